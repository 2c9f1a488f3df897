"""The statuses of a case in signs and words: what is urgent first, and never by colour alone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from bti_tui.domain.address import AddressGrade
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentStatus, LogMode
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.standing import EvaluationStatus, Standing
from bti_tui.i18n.baton import STATUSES as BATON
from bti_tui.i18n.marking import N_

if TYPE_CHECKING:
    from bti_tui.i18n.translator import Translator

URGENT, HEEDED, CALM = "!", "?", "="
"""The signs: something is to be mended, something to keep an eye on, nothing to do."""
GAP: Final = "   "
STATUSES: Final = {
    CaseStatus.WONDERING: ("o", N_("wondering")),
    CaseStatus.ACTIVE: (">", N_("active")),
    CaseStatus.PAUSED: ("~", N_("paused")),
    CaseStatus.CLOSED: ("x", N_("closed")),
    CaseStatus.ARCHIVED: ("#", N_("archived")),
    CaseStatus.PURGED: ("-", N_("purged by law")),
}
"""The main state: a sign and a word."""
SAFETY: Final = {
    SafetyTrack.CONSIDERED: (URGENT, N_("safety is considered")),
    SafetyTrack.ACTIVE: (URGENT, N_("SAFETY TRACK")),
    SafetyTrack.WAITS: (HEEDED, N_("on hold")),
    SafetyTrack.CLEARED: (CALM, N_("safety cleared")),
}
CONSENT: Final = {
    ConsentStatus.MISSING: (URGENT, N_("consent missing")),
    ConsentStatus.VALID: (CALM, N_("consent")),
    ConsentStatus.LIMITED: (CALM, N_("consent with limits")),
    ConsentStatus.EXPIRES_SOON: (HEEDED, N_("consent ends soon")),
    ConsentStatus.EXPIRED: (URGENT, N_("consent has ended")),
    ConsentStatus.REFUSED: (URGENT, N_("no consent")),
    ConsentStatus.WITHDRAWN: (URGENT, N_("consent taken back")),
}
LOG_ONLY: Final = N_("consent to the log only")
EVALUATION: Final = {
    EvaluationStatus.NO_DATE: (HEEDED, N_("no evaluation date")),
    EvaluationStatus.PLANNED: (CALM, N_("evaluation {day}")),
    EvaluationStatus.OVERDUE: (URGENT, N_("evaluation overdue")),
    EvaluationStatus.DONE: (CALM, N_("evaluated")),
}
ADDRESS: Final = {
    AddressGrade.CONFIDENTIAL: (URGENT, N_("confidential address")),
    AddressGrade.STRICT: (URGENT, N_("STRICT ADDRESS")),
}
LOG_MODES: Final = {
    LogMode.DIGITAL: (CALM, N_("digital log")),
    LogMode.MANUAL: (CALM, N_("log on paper")),
    LogMode.NONE: (CALM, N_("no log")),
}


def standing_words(found: Standing, tr: "Translator") -> list[str]:
    """Every status that applies, each with its sign; the main state first, then the urgent ones."""
    others = [*_others(found, tr)]
    order = (URGENT, HEEDED)
    ranked = sorted(others, key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    return [_main(found, tr), *(f"{sign} {word}" for sign, word in ranked)]


def standing_rows(found: Standing, tr: "Translator", width: int) -> list[str]:
    """All of them on as many rows as it takes, the urgent ones first; none is cut."""
    rows: list[str] = []
    for word in standing_words(found, tr):
        longer = f"{rows[-1]}{GAP}{word}" if rows else word
        if rows and len(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def _main(found: Standing, tr: "Translator") -> str:
    sign, word = STATUSES[found.status]
    said = f"{sign} {tr.tr(word)}"
    if found.resume_on is not None:
        said = tr.tr("{status} until {day}", status=said, day=tr.day(found.resume_on))
    return tr.tr("{status}, round {n}", status=said, n=found.rounds) if found.rounds > 1 else said


def _others(found: Standing, tr: "Translator") -> Iterator[tuple[str, str]]:
    if found.address in ADDRESS:
        sign, word = ADDRESS[found.address]
        yield sign, tr.tr(word)
    if found.safety in SAFETY:
        sign, word = SAFETY[found.safety]
        yield sign, tr.tr(word)
    if found.consent in CONSENT and found.log_mode not in (LogMode.MANUAL, LogMode.NONE):
        sign, word = (HEEDED, LOG_ONLY) if found.is_for_log_only else CONSENT[found.consent]
        yield sign, tr.tr(word)
    if found.baton is not None:
        sign, word = BATON[found.baton]
        yield sign, tr.tr(word)
    if found.stuck:
        yield HEEDED, tr.tr("stuck, waits for advice")
    if found.evaluation is not None:
        sign, word = EVALUATION[found.evaluation]
        day = tr.day(found.evaluation_on) if found.evaluation_on else ""
        yield sign, tr.tr(word, day=day)
    if found.log_mode is not None:
        sign, word = LOG_MODES[found.log_mode]
        yield sign, tr.tr(word)

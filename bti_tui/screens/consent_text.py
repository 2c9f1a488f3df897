"""What all answers together mean, as sentences; in capitals while the log may not be shared."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from bti_tui.domain.consent import GIVEN, ConsentAnswer, ConsentStatus, LogMode
from bti_tui.domain.views.consent_view import ConsentView, Coverage, SignatoryRow
from bti_tui.i18n import N_, Translator

NOT_DIGITAL: Final = {
    LogMode.MANUAL: N_("The log is kept on paper, as agreed. Nothing is shared digitally."),
    LogMode.NONE: N_("No log is kept, as agreed. The help goes on."),
}


def status_lines(view: ConsentView, tr: Translator, today: date) -> list[str]:
    """What holds now, and what can be done meanwhile."""
    if view.safety_locked:
        return locked_lines(view, tr)
    chosen = [tr.tr(NOT_DIGITAL[view.log_mode])] if view.log_mode in NOT_DIGITAL else []
    why = _why_not(view, tr, today)
    if not why:
        return [_holds(view, tr), *chosen]
    return [tr.tr("NOT VALID FOR SHARING: {why}", why=why), *chosen, tr.tr("You can still work in your own service.")]


def locked_lines(view: ConsentView, tr: Translator) -> list[str]:
    """What to do now, when the worry about safety comes first; others are told that it waits."""
    if view.waits:
        return [tr.tr("The consent waits. Ask whoever answers for the case before you go on.")]
    return [
        tr.tr("LOCKED: there is a worry about the child's safety."),
        tr.tr("Don't ask the guardians about consent now. Call and ask for advice: F9 shows the numbers."),
        tr.tr("Write down what you saw and heard, word for word. The lock goes when the safety check is cleared."),
    ]


def coverage_lines(view: ConsentView, tr: Translator, choice: Callable[[str, str], str]) -> list[str]:
    """Each agency with a sign: who may be told, and whose yes is missing."""
    if view.safety_locked or not view.coverage:
        return []
    return [tr.tr("May share with:"), *(f"  {_covered(one, tr, choice)}" for one in view.coverage)]


def _covered(one: Coverage, tr: Translator, choice: Callable[[str, str], str]) -> str:
    name = choice("agency", one.agency)
    if one.is_covered:
        return tr.tr("ok {agency}, and takes part", agency=name) if one.takes_part else " ".join((tr.tr("ok"), name))
    if one.waits_for:
        return tr.tr("! {agency}: no yes from {names}", agency=name, names=", ".join(one.waits_for))
    return tr.tr("! {agency}: the consent does not hold now", agency=name)


def _why_not(view: ConsentView, tr: Translator, today: date) -> str:
    """Why the log may not be shared; empty when it may."""
    match view.status:
        case ConsentStatus.REFUSED:
            names = _names(row for row in view.rows if row.answer is ConsentAnswer.NO)
            return tr.tr("the answer of {names} is no.", names=names)
        case ConsentStatus.EXPIRED:
            names = _names(row for row in view.rows if row.valid_until is not None and row.valid_until < today)
            return tr.tr("the consent of {names} has run out.", names=names)
        case ConsentStatus.MISSING if view.needs_guardian:
            return tr.tr("nobody with parental responsibility is registered. F2 adds one.")
        case ConsentStatus.MISSING:
            names = _names(row for row in view.rows if row.answer not in GIVEN)
            return tr.tr("no answer from {names} yet.", names=names)
    return ""


def _names(rows: Iterable[SignatoryRow]) -> str:
    return ", ".join(row.name for row in rows)


def _holds(view: ConsentView, tr: Translator) -> str:
    until = min((row.valid_until for row in view.rows if row.valid_until), default=None)
    if until is None:
        return tr.tr("No consent is needed.")
    day = tr.long_day(until)
    if view.status is ConsentStatus.EXPIRES_SOON:
        return tr.tr("Valid for sharing, but only until {day}. Ask again in time.", day=day)
    if view.status is ConsentStatus.LIMITED:
        limits = "; ".join(f"{row.name}: {row.limits}" for row in view.rows if row.limits)
        return tr.tr("Valid for sharing until {day}, with limits. {limits}", day=day, limits=limits)
    return tr.tr("Valid for sharing until {day}.", day=day)

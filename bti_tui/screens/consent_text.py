"""What all answers together mean, as sentences; in capitals while the log may not be shared."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from bti_tui.domain.consent import ConsentAnswer, ConsentStatus, LogMode
from bti_tui.domain.consent_course import ConsentWant
from bti_tui.domain.signatories import OPENS_LOG
from bti_tui.domain.views.consent_view import ConsentView, Coverage, SignatoryRow
from bti_tui.i18n import N_, Translator
from bti_tui.screens.sharing_text import gap_text

SILENT: Final = (None, ConsentAnswer.NOT_REACHED)
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


def decides_meanwhile(view: ConsentView | None) -> bool:
    """Whether an answer about other services is waited for in vain, and the work can be decided on without it."""
    return view is not None and view.call.want is ConsentWant.ANSWER and view.call.step is not None


def way_on_lines(view: ConsentView, tr: Translator) -> list[str]:
    """That a no, or silence, does not stop the help, and which key goes on."""
    match view.call.want:
        case _ if view.sharing.asks_safety:
            return []
        case ConsentWant.WITHOUT_LOG:
            return [tr.tr("The help goes on without a shared log. F4: choose how the log is kept.")]
        case ConsentWant.DECISION:
            return [tr.tr("The help goes on without the other services. F4: decide how. F5: ask about something else.")]
        case _ if decides_meanwhile(view):
            return [tr.tr("No answer about the other services? F10 has the way on without it.")]
        case _ if view.status in OPENS_LOG or view.log_mode in NOT_DIGITAL:
            return []
        case _:
            return [tr.tr("Does the family not want a log? F6: the help goes on without it.")]


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
        who = ", ".join(one.waits_for)
        return tr.tr("! {agency}: not covered, no yes to it from {names}", agency=name, names=who)
    return tr.tr("! {agency}: the consent does not hold now", agency=name)


def _why_not(view: ConsentView, tr: Translator, today: date) -> str:
    """Why the log may not be shared; empty when it may."""
    match view.status:
        case ConsentStatus.REFUSED:
            return _answers_no(view, tr)
        case ConsentStatus.EXPIRED:
            names = _names(row for row in view.rows if row.valid_until is not None and row.valid_until < today)
            return tr.tr("the consent of {names} has run out.", names=names)
        case ConsentStatus.WITHDRAWN:
            names = _names(row for row in view.rows if row.is_withdrawn)
            return tr.tr("{names} has taken the consent back.", names=names)
        case ConsentStatus.MISSING if view.needs_guardian:
            return gap_text(view.sharing.gap, tr)
        case ConsentStatus.MISSING:
            silent = _names(row for row in view.rows if row.is_needed and row.answer in SILENT)
            waits = tr.tr("no answer from {names} yet.", names=silent) if silent else ""
            return " ".join(part for part in (_answers_no(view, tr), waits) if part)
    return ""


def _answers_no(view: ConsentView, tr: Translator) -> str:
    names = _names(row for row in view.rows if row.is_needed and row.answer is ConsentAnswer.NO)
    return tr.tr("the answer of {names} is no.", names=names) if names else ""


def _names(rows: Iterable[SignatoryRow]) -> str:
    return ", ".join(row.name for row in rows)


def _holds(view: ConsentView, tr: Translator) -> str:
    until = min((row.valid_until for row in view.rows if row.valid_until), default=None)
    if until is None:
        return tr.tr("No consent is needed.")
    return _log_holds(view, tr, until) if view.is_for_log_only else _sharing_holds(view, tr, until)


def _log_holds(view: ConsentView, tr: Translator, until: date) -> str:
    """The log is kept, and no other service may be told anything."""
    day = tr.long_day(until)
    if view.status is ConsentStatus.EXPIRES_SOON:
        held = tr.tr("Valid for the log, but only until {day}. Ask again in time.", day=day)
    elif view.status is ConsentStatus.LIMITED:
        held = tr.tr("Valid for the log until {day}, with limits. {limits}", day=day, limits=_limits(view))
    else:
        held = tr.tr("Valid for the log until {day}.", day=day)
    return " ".join((held, tr.tr("No other service may be told anything yet.")))


def _sharing_holds(view: ConsentView, tr: Translator, until: date) -> str:
    day = tr.long_day(until)
    if view.status is ConsentStatus.EXPIRES_SOON:
        return tr.tr("Valid for sharing, but only until {day}. Ask again in time.", day=day)
    if view.status is ConsentStatus.LIMITED:
        return tr.tr("Valid for sharing until {day}, with limits. {limits}", day=day, limits=_limits(view))
    return tr.tr("Valid for sharing until {day}.", day=day)


def _limits(view: ConsentView) -> str:
    return "; ".join(f"{row.name}: {row.limits}" for row in view.rows if row.limits)

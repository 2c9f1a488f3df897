"""A measure on its way: it waits for somebody else, goes on, and everybody may say how it is."""

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.commands import MeasureCommand, ResumeMeasure, SuspendMeasure, TellView
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import MeasureResumed, MeasureSuspended, ViewTold
from bti_tui.domain.ids import PartyId, PersonId
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.effort import from_level_1, open_measure


def on_the_way(command: MeasureCommand, basis: Basis) -> Change:
    """What an order about a measure on its way does."""
    match command:
        case SuspendMeasure():
            return _suspend(command, basis)
        case ResumeMeasure():
            return _resume(command, basis)
        case TellView():
            return _tell_view(command, basis)


def _suspend(command: SuspendMeasure, basis: Basis) -> Change:
    found = basis.case.measure(command.measure)
    waits = found is not None and found.wait is not None
    require(
        from_level_1(basis),
        open_measure(basis, command.measure),
        [Reason(refusals.MEASURE_WAITS)] if waits else [],
        written(command.awaits),
        not_after(basis.today, command.since),
    )
    pen = Pen(basis)
    awaits = pen.write(command.awaits, NoteKind.REASON, Visibility.LOG)
    return pen.change(MeasureSuspended(measure=command.measure, on=command.since, awaits=awaits))


def _resume(command: ResumeMeasure, basis: Basis) -> Change:
    found = basis.case.measure(command.measure)
    wait = found.wait if found is not None else None
    require(
        from_level_1(basis),
        open_measure(basis, command.measure),
        [] if wait is not None or found is None else [Reason(refusals.MEASURE_NOT_WAITING)],
        not_after(basis.today, command.resumed_on),
        in_order(wait.since if wait else None, command.resumed_on),
    )
    return Pen(basis).change(MeasureResumed(measure=command.measure, on=command.resumed_on))


def _tell_view(command: TellView, basis: Basis) -> Change:
    """Views are kept side by side: nobody's words take the place of another's."""
    is_known = basis.case.measure(command.measure) is not None
    require(
        from_level_1(basis),
        [] if is_known else [Reason(refusals.MEASURE_UNKNOWN)],
        written(command.text),
        not_after(basis.today, command.told_on),
    )
    pen = Pen(basis)
    text = pen.write(command.text, _kind(basis.case, command.told_by), Visibility.LOG)
    return pen.change(ViewTold(measure=command.measure, told_by=command.told_by, on=command.told_on, text=text))


def _kind(case: Case, by: PartyId) -> NoteKind:
    if PersonId(by) == case.subject:
        return NoteKind.CHILD_VOICE
    return NoteKind.GUARDIAN_VIEW if case.person(PersonId(by)) else NoteKind.PROFESSIONAL_VIEW

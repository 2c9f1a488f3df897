"""Level 1: shared understanding, goals, measures, evaluations, and the log."""

from bti_tui.domain import refusals
from bti_tui.domain.commands import (
    AssessGoal,
    CorrectEntry,
    EvaluateMeasure,
    PlanEvaluation,
    PlanMeasure,
    SetGoal,
    ShareUnderstanding,
    WriteEntry,
)
from bti_tui.domain.errors import NotFound, Reason
from bti_tui.domain.facts import (
    EntryCorrected,
    EntryWritten,
    EvaluationPlanned,
    GoalAssessed,
    GoalSet,
    MeasureEvaluated,
    MeasurePlanned,
    UnderstandingShared,
)
from bti_tui.domain.guide import GuardName, Level
from bti_tui.domain.ids import GoalId, MeasureId, PersonId
from bti_tui.domain.nameless import is_nameless_meeting
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.plan import ENDS, asks_why
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.rules.agreement import holds_case
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.measure_people import against_agencies, agency_for
from bti_tui.domain.rules.minutes import against_line
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.telling import against_telling, speakers
from bti_tui.domain.text import clean, is_written

LONGEST_TITLE = 80
"""Characters in the title of a measure: it stands on one line in every list."""


def share_understanding(command: ShareUnderstanding, basis: Basis) -> Change:
    """The meeting with the family comes after the safety check; the child's view is part of it."""
    require(
        from_level_1(basis),
        basis.unmet(GuardName.SAFETY),
        written(command.child_view, command.guardians_view, command.agency_view, command.statement),
        not_after(basis.today, command.held_on),
    )
    pen = Pen(basis)
    return pen.change(
        UnderstandingShared(
            on=command.held_on,
            child_view=pen.write(command.child_view, NoteKind.CHILD_VOICE, Visibility.LOG),
            guardians_view=pen.write(command.guardians_view, NoteKind.GUARDIAN_VIEW, Visibility.LOG),
            agency_view=pen.write(command.agency_view, NoteKind.PROFESSIONAL_VIEW, Visibility.LOG),
            statement=pen.write(command.statement, NoteKind.STATEMENT, Visibility.LOG),
            strengths=pen.maybe(command.strengths, NoteKind.STATEMENT, Visibility.LOG),
        )
    )


def set_goal(command: SetGoal, basis: Basis) -> Change:
    """A goal comes before its measures."""
    require(
        from_level_1(basis),
        written(command.text),
        basis.unknown_codes("area", [command.area]),
        against_line(basis, command.meeting),
    )
    pen = Pen(basis)
    return pen.change(
        GoalSet(
            goal=GoalId(basis.moment.new_id()),
            text=pen.write(command.text, NoteKind.GOAL, Visibility.LOG),
            sign=pen.maybe(command.sign, NoteKind.GOAL, Visibility.LOG),
            area=command.area,
            meeting=command.meeting,
        )
    )


def assess_goal(command: AssessGoal, basis: Basis) -> Change:
    """A goal of the case is said to be reached, or how far."""
    require(from_level_1(basis), _known_goal(basis, command.goal), against_line(basis, command.meeting))
    return Pen(basis).change(GoalAssessed(goal=command.goal, attainment=command.attainment, meeting=command.meeting))


def plan_measure(command: PlanMeasure, basis: Basis) -> Change:
    """A measure has a goal, a responsible and its dates in order (R35, invariant 6)."""
    _check_plan(command, basis)
    pen = Pen(basis)
    return pen.change(
        MeasurePlanned(
            measure=MeasureId(basis.moment.new_id()),
            title=pen.write(command.title, NoteKind.MEASURE, Visibility.LOG),
            goal=command.goal,
            arena=command.arena,
            responsible=command.responsible,
            starts_on=command.starts_on,
            due_on=command.due_on,
            evaluate_on=command.evaluate_on,
            category=command.category,
            amount=pen.maybe(command.amount, NoteKind.MEASURE, Visibility.LOG),
            agency=agency_for(command.responsible, command.agency, basis),
            description=pen.maybe(command.description, NoteKind.STATEMENT, Visibility.LOG),
            area=command.area,
            concern_item=command.concern_item,
            contributors=tuple(dict.fromkeys(command.contributors)),
            follows=command.follows,
            replaces=command.replaces,
            meeting=command.meeting,
        )
    )


def _check_plan(command: PlanMeasure, basis: Basis) -> None:
    too_long = len(clean(command.title, lines=False)) > LONGEST_TITLE
    require(
        from_level_1(basis),
        against_line(basis, command.meeting),
        _known_goal(basis, command.goal),
        written(command.title),
        [Reason(refusals.TITLE_TOO_LONG)] if too_long else [],
        in_order(command.starts_on, command.due_on),
        in_order(command.starts_on, command.evaluate_on),
        basis.unknown_codes("category", [command.category]),
        basis.unknown_codes("area", [command.area]),
        _points_to_nothing(command, basis),
        against_agencies(command.agency, [command.responsible, *command.contributors], basis),
        against_telling(basis.case, [command.responsible, *command.contributors]),
    )


def plan_evaluation(command: PlanEvaluation, basis: Basis) -> Change:
    """The next evaluation lies in the future."""
    past = [Reason(GuardName.DATE)] if command.evaluate_on <= basis.today else []
    require(from_level_1(basis), past, against_line(basis, command.meeting))
    return Pen(basis).change(EvaluationPlanned(evaluate_on=command.evaluate_on, meeting=command.meeting))


def evaluate_measure(command: EvaluateMeasure, basis: Basis) -> Change:
    """What was not done, and what goes on without effect, needs its why (5.3 of the field text).

    Anyone may say how a measure went; to end it belongs to the holder (rule 3 of the seam).
    """
    past = command.new_due_on is not None and command.new_due_on <= basis.today
    require(
        from_level_1(basis),
        against_line(basis, command.meeting),
        open_measure(basis, command.measure),
        holds_case(basis) if command.onwards in ENDS else [],
        not_after(basis.today, command.evaluated_on),
        [Reason(refusals.DATES_OUT_OF_ORDER)] if past else [],
        _unexplained(command),
        _against_speaker(command.said_by, basis, is_said=is_written(command.guardians_view)),
    )
    pen = Pen(basis)
    return pen.change(
        MeasureEvaluated(
            measure=command.measure,
            on=command.evaluated_on,
            carried_out=command.carried_out,
            effect=command.effect,
            onwards=command.onwards,
            child_view=pen.maybe(command.child_view, NoteKind.CHILD_VOICE, Visibility.LOG),
            guardians_view=pen.maybe(command.guardians_view, NoteKind.GUARDIAN_VIEW, Visibility.LOG),
            professional_view=pen.maybe(command.professional_view, NoteKind.PROFESSIONAL_VIEW, Visibility.LOG),
            change=pen.maybe(command.change, NoteKind.REASON, Visibility.LOG),
            new_due_on=command.new_due_on,
            meeting=command.meeting,
            said_by=command.said_by,
        )
    )


def write_entry(command: WriteEntry, basis: Basis) -> Change:
    """The shared log needs consent, and gets nothing new while the safety track is open: guardians may read it.

    What is written in a meeting without names stays inside the service.
    """
    known = {one.code for one in basis.rules.information}
    require(
        _readable(command.visibility, basis),
        written(command.text),
        not_after(basis.today, command.happened_on),
        against_line(basis, command.meeting, command.item),
        _against_speaker(command.said_by, basis, is_said=command.kind is EntryKind.FAMILY_WORDS),
        [] if known >= set(command.information) else [Reason(refusals.CODE_UNKNOWN)],
    )
    pen = Pen(basis)
    stays_inside = is_nameless_meeting(basis.case, basis.guide, command.meeting)
    visibility = Visibility.INTERNAL if stays_inside else command.visibility
    return pen.change(
        EntryWritten(
            kind=command.kind,
            text=pen.write(command.text, NoteKind.ENTRY, visibility),
            happened_on=command.happened_on,
            visibility=visibility,
            meeting=command.meeting,
            item=command.item,
            said_by=command.said_by,
            information=tuple(dict.fromkeys(command.information)),
        )
    )


def _against_speaker(person: PersonId | None, basis: Basis, *, is_said: bool) -> list[Reason]:
    """Only words of the family are said by one of the guardians."""
    if person is None:
        return []
    if not is_said:
        return [Reason(refusals.NOT_THEIR_WORDS)]
    return [] if person in {one.id for one in speakers(basis.case)} else [Reason(refusals.PERSON_UNKNOWN)]


def correct_entry(command: CorrectEntry, basis: Basis) -> Change:
    """A correction is seen by those who see what it corrects; the earlier text stays (R45). Raises `NotFound`."""
    if basis.entry is None:
        raise NotFound(entry=command.entry)
    visibility = basis.entry.visibility
    withheld = any(one.entry == command.entry for one in basis.case.withheld)
    gone = any(one.entry == command.entry for one in basis.case.purged)
    known = {one.code for one in basis.rules.information}
    require(
        _readable(visibility, basis),
        written(command.text),
        [] if known >= set(command.information) else [Reason(refusals.CODE_UNKNOWN)],
        [Reason(refusals.ENTRY_WITHHELD)] if withheld else [],
        [Reason(refusals.WORDS_MISSING)] if gone else [],
        [Reason(refusals.LINE_STRUCK)] if command.entry in basis.case.struck else [],
    )
    pen = Pen(basis)
    text = pen.write(command.text, NoteKind.ENTRY, visibility)
    information = tuple(dict.fromkeys(command.information))
    return pen.change(EntryCorrected(entry=command.entry, text=text, visibility=visibility, information=information))


def _readable(visibility: Visibility, basis: Basis) -> list[Reason]:
    if visibility is Visibility.SHIELDED:
        return [Reason(refusals.SHIELDED_ELSEWHERE)]
    if visibility is Visibility.LOG and basis.case.safety_track in LOCKS:
        return basis.unmet(GuardName.SAFETY)
    status = consent_status(basis.case, basis.rules, basis.today)
    if visibility is Visibility.INTERNAL or status in OPENS_LOG:
        return []
    return [Reason(GuardName.LOG_CONSENT.value, basis.guide.mender(GuardName.LOG_CONSENT, basis.case.level))]


def from_level_1(basis: Basis) -> list[Reason]:
    """A reason when the work has not begun, or is over."""
    if basis.case.level is Level.CLARIFY:
        return [Reason(refusals.WRONG_LEVEL)]
    return [Reason(refusals.CLOSING_DECIDED)] if basis.case.closing_decided else []


def _known_goal(basis: Basis, goal: GoalId) -> list[Reason]:
    return [] if basis.case.goal(goal) else [Reason(refusals.GOAL_UNKNOWN)]


def _points_to_nothing(command: PlanMeasure, basis: Basis) -> list[Reason]:
    """The measures and the question that it names are of the case."""
    case = basis.case
    known = {one.item for assessment in case.assessments for one in assessment.answers}
    unknown = command.concern_item is not None and command.concern_item not in known
    lost = any(one is not None and case.measure(one) is None for one in (command.follows, command.replaces))
    found = [Reason(refusals.MEASURE_UNKNOWN)] if lost else []
    return [*found, *([Reason(refusals.CODE_UNKNOWN)] if unknown else [])]


def open_measure(basis: Basis, measure: MeasureId) -> list[Reason]:
    """A reason when a measure is not in the case, or is over."""
    found = basis.case.measure(measure)
    if found is None:
        return [Reason(refusals.MEASURE_UNKNOWN)]
    return [Reason(refusals.MEASURE_ENDED)] if found.ended else []


def _unexplained(command: EvaluateMeasure) -> list[Reason]:
    asks = asks_why(command.carried_out, command.effect, command.onwards)
    return [Reason(refusals.WHY_MISSING)] if asks and not is_written(command.change) else []

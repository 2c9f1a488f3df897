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
from bti_tui.domain.ids import GoalId, MeasureId
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.plan import ENDS, CarriedOut, MeasureEffect, Onwards
from bti_tui.domain.rules.agreement import holds_case, not_taking_part
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.signatories import OPENS_LOG, consent_status
from bti_tui.domain.text import clean, is_written

LONGEST_TITLE = 80
"""Characters in the title of a measure: it stands on one line in every list."""

_WITHOUT_EFFECT = frozenset({MeasureEffect.UNCHANGED, MeasureEffect.WORSE})


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
    require(from_level_1(basis), written(command.text), basis.unknown_codes("area", [command.area]))
    pen = Pen(basis)
    return pen.change(
        GoalSet(
            goal=GoalId(basis.moment.new_id()),
            text=pen.write(command.text, NoteKind.GOAL, Visibility.LOG),
            sign=pen.maybe(command.sign, NoteKind.GOAL, Visibility.LOG),
            area=command.area,
        )
    )


def assess_goal(command: AssessGoal, basis: Basis) -> Change:
    """A goal of the case is said to be reached, or how far."""
    require(from_level_1(basis), _known_goal(basis, command.goal))
    return Pen(basis).change(GoalAssessed(goal=command.goal, attainment=command.attainment))


def plan_measure(command: PlanMeasure, basis: Basis) -> Change:
    """A measure has a goal, a responsible and its dates in order (R35, invariant 6)."""
    too_long = len(clean(command.title, lines=False)) > LONGEST_TITLE
    require(
        from_level_1(basis),
        _known_goal(basis, command.goal),
        written(command.title),
        [Reason(refusals.TITLE_TOO_LONG)] if too_long else [],
        in_order(command.starts_on, command.due_on),
        in_order(command.starts_on, command.evaluate_on),
        basis.unknown_codes("category", [command.category]),
        not_taking_part(command.agency, basis),
    )
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
            agency=command.agency,
        )
    )


def plan_evaluation(command: PlanEvaluation, basis: Basis) -> Change:
    """The next evaluation lies in the future."""
    past = [Reason(GuardName.DATE)] if command.evaluate_on <= basis.today else []
    require(from_level_1(basis), past)
    return Pen(basis).change(EvaluationPlanned(evaluate_on=command.evaluate_on))


def evaluate_measure(command: EvaluateMeasure, basis: Basis) -> Change:
    """What was not done, and what goes on without effect, needs its why (5.3 of the field text).

    Anyone may say how a measure went; to end it belongs to the holder (rule 3 of the seam).
    """
    past = command.new_due_on is not None and command.new_due_on <= basis.today
    require(
        from_level_1(basis),
        open_measure(basis, command.measure),
        holds_case(basis) if command.onwards in ENDS else [],
        not_after(basis.today, command.evaluated_on),
        [Reason(refusals.DATES_OUT_OF_ORDER)] if past else [],
        _unexplained(command),
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
        )
    )


def write_entry(command: WriteEntry, basis: Basis) -> Change:
    """The shared log needs consent, and gets nothing new while the safety track is open: guardians may read it."""
    require(_readable(command.visibility, basis), written(command.text), not_after(basis.today, command.happened_on))
    pen = Pen(basis)
    return pen.change(
        EntryWritten(
            kind=command.kind,
            text=pen.write(command.text, NoteKind.ENTRY, command.visibility),
            happened_on=command.happened_on,
            visibility=command.visibility,
        )
    )


def correct_entry(command: CorrectEntry, basis: Basis) -> Change:
    """A correction is seen by those who see what it corrects; the earlier text stays (R45). Raises `NotFound`."""
    if basis.entry is None:
        raise NotFound(entry=command.entry)
    visibility = basis.entry.visibility
    withheld = any(one.entry == command.entry for one in basis.case.withheld)
    gone = any(one.entry == command.entry for one in basis.case.purged)
    require(
        _readable(visibility, basis),
        written(command.text),
        [Reason(refusals.ENTRY_WITHHELD)] if withheld else [],
        [Reason(refusals.WORDS_MISSING)] if gone else [],
    )
    pen = Pen(basis)
    text = pen.write(command.text, NoteKind.ENTRY, visibility)
    return pen.change(EntryCorrected(entry=command.entry, text=text, visibility=visibility))


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


def open_measure(basis: Basis, measure: MeasureId) -> list[Reason]:
    """A reason when a measure is not in the case, or is over."""
    found = basis.case.measure(measure)
    if found is None:
        return [Reason(refusals.MEASURE_UNKNOWN)]
    return [Reason(refusals.MEASURE_ENDED)] if found.ended else []


def _unexplained(command: EvaluateMeasure) -> list[Reason]:
    goes_on = command.onwards is Onwards.CONTINUE and command.effect in _WITHOUT_EFFECT
    asks = goes_on or command.carried_out is CarriedOut.NO
    return [Reason(refusals.WHY_MISSING)] if asks and not is_written(command.change) else []

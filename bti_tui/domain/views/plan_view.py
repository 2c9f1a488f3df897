"""Goals and measures as their screen shows them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.case import Case
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.guide import Effect, Guide
from bti_tui.domain.ids import (
    AgencyCode,
    AreaCode,
    CategoryCode,
    GoalId,
    ItemCode,
    MeasureId,
    PartyId,
    PersonId,
    UserId,
)
from bti_tui.domain.plan import (
    OVER,
    Arena,
    Attainment,
    CarriedOut,
    Evaluation,
    Measure,
    MeasureEffect,
    MeasureStatus,
    Onwards,
)
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.suggestion import Finding, suggestion
from bti_tui.domain.telling import PARENTS
from bti_tui.domain.views.names import Names, guests

_DAILY_PLACES = frozenset({Arena.KINDERGARTEN, Arena.SCHOOL})


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal."""

    id: GoalId
    text: str
    sign: str
    attainment: Attainment | None
    area: AreaCode | None = None


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """How a measure went, once."""

    on: date
    carried_out: CarriedOut
    effect: MeasureEffect
    onwards: Onwards
    child_view: str
    change: str
    guardians_view: str = ""
    professional_view: str = ""


class Viewpoint(StrEnum):
    """Whose eyes a measure is seen with (ståsted)."""

    CHILD = "child"
    GUARDIAN = "guardian"
    FAMILY = "family"
    """Anybody else of the family."""
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True)
class ViewLine:
    """What one person says of a measure."""

    by: str
    on: date
    text: str
    whose: Viewpoint | None = None
    """None: a guest, of whom nobody knows what she is."""


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure; `overdue` is computed for the day."""

    id: MeasureId
    title: str
    goal: GoalId
    arena: Arena
    responsible: str
    starts_on: date
    due_on: date
    evaluate_on: date
    amount: str
    status: MeasureStatus
    overdue: bool
    needs_evaluation: bool
    evaluations: tuple[EvaluationLine, ...]
    agency: AgencyCode | None = None
    category: CategoryCode | None = None
    area: AreaCode | None = None
    concern_item: ItemCode | None = None
    description: str = ""
    contributors: tuple[str, ...] = ()
    follows: str = ""
    """The title of the measure that is done first."""
    replaces: str = ""
    """The title of the measure that it came in the place of."""
    awaits: str = ""
    """What or whom it waits for."""
    views: tuple[ViewLine, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is done in it."""
        return self.status in OVER

    @property
    def urgency(self) -> tuple[bool, bool, int]:
        """Its place in every list: what is overdue stands first, the longest on top; what is over stands last."""
        return self.is_over, not self.overdue, self.evaluate_on.toordinal() if self.overdue else 0


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan of a case."""

    goals: tuple[GoalLine, ...]
    measures: tuple[MeasureLine, ...]
    next_on: date | None
    evaluation_weeks: int
    suggested: Effect | None
    finding: Finding | None
    """What the evaluations show, that the suggestion rests on."""
    misses_home: bool
    """No open measure happens at home, although some happen elsewhere."""
    misses_institution: bool
    """No open measure happens in kindergarten or school, although some happen elsewhere."""
    unanswered: tuple[AreaCode, ...] = ()
    """What the concern is about and no open measure is: the gap."""
    to_replace: MeasureId | None = None
    """The measure that was to be replaced and has no other in its place yet."""
    uncovered: tuple[MeasureId, ...] = ()
    """The open measures of services that the consent does not cover now."""


def uncovered_measures(case: Case, rules: Rules, today: date) -> tuple[MeasureId, ...]:
    """The open measures of services that the consent does not cover: somebody must end them, or give them on (2.5)."""
    covered = {None, case.agency, *consented_agencies(case, rules, today)}
    return tuple(one.id for one in case.open_measures if one.agency not in covered)


def plan_view(case: Case, guide: Guide, names: Names, today: date) -> PlanView:
    """The plan of a case on a day."""
    found = suggestion(case)
    arenas = {measure.arena for measure in case.open_measures}
    return PlanView(
        goals=tuple(
            GoalLine(goal.id, names.text(goal.text), names.text(goal.sign), goal.attainment, goal.area)
            for goal in case.goals
        ),
        measures=tuple(_measure_line(case, place, names, today) for place in range(len(case.measures))),
        next_on=case.next_on,
        evaluation_weeks=guide.evaluation_weeks[case.level],
        suggested=found.effect if found else None,
        finding=found.why if found else None,
        misses_home=bool(arenas) and Arena.HOME not in arenas,
        misses_institution=bool(arenas) and not arenas & _DAILY_PLACES,
        unanswered=unanswered_areas(case),
        to_replace=to_replace(case),
    )


def concern_areas(case: Case) -> tuple[AreaCode, ...]:
    """What the concern is about, by its observations, in the order that they were written in."""
    return tuple(dict.fromkeys(area for one in case.observations for area in one.areas))


def unanswered_areas(case: Case) -> tuple[AreaCode, ...]:
    """The areas of the concern that no open measure is about, nor the goal of one; none before the first measure."""
    if not case.open_measures:
        return ()
    goals = {goal.id: goal.area for goal in case.goals}
    answered = {area for one in case.open_measures for area in (one.area, goals.get(one.goal))}
    return tuple(area for area in concern_areas(case) if area not in answered)


def to_replace(case: Case) -> MeasureId | None:
    """The newest measure that was ended to be replaced, when nothing stands in its place yet."""
    replaced = {one.replaces for one in case.measures}
    waiting = [one for one in case.measures if one.status(date.min) is MeasureStatus.REPLACED]
    return next((one.id for one in reversed(waiting) if one.id not in replaced), None)


def _measure_line(case: Case, place: int, names: Names, today: date) -> MeasureLine:
    measure = case.measures[place]
    waits = measure.awaits_evaluation(case.round)
    unread = not measure.ended and not measure.evaluated_in(case.round)
    day = case.evaluates_on(measure)
    return MeasureLine(
        id=measure.id,
        title=names.text(measure.title),
        goal=measure.goal,
        arena=measure.arena,
        responsible=names.party(case, measure.responsible),
        starts_on=measure.starts_on,
        due_on=measure.due_on,
        evaluate_on=day or measure.evaluate_on,
        amount=names.text(measure.amount),
        status=measure.status(today, case.round),
        overdue=unread and day is not None and day < today,
        needs_evaluation=waits,
        evaluations=tuple(_evaluation_line(one, names) for one in measure.evaluations),
        agency=measure.agency,
        category=measure.category,
        area=measure.area,
        concern_item=measure.concern_item,
        description=names.text(measure.description),
        contributors=tuple(names.party(case, one) for one in measure.contributors),
        follows=_title(case, measure.follows, names),
        replaces=_title(case, measure.replaces, names),
        awaits=names.text(measure.wait.awaits) if measure.wait else "",
        views=_views(case, measure, names),
    )


def _evaluation_line(one: Evaluation, names: Names) -> EvaluationLine:
    views = (one.child_view, one.change, one.guardians_view, one.professional_view)
    return EvaluationLine(one.on, one.carried_out, one.effect, one.onwards, *map(names.text, views))


def _title(case: Case, measure: MeasureId | None, names: Names) -> str:
    found = case.measure(measure) if measure is not None else None
    return names.text(found.title) if found is not None else ""


def _views(case: Case, measure: Measure, names: Names) -> tuple[ViewLine, ...]:
    return tuple(
        ViewLine(names.party(case, one.by), one.on, names.text(one.text), _viewpoint(case, one.by, names))
        for one in measure.views
    )


def _viewpoint(case: Case, party: PartyId, names: Names) -> Viewpoint | None:
    person = case.person(PersonId(party))
    if person is not None:
        if person.id == case.subject:
            return Viewpoint.CHILD
        return Viewpoint.GUARDIAN if person.relation in PARENTS else Viewpoint.FAMILY
    works = UserId(party) in names.professionals or any(one.id == party and one.agency for one in guests(case))
    return Viewpoint.PROFESSIONAL if works else None

"""One case as its screen shows it: where it stands, what is next, what was agreed."""

from dataclasses import dataclass
from datetime import date, timedelta

from bti_tui.domain.asked_for import ANSWER_STUCK
from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import ConsentStatus, LogMode
from bti_tui.domain.deadlines import Deadline, deadlines, due_on
from bti_tui.domain.errors import Reason
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import Guide, Level, Section, Step
from bti_tui.domain.ids import CaseId, StepId, UserId
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.predicates import is_on_safety_track, is_safety_locked
from bti_tui.domain.progress import next_step, states
from bti_tui.domain.responsibility import responsible
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import consent_ends, consent_status
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.views.plan_view import PlanView, plan_view
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One rung of the ladder."""

    number: Level
    title: Words
    is_passed: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the track."""

    id: StepId
    number: str
    what: Words
    done: bool
    is_next: bool
    later: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class NextAction:
    """The one thing to do now: a step, or the safety track, which comes before all steps."""

    step: StepId | None
    number: str
    what: Words | None
    due_on: date | None
    safety: bool = False
    waits_for: str = ""
    """The one whose answer is awaited."""
    needs: tuple[Reason, ...] = ()
    """The guards that stand in the way of the step."""
    form: str = ""
    """The command whose form is to be filled in, when it is one form of the step that is wanted now."""


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer of the baton that waits for an answer."""

    to: UserId
    to_name: str
    answer_by: date


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case on the screen."""

    id: CaseId
    number: str
    name: str
    short_name: str
    born_on: date | None
    subject_kind: SubjectKind
    status: CaseStatus
    level: Level
    owner: str
    holder: str
    holder_initials: str
    baton: BatonStatus
    responsible: str
    """Who answers for the case: the holder, or the leader while nobody holds."""
    stand_in: str
    """Who stands in for the holder today."""
    offer: OfferView | None
    safety: SafetyTrack
    safety_locked: bool
    consent: ConsentStatus
    consent_until: date | None
    log_mode: LogMode | None
    ladder: tuple[LevelLine, ...]
    steps: tuple[StepLine, ...]
    next: NextAction | None
    deadlines: tuple[Deadline, ...]
    plan: PlanView
    child_words: str
    child_words_on: date | None
    people: tuple[tuple[str, str, bool], ...]
    """Relation code, name, and whether the person has parental responsibility."""
    version: int
    is_restricted: bool
    ground: Words | None
    """On what ground the case is restricted or purged."""
    held_on: date | None
    """Since when."""


def case_view(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> CaseView:
    """The screen's picture of a case."""
    name = names.person(case, case.subject)
    heard = child_words(case, names)
    held = case.restriction or (case.purged[0] if case.is_purged else None)
    return CaseView(
        id=case.id,
        number=case_label(case.number),
        name=name,
        short_name=short_name(name),
        born_on=next((person.born_on for person in case.people if person.id == case.subject), None),
        subject_kind=case.subject_kind,
        status=case.status,
        level=case.level,
        owner=names.user(case.concern.owner) if case.concern else "",
        holder=names.user(case.baton.hand),
        holder_initials=names.initials(case.baton.hand),
        baton=case.baton.status(today),
        responsible=names.user(responsible(case)),
        stand_in=names.user(case.baton.stand_in(today)),
        offer=_offer_view(case, names, today),
        safety=case.safety_track,
        safety_locked=is_safety_locked(Circumstance(case, today, rules)),
        consent=_consent(case, rules, today),
        consent_until=consent_ends(case, rules, today),
        log_mode=case.log_mode,
        ladder=ladder(case, guide),
        steps=step_lines(case, guide, rules, today),
        next=None if _is_at_rest(case) else next_action(case, guide, rules, names, today),
        deadlines=deadlines(case, guide, rules, today),
        plan=plan_view(case, guide, names, today),
        child_words=heard[0],
        child_words_on=heard[1],
        people=tuple((one.relation.value, names.text(one.name), one.responsible) for one in case.people),
        version=case.version,
        is_restricted=case.restriction is not None,
        ground=rules.ground_name(held.ground) if held else None,
        held_on=held.on if held else None,
    )


def _is_at_rest(case: Case) -> bool:
    return case.restriction is not None and not is_on_safety_track(case)


def _consent(case: Case, rules: Rules, today: date) -> ConsentStatus:
    return consent_status(case, rules, today) if case.level > Level.CLARIFY else ConsentStatus.NOT_NEEDED


def _offer_view(case: Case, names: Names, today: date) -> OfferView | None:
    offer = case.baton.standing_offer(today)
    return OfferView(offer.to, names.user(offer.to), offer.answer_by) if offer else None


def ladder(case: Case, guide: Guide) -> tuple[LevelLine, ...]:
    """The four levels, with the ones behind and the one that is now."""
    return tuple(
        LevelLine(part.number, part.title, part.number < case.level, part.number == case.level) for part in guide.levels
    )


def step_number(guide: Guide, step: StepId) -> str:
    """The display number of a step: level and place, or the letter of its track and place."""
    for part in guide.levels:
        for place, one in enumerate(part.steps, 1):
            if one.id == step:
                return f"{part.number.value}.{place}"
    for letter, steps in (("X", guide.safety), ("A", guide.closing), ("G", guide.reopening)):
        for place, one in enumerate(steps, 1):
            if one.id == step:
                return f"{letter}.{place}"
    return ""


def step_lines(case: Case, guide: Guide, rules: Rules, today: date) -> tuple[StepLine, ...]:
    """The steps of the part that the case is in."""
    return tuple(
        StepLine(
            state.step.id,
            step_number(guide, state.step.id),
            state.step.what,
            state.done,
            state.is_next,
            state.step.later,
            None if state.done else due_on(state.step, case),
        )
        for state in states(case, guide, rules, today)
    )


def next_action(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> NextAction | None:
    """What to do now; None only when the case is archived."""
    at = Circumstance(case, today, rules, case.next_on)
    step = next_step(case, guide, rules, today)
    if case.stuck_since is not None and step is not None and step.section is Section.LEVEL:
        return _advice(step, case, guide, names, at)
    return None if step is None else _action(step, case, guide, names, at)


def _advice(step: Step, case: Case, guide: Guide, names: Names, at: Circumstance) -> NextAction:
    """A case that is stuck waits for advice from outside before anything else of its level (T13)."""
    for asking in guide.level(case.level).steps:
        for form in asking.forms:
            if form.command == ANSWER_STUCK and case.stuck_since is not None:
                due = case.stuck_since + timedelta(days=guide.stuck_answer_days)
                number = step_number(guide, asking.id)
                return NextAction(asking.id, number, form.title, due, form=ANSWER_STUCK)
    return _action(step, case, guide, names, at)


def _action(step: Step, case: Case, guide: Guide, names: Names, at: Circumstance) -> NextAction:
    offers = step.asks_for("offer_baton")
    offer = case.baton.standing_offer(at.today) if offers else None
    waits_for = names.user(offer.to) if offer else ""
    due = offer.answer_by if offer else due_on(step, case)
    needs = tuple(unmet(step.guards, at, guide))
    return NextAction(step.id, step_number(guide, step.id), step.what, due, is_on_safety_track(case), waits_for, needs)


def child_words(case: Case, names: Names) -> tuple[str, date | None]:
    """The newest words of the child, and the day they were said."""
    said = [
        (evaluation.on, evaluation.child_view)
        for measure in case.measures
        for evaluation in measure.evaluations
        if evaluation.child_view
    ]
    if case.understanding:
        said.append((case.understanding.on, case.understanding.child_view))
    if case.talk and case.talk.child_words:
        said.append((case.talk.on, case.talk.child_words))
    if not said:
        return "", None
    day, note = max(said, key=lambda one: one[0])
    return names.text(note), day

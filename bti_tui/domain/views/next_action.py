"""What is to be done next in a case, in one line; lists need it too, hence apart from the picture of the whole case."""

from dataclasses import dataclass
from datetime import date, timedelta

from bti_tui.domain.asked_for import ANSWER_STUCK, CHECK_SAFETY, CHOOSE_LOG_MODE, DECIDE
from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent_course import WAYS_ON, ConsentWant, consent_call, is_asking
from bti_tui.domain.deadlines import due_on
from bti_tui.domain.errors import Reason
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import Guide, Section, Step
from bti_tui.domain.ids import StepId
from bti_tui.domain.predicates import is_on_safety_track
from bti_tui.domain.progress import next_step
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Words


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
    way_on: ConsentWant = ConsentWant.NOTHING
    """How the work goes on, when the family has not said yes and nobody is left to ask."""


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


def next_action(case: Case, guide: Guide, rules: Rules, names: Names, today: date) -> NextAction | None:
    """What to do now; None only when the case is archived."""
    at = Circumstance(case, today, rules, case.next_on)
    step = next_step(case, guide, rules, today)
    is_waiting = case.stuck_since is not None and step is not None and step.section is Section.LEVEL
    if step is not None and is_waiting and not step.asks_for(CHECK_SAFETY):
        return _advice(step, case, guide, names, at)
    return None if step is None else _action(step, case, guide, names, at)


def _advice(step: Step, case: Case, guide: Guide, names: Names, at: Circumstance) -> NextAction:
    """A case that is stuck waits for advice from outside before anything else of its level but safety (T13)."""
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
    way_on = _way_on(step, guide, at)
    what = _title(step, CHOOSE_LOG_MODE) if way_on is ConsentWant.WITHOUT_LOG else step.what
    number, is_safety = step_number(guide, step.id), is_on_safety_track(case)
    return NextAction(step.id, number, what, due, is_safety, waits_for, needs, way_on=way_on)


def _way_on(step: Step, guide: Guide, at: Circumstance) -> ConsentWant:
    """How the work goes on without a yes, where the step is for that."""
    if not is_asking(step) and not step.asks_for(DECIDE):
        return ConsentWant.NOTHING
    call = consent_call(at, guide)
    return call.want if call.want in WAYS_ON and call.step == step.id else ConsentWant.NOTHING


def _title(step: Step, command: str) -> Words:
    return next((form.title for form in step.forms if form.command == command), step.what)

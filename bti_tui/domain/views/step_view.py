"""One step as the general screen draws it: what to do, why, with which fields, and what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from bti_tui.domain.address import PLACE_FIELDS, is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.commands import LiftHold, ReportSuspicion
from bti_tui.domain.deadlines import due_on
from bti_tui.domain.errors import Reason
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.forms import Choice, Field, Form
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import Guide, Step
from bti_tui.domain.ids import CaseId, Role
from bti_tui.domain.people import Professional
from bti_tui.domain.predicates import PREDICATES, closes_as, is_safety_locked
from bti_tui.domain.progress import is_done
from bti_tui.domain.rules.moves import WAYS, may_be_set_aside, open_hard
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import ADVISE_ONLY, SafetyTrack
from bti_tui.domain.telling import speakers
from bti_tui.domain.views.names import Names, case_label, guests, short_name
from bti_tui.domain.views.namesakes import namesakes
from bti_tui.domain.views.next_action import step_number
from bti_tui.domain.views.timeline import LogLine
from bti_tui.domain.words import Words

SET_ASIDE: Final = "override"
"""The field in which one writes why something can wait."""
CLOSING_REASONS: Final = "closing_reason"
ADVISERS: Final = "adviser"
_NOT_BY_ADVICE = frozenset({ReportSuspicion.name, LiftHold.name})
"""The orders that it takes more than an adviser for."""
_PEOPLE = frozenset({FieldKind.PROFESSIONAL, FieldKind.PERSON, FieldKind.PARTY})


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field with everything that it can be answered with."""

    field: Field
    choices: tuple[Choice, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """Id and name of the people, goals or measures to choose among."""
    namesakes: tuple[tuple[str, Words], ...] = ()
    """More about each of those who share their name with somebody else, by id."""


@dataclass(frozen=True, slots=True)
class FormView:
    """One form of a step."""

    form: Form
    fields: tuple[FieldView, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step on the screen."""

    case_id: CaseId
    case_number: str
    short_name: str
    step: Step
    number: str
    done: bool
    due_on: date | None
    forms: tuple[FormView, ...]
    needs: tuple[Reason, ...]
    """Guards that stand in the way, with the steps that mend them."""
    safety_locked: bool
    """The step informs guardians, and the safety track is open."""
    waits: bool
    """The same, for one who may not know why."""
    recorded: tuple[LogLine, ...]
    """What has been written in this step before, newest first."""
    version: int
    """The version of the case that this is a picture of."""


def step_view(
    case: Case,
    step: Step,
    guide: Guide,
    rules: Rules,
    names: Names,
    today: date,
    recorded: tuple[LogLine, ...] = (),
) -> StepView:
    """The screen's picture of a step; before a concern is raised the case is empty."""
    at = Circumstance(case, today, rules, case.next_on)
    offered = (form for form in step.forms if not form.when or PREDICATES[form.when](at))
    name = names.person(case, case.subject) if case.version and not is_strict(case) else ""
    return StepView(
        case_id=case.id,
        case_number=case_label(case.number) if case.version else "",
        short_name=short_name(name) if name else "",
        step=step,
        number=step_number(guide, step.id),
        done=bool(case.version) and is_done(step, case, guide, rules, today),
        due_on=due_on(step, case) if _is_entered(step, case, guide) else None,
        forms=tuple(_form_view(form, case, guide, names, at) for form in offered),
        needs=_stands_before(step, case, guide, at) if case.version else (),
        safety_locked=step.informs_guardians and is_safety_locked(at),
        waits=step.informs_guardians and case.safety_track is SafetyTrack.WAITS,
        recorded=recorded,
        version=case.version,
    )


def _is_entered(step: Step, case: Case, guide: Guide) -> bool:
    """Whether the case has come to the level of the step: what lies above is not late."""
    return all(part.number <= case.level for part in guide.levels if step in part.steps)


def _stands_before(step: Step, case: Case, guide: Guide, at: Circumstance) -> tuple[Reason, ...]:
    """The guards of the step, and the hard ones of the move that its order takes."""
    orders = [form.command for form in step.forms if WAYS.get(form.command) == ("",)]
    found = [*unmet(step.guards, at, guide), *(one for name in orders for one in open_hard(case, name, guide, at))]
    return tuple(dict.fromkeys(found))


def _form_view(form: Form, case: Case, guide: Guide, names: Names, at: Circumstance) -> FormView:
    hidden = PLACE_FIELDS.get(form.command) if is_strict(case) else None
    shown = (field for field in form.fields if field.name != hidden and case.agency not in field.not_in)
    asked = (field for field in shown if not field.when or PREDICATES[field.when](at))
    views = (_field_view(field, guide, names, at) for field in (*asked, *_why_it_can_wait(form, guide)))
    fields = tuple(_as_the_rules_take(form, one) for one in views)
    return FormView(form, fields, bool(form.done) and PREDICATES[form.done](at))


def _as_the_rules_take(form: Form, view: FieldView) -> FieldView:
    """Without the answers that the rules would refuse whatever the case is like."""
    if form.command not in _NOT_BY_ADVICE or view.field.choices != ADVISERS:
        return view
    return replace(view, choices=tuple(one for one in view.choices if one.code not in ADVISE_ONLY))


def _why_it_can_wait(form: Form, guide: Guide) -> tuple[Field, ...]:
    """Where the guide sets a soft guard before an order, its form asks what decisions ask: why it can wait."""
    if not may_be_set_aside(guide, form.command) or any(field.name == SET_ASIDE for field in form.fields):
        return ()
    asked = (field for step in guide.steps() for one in step.forms for field in one.fields if field.name == SET_ASIDE)
    return tuple(islice(asked, 1))


def _field_view(field: Field, guide: Guide, names: Names, at: Circumstance) -> FieldView:
    case = at.case
    why = closes_as(case) if field.choices == CLOSING_REASONS else None
    if why is not None:
        field = replace(field, default=why.value)
    if field.kind is FieldKind.OUTCOME:
        outcomes = guide.level(case.level).outcomes
        return FieldView(field, tuple(Choice(one.id, one.title, one.key) for one in outcomes if not one.later))
    if field.kind is FieldKind.HELD:
        return _held_view(field, case, guide, names)
    if field.kind is FieldKind.SPEAKER:
        return _speaker_view(field, case, guide, names)
    if field.kind is FieldKind.INFORMATION:
        kinds = tuple(Choice(one.code, one.name, one.key) for one in at.rules.information)
        return FieldView(replace(field, kind=FieldKind.CHOICES), kinds)
    options = _options(field, case, names)
    same = namesakes(case, guide, names) if field.kind in _PEOPLE else ()
    return FieldView(field, _answers(field, case, guide), options, same)


def _answers(field: Field, case: Case, guide: Guide) -> tuple[Choice, ...]:
    """What can be chosen now, and agencies that are in the case although nobody else gets them any more."""
    inside = {one.agency for one in case.participations}
    return tuple(one for one in guide.choices.get(field.choices, ()) if one.is_offered or one.code in inside)


def _held_view(field: Field, case: Case, guide: Guide, names: Names) -> FieldView:
    """What was held back, one answer for each; the first one stands there already."""
    choices = []
    for key, one in enumerate(case.safety_work.waiting, 1):
        step = guide.step(one.step) if one.step else None
        said = names.text(one.words)
        choices.append(Choice(one.id, step.what if step and not said else Words(said), str(key)))
    first = choices[0].code if choices else ""
    return FieldView(replace(field, kind=FieldKind.CHOICE, default=first), tuple(choices))


def _speaker_view(field: Field, case: Case, guide: Guide, names: Names) -> FieldView:
    """Each of the guardians with a key, and what she is to the child."""
    relations = {one.code: one.label for one in guide.choices.get("relation", ())}
    choices = []
    for key, one in enumerate(speakers(case), 1):
        name, is_to = names.text(one.name), relations.get(one.relation.value, Words(""))
        said = (f"{name} ({word.lower()})" if word else name for word in (is_to.nb, is_to.nn, is_to.en))
        choices.append(Choice(one.id, Words(*said), str(key)))
    return FieldView(replace(field, kind=FieldKind.CHOICE), tuple(choices))


def _options(field: Field, case: Case, names: Names) -> tuple[tuple[str, str], ...]:
    match field.kind:
        case FieldKind.PROFESSIONAL:
            return _professionals(names.professionals.values())
        case FieldKind.PERSON:
            return tuple((one.id, names.text(one.name)) for one in case.people)
        case FieldKind.PARTY:
            people = tuple((one.id, names.text(one.name)) for one in case.people)
            met = tuple((one.id, names.text(one.name)) for one in guests(case))
            return (*people, *met, *_professionals(names.professionals.values()))
        case FieldKind.GOAL:
            return tuple((goal.id, names.text(goal.text)) for goal in case.goals)
        case FieldKind.MEASURE:
            return tuple((measure.id, names.text(measure.title)) for measure in case.open_measures)
    return ()


def _professionals(known: Iterable[Professional]) -> tuple[tuple[str, str], ...]:
    """Those who hold batons come first; whoever only looks after users has no part in a case."""
    working = (one for one in known if one.role is not Role.ADMINISTRATOR)
    in_order = sorted(working, key=lambda one: one.role is not Role.RELAY_HOLDER)
    return tuple((one.id, f"{one.name} ({one.initials})") for one in in_order)

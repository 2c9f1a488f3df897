"""One step as the general screen draws it: what to do, why, with which fields, and what stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.deadlines import due_on
from bti_tui.domain.errors import Reason
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import Choice, Field, Form, Guide, Step
from bti_tui.domain.ids import CaseId, Role
from bti_tui.domain.people import Professional
from bti_tui.domain.predicates import PREDICATES, is_safety_locked
from bti_tui.domain.progress import is_done
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.case_view import step_number
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.views.namesakes import namesakes
from bti_tui.domain.views.timeline import LogLine
from bti_tui.domain.words import Words

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
    name = names.person(case, case.subject) if case.version else ""
    return StepView(
        case_id=case.id,
        case_number=case_label(case.number) if case.version else "",
        short_name=short_name(name) if name else "",
        step=step,
        number=step_number(guide, step.id),
        done=bool(case.version) and is_done(step, case, guide, rules, today),
        due_on=due_on(step, case),
        forms=tuple(_form_view(form, case, guide, names, at) for form in offered),
        needs=tuple(unmet(step.guards, at, guide)) if case.version else (),
        safety_locked=step.informs_guardians and is_safety_locked(at),
        waits=step.informs_guardians and case.safety_track is SafetyTrack.WAITS,
        recorded=recorded,
        version=case.version,
    )


def _form_view(form: Form, case: Case, guide: Guide, names: Names, at: Circumstance) -> FormView:
    fields = tuple(_field_view(field, case, guide, names) for field in form.fields)
    return FormView(form, fields, bool(form.done) and PREDICATES[form.done](at))


def _field_view(field: Field, case: Case, guide: Guide, names: Names) -> FieldView:
    if field.kind is FieldKind.OUTCOME:
        outcomes = guide.level(case.level).outcomes
        return FieldView(field, tuple(Choice(one.id, one.title, one.key) for one in outcomes if not one.later))
    if field.kind is FieldKind.HELD:
        return _held_view(field, case, guide, names)
    options = _options(field, case, names)
    same = namesakes(case, guide, names) if field.kind in _PEOPLE else ()
    return FieldView(field, guide.choices.get(field.choices, ()), options, same)


def _held_view(field: Field, case: Case, guide: Guide, names: Names) -> FieldView:
    """What was held back, one answer for each; the first one stands there already."""
    choices = []
    for key, one in enumerate(case.safety_work.waiting, 1):
        step = guide.step(one.step) if one.step else None
        said = names.text(one.words)
        choices.append(Choice(one.id, step.what if step and not said else Words(said), str(key)))
    first = choices[0].code if choices else ""
    return FieldView(replace(field, kind=FieldKind.CHOICE, default=first), tuple(choices))


def _options(field: Field, case: Case, names: Names) -> tuple[tuple[str, str], ...]:
    match field.kind:
        case FieldKind.PROFESSIONAL:
            return _professionals(names.professionals.values())
        case FieldKind.PERSON:
            return tuple((one.id, names.text(one.name)) for one in case.people)
        case FieldKind.PARTY:
            people = tuple((one.id, names.text(one.name)) for one in case.people)
            return (*people, *_professionals(names.professionals.values()))
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

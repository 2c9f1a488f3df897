"""Whether the forms of a guide ask for what their commands take, with lists that hold the right codes."""

import re
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from bti_tui.domain import ids
from bti_tui.domain.baton import HandoverReason
from bti_tui.domain.closing import ArchivePlace, ClosingReason, GoesAlong, LogAfter, Told
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.concern import NoTalkReason, Present, Source
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, LogMode
from bti_tui.domain.cooperation import PlanRight, Referral
from bti_tui.domain.course import ReopenedAt
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.guide import Place
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Relation, SubjectKind
from bti_tui.domain.plan import Arena, Attainment, CarriedOut, MeasureEffect, Onwards
from bti_tui.domain.predicates import PREDICATES
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.report import ReportChannel
from bti_tui.domain.safety import Adviser, HeldChoice, Reporter, SafetyAnswer, Siblings, WayOn
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.schema import ChoiceDoc, FieldDoc, FormDoc, StepDoc

ENUM_LISTS: Final[dict[str, type[StrEnum]]] = {
    "source": Source,
    "subject_kind": SubjectKind,
    "safety_answer": SafetyAnswer,
    "present": Present,
    "no_talk_reason": NoTalkReason,
    "relation": Relation,
    "consent_answer": ConsentAnswer,
    "consent_form": ConsentForm,
    "log_mode": LogMode,
    "arena": Arena,
    "carried_out": CarriedOut,
    "measure_effect": MeasureEffect,
    "onwards": Onwards,
    "attainment": Attainment,
    "entry_kind": EntryKind,
    "visibility": Visibility,
    "closing_reason": ClosingReason,
    "told": Told,
    "archive_place": ArchivePlace,
    "goes_along": GoesAlong,
    "log_after": LogAfter,
    "referral": Referral,
    "plan_right": PlanRight,
    "adviser": Adviser,
    "reporter": Reporter,
    "report_channel": ReportChannel,
    "way_on": WayOn,
    "siblings": Siblings,
    "held_choice": HeldChoice,
    "reopened_at": ReopenedAt,
    "handover_reason": HandoverReason,
}
"""Lists whose codes are the program's own."""

NOT_CHOSEN: Final = {"relation": {Relation.SUBJECT.value}, "visibility": {Visibility.SHIELDED.value}}
"""Codes that nobody picks from a list."""

SCALES: Final = ("child_scale", "guardian_scale")
FREE_LISTS: Final = {
    ids.AreaCode: ("area",),
    ids.CategoryCode: ("category",),
    ids.ScaleCode: SCALES,
    ids.AgencyCode: ("agency",),
    ids.MeetingKind: ("meeting_kind",),
}
"""The municipality's own lists, by the type of the field."""

OPENS_SAFETY: Final = {SafetyAnswer.UNSURE.value, SafetyAnswer.YES.value}

_PLAIN: Final[dict[Any, tuple[FieldKind, ...]]] = {
    str: (FieldKind.LINE, FieldKind.NOTE),
    date: (FieldKind.DATE,),
    bool: (FieldKind.YES_NO,),
    ids.UserId: (FieldKind.PROFESSIONAL,),
    ids.PersonId: (FieldKind.PERSON, FieldKind.SPEAKER),
    ids.PartyId: (FieldKind.PARTY,),
    ids.GoalId: (FieldKind.GOAL,),
    ids.MeasureId: (FieldKind.MEASURE,),
    ids.OutcomeId: (FieldKind.OUTCOME,),
    ids.HeldId: (FieldKind.HELD,),
    ids.InformationCode: (FieldKind.INFORMATION,),
}
_SCREEN_FILLS: Final = {"case_id"}
_PLACE_FILLS: Final = {"measure", "goal", "signatory", "entry"}
_DAYS: Final = re.compile(r"^\+\d{1,4}d$")


def check_lists(choices: dict[str, tuple[ChoiceDoc, ...]], faults: Faults) -> None:
    """Every list is there, once, with its codes; keys and codes are not said twice; the gravest choices open safety."""
    known = {*ENUM_LISTS, *(name for names in FREE_LISTS.values() for name in names)}
    for name in sorted(known - set(choices)):
        faults.add(f"choices.{name}", Problem.MISSING)
    for name, rows in choices.items():
        place = f"choices.{name}"
        faults.unless(name in known, place, Problem.UNKNOWN_LIST, name)
        for index, row in enumerate(rows):
            earlier = rows[:index]
            faults.unless(
                all(row.code != one.code for one in earlier), f"{place}.{index}.code", Problem.DOUBLE, row.code
            )
            said = row.key and any(row.key == one.key for one in earlier)
            faults.unless(not said, f"{place}.{index}.key", Problem.DOUBLE, row.key)
        if name in ENUM_LISTS:
            codes = {member.value for member in ENUM_LISTS[name]} - NOT_CHOSEN.get(name, set())
            wrong = codes ^ {row.code for row in rows}
            faults.unless(not wrong, place, Problem.WRONG_CODES, ", ".join(sorted(wrong)))
        _check_safety(name, rows, faults)


def _check_safety(name: str, rows: tuple[ChoiceDoc, ...], faults: Faults) -> None:
    if name in SCALES:
        faults.unless(bool(rows), f"choices.{name}", Problem.MISSING)
    for index, row in enumerate(rows):
        last_step = name in SCALES and index == len(rows) - 1
        grave = last_step or (name == "safety_answer" and row.code in OPENS_SAFETY)
        faults.unless(row.opens_safety or not grave, f"choices.{name}.{index}", Problem.SAFETY_NOT_OPENED, row.code)


def check_forms(step: StepDoc, place: str, lists: dict[str, tuple[ChoiceDoc, ...]], faults: Faults) -> None:
    """Every form of a step names a command and its fields."""
    for index, form in enumerate(step.forms):
        at = f"{place}.forms.{index}"
        for key in ("when", "done"):
            name = getattr(form, key)
            faults.unless(not name or name in PREDICATES, f"{at}.{key}", Problem.UNKNOWN_PREDICATE, name)
        command = COMMANDS.get(form.command)
        if command is None:
            faults.add(f"{at}.command", Problem.UNKNOWN_COMMAND, form.command)
        else:
            _check_fields(form, command, step.place, at, faults)
            for number, field in enumerate(form.record):
                _check_field(field, command, f"{at}.record.{number}", lists, faults)


def _check_fields(form: FormDoc, command: type[Command], place: Place, at: str, faults: Faults) -> None:
    declared = [field.field for field in form.record]
    filled = _SCREEN_FILLS | (_PLACE_FILLS if place in (Place.CONSENT, Place.PLAN) else set())
    for name in sorted(needed(command) - filled - set(declared)):
        faults.add(at, Problem.FIELD_MISSING, name)
    for number, name in enumerate(declared):
        faults.unless(name not in declared[:number], f"{at}.record.{number}.field", Problem.DOUBLE, name)


def needed(command: type[Command]) -> set[str]:
    """The fields without which a command can't be given."""
    return {field.name for field in fields(command) if field.default is MISSING and field.default_factory is MISSING}


def _check_field(
    field: FieldDoc, command: type[Command], at: str, lists: dict[str, tuple[ChoiceDoc, ...]], faults: Faults
) -> None:
    hints = get_type_hints(command)
    if field.field not in {one.name for one in fields(command)} - _SCREEN_FILLS:
        faults.add(f"{at}.field", Problem.UNKNOWN_FIELD, field.field)
        return
    kinds, names = answered_by(hints[field.field])
    faults.unless(field.kind in kinds, f"{at}.kind", Problem.WRONG_KIND, field.kind.value)
    known = not field.when or (field.when in PREDICATES and field.field not in needed(command))
    faults.unless(known, f"{at}.when", Problem.UNKNOWN_PREDICATE, field.when)
    _check_left_out(field, command, at, lists, faults)
    required = field.required or field.field not in needed(command)
    faults.unless(required, f"{at}.required", Problem.NOT_REQUIRED, field.field)
    if not names:
        faults.unless(not field.choices, f"{at}.choices", Problem.WRONG_LIST, field.choices)
    elif field.choices not in lists:
        faults.add(f"{at}.choices", Problem.UNKNOWN_LIST, field.choices)
    else:
        faults.unless(field.choices in names, f"{at}.choices", Problem.WRONG_LIST, field.choices)
    _check_default(field, at, lists, faults)


def _check_left_out(
    field: FieldDoc, command: type[Command], at: str, lists: dict[str, tuple[ChoiceDoc, ...]], faults: Faults
) -> None:
    """The agencies that are not asked are there; what the command can't do without is asked everywhere."""
    agencies = {row.code for row in lists.get("agency", ())}
    for index, code in enumerate(field.not_in):
        faults.unless(code in agencies, f"{at}.not_in.{index}", Problem.UNKNOWN_AGENCY, code)
    can_do_without = field.field not in needed(command)
    faults.unless(can_do_without or not field.not_in, f"{at}.not_in", Problem.FIELD_MISSING, field.field)


def _check_default(field: FieldDoc, at: str, lists: dict[str, tuple[ChoiceDoc, ...]], faults: Faults) -> None:
    if not field.default:
        return
    codes = {row.code for row in lists.get(field.choices, ())}
    dated = field.kind is FieldKind.DATE and (field.default == "today" or _DAYS.match(field.default) is not None)
    chosen = field.kind is FieldKind.CHOICE and field.default in codes
    faults.unless(dated or chosen, f"{at}.default", Problem.BAD_DEFAULT, field.default)


def answered_by(annotation: Any) -> tuple[tuple[FieldKind, ...], tuple[str, ...]]:
    """The kinds of field that can answer a type, and the lists that hold its codes."""
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    if get_origin(annotation) is tuple:
        item = get_args(annotation)[0]
        _, names = answered_by(item)
        return (FieldKind.INFORMATION if item is ids.InformationCode else FieldKind.CHOICES,), names
    if annotation in _PLAIN:
        return _PLAIN[annotation], ()
    if annotation in FREE_LISTS:
        return (FieldKind.CHOICE,), FREE_LISTS[annotation]
    return (FieldKind.CHOICE,), tuple(name for name, kind in ENUM_LISTS.items() if kind is annotation)

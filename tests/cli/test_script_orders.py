"""Whatever is asked for in whatever order: a script is carried out, or refused with the guards that stand open."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bti_tui.cli.script import LineResult, Run
from bti_tui.cli.script_fields import MAKES, FieldForm, ScriptField, fields_of
from bti_tui.cli.script_input import RawLine
from bti_tui.domain import refusals
from bti_tui.domain.commands import COMMANDS
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.guide import GuardName
from tests.builders import GUIDE, RULES, STAFF
from tests.usecases.memory import MemoryStore, memory_context

Line = dict[str, Any]

NOW = datetime(2026, 8, 24, 12).astimezone()
CODES = refusals.ALL | {guard.value for guard in GuardName}
TEXTS = st.sampled_from(["Vi snakket om det.", "Leker ofte alene.", " "])
DAYS = st.sampled_from(["@-30d", "@-1d", "@+0d", "@+0d", "@+7d", "@+42d", "@+400d"])
KNOWN = sorted(
    {choice.code for choices in GUIDE.choices.values() for choice in choices}
    | {outcome.id for part in GUIDE.levels for outcome in part.outcomes}
    | {ground.code for ground in RULES.restriction_grounds}
)
OUTCOMES = sorted({outcome.id for part in GUIDE.levels for outcome in part.outcomes})
BEGUN: tuple[Line, ...] = (
    {"do": "raise_concern", "let": "case", "about": "Per Aas", "words": "Trekker seg unna.", "arose_on": "@+0d"},
    {"do": "check_safety", "case_id": "$case", "answer": "no", "reason": "Trygg."},
    {"do": "observe", "case_id": "$case", "seen_on": "@+0d", "seen": "Sto ved gjerdet."},
    {"do": "share_with_leader", "case_id": "$case", "leader": "randi", "shared_on": "@+0d"},
    {
        "do": "talk_with_family",
        "case_id": "$case",
        "talked_on": "@+0d",
        "present": ["mother"],
        "child_words": "Ja.",
        "guardians_view": "Ja.",
    },
    {"do": "decide", "case_id": "$case", "outcome": "nivaa1", "reason": "Ja.", "decided_on": "@+0d"},
    {"do": "offer_baton", "case_id": "$case", "to": "eli", "offered_on": "@+0d"},
    {"do": "accept_baton", "case_id": "$case", "answered_on": "@+0d"},
)


def value_of(field: ScriptField, names: list[str]) -> st.SearchStrategy[Any]:
    """Anything that the schema of a field allows."""
    if field.name == "case_id":
        return st.just("$case")
    one: dict[FieldForm, st.SearchStrategy[Any]] = {
        FieldForm.TEXT: TEXTS,
        FieldForm.DATE: DAYS,
        FieldForm.CLOCK: st.sampled_from(["00:00", "09:30", "23:59"]),
        FieldForm.RECORD: st.fixed_dictionaries({part.name: value_of(part, names) for part in field.parts}),
        FieldForm.FLAG: st.booleans(),
        FieldForm.NUMBER: st.integers(0, 3000),
        FieldForm.CHOICE: st.sampled_from(field.choices or ("",)),
        FieldForm.CODE: st.sampled_from(OUTCOMES if field.name == "outcome" else KNOWN),
        FieldForm.ID: st.sampled_from([*STAFF, "$case.subject", *names, "nobody"]),
    }
    if field.form is FieldForm.ANSWERS:
        return st.dictionaries(st.sampled_from(KNOWN), st.sampled_from(KNOWN), max_size=3)
    return st.lists(one[field.form], max_size=2) if field.many else one[field.form]


def line_of(draw: st.DrawFn, names: list[str]) -> Line:
    """One command, with what it must have and some of what it may have."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    fields = [one for one in fields_of(COMMANDS[name]) if one.required or draw(st.booleans())]
    line: Line = {"do": name, **{one.name: draw(value_of(one, names)) for one in fields}}
    if name in MAKES:
        line["let"] = f"made{len(names)}"
        names.append(f"${line['let']}")
    return line | {"as": draw(st.sampled_from(sorted(STAFF))), "now": draw(st.sampled_from(["+0d", "+1d", "+42d"]))}


@st.composite
def scripts(draw: st.DrawFn) -> list[Line]:
    """A case that has come some way, and then whatever comes."""
    begun = [*BEGUN[: draw(st.integers(1, len(BEGUN)))]]
    names: list[str] = []
    return begun + [line_of(draw, names) for _ in range(draw(st.integers(1, 25)))]


def carried_out(lines: list[Line]) -> Iterator[LineResult]:
    run = Run(replace(memory_context(MemoryStore(), lambda: NOW), training=True))
    for number, line in enumerate(lines, 1):
        yield run.perform(RawLine(f"script:{number}", number, line))


@settings(max_examples=100, deadline=timedelta(seconds=5))
@given(scripts())
def test_a_wrong_order_of_commands_is_refused_with_the_guards_that_stand_open(lines: list[Line]) -> None:
    for line, told in zip(lines, carried_out(lines), strict=True):
        if told.error is None:
            continue
        problem = told.error.facts.get("problem")
        assert isinstance(told.error, Refused | NotFound) or problem == "unknown-name", (line, told.error)
        if isinstance(told.error, Refused):
            codes = [reason.code for reason in told.error.reasons]
            assert codes
            assert set(codes) <= CODES
            assert len(set(told.error.reasons)) == len(told.error.reasons)


def test_the_way_that_the_random_orders_start_from_is_open() -> None:
    assert [told.error for told in carried_out([*BEGUN])] == [None] * len(BEGUN)

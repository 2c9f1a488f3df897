import json
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bti_tui.domain.case import Case
from bti_tui.domain.codec import from_json, to_json
from bti_tui.domain.facts import FACTS, Fact, Recorded
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import NoteId
from tests.builders import a_case
from tests.values import fact_values, lives


def through_text(value: object) -> Any:
    return json.loads(json.dumps(to_json(value), ensure_ascii=False, sort_keys=True))


def test_every_state_of_a_case_survives_the_way_to_text_and_back() -> None:
    for bench in lives():
        assert from_json(Case, through_text(bench.case)) == bench.case


def test_every_fact_of_a_life_survives_with_its_envelope() -> None:
    for bench in lives():
        for record in bench.records:
            kind = FACTS[record.fact.name]
            assert from_json(kind, through_text(record.fact)) == record.fact


def test_lives_hold_every_kind_of_fact() -> None:
    assert {record.fact.name for bench in lives() for record in bench.records} == set(FACTS)


@given(st.sampled_from(list(FACTS.values())).flatmap(fact_values))
@settings(max_examples=150)
def test_any_value_of_any_fact_survives(fact: Fact) -> None:
    assert from_json(FACTS[fact.name], through_text(fact)) == fact


def test_names_and_schema_numbers_are_not_part_of_the_payload() -> None:
    payload = to_json(a_case().facts[0])
    assert isinstance(payload, dict)
    assert not {"name", "schema"} & payload.keys()


@dataclass(frozen=True, slots=True)
class Inner:
    on: date
    level: Level


@dataclass(frozen=True, slots=True)
class Outer:
    note: NoteId | None
    inner: tuple[Inner, ...]
    at: datetime
    count: int = 0
    flag: bool = False


GOOD: dict[str, Any] = {
    "note": None,
    "inner": [{"on": "2026-08-24", "level": 1}],
    "at": "2026-08-24T09:00:00+00:00",
    "count": 2,
    "flag": True,
}


def test_a_value_with_a_default_may_be_left_out() -> None:
    value = from_json(Outer, {name: GOOD[name] for name in ("note", "inner", "at")})
    day = datetime(2026, 8, 24, 9, tzinfo=UTC)
    assert value == Outer(None, (Inner(date(2026, 8, 24), Level.OWN_AGENCY),), day)
    assert to_json(replace(value, note=NoteId("n"), count=2, flag=True)) == GOOD | {"note": "n"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"count": "2"}, "Outer.count: not int"),
        ({"count": True}, "Outer.count: not int"),
        ({"flag": 1}, "Outer.flag: not bool"),
        ({"note": 7}, "Outer.note: not str"),
        ({"inner": {}}, "Outer.inner: not a list"),
        ({"inner": [7]}, "Outer.inner: Inner: not an object"),
        ({"inner": [{"on": "24.8.2026", "level": 1}]}, "Outer.inner: Inner.on: not date"),
        ({"inner": [{"on": 20260824, "level": 1}]}, "Outer.inner: Inner.on: not date"),
        ({"inner": [{"on": "2026-08-24", "level": 9}]}, "Outer.inner: Inner.level: not Level"),
        ({"inner": [{"on": "2026-08-24", "level": None}]}, "Outer.inner: Inner.level: not Level"),
        ({"at": []}, "Outer.at: not datetime"),
        ({"other": 1}, "Outer: unknown ['other'], missing []"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place_and_without_its_value(change: dict[str, Any], place: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared below
        from_json(Outer, GOOD | change)
    assert str(refused.value) == place


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match=r"Outer: unknown \[\], missing \['at', 'inner', 'note'\]"):
        from_json(Outer, {})


def test_only_values_of_the_domain_have_json() -> None:
    with pytest.raises(TypeError):
        to_json({1, 2})
    with pytest.raises(TypeError):
        from_json(bytes, "x")


def test_a_record_is_read_only() -> None:
    record = a_case().records[0]
    assert isinstance(record, Recorded)
    with pytest.raises(AttributeError):
        record.term = 2  # type: ignore[misc]  # the very thing that must not work

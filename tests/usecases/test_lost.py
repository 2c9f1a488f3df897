"""Whom a lost store is about, and whom a letter may reach without harm."""

from dataclasses import replace

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.errors import BadInput
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.people import Relation
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.usecases import lost
from bti_tui.usecases.context import Context
from bti_tui.usecases.lost import Addressee, Affected, affected
from tests.builders import STAFF, CaseBuilder, a_case
from tests.usecases.memory import MemoryStore, memory_context

CHILD = "Ella Fjellvær"


def with_consent() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent()


def in_danger() -> CaseBuilder:
    return with_consent().do(c.CheckSafety, answer=SafetyAnswer.YES)


def keep(store: MemoryStore, bench: CaseBuilder, number: int, names: dict[str, str]) -> None:
    """A case under a number of its own; `names` are other names for its people."""
    case_id = CaseId(f"case-{number}")
    people = tuple(replace(one, name=NoteId(f"{number}-{one.name}")) for one in bench.case.people)
    notes = [replace(one, id=NoteId(f"{number}-{one.id}"), case_id=case_id) for one in bench.notes]
    notes = [replace(one, text=names.get(one.text, one.text)) for one in notes]
    with store.unit_of_work() as work:
        work.cases.save(replace(bench.case, id=case_id, number=number, people=people), 0)
        work.record((), notes)
        work.commit()


def read(*benches: CaseBuilder, names: tuple[dict[str, str], ...] = ({}, {}, {})) -> Affected:
    store = MemoryStore()
    for number, (bench, others) in enumerate(zip(benches, names, strict=False), 1):
        keep(store, bench, number, others)
    return affected(memory_context(store))


def other_names(bench: CaseBuilder, surname: str, but: str = "") -> dict[str, str]:
    """Other names for everybody in a case, but for one."""
    known = [bench.text(one.name) for one in bench.case.people]
    return {name: f"{name} {surname}" for name in known if name != but}


def test_r56_everybody_is_listed_with_what_they_are_in_the_case_and_which_texts_it_holds() -> None:
    found = read(with_consent())
    (case,) = found.cases
    assert case.number == "S-001"
    assert (case.people[0].name, case.people[0].relation) == (CHILD, Relation.SUBJECT)
    assert {one.relation for one in case.people[1:]} <= {Relation.MOTHER, Relation.FATHER, Relation.GUARDIAN}
    assert NoteKind.CONCERN in case.kinds
    assert found.kinds == case.kinds
    assert found.people == len(case.people) > 1
    assert {one.name for one in found.professionals} == {one.name for one in STAFF.values()}


def test_each_guardian_who_may_be_written_to_is_an_addressee() -> None:
    bench = with_consent()
    found = read(bench)
    guardians = {bench.text(person.name) for person in bench.case.people if person.responsible}
    assert {one.name for one in found.addressees} == guardians
    assert {(one.about, one.talk_first) for one in found.addressees} == {(CHILD, False)}
    assert found.clear_first == ()


def test_where_no_guardian_is_registered_the_letter_has_no_name_and_a_talk_comes_first() -> None:
    found = read(a_case().do(c.CheckSafety))
    assert found.addressees == (Addressee("", CHILD, talk_first=True),)


def test_in_the_safety_track_nobody_is_an_addressee_and_the_list_of_persons_does_not_tell() -> None:
    found, other = read(in_danger()), read(with_consent())
    assert (found.addressees, found.clear_first) == ((), ("S-001",))
    assert found.cases[0].people == other.cases[0].people
    assert "safety_track" not in repr(found.cases)


def test_a_name_that_stands_in_a_case_to_clear_holds_back_the_letters_of_other_cases_too() -> None:
    bench = with_consent()
    mother = next(bench.text(one.name) for one in bench.case.people if one.responsible)
    shares_mother = other_names(bench, "Lie", but=mother)
    found = read(in_danger(), bench, with_consent(), names=({}, shares_mother, other_names(bench, "Dahl")))
    assert found.clear_first == ("S-001", "S-002")
    assert {one.about for one in found.addressees} == {f"{CHILD} Dahl"}


def test_two_texts_that_are_gone_are_not_the_same_name() -> None:
    store = MemoryStore()
    gone = with_consent()
    gone.notes.clear()
    hidden = in_danger()
    hidden.notes.clear()
    keep(store, gone, 1, {})
    keep(store, hidden, 2, {})
    assert affected(memory_context(store)).clear_first == ("S-002",)


def test_listing_is_logged() -> None:
    store = MemoryStore()
    ctx: Context = memory_context(store)
    lost.log_listing(ctx)
    assert [(who, act, case) for who, act, case, _ in store.kept.accesses] == [(ctx.user.id, lost.LISTED, None)]


@pytest.mark.parametrize("why", ["", "  ", "x" * (lost.LONGEST_REASON + 1)])
def test_a_decision_needs_a_written_reason_of_some_words(why: str) -> None:
    with pytest.raises(BadInput):
        lost.reason_of(why)

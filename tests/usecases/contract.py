"""What every unit of work promises. Run it on another one by a subclass with its own `begin`:

class TestSql(UnitOfWorkContract):
    @pytest.fixture
    def begin(self, store: Store) -> Begin:
        return store.unit_of_work
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.drafts import Draft
from bti_tui.domain.erasure import AbsenceKind
from bti_tui.domain.errors import Conflict
from bti_tui.domain.ids import CaseId, FactId, Hlc, NoteId, UserId
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.usecases.context import UnitOfWork
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, OWNER

Begin = Callable[[], UnitOfWork]
AT = datetime(2026, 8, 24, 9, tzinfo=UTC)


def keep(work: UnitOfWork, bench: CaseBuilder, expected: int = 0) -> None:
    """Write what happened after version `expected`."""
    known = 0 if expected == 0 else len(bench.notes)
    work.cases.save(bench.case, expected)
    work.record(bench.records[expected:], bench.notes[known:])


def attempt(begin: Begin, bench: CaseBuilder, expected: int = 0, then: Callable[[], object] = bool) -> None:
    """Write what happened after version `expected`, let something else happen, and make it last."""
    with begin() as work:
        keep(work, bench, expected)
        then()
        work.commit()


def kept(begin: Begin, bench: CaseBuilder) -> CaseBuilder:
    """A case that lasts."""
    with begin() as work:
        for employee in STAFF.values():
            work.professionals.add(employee)
        keep(work, bench)
        work.commit()
    return bench


def draft(id_: str, minutes: int = 0, user: UserId = OWNER, values: str = '{"values": {}}') -> Draft:
    """Something half written."""
    return Draft(id_, user, None, "concern", "", values, AT + timedelta(minutes=minutes))


class UnitOfWorkContract:
    """The promises, one test each."""

    @pytest.fixture
    def begin(self) -> Begin:
        raise NotImplementedError

    def test_what_is_committed_is_there_for_the_next_one(self, begin: Begin) -> None:
        bench = kept(begin, a_case().at_level(1))
        with begin() as work:
            assert work.cases.get(bench.id) == bench.case
            assert [one for _, one in reversed(work.facts.of_case(bench.id))] == bench.records
            assert work.cases.get(CaseId("case-9")) is None

    def test_leaving_without_commit_changes_nothing(self, begin: Begin) -> None:
        bench = a_case()
        with begin() as work:
            keep(work, bench)
            work.drafts.put(draft("a"))
            work.professionals.add(replace(STAFF[HOLDER], id=UserId("new")))
        with begin() as work:
            assert work.cases.get(bench.id) is None
            assert work.facts.of_case(bench.id) == ()
            assert work.facts.last_stamp() == 0
            assert work.drafts.of_user(OWNER) == ()
            assert work.professionals.get(UserId("new")) is None
            assert work.notes.texts(note.id for note in bench.notes) == {}

    def test_an_error_rolls_back_too(self, begin: Begin) -> None:
        with pytest.raises(ZeroDivisionError):
            attempt(begin, a_case(), then=lambda: 1 / 0)
        with begin() as work:
            assert work.cases.ids() == ()

    def test_a_unit_sees_its_own_writes(self, begin: Begin) -> None:
        bench = a_case()
        with begin() as work:
            keep(work, bench)
            assert work.cases.get(bench.id) == bench.case
            assert work.facts.get(bench.records[0].id) == bench.records[0]
            assert work.cases.next_number() == bench.case.number + 1

    def test_what_was_read_does_not_change_under_the_reader(self, begin: Begin) -> None:
        bench = kept(begin, a_case())
        with begin() as work:
            before = work.cases.get(bench.id)
            page = work.facts.of_case(bench.id)
        grown = bench.fork().at_level(1)
        attempt(begin, grown, expected=bench.case.version)
        assert before == bench.case
        assert len(page) == len(bench.records)

    def test_who_comes_second_meets_a_conflict(self, begin: Begin) -> None:
        bench = kept(begin, a_case())
        mine, hers = bench.fork().at_level(1), bench.fork().ready_to_decide()
        attempt(begin, hers, expected=1)
        with pytest.raises(Conflict):
            attempt(begin, mine, expected=1)
        with begin() as work:
            assert work.cases.get(bench.id) == hers.case

    def test_a_case_that_is_there_is_not_made_again(self, begin: Begin) -> None:
        bench = kept(begin, a_case())
        with pytest.raises(Conflict):
            attempt(begin, bench)

    def test_positions_count_from_one_and_a_page_goes_on_below_another(self, begin: Begin) -> None:
        bench = kept(begin, a_case().at_level(1))
        count = len(bench.records)
        with begin() as work:
            first = work.facts.of_case(bench.id, limit=3)
            rest = work.facts.of_case(bench.id, before=first[-1][0])
            assert [position for position, _ in (*first, *rest)] == list(range(count, 0, -1))
            assert work.facts.of_case(bench.id, before=1) == ()

    def test_the_last_stamp_is_that_of_the_newest_fact(self, begin: Begin) -> None:
        with begin() as work:
            assert work.facts.last_stamp() == Hlc(0)
        bench = kept(begin, a_case().at_level(1))
        with begin() as work:
            assert work.facts.last_stamp() == bench.records[-1].hlc
            assert work.facts.get(FactId("none")) is None

    def test_texts_are_found_by_id_in_their_newest_version(self, begin: Begin) -> None:
        bench = kept(begin, a_case())
        first = bench.notes[0]
        with begin() as work:
            work.record((), [replace(first, version=2, text="Ella Marie Fjellvær")])
            work.commit()
        with begin() as work:
            texts = work.notes.texts([*(note.id for note in bench.notes), NoteId("none")])
            assert texts == {note.id: note.text for note in bench.notes} | {first.id: "Ella Marie Fjellvær"}
            assert [note.version for note in work.notes.versions(first.id)] == [1, 2]
            assert work.notes.versions(first.id)[0] == first
            assert work.notes.versions(NoteId("none")) == ()

    def test_a_search_finds_words_by_their_beginning(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte alene ved gjerdet."))
        with begin() as work:
            assert [hit.case_id for hit in work.notes.search("gjer ofte")] == [bench.id]
            assert work.notes.search("jerdet") == ()
            assert work.notes.search("") == ()

    def test_a_search_in_one_case_finds_no_text_of_a_hidden_kind_but_names(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte «alene»."))
        with begin() as work:
            assert len(work.notes.found_in(bench.id, "alene lek", frozenset())) == 1
            assert work.notes.found_in(CaseId("another"), "alene", frozenset()) == frozenset()
            assert work.notes.found_in(bench.id, "alene", frozenset(Visibility)) == frozenset()
            assert work.notes.found_in(bench.id, "Fjellvær", frozenset(Visibility))
            assert work.notes.found_in(bench.id, " ", frozenset()) == frozenset()

    def test_a_search_never_finds_what_is_shielded(self, begin: Begin) -> None:
        attempt(begin, a_case().do(c.CheckSafety, reason="Ingenting tyder på omsorgssvikt."))
        with begin() as work:
            assert work.notes.search("omsorgssvikt") == ()
            assert work.notes.search("leker")

    def test_the_kinds_of_texts_in_a_case_are_told_without_the_texts(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte alene ved gjerdet."))
        with begin() as work:
            assert work.notes.kinds(bench.id) >= {NoteKind.NAME, NoteKind.CONCERN}
            assert work.notes.kinds(CaseId("none")) == frozenset()

    def test_professionals_are_known_by_id_and_listed_by_name(self, begin: Begin) -> None:
        kept(begin, a_case())
        with begin() as work:
            work.professionals.add(replace(STAFF[HOLDER], title="støttepedagog"))
            work.commit()
        with begin() as work:
            found = work.professionals.get(HOLDER)
            assert found is not None
            assert found.title == "støttepedagog"
            known = [one.id for one in work.professionals.all()]
            assert set(STAFF) <= set(known)
            assert len(known) == len(set(known))
            assert work.professionals.get(UserId("nobody")) is None

    def test_a_note_may_come_without_a_fact(self, begin: Begin) -> None:
        bench = kept(begin, a_case())
        note = Note(NoteId("note-9"), 1, bench.id, NoteKind.ENTRY, Visibility.LOG, OWNER, AT, "Uten hendelse")
        with begin() as work:
            work.record((), [note])
            work.log_access(OWNER, "case.read", bench.id, AT)
            work.commit()
        with begin() as work:
            assert work.notes.texts([note.id]) == {note.id: "Uten hendelse"}

    def test_a_restricted_case_is_in_no_list_and_no_search_and_comes_back(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte alene."))
        attempt(begin, bench.do(c.RestrictCase), expected=1)
        with begin() as work:
            assert work.cases.listed(archived=True) == ()
            assert work.notes.search("leker") == ()
            assert work.cases.restricted() == (bench.case,)
            assert work.cases.get(bench.id) == bench.case
            assert work.cases.next_number() == bench.case.number + 1
        attempt(begin, bench.do(c.LiftRestriction), expected=2)
        with begin() as work:
            assert len(work.cases.listed()) == len(work.notes.search("leker")) == 1
            assert work.cases.restricted() == ()

    def test_an_archived_case_that_was_opened_in_an_emergency_is_asked_for_by_itself(self, begin: Begin) -> None:
        bench = kept(begin, a_case().archived())
        with begin() as work:
            assert work.cases.looked_into() == ()
        version = bench.case.version
        attempt(begin, bench.do(c.OpenInEmergency, by=COLLEAGUE), expected=version)
        with begin() as work:
            assert [(one.case, one.name) for one in work.cases.looked_into()] == [(bench.case, "Ella Fjellvær")]
            assert work.cases.listed() == ()

    def test_a_national_id_number_is_found_by_no_search(self, begin: Begin) -> None:
        bench = kept(begin, a_case().do(c.NoteNationalId))
        with begin() as work:
            assert work.notes.search("03891555279") == ()
            assert len(work.notes.search("Fjellvær")) == 1
            assert work.notes.texts([bench.case.people[0].national_id or NoteId("")]) != {}

    def test_a_withheld_text_is_given_to_nobody_until_it_is_released(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte alene."))
        first = bench.notes[1].id
        attempt(begin, bench.do(c.WithholdEntry, entry=bench.records[0].id), expected=1)
        with begin() as work:
            assert first not in work.notes.texts(note.id for note in bench.notes)
            assert work.notes.absent([first, NoteId("none")])[first].kind is AbsenceKind.WITHHELD
            assert work.notes.search("leker") == ()
            assert work.notes.count(bench.id) == 2
        attempt(begin, bench.do(c.ReleaseEntry, entry=bench.records[0].id), expected=2)
        with begin() as work:
            assert work.notes.texts([first]) == {first: "Leker ofte alene."}
            assert work.notes.absent([first]) == {}

    def test_a_purged_case_leaves_its_number_and_a_receipt(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte alene.").archived())
        with begin() as work:
            work.drafts.put(replace(draft("a"), case_id=bench.id))
            work.drafts.put(draft("b"))
            work.commit()
        notes, known = [note.id for note in bench.notes], bench.case.version
        purged(begin, bench, known)
        with begin() as work:
            assert work.notes.texts(notes) == {}
            assert {one.kind for one in work.notes.absent(notes).values()} == {AbsenceKind.PURGED}
            assert set(work.notes.absent(notes)) == set(notes)
            assert work.notes.search("leker") == ()
            assert work.cases.listed() == ()
            assert [(one.case, one.name) for one in work.cases.listed(archived=True)] == [(bench.case, "")]
            assert [one for _, one in reversed(work.facts.of_case(bench.id))] == bench.records
            assert [one.id for one in work.drafts.of_user(OWNER)] == ["b"]
            (receipt,) = work.receipts.all()
            assert (receipt.number, receipt.texts, receipt.facts, receipt.drafts) == (118, len(notes), known, 1)

    def test_of_a_purged_text_every_version_goes_and_the_others_stay(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte alene."))
        with begin() as work:
            work.record((), [replace(bench.notes[1], version=2, text="Rettet")])
            work.commit()
        purged(begin, bench, 1, entry=bench.records[0].id)
        with begin() as work:
            assert work.notes.versions(bench.notes[0].id) != ()
            assert [work.receipts.all()[0].texts, work.notes.count(bench.id)] == [2, 1]

    def test_a_purge_that_is_not_committed_takes_nothing(self, begin: Begin) -> None:
        bench = kept(begin, a_case(words="Leker ofte alene."))
        with begin() as work:
            work.purge(bench.fork().purge())
        with begin() as work:
            assert work.notes.count(bench.id) == len(bench.notes)
            assert work.receipts.all() == ()


def purged(begin: Begin, bench: CaseBuilder, expected: int, **changes: Any) -> None:
    """A purge that lasts."""
    purge = bench.purge(**changes)
    with begin() as work:
        work.record((purge.tombstone,), ())
        work.cases.save(bench.case, expected)
        work.purge(purge)
        work.commit()

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain.drafts import Draft
from bti_tui.domain.errors import Conflict, ReadOnly
from bti_tui.domain.ids import CaseId, FactId, UserId
from bti_tui.store.open_store import Store
from bti_tui.store.unit_of_work import SqlUnitOfWork
from tests.store.life import ANNA, NAME, NOW, PROFESSIONAL, Life, keep


def test_a_case_is_read_as_it_was_kept(store: Store, life: Life) -> None:
    with store.reading() as work:
        assert work.cases.get(life.id) == life.case
        assert work.cases.get(CaseId("none")) is None
        assert work.cases.ids() == (life.id,)


def test_what_is_not_committed_is_gone(store: Store, life: Life) -> None:
    other = Life(number=2).raised()
    with store.unit_of_work() as work:
        keep(work, other)
        work.drafts.put(Draft("new", ANNA, None, "concern", "", "{}", NOW))
        work.log_access(ANNA, "read", life.id, NOW)
    with store.reading() as work:
        assert work.cases.get(other.id) is None
        assert work.facts.of_case(other.id) == ()
        assert work.drafts.of_user(ANNA) == ()
        assert work.notes.texts([note.id for note in other.notes]) == {}
    assert store.verify() == ()


def test_an_error_inside_rolls_everything_back(store: Store) -> None:
    life = Life().raised()

    def fail() -> None:
        with store.unit_of_work() as work:
            keep(work, life)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.info().cases == store.info().facts == store.info().notes == 0


def test_who_was_second_gets_a_conflict_and_changes_nothing(store: Store, life: Life) -> None:
    version = life.case.version
    life.entry("Først.")
    with store.unit_of_work() as work:
        keep(work, life, version, notes_from=len(life.notes) - 1)
        work.commit()
    with store.unit_of_work() as work, pytest.raises(Conflict):
        work.cases.save(life.case, version)
    with store.reading() as work:
        assert work.cases.get(life.id) == life.case


def test_the_same_case_can_not_be_raised_twice(store: Store, life: Life) -> None:
    with store.unit_of_work() as work, pytest.raises(Conflict):
        work.cases.save(life.case, 0)


def test_facts_come_newest_first_and_page_by_position(store: Store, life: Life) -> None:
    with store.reading() as work:
        everything = work.facts.of_case(life.id)
        assert [position for position, _ in everything] == [2, 1]
        assert [record for _, record in reversed(everything)] == life.records
        assert work.facts.of_case(life.id, limit=1) == everything[:1]
        assert work.facts.of_case(life.id, before=2) == everything[1:]
        assert work.facts.get(life.records[0].id) == life.records[0]
        assert work.facts.get(FactId("none")) is None
        assert work.facts.last_stamp() == life.records[-1].hlc


def test_an_empty_store_has_no_stamp_and_starts_at_number_one(store: Store) -> None:
    with store.reading() as work:
        assert work.facts.last_stamp() == 0
        assert work.cases.next_number() == 1
        assert work.cases.listed() == ()


def test_a_list_shows_names_newest_first_and_open_ones_only_when_asked(store: Store, life: Life) -> None:
    second = Life(number=2, name="Ærfugl Øyvær").raised()
    with store.unit_of_work() as work:
        keep(work, second)
        work.commit()
    with store.reading() as work:
        assert [(row.case.id, row.name) for row in work.cases.listed()] == [
            (second.id, "Ærfugl Øyvær"),
            (life.id, NAME),
        ]
        assert len(work.cases.listed(limit=1)) == 1
        assert work.cases.next_number() == 3
    with store._writer.lent() as connection:
        connection.execute("UPDATE case_file SET status = 'archived' WHERE id = ?", (life.id,))
    with store.reading() as work:
        assert [row.case.id for row in work.cases.listed()] == [second.id]
        assert len(work.cases.listed(archived=True)) == 2


def test_what_others_wrote_is_cleaned_when_it_is_read(store: Store) -> None:
    hostile = "Rød\x1b]52;c;aGVp\x07 \u202egnirpots\u200b"
    life = Life(name=hostile).raised()
    with store.unit_of_work() as work:
        keep(work, life)
        work.professionals.add(replace(PROFESSIONAL, id=UserId("b"), name=hostile))
        work.drafts.put(Draft("new", ANNA, None, "concern", "", json.dumps({"words": hostile}), NOW))
        work.commit()
    with store.reading() as work:
        subject = life.case.person(life.case.subject)
        assert subject is not None
        texts = [*work.notes.texts([subject.name]).values(), work.cases.listed()[0].name]
        texts += [one.name for one in work.professionals.all()] + [hit.excerpt for hit in work.notes.search("rød")]
        texts += [note.text for note in work.notes.versions(subject.name)]
        texts += [json.loads(draft.values)["words"] for draft in work.drafts.of_user(ANNA)]
    assert not any(sign in text for text in texts for sign in "\x1b\x07\u202e\u200b")
    assert sum("Rød" in text for text in texts) == len(texts) - 1


def test_a_draft_is_one_for_each_form_and_user(store: Store) -> None:
    first = Draft("concern//", ANNA, None, "concern", "", '{"words": "Er ofte"}', NOW)
    later = replace(first, values='{"words":"Er ofte alene"}', updated_at=NOW + timedelta(seconds=1))
    other = replace(first, id="step/x", case_id=CaseId("x"), step="n0.beslutt")
    with store.unit_of_work() as work:
        for draft in (first, later, other, replace(first, user=UserId("b"))):
            work.drafts.put(draft)
        work.commit()
    with store.unit_of_work() as work:
        assert [draft.id for draft in work.drafts.of_user(ANNA)] == ["concern//", "step/x"]
        assert work.drafts.of_user(ANNA)[0] == later
        work.drafts.drop("concern//", ANNA)
        work.drafts.drop("none", ANNA)
        work.commit()
    with store.reading() as work:
        assert [draft.id for draft in work.drafts.of_user(ANNA)] == ["step/x"]
        assert len(work.drafts.of_user(UserId("b"))) == 1


def test_a_professional_is_described_anew(store: Store) -> None:
    newer = replace(PROFESSIONAL, title="rektor")
    with store.unit_of_work() as work:
        work.professionals.add(newer)
        work.commit()
    with store.reading() as work:
        assert work.professionals.get(ANNA) == newer
        assert work.professionals.get(UserId("none")) is None
        assert work.professionals.all() == (newer,)
    assert store.verify() == ()


def test_terms_of_the_baton_are_kept_beside_the_case(store: Store, life: Life) -> None:
    version = life.case.version
    life.held_by("anna", 1)
    with store.unit_of_work() as work:
        keep(work, life, version, notes_from=len(life.notes))
        work.commit()
    life.held_by("bo", 2)
    with store.unit_of_work() as work:
        keep(work, life, version + 1, notes_from=len(life.notes))
        work.commit()
    with store._reader.lent() as connection:
        terms = connection.execute("SELECT term, holder, until FROM baton ORDER BY term").fetchall()
    assert [tuple(row) for row in terms] == [(1, "anna", "2026-11-21"), (2, "bo", None)]
    assert store.verify() == ()


def test_a_reader_can_not_write(store: Store, life: Life) -> None:
    with store.reading() as work, pytest.raises(ReadOnly):
        work.log_access(ANNA, "read", life.id, NOW)


def test_a_reader_does_not_wait_for_a_writer_and_sees_only_what_is_committed(store: Store, life: Life) -> None:
    with store.unit_of_work() as writing:
        keep(writing, Life(number=2).raised())
        with store.reading() as work:
            assert len(work.cases.listed()) == 1


def test_who_read_what_is_written_in_the_log_and_in_the_chain(store: Store, life: Life) -> None:
    with store.unit_of_work() as work:
        work.log_access(ANNA, "read", life.id, NOW)
        work.log_access(UserId("b"), "search", None, NOW)
        work.commit()
    with store._reader.lent() as connection:
        rows = connection.execute("SELECT actor, act, case_id FROM access_entry ORDER BY act").fetchall()
        last = json.loads(connection.execute("SELECT event FROM audit ORDER BY n DESC LIMIT 1").fetchone()[0])
    assert [tuple(row) for row in rows] == [(ANNA, "read", life.id), ("b", "search", None)]
    assert (last["act"], last["user"], last["as"]) == ("access.search", ANNA, "b")
    assert store.verify() == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda work: work.cases.listed(),
        lambda work: work.notes.search("x"),
        lambda work: work.facts.of_case(CaseId("x")),
        lambda work: work.drafts.of_user(ANNA),
        lambda work: work.professionals.all(),
        lambda work: work.commit(),
    ],
)
def test_a_unit_of_work_may_be_used_for_one_question(store: Store, ask: Callable[[SqlUnitOfWork], object]) -> None:
    with store.unit_of_work() as work:
        ask(work)

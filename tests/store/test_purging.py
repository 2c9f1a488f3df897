"""A lawful purge: nothing of what went can be found, what stays is sound, and nothing else can go that way."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bti_tui.domain.drafts import Draft
from bti_tui.domain.errors import StoreError
from bti_tui.domain.facts import ConcernRaised
from bti_tui.store.backup import back_up
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from tests.store.life import ANNA, NAME, NOW, Life, keep
from tests.store.plain_pages import plain
from tests.store.purged import carry_out, facts
from tests.store.remembered import run

WORDS = ("KANARIFUGL", "FRA TROLLHEIMEN", "alene i friminuttene", "friminuttene", "får og hår", "utkastet")
BIRTHDAY = "2018-05-17"


@pytest.fixture
def second(store: Store, life: Life) -> Life:
    """Another case, with words of its own."""
    other = Life(number=2, name="Sverre Sjøvik", words="Kommer sjelden.").raised().entry("Ringte hjem til far.")
    raised = other.records[0]
    assert isinstance(raised.fact, ConcernRaised)
    other.records[0] = replace(raised, fact=replace(raised.fact, born_on=date(2016, 3, 4)))
    with store.unit_of_work() as work:
        keep(work, other)
        work.drafts.put(Draft("entry/1", ANNA, life.id, "step", "", '{"text": "utkastet"}', NOW))
        work.commit()
    return other


def in_clear(store: Store, created: Created) -> str:
    """Everything that lies in the closed file, free pages too, and beside it."""
    folder = store.unlocked.folder
    store.close()
    for beside in ("store.db-wal", "store.db-journal"):
        assert not (folder / beside).exists() or (folder / beside).stat().st_size == 0
    assert sorted(one.name for one in folder.iterdir() if one.suffix == ".db") == ["store.db"]
    return plain(folder / "store.db", created.keys.database_key()).decode("latin-1")


def lingering(pages: str, *words: str) -> list[str]:
    return [word for word in words if word.encode().decode("latin-1").casefold() in pages.casefold()]


def test_before_a_purge_every_word_is_there_to_be_found(store: Store, second: Life, created: Created) -> None:
    pages = in_clear(store, created)
    assert lingering(pages, *WORDS, BIRTHDAY) == [*WORDS, BIRTHDAY]


def test_r47_after_a_purge_no_word_name_or_birthday_lingers_on_any_page(
    store: Store, life: Life, second: Life, created: Created
) -> None:
    (store.unlocked.folder / "store.before-0002.db").write_bytes(b"a copy from before a migration")
    carry_out(store, life)
    pages = in_clear(store, created)
    assert lingering(pages, *WORDS, BIRTHDAY, life.case.subject) == []
    assert lingering(pages, "Sjøvik", "sjelden", "Ringte hjem") == ["Sjøvik", "sjelden", "Ringte hjem"]


def test_after_a_purge_of_one_entry_its_words_linger_nowhere_and_the_rest_is_there(
    store: Store, life: Life, second: Life, created: Created
) -> None:
    carry_out(store, life, entry=life.records[-1].id)
    pages = in_clear(store, created)
    assert lingering(pages, "får og hår", "snakket") == []
    assert lingering(pages, "KANARIFUGL", "friminuttene", "utkastet") == ["KANARIFUGL", "friminuttene", "utkastet"]


def test_the_log_of_the_database_is_empty_while_the_store_is_still_open(store: Store, life: Life) -> None:
    carry_out(store, life)
    log = store.unlocked.folder / "store.db-wal"
    assert log.stat().st_size == 0


def test_nothing_that_stays_can_be_tried_out_against_a_guess(store: Store, life: Life) -> None:
    """The commitments were made with salts that lay in the rows; the rows have none any more."""
    carry_out(store, life)
    with store._reader.lent() as connection:
        rows = connection.execute("SELECT salt, payload, name FROM case_fact ORDER BY position").fetchall()
        assert [(row[1], row[2], row[0]) for row in rows[:-1]] == [("{}", "fact.emptied", None)] * len(life.records)
        assert connection.execute("SELECT count(*) FROM note WHERE case_id = ?", (life.id,)).fetchone()[0] == 0


def test_a_purged_store_is_sound_and_can_be_folded_anew(store: Store, life: Life, second: Life) -> None:
    _, left = carry_out(store, life)
    assert store.verify() == ()
    assert store.rebuild() == ()
    with store.reading() as work:
        assert work.cases.get(life.id) == left
        assert work.cases.next_number() == 3
        assert [hit.case_id for hit in work.notes.search("ringte")] == [second.id]


def test_a_purged_person_and_a_purged_entry_leave_a_sound_store_too(store: Store, life: Life) -> None:
    _, left = carry_out(store, life, entry=life.records[-1].id)
    assert store.verify() == ()
    with store.reading() as work:
        assert work.cases.get(life.id) == left
        assert [one.name for one in work.cases.listed()] == [NAME]
        assert work.notes.search("hår") == ()
    assert [type(one.fact).__name__ for one in facts(store, life.id)] == [
        "ConcernRaised",
        "EntryWritten",
        "WordsPurged",
    ]


def test_why_somebody_looked_is_in_the_log_until_it_is_purged_with_the_case(store: Store, life: Life) -> None:
    with store.unit_of_work() as work:
        work.log_access(ANNA, "case.opened_restricted", life.id, NOW, life.notes[-1].id)
        work.commit()
    with store.reading() as work:
        assert [one.why for one in work.accesses.of_case(life.id)] == [life.notes[-1].id]
    assert store.verify() == ()
    carry_out(store, life)
    assert store.verify() == ()
    with store.reading() as work:
        assert len(work.accesses.of_case(life.id)) == 1


def test_a_backup_of_a_purged_store_counts(store: Store, life: Life, tmp_path: Path) -> None:
    carry_out(store, life)
    assert back_up(store, tmp_path / "backups", NOW).bundle.is_whole()


# what the guards and the deep check keep from going the same way


REST_OF_RECEIPT = (
    "case_id, number, extent, at, day, actor, decided_by, device, ground, reason, reference, retained_until, texts,"
    " facts, drafts"
)
REST_OF_NOTE = "kind, visibility, author, written_at, salt, digest, text"
A_PURGED_NOTE = "(SELECT object FROM purged_item WHERE kind = 'note')"
ATTACKS = {
    "a note without a receipt": ("DELETE FROM note WHERE case_id <> :case", {"note-missing"}),
    "a forged receipt": (
        f"INSERT INTO purge_receipt SELECT municipality, 'x', {REST_OF_RECEIPT} FROM purge_receipt",
        {"receipt-uncommitted"},
    ),
    "a receipt with another ground": ("UPDATE purge_receipt SET ground = 'ordered'", {"receipt-differs"}),
    "a receipt that is gone": ("DELETE FROM purge_receipt", {"receipt-differs"}),
    "a note added to what a receipt let go": (
        "INSERT INTO purged_item SELECT municipality, id, 'note', 'x' FROM purge_receipt",
        {"receipt-differs"},
    ),
    "a fact that is emptied without a receipt": (
        "UPDATE case_fact SET payload = '{}', name = 'fact.emptied' WHERE case_id <> :case AND position = 1",
        {"fact-differs", "case-differs"},
    ),
    "a purged text put back": (
        f"INSERT INTO note SELECT municipality, {A_PURGED_NOTE}, 1, :case, {REST_OF_NOTE} FROM note LIMIT 1",
        {"note-uncommitted"},
    ),
    "a withheld text": (
        "INSERT INTO withheld_note SELECT municipality, id, case_id, 'x', '2026-01-01' FROM note LIMIT 1",
        {"withheld-differs"},
    ),
    "a case hidden behind our back": ("UPDATE case_file SET restricted = 1 WHERE id <> :case", {"case-differs"}),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_goes_or_comes_without_a_purge_is_named(store: Store, life: Life, second: Life, attack: str) -> None:
    carry_out(store, life)
    statement, codes = ATTACKS[attack]
    connection = store.unlocked.connect()
    run(connection, statement.replace(":case", f"'{life.id}'"))
    connection.close()
    assert {one.code for one in store.verify()} == codes


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM note",
        "UPDATE case_fact SET payload = '{}' WHERE name <> 'fact.emptied'",
        "UPDATE case_fact SET actor = 'x'",
        "UPDATE case_fact SET at = 'x', purged_by = (SELECT id FROM purge_receipt)",
        "UPDATE purge_receipt SET reason = 'x'",
        "DELETE FROM purge_receipt",
        "REPLACE INTO purge_receipt SELECT * FROM purge_receipt",
        "DELETE FROM purged_item",
        "REPLACE INTO purged_item SELECT * FROM purged_item",
    ],
)
def test_the_guards_open_for_nothing_but_what_a_receipt_names(
    store: Store, life: Life, second: Life, change: str
) -> None:
    carry_out(store, life)
    with pytest.raises(StoreError) as told, store._writer.lent() as connection:
        connection.execute(change)
    assert told.value.facts == {"problem": "SQLITE_CONSTRAINT"}
    assert store.verify() == ()


def test_a_purged_text_can_not_be_written_again(store: Store, life: Life) -> None:
    carry_out(store, life)
    with pytest.raises(StoreError), store.unit_of_work() as work:
        work.record((), life.notes[:1])

from dataclasses import replace

from bti_tui.domain.ids import NoteId
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.store.open_store import Store
from tests.store.life import Life, keep


def found(store: Store, words: str) -> list[str]:
    with store.reading() as work:
        return [hit.note_id for hit in work.notes.search(words)]


def test_a_correction_keeps_the_old_version_and_shows_the_new_one(store: Store, life: Life) -> None:
    entry = life.notes[-1]
    corrected = replace(entry, version=2, text="Snakket med henne på Ås, rettet.")
    with store.unit_of_work() as work:
        work.record((), (corrected,))
        work.commit()
    with store.reading() as work:
        assert work.notes.versions(entry.id) == (entry, corrected)
        assert work.notes.texts([entry.id]) == {entry.id: corrected.text}
        assert work.notes.texts([NoteId("none")]) == {}
    assert found(store, "rettet") == [entry.id]
    assert found(store, "hår") == []
    assert store.verify() == ()


def test_norwegian_letters_are_letters_and_not_accents(store: Store, life: Life) -> None:
    entry = life.notes[-1].id
    assert found(store, "får") == found(store, "hår ås") == found(store, "FÅR") == [entry]
    assert found(store, "far") == found(store, "har") == found(store, "as") == []


def test_sami_letters_are_found(store: Store) -> None:
    life = Life().raised().entry("Čuovvu mánáid skuvlii Guovdageainnus, đ ŋ š ŧ ž.")
    with store.unit_of_work() as work:
        keep(work, life)
        work.commit()
    entry = life.notes[-1].id
    for words in ("čuovvu", "mánáid", "ŋ", "š ŧ ž", "Guovda"):
        assert found(store, words) == [entry], words
    assert found(store, "cuovvu") == found(store, "manaid") == []


def test_search_takes_beginnings_of_words_and_obeys_nothing_typed(store: Store, life: Life) -> None:
    entry = life.notes[-1].id
    assert found(store, "sna hen") == [entry]
    assert len(found(store, "kanari")) == 1
    for words in (
        '"',
        "*",
        "får OR hår",
        "får)",
        'text:"får"',
        "NEAR(",
        "-får",
        "får AND",
        "",
        "   ",
        "\x1b[2J",
        "^får",
    ):
        assert isinstance(found(store, words), list)
    assert found(store, "") == found(store, "***") == []


def test_a_shielded_note_is_found_by_nobody(store: Store, life: Life) -> None:
    shielded = replace(life.notes[-1], id=NoteId("shielded"), visibility=Visibility.SHIELDED, text="Blåmerker")
    with store.unit_of_work() as work:
        work.record((), (shielded,))
        work.commit()
    assert found(store, "blåmerker") == []


def test_a_note_that_is_gone_without_a_receipt_leaves_the_search_index_whole_and_is_named(
    store: Store, life: Life
) -> None:
    entry = life.notes[-1].id
    with store._writer.lent() as connection:
        connection.execute("DROP TRIGGER note_no_delete")
        connection.execute("DELETE FROM note WHERE id = ?", (entry,))
    assert found(store, "hår") == []
    assert [finding.code for finding in store.verify()] == ["note-missing"]


def test_kinds_of_notes_are_kept(store: Store) -> None:
    life = Life().raised()
    for kind in NoteKind:
        life.note(f"ord {kind}", kind)
    with store.unit_of_work() as work:
        keep(work, life)
        work.commit()
    with store.reading() as work:
        assert [work.notes.versions(note.id) for note in life.notes] == [(note,) for note in life.notes]

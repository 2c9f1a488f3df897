"""What a person reads about each way of changing a store behind our back: at the unlock or from `bti store verify`."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bti_tui.i18n.tampering import BEHIND, FINDINGS
from bti_tui.store import keyfile, keys_document
from bti_tui.store.keyfile import Created
from tests.cli.calls import Answer, Shell, secret_in
from tests.house.source import PACKAGE
from tests.store.life import ANNA, PHRASE, PROFESSIONAL
from tests.store.remembered import PAGE, Remembered, change_professional, pages, put_back_older

Tamper = Callable[[Remembered], None]
ACKNOWLEDGE, VERIFY = "acknowledge", "verify"


@pytest.fixture(scope="module")
def created() -> Created:
    return keyfile.create(ANNA, PHRASE, cost=keyfile.FLOOR)


@pytest.fixture
def kept(empty: Shell, tmp_path: Path, created: Created) -> Remembered:
    return Remembered.make(empty.store, tmp_path / "home" / "state", created)


def asked(shell: Shell, language: str, *words: str) -> Answer:
    home = {"BTI_HOME": str(shell.folder / "home")}
    return shell.bti("--lang", language, "store", *words, "--passphrase-fd", secret_in(PHRASE), variables=home)


def flip_one_bit(kept: Remembered) -> None:
    place = kept.asked("SELECT rootpage FROM sqlite_schema WHERE name = 'note'")
    content = bytearray(kept.database.read_bytes())
    content[(place - 1) * PAGE + 100] ^= 1
    kept.database.write_bytes(content)


def edit_a_fact(kept: Remembered) -> None:
    kept.attack("UPDATE case_fact SET at = '2025-01-01T00:00:00.000000+00:00' WHERE position = 2")


def delete_the_end_of_the_audit(kept: Remembered) -> None:
    kept.attack("DELETE FROM audit WHERE n > 4")


def cut_the_log(kept: Remembered) -> None:
    store = kept.open()
    kept.write_in(store)
    store.remember()
    beside = {name: kept.folder.with_name(name) for name in ("store.db", "store.db-wal")}
    for name, copy in beside.items():
        shutil.copy(kept.folder / name, copy)
    store.close()
    shutil.copy(beside["store.db"], kept.database)
    log = beside["store.db-wal"].read_bytes()
    (kept.folder / "store.db-wal").write_bytes(log[: len(log) // 3])
    (kept.folder / "store.db-wal").chmod(0o600)


def put_back_an_old_page(kept: Remembered) -> None:
    place = kept.asked("SELECT rootpage FROM sqlite_schema WHERE name = 'professional'")
    old = pages(kept.copied())
    kept.use(change_professional)
    new = pages(kept.database)
    kept.database.write_bytes(b"".join([*new[: place - 1], old[place - 1], *new[place:]]))
    (kept.folder / "store.db-wal").unlink(missing_ok=True)


def strip_signatures(kept: Remembered) -> None:
    kept.attack("UPDATE audit SET sig = NULL WHERE n > 3")


def put_in_the_key_file_of_another_store(kept: Remembered) -> None:
    other = keyfile.create(ANNA, PHRASE, cost=keyfile.FLOOR)
    keys_document.write(kept.folder / "store.keys", other.document)


def put_back_an_old_key_file(kept: Remembered) -> None:
    old = (kept.folder / "store.keys").read_bytes()
    kept.use(lambda store: store.ways_in.change_passphrase("en helt ny lang frase", cost=keyfile.FLOOR))
    (kept.folder / "store.keys").write_bytes(old)


CUT = ("Slutten av revisjonsloggen mangler", "Slutten av revisjonsloggen manglar")
OLDER = ("Det som kom etter, mangler", "Det som kom etter, manglar")
LAST_SEEN = (f"{PROFESSIONAL.name} så det sist på denne maskinen", f"{PROFESSIONAL.name} såg det sist på denne maskina")
TAMPERINGS: dict[str, tuple[Tamper, str, tuple[str, str]]] = {
    "one flipped bit": (flip_one_bit, VERIFY, ("En side er ikke ekte", "Ei side er ikkje ekte")),
    "an edited fact": (edit_a_fact, VERIFY, ("En hendelse er endret utenom", "Ei hending er endra utanom")),
    "a deleted audit tail, verified": (delete_the_end_of_the_audit, VERIFY, CUT),
    "a deleted audit tail, at the unlock": (delete_the_end_of_the_audit, ACKNOWLEDGE, OLDER),
    "a cut WAL": (cut_the_log, ACKNOWLEDGE, OLDER),
    "an old page": (
        put_back_an_old_page,
        VERIFY,
        ("Opplysninger om en ansatt er eldre", "Opplysningar om ein tilsett"),
    ),
    "a restored old file, verified": (put_back_older, VERIFY, CUT),
    "a restored old file, at the unlock": (put_back_older, ACKNOWLEDGE, LAST_SEEN),
    "stripped signatures": (strip_signatures, VERIFY, ("er ikke signert av den", "er ikkje signert av den")),
    "the key file of another store": (
        put_in_the_key_file_of_another_store,
        VERIFY,
        (
            "Nøkkelknippet (store.keys) og databasen hører ikke sammen",
            "Nøkkelknippet (store.keys) og databasen høyrer ikkje saman",
        ),
    ),
    "an old key file, verified": (
        put_back_an_old_key_file,
        VERIFY,
        ("Nøkkelknippet er et eldre", "Nøkkelknippet er eit eldre"),
    ),
    "an old key file, at the unlock": (
        put_back_an_old_key_file,
        ACKNOWLEDGE,
        ("Nøkkelknippet er eldre", "Nøkkelknippet er"),
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_each_tampering_is_named_in_words(empty: Shell, kept: Remembered, name: str) -> None:
    tamper, where, words = TAMPERINGS[name]
    tamper(kept)
    for language, expected in zip(("nb", "nn"), words, strict=True):
        answer = asked(empty, language, where)
        assert answer.code in {2, 32}
        assert expected in answer.out + answer.err


def test_an_untouched_store_has_nothing_to_name(empty: Shell, kept: Remembered) -> None:
    assert asked(empty, "nb", VERIFY).code == 0
    answer = asked(empty, "nb", ACKNOWLEDGE)
    assert (answer.code, answer.err) == (0, "")
    assert asked(empty, "nb", ACKNOWLEDGE, "--json").document == {"behind": None, "acknowledged": False}


def test_an_older_store_is_taken_for_a_written_reason_and_not_without(empty: Shell, kept: Remembered) -> None:
    put_back_older(kept)
    assert asked(empty, "nb", "rebuild").code == 41
    assert asked(empty, "nb", ACKNOWLEDGE, "--why", " ").code == 2
    assert kept.found() == "audit-cut"
    answer = asked(empty, "nb", ACKNOWLEDGE, "--why", "Ny disk, kopien fra fredag.", "--json")
    assert (answer.code, answer.document["acknowledged"]) == (0, True)
    assert answer.document["behind"]["found"] == "audit-cut"
    assert kept.found() is None
    assert asked(empty, "nb", VERIFY).code == 0
    assert asked(empty, "nb", "rebuild").code == 0


def test_everything_that_a_check_can_find_has_a_sentence() -> None:
    """Codes stand in the store as words in quotes, or are put together of a kind of row and what happened to it."""
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((PACKAGE / "store").glob("*.py")))
    kinds = [kind for kind in ("fact", "note", "professional", "access", "receipt") if f'_differing("{kind}"' in source]
    assert source.count("_differing(") - 1 == len(kinds)
    made = {f"{kind}-{what}" for kind in kinds for what in ("differs", "missing", "uncommitted")}
    assert made <= FINDINGS.keys()
    assert {code for code in FINDINGS.keys() - made if f'"{code}"' not in source} == set()
    assert BEHIND.keys() <= FINDINGS.keys()

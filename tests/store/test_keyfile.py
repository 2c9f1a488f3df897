import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from bti_tui.domain.errors import BadInput, BtiError, Damaged, StoreMissing, UnsafePlace, WrongPassphrase
from bti_tui.store import keyfile, keys_document, slots
from bti_tui.store.keyfile import Cost, Created, by_passphrase, by_recovery_code, for_training, unlock
from bti_tui.store.keys_document import KeysDocument, Slot
from tests.store.life import ANNA, PHRASE


@pytest.fixture(scope="module")
def with_key_file() -> Created:
    return keyfile.create("ola", "annen frase her", key_file=b"usb", cost=keyfile.FLOOR)


def changed(document: KeysDocument, slot: Slot) -> KeysDocument:
    return replace(document, slots=(slot, *document.slots[1:]))


def test_the_passphrase_opens_the_slot(created: Created) -> None:
    assert unlock(created.document, by_passphrase(PHRASE, user=ANNA)) == created.keys


def test_the_passphrase_alone_finds_its_slot(created: Created) -> None:
    assert unlock(created.document, by_passphrase(PHRASE)) == created.keys


def test_the_same_words_from_another_keyboard_open_the_slot(created: Created) -> None:
    typed = unicodedata.normalize("NFD", PHRASE)
    assert typed != PHRASE
    assert unlock(created.document, by_passphrase(typed)).key == created.keys.key


def test_the_recovery_code_opens_its_own_slot_however_it_is_typed(created: Created) -> None:
    typed = created.recovery_code.lower().replace("-", " ").replace("0", "o")
    opened = unlock(created.document, by_recovery_code(typed))
    assert (opened.key, opened.user) == (created.keys.key, keyfile.RECOVERY_USER)
    assert opened.seed == created.recovery_seed != created.keys.seed


def test_wrong_passphrase_and_unknown_user_and_missing_key_file_say_the_same(
    created: Created, with_key_file: Created
) -> None:
    tries = (
        (created.document, by_passphrase("feil frase, men lang", user=ANNA)),
        (created.document, by_passphrase(PHRASE, user="per")),
        (with_key_file.document, by_passphrase("annen frase her", user="ola")),
        (with_key_file.document, by_passphrase("annen frase her", user="ola", key_file=b"another")),
    )
    said = []
    for document, way_in in tries:
        with pytest.raises(WrongPassphrase) as told:
            unlock(document, way_in)
        said.append((str(told.value), dict(told.value.facts)))
    assert said == [said[0]] * len(tries)


def test_passphrase_and_key_file_together_open_a_slot(with_key_file: Created) -> None:
    assert unlock(with_key_file.document, by_passphrase("annen frase her", key_file=b"usb")) == with_key_file.keys


def test_every_change_by_someone_without_the_key_is_caught(created: Created) -> None:
    document = created.document
    mine = document.slots[0]
    flipped = bytes([mine.ct[0] ^ 1]) + mine.ct[1:]
    forgeries = {
        "slot removed": replace(document, slots=document.slots[:1]),
        "slot added": replace(document, slots=(*document.slots, replace(mine, who="eva"))),
        "kdf weakened": changed(document, replace(mine, kdf=replace(mine.kdf, m_kib=8))),
        "kdf made huge": changed(document, replace(mine, kdf=replace(mine.kdf, m_kib=1 << 30))),
        "kdf passes changed": changed(document, replace(mine, kdf=replace(mine.kdf, t=4))),
        "slot of another store": replace(document, store="00000000-0000-4000-8000-000000000000"),
        "generation rolled": replace(document, gen=9),
        "made a training store": replace(document, training=True),
        "owner renamed": changed(document, replace(mine, who="kari")),
        "ciphertext bit": changed(document, replace(mine, ct=flipped)),
        "mac bit": replace(document, mac=bytes(32)),
    }
    let_through = []
    for what, forged in forgeries.items():
        try:
            unlock(forged, by_passphrase(PHRASE))
            let_through.append(what)
        except (WrongPassphrase, Damaged):
            continue
    assert let_through == []


def test_a_training_store_opens_without_a_passphrase_and_a_real_one_does_not(created: Created) -> None:
    training = keyfile.create_training(ANNA)
    assert unlock(training.document, for_training()) == training.keys
    assert training.keys.training
    with pytest.raises(WrongPassphrase):
        unlock(created.document, for_training())


def test_a_new_passphrase_replaces_the_old_one_and_leaves_the_recovery_code(created: Created) -> None:
    made = slots.by_passphrase(created.document, created.keys, "en helt annen frase", cost=keyfile.FLOOR)
    newer = slots.placed(created.document, created.keys, made)
    assert newer.gen == created.document.gen + 1
    assert unlock(newer, by_passphrase("en helt annen frase")).seed == created.keys.seed
    assert unlock(newer, by_recovery_code(created.recovery_code)).key == created.keys.key
    with pytest.raises(WrongPassphrase):
        unlock(newer, by_passphrase(PHRASE))


@pytest.mark.parametrize("cost", [Cost(1024, 3), Cost(64 * 1024, 1), Cost(1 << 21, 3)])
def test_no_slot_is_made_outside_the_bounds(cost: Cost) -> None:
    with pytest.raises(Damaged):
        keyfile.create(ANNA, PHRASE, cost=cost)


def test_a_weak_passphrase_makes_no_keys() -> None:
    with pytest.raises(BadInput):
        keyfile.create(ANNA, "kort", cost=keyfile.FLOOR)


def test_no_secret_is_in_any_repr(created: Created) -> None:
    shown = repr((created, created.keys, by_passphrase(PHRASE), by_recovery_code(created.recovery_code)))
    for secret in (created.recovery_code, PHRASE, repr(created.keys.key), repr(created.keys.seed)):
        assert secret not in shown


def test_the_file_is_private_and_read_back_whole(tmp_path: Path, created: Created) -> None:
    path = tmp_path / "store.keys"
    keys_document.write(path, created.document)
    keys_document.write(path, created.document)
    assert keys_document.read(path) == created.document
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir() if "keys" in file.name] == ["store.keys"]


def test_a_file_that_others_may_read_is_refused(tmp_path: Path, created: Created) -> None:
    path = tmp_path / "store.keys"
    keys_document.write(path, created.document)
    path.chmod(0o640)
    with pytest.raises(UnsafePlace):
        keys_document.read(path)


def test_a_link_and_a_missing_file_are_refused(tmp_path: Path, created: Created) -> None:
    keys_document.write(tmp_path / "elsewhere", created.document)
    (tmp_path / "store.keys").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafePlace):
        keys_document.read(tmp_path / "store.keys")
    with pytest.raises(StoreMissing):
        keys_document.read(tmp_path / "none")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'"text"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "bti-keys/1"}',
        b'{"format": "bti-keys/2", "store": 1, "gen": 1, "training": false, "slots": [], "mac": ""}',
        b'{"format": "bti-keys/2", "store": "x", "gen": true, "training": false, "slots": [], "mac": ""}',
        b'{"format": "bti-keys/2", "store": "x", "gen": 1, "training": false, "slots": {}, "mac": ""}',
        b'{"format": "bti-keys/2", "store": "x", "gen": 1, "training": false, "slots": [[]], "mac": ""}',
        b" " * (keys_document.LARGEST + 1),
    ],
)
def test_a_broken_file_is_damaged_and_never_a_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.keys"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(BtiError) as told:
        keys_document.read(path)
    assert isinstance(told.value, Damaged)

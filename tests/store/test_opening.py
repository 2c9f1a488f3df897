import subprocess
import sys
from pathlib import Path

import pytest

from bti_tui.domain.errors import (
    BadInput,
    BtiError,
    Damaged,
    OldDriver,
    StoreExists,
    StoreMissing,
    UnsafePlace,
    WrongPassphrase,
)
from bti_tui.store import engine, keyfile, keys_document, opening
from bti_tui.store.keyfile import Created, by_passphrase, by_recovery_code, for_training
from bti_tui.store.open_store import Store
from bti_tui.store.opening import create, open_store
from bti_tui.store.unlocking import Unlocked, glimpse, unlock
from tests.store.life import ANNA, DEVICE, HERE, NAME, NOW, PHRASE, PROFESSIONAL, Life


def opened(folder: Path) -> Store:
    return open_store(unlock(folder, by_passphrase(PHRASE)))


def test_what_was_kept_is_there_after_opening_anew(store: Store, folder: Path, life: Life) -> None:
    store.close()
    again = opened(folder)
    with again.reading() as work:
        assert work.cases.get(life.id) == life.case
        assert work.professionals.all() == (PROFESSIONAL,)
    assert (again.user, again.municipality, again.device, again.training) == (ANNA, HERE, DEVICE, False)
    again.close()


def test_r39_the_file_is_no_plain_database_and_every_file_is_private(store: Store, folder: Path, life: Life) -> None:
    assert not (folder / "store.db").read_bytes().startswith(b"SQLite format 3")
    assert {file.name for file in folder.iterdir()} == {"store.db", "store.db-wal", "store.db-shm", "store.keys"}
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    code = """
import os, sys
from pathlib import Path
os.umask(0)
from bti_tui.store import keyfile
from bti_tui.store.opening import create
from tests.store.life import ANNA, DEVICE, HERE, NOW, PROFESSIONAL
made = keyfile.create_training(ANNA)
store = create(Path(sys.argv[1]), made, municipality=HERE, device=DEVICE, professionals=[PROFESSIONAL], at=NOW)
store.note("test")
print(sorted(oct(file.stat().st_mode & 0o777) for file in Path(sys.argv[1]).iterdir()))
"""
    command = [sys.executable, "-c", code, str(tmp_path / "store")]
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": "."}, check=False)
    assert done.stdout.strip() == str(["0o600"] * 4), done.stderr


def test_a_planted_name_is_found_in_no_file(store: Store, folder: Path, life: Life) -> None:
    for file in folder.iterdir():
        content = file.read_bytes()
        for planted in (NAME, "KANARIFUGL", "Anna", life.words):
            assert planted.encode() not in content, file.name
            assert planted.encode("utf-16-le") not in content, file.name


def test_a_wrong_passphrase_opens_nothing(store: Store, folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(folder, by_passphrase("en annen lang frase"))


def test_a_key_file_of_another_store_does_not_fit(store: Store, folder: Path) -> None:
    other = keyfile.create(ANNA, PHRASE, cost=keyfile.FLOOR)
    keys_document.write(folder / "store.keys", other.document)
    with pytest.raises(Damaged):
        unlock(folder, by_passphrase(PHRASE))


def test_a_store_that_is_not_the_one_its_keys_name_is_damaged(store: Store, folder: Path, created: Created) -> None:
    unlocked = unlock(folder, by_passphrase(PHRASE))
    with store._writer.lent() as connection:
        connection.execute("UPDATE store_info SET training = 1")
    with pytest.raises(Damaged):
        open_store(unlocked)


def test_the_recovery_code_opens_and_gives_a_new_passphrase(store: Store, folder: Path, created: Created) -> None:
    store.close()
    recovered = open_store(unlock(folder, by_recovery_code(created.recovery_code)))
    assert (recovered.must_set_passphrase, recovered.user) == (True, ANNA)
    with pytest.raises(BadInput):
        recovered.ways_in.change_passphrase("kort")
    recovered.ways_in.change_passphrase("en helt ny lang frase", cost=keyfile.FLOOR)
    recovered.close()
    with pytest.raises(WrongPassphrase):
        unlock(folder, by_passphrase(PHRASE))
    again = open_store(unlock(folder, by_passphrase("en helt ny lang frase")))
    assert (again.must_set_passphrase, again.user) == (False, ANNA)
    assert again.verify() == ()
    again.close()


def test_a_changed_passphrase_keeps_the_chain_sound(store: Store, folder: Path) -> None:
    store.ways_in.change_passphrase("en helt ny lang frase", cost=keyfile.FLOOR)
    store.close()
    again = open_store(unlock(folder, by_passphrase("en helt ny lang frase")))
    assert again.verify() == ()
    again.close()


def test_a_training_store_opens_by_the_same_path_without_a_passphrase(folder: Path) -> None:
    made = keyfile.create_training(ANNA)
    create(folder, made, municipality=HERE, device=DEVICE, professionals=[PROFESSIONAL], at=NOW).close()
    seen = glimpse(folder)
    assert seen is not None
    assert (seen.training, seen.users) == (True, (ANNA,))
    again = open_store(unlock(folder, for_training()))
    assert again.training
    with pytest.raises(BadInput):
        again.ways_in.change_passphrase(PHRASE, cost=keyfile.FLOOR)
    again.close()


def test_no_store_is_made_over_another(store: Store, folder: Path, created: Created) -> None:
    with pytest.raises(StoreExists):
        create(folder, created, municipality=HERE, device=DEVICE, professionals=[], at=NOW)


def test_an_empty_folder_is_closed_to_others_and_one_in_use_is_refused(tmp_path: Path, created: Created) -> None:
    for name, used in (("empty", False), ("used", True)):
        folder = tmp_path / name
        folder.mkdir(mode=0o755)
        folder.chmod(0o755)
        if used:
            (folder / "other.txt").write_text("x")
            with pytest.raises(UnsafePlace):
                create(folder, created, municipality=HERE, device=DEVICE, professionals=[], at=NOW)
        else:
            create(folder, created, municipality=HERE, device=DEVICE, professionals=[], at=NOW).close()
            assert folder.stat().st_mode & 0o777 == 0o700


def test_a_database_without_keys_is_set_aside_and_not_removed(store: Store, folder: Path, created: Created) -> None:
    store.close()
    left_over = (folder / "store.db").read_bytes()
    (folder / "store.keys").unlink()
    (folder / "store.db.part").write_bytes(b"half")
    create(folder, created, municipality=HERE, device=DEVICE, professionals=[], at=NOW).close()
    assert (folder / "store.db.without-keys").read_bytes() == left_over
    assert opened(folder).info().cases == 0


def test_nothing_is_glimpsed_in_an_empty_folder(tmp_path: Path) -> None:
    assert glimpse(tmp_path) is None
    with pytest.raises(StoreMissing):
        unlock(tmp_path / "none", for_training())


@pytest.mark.parametrize("name", ["", "store.db", "store.keys"])
def test_looser_modes_are_refused(store: Store, folder: Path, name: str) -> None:
    (folder / name).chmod(0o755 if not name else 0o644)
    with pytest.raises(UnsafePlace):
        unlock(folder, by_passphrase(PHRASE))


def test_an_old_driver_is_refused() -> None:
    engine.require_sound_driver()
    with pytest.raises(OldDriver) as told:
        engine.require_sound_driver((3, 51, 2))
    assert told.value.facts == {"found": "3.51.2", "needed": "3.51.3"}


def test_every_connection_is_settled(store: Store, folder: Path) -> None:
    connection = unlock(folder, by_passphrase(PHRASE)).connect()
    settings = {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 10_000,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "cache_size": -8_192,
    }
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings} == settings
    assert connection.isolation_level is None
    connection.close()


def test_the_key_is_in_no_address_no_repr_and_no_error(store: Store, folder: Path, created: Created) -> None:
    unlocked = unlock(folder, by_passphrase(PHRASE))
    key = created.keys.database_key().hex()
    shown = [repr(unlocked), repr(store._signer), repr(store._writer), repr(vars(store))]
    with pytest.raises(BtiError) as told:
        engine.check_key(engine.connector(folder / "store.keys", created.keys.database_key()))
    shown.append(repr((told.value, told.value.facts, told.value.__cause__)))
    for text in shown:
        assert key not in text.lower()
        assert repr(created.keys.seed) not in text


def test_a_wrong_key_writes_nothing_to_the_terminal(
    store: Store, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Damaged):
        engine.check_key(engine.connector(folder / "store.db", bytes(32)))
    assert capfd.readouterr() == ("", "")


def test_the_unlock_path_imports_no_orm() -> None:
    code = (
        "import sys, bti_tui.store.unlocking, bti_tui.store.passphrase, bti_tui.store.keyfile, bti_tui.store.engine\n"
        "heavy = {'sqlalchemy', 'sqlmodel', 'pydantic', 'alembic', 'textual'}\n"
        "print(sorted(heavy & set(sys.modules)), 'sqlcipher3' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["[]", "True"]


def test_an_everyday_opening_imports_no_alembic(store: Store, folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from bti_tui.store.opening import open_store\n"
        "from bti_tui.store.unlocking import unlock\n"
        "from bti_tui.store.keyfile import by_passphrase\n"
        "open_store(unlock(Path(sys.argv[1]), by_passphrase(sys.argv[2]))).close()\n"
        "print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(folder), PHRASE]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_unlocked_store_is_a_plain_value(store: Store, folder: Path) -> None:
    unlocked = unlock(folder, by_passphrase(PHRASE))
    assert isinstance(unlocked, Unlocked)
    assert opening.open_store(unlocked).info().audit == store.info().audit

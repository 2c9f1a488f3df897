"""A store on a file system that takes no writing: it can be read, who reads is logged elsewhere, and it says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bti_tui.bootstrap import context_of
from bti_tui.domain.errors import Frozen, Unfinished
from bti_tui.store import place
from bti_tui.store.open_store import Store
from bti_tui.usecases.disk import attempt
from bti_tui.usecases.queries import open_case
from tests.store.remembered import Remembered, change_professional

REALLY = """
import sys
from pathlib import Path
from bti_tui.domain.errors import BtiError
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import unlock
from tests.store.life import PHRASE
folder, state = Path(sys.argv[1]), Path(sys.argv[2])
try:
    store = open_store(unlock(folder, by_passphrase(PHRASE), state), state)
    print(store.disk.is_read_only, store.info().cases, len(store.verify()))
    store.close()
except BtiError as error:
    print(error.code)
"""


def frozen(kept: Remembered, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store, opened as on a file system that takes no writing."""
    monkeypatch.setattr(place, "is_read_only", lambda _: True)
    return kept.open()


def test_it_can_be_read_and_who_reads_is_logged_outside(kept: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.name: path.read_bytes() for path in kept.database.parent.iterdir()}
    store = frozen(kept, monkeypatch)
    assert store.disk.is_read_only
    found = attempt(context_of(store), lambda ctx: open_case(ctx, kept.life.id))
    assert (found.is_read_only, found.trouble) == (True, None)
    assert store.verify() == ()
    store.close()
    assert {path.name: path.read_bytes() for path in kept.database.parent.iterdir()} == before
    monkeypatch.undo()
    again = kept.open()
    with again.reading() as work:
        assert [one.act for one in work.accesses.of_case(kept.life.id)] == ["case.read"]
    again.close()


def test_nothing_can_be_written(kept: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    store = frozen(kept, monkeypatch)
    for write in (
        lambda: change_professional(store),
        lambda: kept.write_in(store),
        lambda: store.note("test"),
        store.rebuild,
    ):
        with pytest.raises(Frozen):
            write()
    store.close()


def test_a_log_beside_it_is_not_passed_over(kept: Remembered, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept.database.parent / f"{kept.database.name}-wal").write_bytes(b"x")
    (kept.database.parent / f"{kept.database.name}-wal").chmod(0o600)
    with pytest.raises(Unfinished):
        frozen(kept, monkeypatch)


@pytest.mark.parametrize("is_closed", [True, False])
def test_a_real_file_system_that_takes_no_writing(kept: Remembered, tmp_path: Path, is_closed: bool) -> None:
    if not is_closed:
        (kept.database.parent / f"{kept.database.name}-wal").write_bytes(b"x")
        (kept.database.parent / f"{kept.database.name}-wal").chmod(0o600)
    disk = tmp_path / "disk"
    disk.mkdir()
    make = 'mount -t tmpfs -o mode=700 none "$0" && cp -a "$1" "$0/store" && mount -o remount,ro "$0"'
    script = f'{make} && shift && exec "$@"'
    command = [sys.executable, "-c", REALLY, str(disk / "store"), str(tmp_path / "state")]
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script, str(disk), str(kept.database.parent), *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert done.stdout.split() == (["True", "1", "0"] if is_closed else ["store-unfinished"]), done.stderr

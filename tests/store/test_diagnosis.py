"""What is really wrong with a disk, behind the few words that the driver has for it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bti_tui.domain.errors import Damaged, DiskFull, ReadOnly, StoreMissing, Unreachable
from bti_tui.store import trouble


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.EIO, Unreachable),
        (errno.ESTALE, Unreachable),
        (errno.ENOTCONN, Unreachable),
    ],
)
def test_an_input_output_error_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, meant: type[Exception]
) -> None:
    def fails(*_: object) -> None:
        raise OSError(code, "planted")

    (tmp_path / "store.db").touch()
    monkeypatch.setattr(trouble, "_write_beside", fails)
    for said in (Damaged(problem="SQLITE_IOERR"), StoreMissing(problem="SQLITE_CANTOPEN")):
        assert type(trouble.diagnosed(said, tmp_path / "store.db")) is meant


def test_a_disk_that_failed_once_and_works_now_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    found = trouble.diagnosed(Damaged(problem="SQLITE_IOERR"), tmp_path / "store.db")
    assert (type(found), found.passes) == (Unreachable, True)


def test_a_share_that_has_gone_is_said_not_to_answer(tmp_path: Path) -> None:
    found = trouble.diagnosed(StoreMissing(problem="SQLITE_CANTOPEN"), tmp_path / "gone" / "store.db")
    assert type(found) is Unreachable


def test_a_folder_whose_rights_were_taken_is_said_to_take_no_writing(tmp_path: Path) -> None:
    """In a process that has no more rights than a user: root may write everywhere."""
    code = """
import os, sys
from pathlib import Path
from bti_tui.domain.errors import Damaged
from bti_tui.store import trouble
folder = Path(sys.argv[1])
folder.mkdir()
(folder / "store.db").touch(0o600)
if os.geteuid() == 0:
    os.chown(folder, 65534, 65534)
    os.chown(folder / "store.db", 65534, 65534)
    os.seteuid(65534)
said = Damaged(problem="SQLITE_IOERR")
print(type(trouble.diagnosed(Damaged(problem="SQLITE_CORRUPT"), folder / "store.db")).__name__)
folder.chmod(0o500)
print(type(trouble.diagnosed(said, folder / "store.db")).__name__)
folder.chmod(0o700)
(folder / "store.db").chmod(0o400)
print(type(trouble.diagnosed(said, folder / "store.db")).__name__)
"""
    place = tmp_path / "of-a-user"
    place.mkdir(mode=0o777)
    place.chmod(0o777)
    for above in place.parents if os.geteuid() == 0 else ():
        if not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o011)
    environ = {"PYTHONPATH": ".", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code, str(place / "store")]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.stdout.split() == ["Damaged", "ReadOnly", "ReadOnly"], done.stderr


def test_a_store_that_is_really_damaged_stays_so(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    for said in (Damaged(problem="SQLITE_CORRUPT"), Damaged(problem="SQLITE_NOTADB"), Damaged(what="chain")):
        assert trouble.diagnosed(said, tmp_path / "store.db") is said
    assert [one.name for one in tmp_path.iterdir()] == ["store.db"]

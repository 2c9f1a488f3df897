"""Where a store may lie: what kind of file system it is, and whether others can read it.

WAL needs shared memory, hence one host and a local disk. On a network only one program may have the store open, and it
writes another way. A synchronised folder copies half-written files, so no way of writing is safe there. An unknown
file system is treated as a network: we never guess.
"""

import ctypes
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bti_tui.domain.errors import StoreMissing, UnsafePlace
from bti_tui.store import modes

_NETWORK = {
    0x6969: "nfs",
    0xFF534D42: "cifs",
    0xFE534D42: "smb2",
    0x517B: "smb",
    0x65735546: "fuse",
    0x01021997: "9p",
    0x5346414F: "afs",
    0x73757245: "coda",
    0x564C: "ncp",
    0x00C36400: "ceph",
    0x0BD00BD0: "lustre",
    0x47504653: "gpfs",
    0x786F4256: "vboxsf",
    0xBACBACBC: "vmhgfs",
}
_LOCAL = {
    0xEF53: "ext4",
    0x58465342: "xfs",
    0x9123683E: "btrfs",
    0x01021994: "tmpfs",
    0x2FC12FC1: "zfs",
    0xF2F52010: "f2fs",
    0x794C7630: "overlay",
    0x5346544E: "ntfs",
    0x7366746E: "ntfs3",
    0x4D44: "vfat",
    0x2011BAB0: "exfat",
    0xF15F: "ecryptfs",
    0xCA451A4E: "bcachefs",
    0x3153464A: "jfs",
}
_SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "nextcloud",
    "owncloud",
    "google drive",
    "icloud",
    "com~apple~clouddocs",
    "jottacloud",
    "box sync",
)
_DRIVE_REMOTE = 4
_LOCK_AT = 0x40000000
_TRY_LOCK = """
import fcntl, os, sys
try:
    fcntl.lockf(os.open(sys.argv[1], os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, int(sys.argv[2]))
except OSError:
    print("refused")
"""


class PlaceKind(StrEnum):
    """How a store may be written in a place."""

    LOCAL = "local"
    NETWORK = "network"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Place:
    """What was found out about a folder; `detail` is a permanent code or the name of a file system."""

    kind: PlaceKind
    detail: str


Judge = Callable[[Path], Place]
"""Says what kind of place a folder is; `judge` looks, a test may say."""


def judge(path: Path) -> Place:
    """What kind of place an existing folder (or the folder of a file) is."""
    folder = os.path.realpath(path if path.is_dir() else path.parent)
    if any(name in folder.lower() for name in _SYNCHRONISED):
        return Place(PlaceKind.REFUSE, "synchronised")
    if sys.platform == "win32":
        return _windows_place(folder)
    if sys.platform == "darwin":
        return _mac_place(folder)
    magic = _linux_magic(folder)
    if magic in _LOCAL:
        return Place(PlaceKind.LOCAL, _LOCAL[magic])
    return Place(PlaceKind.NETWORK, _NETWORK.get(magic, "unknown"))


def require_usable(folder: Path, judge: Judge = judge, *, try_locks: bool = False) -> Place:
    """What kind of place a folder is; raises UnsafePlace where no way of writing is safe.

    The locks are tried with `try_locks` (at creation), and always where the store lies on a network.
    """
    found = judge(folder)
    if found.kind is PlaceKind.REFUSE:
        raise UnsafePlace(problem=found.kind.value, detail=found.detail)
    needs_trying = try_locks or found.kind is PlaceKind.NETWORK
    if needs_trying and not is_read_only(folder) and not locks_hold(folder):
        raise UnsafePlace(problem=PlaceKind.REFUSE.value, detail="locks")
    return found


def is_read_only(folder: Path) -> bool:
    """Whether the file system itself takes no writing, from anybody."""
    return sys.platform != "win32" and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def require_private(path: Path) -> None:
    """Raise UnsafePlace when anyone may read the folder or file who should not; StoreMissing when it is not there.

    That is anyone but the owner, and in a folder that is shared on purpose (`modes`) anyone outside of its group.
    """
    try:
        told = path.lstat()
    except FileNotFoundError:
        raise StoreMissing from None
    if stat.S_ISLNK(told.st_mode) and not path.is_dir():
        raise UnsafePlace(problem="link", detail=path.name)
    if path.is_dir():
        is_safe = modes.is_private(path.stat(), path) or modes.shared_group(path) is not None
    else:
        is_safe = modes.is_private(told, path.parent)
    if not is_safe:
        raise UnsafePlace(problem="open-to-others", detail=path.name if path.is_file() else "folder")


def make_private_folder(folder: Path) -> None:
    """Make the folder for the owner alone, or close an empty one; a folder in use is judged by `require_private`.

    A folder that was shared with a group on purpose is left as it is.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if modes.shared_group(folder) is None and not any(folder.iterdir()):
        folder.chmod(0o700)


def make_private_file(path: Path) -> None:
    """Make an empty file that no one else may read; raises FileExistsError when something is there already."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        modes.settle(descriptor, path.parent)
    finally:
        os.close(descriptor)


def locks_hold(folder: Path) -> bool:
    """Whether a second process is refused a lock that we hold here; the name of a file system proves nothing."""
    if sys.platform == "win32":
        return True
    import fcntl  # Windows has no such module
    import subprocess  # a fixed command without a shell
    import tempfile

    with tempfile.NamedTemporaryFile(dir=folder, prefix=".lock-") as probe:
        fcntl.lockf(probe.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _LOCK_AT)
        command = [sys.executable, "-I", "-S", "-c", _TRY_LOCK, probe.name, str(_LOCK_AT)]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == "refused"


def _linux_magic(folder: str) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    answer = ctypes.create_string_buffer(512)
    if libc.statfs(os.fsencode(folder), answer):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return ctypes.c_long.from_buffer(answer).value & 0xFFFFFFFF


if sys.platform == "win32":

    def _windows_place(folder: str) -> Place:
        root = Path(folder).anchor
        remote = root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
        return Place(PlaceKind.NETWORK, "remote-drive") if remote else Place(PlaceKind.LOCAL, "drive")


def _mac_place(folder: str) -> Place:
    import subprocess  # a fixed command without a shell

    answer = subprocess.run(["/bin/df", "-P", folder], capture_output=True, text=True, check=False)
    device = (answer.stdout.splitlines() or [""])[-1]
    return Place(PlaceKind.LOCAL, "device") if device.startswith("/dev/") else Place(PlaceKind.NETWORK, "unknown")

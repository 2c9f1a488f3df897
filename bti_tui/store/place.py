"""Where a store may lie: what kind of file system it is, and whether others can read it.

WAL needs shared memory, hence one host and a local disk. A synchronised folder copies half-written files, so no way of
writing is safe there. An unknown file system is treated as a network: we never guess.
"""

import ctypes
import os
import stat
import subprocess  # a fixed command without a shell, and only to try the locks
import sys
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bti_tui.domain.errors import StoreMissing, UnsafePlace

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
_OTHERS = 0o077
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


def require_local(folder: Path, *, try_locks: bool = False) -> None:
    """Raise UnsafePlace unless the folder lies on a local disk whose locks hold (`try_locks`: at creation)."""
    place = judge(folder)
    if place.kind is not PlaceKind.LOCAL:
        raise UnsafePlace(problem=place.kind.value, detail=place.detail)
    if try_locks and not locks_hold(folder):
        raise UnsafePlace(problem=PlaceKind.REFUSE.value, detail="locks")


def require_private(path: Path) -> None:
    """Raise UnsafePlace when anyone but the owner may read the folder or file; StoreMissing when it is not there."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        raise StoreMissing from None
    if stat.S_ISLNK(mode) and not path.is_dir():
        raise UnsafePlace(problem="link", detail=path.name)
    if stat.S_ISLNK(mode):
        mode = path.stat().st_mode
    if sys.platform != "win32" and stat.S_IMODE(mode) & _OTHERS:
        raise UnsafePlace(problem="open-to-others", detail=path.name if path.is_file() else "folder")


def make_private_folder(folder: Path) -> None:
    """Make the folder for the owner alone, or close an empty one; a folder in use is judged by `require_private`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(0o700)


def make_private_file(path: Path) -> None:
    """Make an empty file that only the owner may read; raises FileExistsError when something is there already."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))


def locks_hold(folder: Path) -> bool:
    """Whether a second process is refused a lock that we hold here; the name of a file system proves nothing."""
    if sys.platform == "win32":
        return True
    import fcntl  # Windows has no such module

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
    answer = subprocess.run(["/bin/df", "-P", folder], capture_output=True, text=True, check=False)
    device = (answer.stdout.splitlines() or [""])[-1]
    return Place(PlaceKind.LOCAL, "device") if device.startswith("/dev/") else Place(PlaceKind.NETWORK, "unknown")

"""Who may read a folder and its files: the owner alone, or the group of a folder that was shared on purpose.

A folder of mode 2770 on the disk of a host that a whole unit works on is how colleagues share a store: each has a key
slot of her own, and who is not in the group gets not even the encrypted bytes. Files in it are 0660, whatever the
umask says; everywhere else they are 0600.
"""

import os
import stat
import sys
from pathlib import Path
from typing import Final

_OTHERS: Final = 0o077
_SHARED_FOLDER: Final = 0o2770
_SHARED_FILES: Final = frozenset({0o660, 0o640})
_OWN: Final = 0o600
_GROUP: Final = 0o660


def shared_group(folder: Path) -> int | None:
    """The number of the group that a folder is shared with on purpose; None for every other folder."""
    if sys.platform == "win32":
        return None
    told = folder.stat()
    return told.st_gid if stat.S_IMODE(told.st_mode) == _SHARED_FOLDER else None


def is_private(told: os.stat_result, folder: Path) -> bool:
    """Whether something that lies in a folder can be read by those only who may: the owner, or the folder's group."""
    mode = stat.S_IMODE(told.st_mode)
    if sys.platform == "win32" or not mode & _OTHERS:
        return True
    return mode in _SHARED_FILES and told.st_gid == shared_group(folder)


def settle(descriptor: int, folder: Path) -> None:
    """Give a new file in a folder the mode that the folder asks for; the umask of the program may have taken it."""
    if sys.platform != "win32":
        os.fchmod(descriptor, _OWN if shared_group(folder) is None else _GROUP)


def name_of(group: int) -> str:
    """The name of a group, its number when it has none."""
    if sys.platform == "win32":
        return str(group)
    import grp  # Windows has no such module

    try:
        return grp.getgrgid(group).gr_name
    except KeyError:
        return str(group)

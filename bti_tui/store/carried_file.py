"""The file that somebody carries besides her passphrase: on a memory stick, or in her own profile.

    bti-key-file/1
    64 hexadecimal signs

It is made by us and read as a whole, so that no photograph that is edited later ever becomes a key.
"""

import os
import re
import secrets
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import BadInput

_CONTENT: Final = re.compile(rb"bti-key-file/1\r?\n([0-9a-f]{64})\r?\n?")
_LARGEST: Final = 4096


def make(path: Path, folder: Path) -> bytes:
    """Write a new one and give what it holds. Raises BadInput beside the store, or where a file is already."""
    require_elsewhere(path, folder)
    content = f"bti-key-file/1\n{secrets.token_hex(32)}\n".encode()
    closed = getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | closed, 0o600)
    except FileExistsError:
        raise BadInput(place="key-file", problem="exists") from None
    except OSError:
        raise BadInput(place="key-file", problem="place") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return content


def read(path: Path, folder: Path) -> bytes:
    """What an existing one holds. Raises BadInput beside the store, or when it is none of ours."""
    require_elsewhere(path, folder)
    found = at_hand(path)
    if not found:
        raise BadInput(place="key-file", problem="not-ours")
    return found


def at_hand(path: Path | None) -> bytes:
    """What the file holds when it is there; nothing when it is not, for then the store says what it always says."""
    if path is None:
        return b""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError:
        return b""
    match = _CONTENT.fullmatch(content)
    return b"bti-key-file/1\n" + match[1] + b"\n" if match else b""


def require_elsewhere(path: Path, folder: Path) -> None:
    """Raise BadInput when the file lies in the store's folder or beside it: who takes the one takes the other."""
    home, place = folder.resolve(), path.resolve()
    if place.is_relative_to(home) or place.parent == home.parent:
        raise BadInput(place="key-file", problem="beside")

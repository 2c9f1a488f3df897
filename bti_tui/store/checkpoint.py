"""Checkpoints: what was last seen of a store, kept outside of it. Only they show a store that was rolled back or cut.

    bti_tui/STORE      three lines as C2SP's tlog-checkpoint has them: which log, how many links, the hash of the newest
    N
    HASH (base64)
    keys GENERATION    two lines of our own: the generation of the key file, and when it was seen
    at INSTANT
    (an empty line)
    — USER SIGNATURE   Ed25519 over the lines above the empty one, each with its line break (base64)

Ids, numbers and digests only: the file may be copied to a share or printed.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from bti_tui.domain.errors import Damaged
from bti_tui.store.audit import Head
from bti_tui.store.keys_document import replace_file
from bti_tui.store.seen import make_folder, place_of

KEPT: Final = 8
"""How many of a store are remembered: enough to tell when something went wrong, and few enough to compare at once."""
_LINES: Final = 6
_GROUP: Final = 4
_HASH: Final = 32
_LARGEST: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far the audit chain of a store had come at an instant, and who saw it."""

    store: str
    n: int
    hash: bytes
    keys: int
    """The generation of the key file: an older key file put back is seen too; 0 when it is not told."""
    at: datetime
    user: str
    signature: bytes = b""

    @property
    def body(self) -> str:
        """What the signature covers."""
        at = self.at.astimezone(UTC).isoformat(timespec="seconds")
        return f"bti_tui/{self.store}\n{self.n}\n{_base64(self.hash)}\nkeys {self.keys}\nat {at}\n"

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.body}\n— {self.user} {_base64(self.signature)}\n"

    @property
    def short_form(self) -> str:
        """A line for paper: the number of the link, and eight groups of four signs from its hash."""
        signs = base64.b32encode(self.hash[:20]).decode()
        groups = "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))
        return f"{self.n} {groups}"

    def signed(self, seed: bytes) -> "Checkpoint":
        """The same with a signature."""
        return replace(self, signature=SigningKey(seed).sign(self.body.encode()).signature)

    @property
    def head(self) -> Head:
        """The link that it remembers."""
        return Head(self.n, self.hash)

    def is_signed(self, keys: Iterable[tuple[str, bytes]]) -> bool:
        """Whether one of the public keys of its user made the signature."""
        return any(self._is_signed_by(key) for user, key in keys if user == self.user)

    def _is_signed_by(self, key: bytes) -> bool:
        try:
            VerifyKey(key).verify(self.body.encode(), self.signature)
        except (BadSignatureError, ValueError, TypeError):
            return False
        return True


def write(store: str, head: Head, user: str, seed: bytes) -> str:
    """A signed checkpoint of now, to lie beside a copy of the store."""
    return Checkpoint(store, head.n, head.hash, 0, datetime.now(UTC), user).signed(seed).text


def parse(text: str) -> Checkpoint:
    """The one checkpoint in a text; Damaged when there is none, or more."""
    found = read(text)
    if len(found) != 1:
        raise Damaged(what="checkpoint")
    return found[0]


def read(text: str) -> tuple[Checkpoint, ...]:
    """The checkpoints in a text; what can't be read is passed over, as if it had never been kept."""
    lines = iter([line for line in text.splitlines() if line])
    found = []
    while block := list(islice(lines, _LINES)):
        try:
            found.append(_checkpoint(block))
        except (ValueError, TypeError):
            continue
    return tuple(found)


def kept(state: Path, store: str) -> tuple[Checkpoint, ...]:
    """What is remembered of a store, the furthest last; nothing when it was never seen here, or can't be read."""
    path = place_of(state, store)
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
    except OSError:
        return ()
    mine = (one for one in read(content.decode(errors="replace")) if one.store == store)
    return tuple(sorted(mine, key=lambda one: (one.n, one.at)))


def keep(state: Path, checkpoint: Checkpoint, *, forget_others: bool = False) -> None:
    """Remember one more; only the newest few stay, and none of the earlier ones with `forget_others`."""
    path = place_of(state, checkpoint.store)
    earlier = () if forget_others else kept(state, checkpoint.store)
    others = [one for one in earlier if (one.n, one.hash, one.keys) != (checkpoint.n, checkpoint.hash, checkpoint.keys)]
    newest = sorted([*others, checkpoint], key=lambda one: (one.n, one.at))[-KEPT:]
    make_folder(path.parent)
    replace_file(path, "\n".join(one.text for one in newest).encode())


def _checkpoint(lines: list[str]) -> Checkpoint:
    origin, n, digest, keys, at, signed = lines
    dash, user, signature = signed.split(" ")
    name, _, store = origin.partition("/")
    words = (name, keys[:5], at[:3], dash)
    if words != ("bti_tui", "keys ", "at ", "—") or not (n.isascii() and n.isdecimal()):
        raise ValueError
    found = base64.b64decode(digest, validate=True)
    if len(found) != _HASH:
        raise ValueError
    seen = datetime.fromisoformat(at[3:]).astimezone(UTC)
    return Checkpoint(store, int(n), found, int(keys[5:]), seen, user, base64.b64decode(signature, validate=True))


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()

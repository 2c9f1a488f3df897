"""The file `store.keys`, format bti-keys/2: which slots open a store, and which file beside it is the database.

    {"format": "bti-keys/2", "store": UUID, "gen": N, "database": NAME, "training": true or false,
     "slots": [{"id", "who", "login", "kind", "kdf": {"alg": "argon2id", "m_kib", "t", "p": 1, "salt"}, "nonce",
                "pub": Ed25519, "ct", "handed": [newer store keys]}],
     "mac": HMAC-SHA256(sub-key "kf-mac", canonical JSON of all but mac)}

How a slot is sealed stands in `keyfile.py`, what is handed to it in `handover.py`. The file is readable to whoever has
it: `who` and `login` are opaque ids, never a person's name. Slots stand in the order in which people got their keys.
"""

import base64
import json
import os
import re
import secrets
import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bti_tui.domain.errors import BadInput, Damaged, StoreMissing, UnsafePlace
from bti_tui.store import modes

FORMAT = "bti-keys/2"
LARGEST = 64 * 1024
"""Bytes; a larger file is refused before it is parsed."""

FIRST_DATABASE = "store.db"
"""The name of the database until the store key is changed for the first time."""

_SALT, _NONCE, _PUBLIC, _SEALED = 16, 24, 32, 32 + 32 + 16
_HANDED = _NONCE + 32 + 48 + 16
_DATABASE = re.compile(r"store(\.[1-9][0-9]{0,8})?\.db")
_CLOSED = getattr(os, "O_NOFOLLOW", 0)

Json = dict[str, object]


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105  the name of a kind of slot
    PASSPHRASE_AND_KEY_FILE = "passphrase+keyfile"  # noqa: S105  the same
    ONE_TIME = "one-time"
    RECOVERY = "recovery"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Kdf:
    """What argon2id costs for one slot; it has one lane."""

    m_kib: int
    t: int
    salt: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the store key and a signing seed, sealed under what one person knows."""

    id: str
    who: str
    login: str
    """The opaque id of what she types as her user name."""
    kind: SlotKind
    kdf: Kdf
    nonce: bytes
    pub: bytes
    """The public half of the seed: to it a newer store key is handed."""
    ct: bytes = b""
    handed: tuple[bytes, ...] = ()
    """Newer store keys, the oldest first."""


@dataclass(frozen=True, slots=True)
class KeysDocument:
    """Everything in `store.keys`."""

    store: str
    gen: int
    training: bool
    slots: tuple[Slot, ...]
    database: str = FIRST_DATABASE
    """The file beside this one that the store key opens; another one after each change of the key."""
    mac: bytes = b""


def canonical(value: object) -> bytes:
    """JSON in the one spelling that is sealed and authenticated."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def bound(document: KeysDocument, slot: Slot) -> bytes:
    """What a slot's seal is bound to: its own header and the store, so that it fits no other store or user."""
    header = {key: value for key, value in _slot_json(slot).items() if key not in {"ct", "handed"}}
    return canonical({"format": FORMAT, "store": document.store, **header})


def authenticated(document: KeysDocument) -> bytes:
    """What the MAC covers: everything but the MAC."""
    return canonical(_json(replace(document, mac=b"")))


def read(path: Path) -> KeysDocument:
    """The document in a private file; raises StoreMissing, UnsafePlace or Damaged."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _CLOSED)
    except FileNotFoundError:
        raise StoreMissing from None
    except OSError:
        raise UnsafePlace(problem="unreadable", detail=path.name) from None
    with os.fdopen(descriptor, "rb") as file:
        if not modes.is_private(os.fstat(descriptor), path.parent):
            raise UnsafePlace(problem="open-to-others", detail=path.name)
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Damaged(what="key-file")
    return parse(content)


def write(path: Path, document: KeysDocument) -> None:
    """Replace the file whole: after a crash or a power cut the old or the new one is there, never a half.

    A document that could not be read again raises BadInput, and the old one stays.
    """
    content = json.dumps(_json(document), indent=1).encode()
    if len(content) > LARGEST:
        raise BadInput(place="store.keys", problem="too-large")
    replace_file(path, content)


def replace_file(path: Path, content: bytes) -> None:
    """Put a private file in the place of another, whole, and make sure that it lasts."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOSED, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            modes.settle(descriptor, path.parent)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:  # whatever went wrong: nothing half written stays, and the error goes on
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut; Windows does it by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def parse(content: bytes) -> KeysDocument:
    """The document in some bytes; anything missing, unknown or of another type raises Damaged."""
    try:
        value = json.loads(content)
        document = _document(value)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Damaged(what="key-file") from None
    if _json(document) != value:
        raise Damaged(what="key-file")
    return document


def _document(value: Json) -> KeysDocument:
    if value["format"] != FORMAT:
        raise ValueError
    slots = value["slots"]
    if not isinstance(slots, list):
        raise TypeError
    database = _text(value["database"])
    if not _DATABASE.fullmatch(database):
        raise ValueError
    return KeysDocument(
        store=_text(value["store"]),
        gen=_number(value["gen"]),
        database=database,
        training=value["training"] is True,
        slots=tuple(_slot(slot) for slot in slots),
        mac=_bytes(value["mac"], 32),
    )


def _slot(value: Json) -> Slot:
    kdf, handed = value["kdf"], value["handed"]
    if not isinstance(kdf, dict) or not isinstance(handed, list):
        raise TypeError
    return Slot(
        id=_text(value["id"]),
        who=_text(value["who"]),
        login=_text(value["login"]),
        kind=SlotKind(_text(value["kind"])),
        kdf=Kdf(_number(kdf["m_kib"]), _number(kdf["t"]), _bytes(kdf["salt"], _SALT)),
        nonce=_bytes(value["nonce"], _NONCE),
        pub=_bytes(value["pub"], _PUBLIC),
        ct=_bytes(value["ct"], _SEALED),
        handed=tuple(_bytes(one, _HANDED) for one in handed),
    )


def _json(document: KeysDocument) -> Json:
    whole: Json = {
        "format": FORMAT,
        "store": document.store,
        "gen": document.gen,
        "database": document.database,
        "training": document.training,
        "slots": [_slot_json(slot) for slot in document.slots],
    }
    return whole | {"mac": _base64(document.mac)} if document.mac else whole


def _slot_json(slot: Slot) -> Json:
    kdf = {"alg": "argon2id", "m_kib": slot.kdf.m_kib, "t": slot.kdf.t, "p": 1, "salt": _base64(slot.kdf.salt)}
    named: Json = {"id": slot.id, "who": slot.who, "login": slot.login, "kind": slot.kind.value, "kdf": kdf}
    sealed: Json = {"nonce": _base64(slot.nonce), "pub": _base64(slot.pub), "ct": _base64(slot.ct)}
    return named | sealed | {"handed": [_base64(one) for one in slot.handed]}


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: object, length: int) -> bytes:
    decoded = base64.b64decode(_text(value), validate=True)
    if len(decoded) != length:
        raise ValueError
    return decoded


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value

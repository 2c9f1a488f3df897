"""Changes of the key file, as values: another passphrase, a code for a colleague, a slot less, a new store key.

Nothing is written here. A slot takes as long to make as argon2id does, so it is made first and put into place later.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bti_tui.domain.errors import BadInput, Damaged, NotFound
from bti_tui.store import handover, keyfile, one_time_code, recovery_code
from bti_tui.store.keyfile import DEFAULT, FLOOR, INVITED_USER, RECOVERY_USER, Cost, Keys, authentic, seal
from bti_tui.store.keys_document import KeysDocument, Slot, SlotKind
from bti_tui.store.sub_keys import KEY

OWN = frozenset({SlotKind.PASSPHRASE, SlotKind.PASSPHRASE_AND_KEY_FILE})
"""Slots whose secret their owner chose."""


@dataclass(frozen=True, slots=True)
class Made:
    """A slot that shall be put into the key file, and whose signing key the store must know before."""

    slot: Slot
    keys: Keys
    """The slot, opened."""
    code: str = field(default="", repr=False)
    """The code that opens it, when we made the secret; shown once."""


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody has to open the store with."""

    user: str
    kinds: frozenset[SlotKind]


def holders(document: KeysDocument) -> tuple[Held, ...]:
    """Everybody with a slot of her own, the one who has had one the longest first."""
    kinds: dict[str, set[SlotKind]] = {}
    for slot in document.slots:
        if slot.kind is not SlotKind.RECOVERY:
            kinds.setdefault(slot.who, set()).add(slot.kind)
    return tuple(Held(who, frozenset(found)) for who, found in kinds.items())


def owner_of(document: KeysDocument, login: str) -> str | None:
    """Whose user name it is; None when it is free."""
    return next((slot.who for slot in document.slots if slot.login == login), None)


def by_passphrase(
    document: KeysDocument, keys: Keys, passphrase: str, *, key_file: bytes = b"", cost: Cost = DEFAULT
) -> Made:
    """A fresh slot (new salt, hence new KEK) for whoever opened the store.

    Who came by a code gets a signing key that is made now: whoever made the code has never had it. Raises BadInput for
    a weak passphrase.
    """
    keyfile.require_strong(passphrase)
    user, seed = keys.user, keys.seed
    if keys.kind not in OWN:
        user, seed = owner_of(document, keys.login) or "", os.urandom(KEY)
    if not user:
        raise Damaged(what="key-file")
    kind = SlotKind.PASSPHRASE_AND_KEY_FILE if key_file else SlotKind.PASSPHRASE
    mine = replace(keys, user=user, kind=kind, seed=seed, key_file=key_file)
    return Made(seal(document, mine, passphrase, key_file, cost), mine)


def by_code(document: KeysDocument, keys: Keys, user: str, login: str) -> Made:
    """A slot for a colleague that a fresh one-time code opens. Raises BadInput when somebody else has the user name."""
    if owner_of(document, login) not in {None, user} or user in {RECOVERY_USER, INVITED_USER}:
        raise BadInput(place="user", problem="taken")
    code = one_time_code.make()
    hers = replace(keys, user=user, login=login, kind=SlotKind.ONE_TIME, seed=os.urandom(KEY), key_file=b"")
    return Made(seal(document, hers, one_time_code.parse(code), b"", FLOOR), hers, code)


def by_recovery_code(document: KeysDocument, keys: Keys, code: str) -> Made:
    """A slot that a recovery code opens."""
    secret = recovery_code.parse(code)
    one = replace(keys, user=RECOVERY_USER, login=RECOVERY_USER, kind=SlotKind.RECOVERY, seed=os.urandom(KEY))
    return Made(seal(document, one, secret, b"", FLOOR), one, code)


def placed(document: KeysDocument, keys: Keys, made: Made) -> KeysDocument:
    """The document with a new slot where its owner's first one stood, so that the order tells who came first.

    All that its owner had goes with it; with a one-time code only an older one goes, and the passphrase works on.
    """
    slots: list[Slot] = []
    place = None
    for slot in document.slots:
        if slot.who != made.slot.who:
            slots.append(slot)
            continue
        place = len(slots) if place is None else place
        if made.slot.kind is SlotKind.ONE_TIME and slot.kind is not SlotKind.ONE_TIME:
            slots.append(slot)
            place = len(slots)
    slots.insert(len(slots) if place is None else place, made.slot)
    return _next(replace(document, slots=tuple(slots)), keys)


def without(document: KeysDocument, user: str) -> KeysDocument:
    """The document without any slot of a user, to be given a new store key; NotFound when there is none."""
    kept = tuple(slot for slot in document.slots if slot.who != user)
    if len(kept) == len(document.slots):
        raise NotFound(holder=user)
    return replace(document, slots=kept)


def shut_out(document: KeysDocument, keys: Keys, user: str) -> KeysDocument:
    """The document without any slot of a user, for the same store key; NotFound when there is none."""
    return _next(without(document, user), keys)


def with_new_key(
    document: KeysDocument, keys: Keys, database: str, enrolled: Iterable[tuple[str, bytes]]
) -> tuple[KeysDocument, Keys]:
    """The document with a new random store key in every slot, for a database of another name; and the keys to it.

    `enrolled` are the public keys that the audit chain commits to, by user: a slot with another one was not made by
    the program, and Damaged is raised instead of handing it anything.
    """
    known = set(enrolled)
    new = replace(keys, key=os.urandom(KEY), former=(*keys.former, keys.key))
    for slot in document.slots:
        if (INVITED_USER if slot.kind is SlotKind.ONE_TIME else slot.who, slot.pub) not in known:
            raise Damaged(what="key-file")
    slots = tuple(handover.handed_over(document, slot, keys.key, new.key) for slot in document.slots)
    return _next(replace(document, database=database, slots=slots), new), new


def _next(document: KeysDocument, keys: Keys) -> KeysDocument:
    return authentic(replace(document, gen=document.gen + 1), keys.key)

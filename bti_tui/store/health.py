"""The doctor: everything that a store's safety stands on, looked at one by one; each answer is a permanent code.

Nothing is changed. A check that can't be made is said to be so, and does not keep the others from being made.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from bti_tui.domain.errors import BtiError, Damaged, OldDriver, StoreMissing, UnsafePlace, WrongPassphrase
from bti_tui.store import beginnings, bundle, checks, keys_document, leftovers, machine, modes, place, restoring, room
from bti_tui.store.answers import Finding
from bti_tui.store.bundle import Bundle
from bti_tui.store.engine import OLDEST_DRIVER, require_sound_driver
from bti_tui.store.failures import translated
from bti_tui.store.keyfile import WayIn
from bti_tui.store.keys_document import SlotKind
from bti_tui.store.open_store import Store
from bti_tui.store.place import PlaceKind
from bti_tui.store.unlocking import DATABASE, KEYS, Glimpse, Unlocked, require_trusted

CHEAP_MIB: Final = 128
BACKUP_DAYS: Final = 7
CLOCK_SLACK: Final = timedelta(minutes=5)
"""Two programs, or a clock that is set right, may differ by this much."""
_BY_CODE: Final = frozenset({SlotKind.RECOVERY, SlotKind.ONE_TIME})
"""Slots with a secret that nobody guesses: they cost the least that is allowed."""
CONTENT: Final = {
    "chain": ("audit-", "signer-"),
    "facts": ("fact-", "note-", "professional-", "access-", "receipt-"),
    "cases": ("case-", "baton-", "withheld-", "ties-"),
}
"""What each finding of the whole check is about; none is about nothing."""
_LINK: Final = "SELECT hash FROM audit WHERE n = ?"
_SIGNERS: Final = 'SELECT "user", pub FROM signer'
_STAMPS: Final = "SELECT json_extract(event, '$.ts') FROM audit ORDER BY n"
_KIB: Final = 1024
_MIB: Final = _KIB * 1024


class State(StrEnum):
    """How a check went."""

    OK = "ok"
    NOTE = "note"
    """Something to know about; the store itself is sound."""
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: a permanent code, how it went, and the numbers and places of the sentence."""

    code: str
    state: State
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doors:
    """How the doctor gets in: to the pages of the store, to what stands on them, and to a backup of it."""

    unlock: Callable[[], Unlocked]
    open: Callable[[Unlocked], Store]
    backup: Callable[[Glimpse], WayIn]


def examine(folder: Path, target: Path, now: datetime, doors: Doors) -> Iterator[Check]:
    """Everything about the store in a folder and its backups below `target`. Raises StoreMissing when there is none."""
    if not (folder / KEYS).exists():
        raise StoreMissing
    with translated():
        yield _driver()
        yield _place(folder)
        yield _modes(folder)
        yield _key_cost(folder)
        yield from _space(folder)
        yield from _memory()
        yield from _left(folder, target, now)
    store_id = _store_id(folder)
    newest = bundle.newest_whole(target, store_id)
    try:
        unlocked = doors.unlock()
    except BtiError as error:
        yield Check("open-failed", State.BAD, {"error": error.code})
    else:
        yield from _inside(unlocked, doors, newest)
    yield from _backups(target, store_id, newest, now)
    if newest is not None:
        yield _drill(newest, doors)


def _driver() -> Check:
    facts = {"version": dbapi2.sqlite_version, "needed": ".".join(map(str, OLDEST_DRIVER))}
    try:
        require_sound_driver()
    except OldDriver:
        return Check("driver-old", State.BAD, facts)
    return Check("driver-ok", State.OK, facts)


def _place(folder: Path) -> Check:
    found = place.judge(folder)
    if found.kind is PlaceKind.REFUSE:
        return Check("place-unsafe", State.BAD, {"detail": found.detail})
    if place.is_read_only(folder):
        return Check("place-frozen", State.NOTE, {"detail": found.detail})
    if found.kind is PlaceKind.NETWORK:
        return Check("place-network", State.NOTE, {"detail": found.detail})
    return Check("place-ok", State.OK, {"detail": found.detail})


def _modes(folder: Path) -> Check:
    try:
        place.require_private(folder)
        for path in folder.iterdir():
            place.require_private(path)
        require_trusted(folder, database=keys_document.read(folder / KEYS).database)
    except (Damaged, UnsafePlace, StoreMissing) as error:
        is_open = error.facts.get("problem") == "open-to-others"
        name = str(error.facts.get("detail", DATABASE))
        return Check("modes-open", State.BAD, {"name": name}) if is_open else Check("modes-unsure", State.NOTE)
    group = modes.shared_group(folder)
    return Check("modes-ok", State.OK) if group is None else _shared(group)


def _shared(group: int) -> Check:
    """The folder of a whole unit: who is in the group can take the encrypted file, and no one else."""
    return Check("modes-shared", State.NOTE, {"group": modes.name_of(group)})


def _key_cost(folder: Path) -> Check:
    try:
        document = keys_document.read(folder / KEYS)
    except BtiError as error:
        return Check("open-failed", State.BAD, {"error": error.code})
    costs = [one.kdf.m_kib // _KIB for one in document.slots if one.kind not in _BY_CODE]
    if document.training or not costs:
        return Check("keys-training", State.OK)
    is_cheap = min(costs) < CHEAP_MIB
    return Check("keys-cheap" if is_cheap else "keys-ok", State.NOTE if is_cheap else State.OK, {"mib": min(costs)})


def _space(folder: Path) -> Iterator[Check]:
    free, is_low = room.free_mib(folder), room.is_low(folder)
    if free is not None:
        yield Check("space-low" if is_low else "space-ok", State.NOTE if is_low else State.OK, {"mib": free})
    if room.has_ballast(folder):
        yield Check("ballast-ok", State.OK, {"mib": room.BALLAST_BYTES // room.MIB})
    else:
        yield Check("ballast-none", State.NOTE)


def _memory() -> Iterator[Check]:
    swaps = machine.swaps_in_use()
    if swaps is None:
        yield Check("swap-unknown", State.NOTE)
    elif swaps:
        yield Check("swap-open", State.NOTE, {"device": ", ".join(swaps)})
    else:
        yield Check("swap-ok", State.OK)
    yield Check("core-on", State.NOTE) if machine.dumps_cores() else Check("core-ok", State.OK)
    is_open = machine.is_memory_open()
    if is_open is not None:
        yield Check("memory-open", State.NOTE) if is_open else Check("memory-ok", State.OK)


def _left(folder: Path, target: Path, now: datetime) -> Iterator[Check]:
    """What interrupted work has left: some goes by itself, a copy of a store does not."""
    going = [*bundle.abandoned(target, now), *(path for path in folder.iterdir() if beginnings.is_half_made(path))]
    with contextlib.suppress(BtiError):
        going += leftovers.found(folder, keys_document.read(folder / KEYS).database)
    copies = [*folder.glob(f"*{beginnings.SET_ASIDE}*"), *folder.glob("*.before-*.db")]
    for code, found in (("left-going", sorted(set(going))), ("left-copies", sorted(copies))):
        if found:
            yield Check(code, State.NOTE, {"count": len(found), "name": found[0].name})
    if not (going or copies):
        yield Check("left-ok", State.OK)


def _store_id(folder: Path) -> str | None:
    try:
        return keys_document.read(folder / KEYS).store
    except BtiError:
        return None


def _inside(unlocked: Unlocked, doors: Doors, newest: Bundle | None) -> Iterator[Check]:
    with translated():
        pages = tuple(checks.page_findings(unlocked.connect))
    for topic, codes in (("cipher", ("cipher",)), ("integrity", ("integrity",)), ("search", ("search-index",))):
        yield _verdict(topic, pages, codes)
    if pages:
        yield Check("unread", State.NOTE)
        return
    try:
        with contextlib.closing(doors.open(unlocked)) as store:
            yield from _content(store, newest)
    except BtiError as error:
        yield Check("open-failed", State.BAD, {"error": error.code})


def _content(store: Store, newest: Bundle | None) -> Iterator[Check]:
    findings = store.content_findings()
    for topic, codes in CONTENT.items():
        yield _verdict(topic, findings, codes)
    with translated():
        yield _clock(store)
    if store.rolled_back is not None:
        yield Check("behind-witness", State.BAD)
    if newest is not None:
        yield from _compared(store, newest)


def _compared(store: Store, newest: Bundle) -> Iterator[Check]:
    """Whether the store lacks what the newest backup has.

    A backup is believed that was made with the store's own key or, from before the store got that key, one whose
    checkpoint is signed by somebody whom the store knows.
    """
    with translated(), contextlib.closing(store.connections()()) as connection:
        try:
            said = restoring.checkpoint_of(newest)
        except BtiError:
            yield Check("backup-apart", State.NOTE)
            return
        signers = [(str(user), bytes(pub)) for user, pub in connection.execute(_SIGNERS)]
        if not newest.manifest.is_authentic(store.unlocked.keys.key) and not said.is_signed(signers):
            yield Check("backup-apart", State.NOTE)
            return
        row = connection.execute(_LINK, (said.n,)).fetchone()
    if row is None or bytes(row[0]) != said.hash:
        yield Check("behind-backup", State.BAD)


def _verdict(topic: str, findings: tuple[Finding, ...], codes: tuple[str, ...]) -> Check:
    mine = [one for one in findings if one.code.startswith(codes)]
    if not mine:
        return Check(f"{topic}-ok", State.OK)
    return Check(f"{topic}-bad", State.BAD, {"count": len(mine), "where": mine[0].place})


def _clock(store: Store) -> Check:
    newest, times = 0, 0
    slack = CLOCK_SLACK // timedelta(milliseconds=1)
    with contextlib.closing(store.connections()()) as connection:
        stamps = [row[0] for row in connection.execute(_STAMPS) if isinstance(row[0], int)]
    for at in stamps:
        times += at < newest - slack
        newest = max(newest, at) if at >= newest - slack else at
    return Check("clock-back", State.NOTE, {"times": times}) if times else Check("clock-ok", State.OK)


def _backups(target: Path, store_id: str | None, newest: Bundle | None, now: datetime) -> Iterator[Check]:
    made = bundle.found(target, store_id)
    broken = next(iter(made), None)
    if broken is not None and broken != newest:
        yield Check("backup-broken", State.NOTE, {"folder": str(broken.folder)})
    if newest is None:
        yield Check("backup-never", State.NOTE, {"folder": str(target)})
        return
    days = max((now - newest.manifest.made_at).days, 0)
    is_old = days > BACKUP_DAYS
    facts: dict[str, str | int] = {"days": days, "folder": str(newest.folder)}
    yield Check("backup-old" if is_old else "backup-ok", State.NOTE if is_old else State.OK, facts)


def _drill(newest: Bundle, doors: Doors) -> Check:
    try:
        drilled = restoring.drill(newest, doors.backup(restoring.glimpse(newest)))
    except WrongPassphrase:
        return Check("drill-other-passphrase", State.NOTE)
    except Damaged:
        return Check("drill-failed", State.BAD)
    except BtiError as error:
        return Check("drill-unsure", State.NOTE, {"error": error.code})
    counts = drilled.counts
    return Check("drill-ok", State.OK, {"cases": counts.cases, "facts": counts.facts, "head": drilled.head})

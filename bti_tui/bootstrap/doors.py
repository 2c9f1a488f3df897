"""From a folder and a secret to an open store, and from an open store to a `Context`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.bootstrap import windows
from bti_tui.bootstrap.copies import held_copies
from bti_tui.domain.errors import BadInput, Locked, NotFound, StoreMissing
from bti_tui.domain.ids import UserId
from bti_tui.store import place, unlocking
from bti_tui.store.logins import login_id
from bti_tui.store.place import PlaceKind

if TYPE_CHECKING:
    from bti_tui.store import keyfile
    from bti_tui.store.open_store import Store
    from bti_tui.usecases.context import Context

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The time it is, in the machine's own time zone."""
    return datetime.now().astimezone()


def user_id(name: str) -> UserId:
    """The opaque id of whoever types this name at the lock screen."""
    return UserId(login_id(name))


def has_store(folder: Path) -> bool:
    """Whether a store lies in the folder."""
    return unlocking.glimpse(folder) is not None


def is_training(folder: Path) -> bool:
    """Whether a training store lies in the folder."""
    seen = unlocking.glimpse(folder)
    return seen is not None and seen.training


def is_on_share(folder: Path) -> bool:
    """Whether a folder, or the nearest one above it that is there, lies on a network or is not known to be local."""
    there = next((one for one in (folder, *folder.absolute().parents) if one.is_dir()), Path("/"))
    return place.judge(there).kind is PlaceKind.NETWORK


def store_id(folder: Path) -> str | None:
    """The id of the store in a folder, as its key file says; None when there is none."""
    seen = unlocking.glimpse(folder)
    return seen.store if seen else None


def open_store(
    folder: Path, user: str | None, secret: str, state: Path | None = None, file: Path | None = None
) -> "Store":
    """Open a store by passphrase, one-time code, recovery code or two shares of one, and remember it below `state`.

    `file` has to be there besides the passphrase; without it, the one that was there the last time. Raises a
    `StoreError`, or `BadInput` for a share that is misread.
    """
    from bti_tui.store import opening

    def unlocked() -> unlocking.Unlocked:
        return unlocking.unlock(folder, way_in(folder, user, secret, state, file), state)

    try:
        return opening.open_store(unlocked(), state)
    except Locked as error:
        if error.facts.get("problem") != unlocking.MOVED:
            raise
    return opening.open_store(unlocked(), state)


@contextmanager
def opened(folder: Path, secret: str = "", state: Path | None = None) -> "Iterator[Context]":
    """An open context that is closed afterwards."""
    context = context_of(open_store(folder, None, secret, state))
    try:
        yield context
    finally:
        context.close()


def context_of(store: "Store", now: Clock = wall_clock) -> "Context":
    """The context of an open store, with its user at the keyboard."""
    from bti_tui.guide.compiled import shipped_rules
    from bti_tui.guide.library import GuideLibrary
    from bti_tui.store import print_file
    from bti_tui.usecases.context import Context

    user = store.colleague(store.user)
    if user is None:
        raise NotFound(professional=store.user)
    return Context(
        unit_of_work=store.unit_of_work,
        reading=store.reading,
        now=now,
        user=user,
        device=store.device,
        municipality=store.municipality,
        guides=GuideLibrary(),
        rules=shipped_rules(),
        training=store.training,
        close=store.close,
        keeper=store,
        copies_since=partial(held_copies, store, now),
        ways_in=store.ways_in,
        disk=store.disk,
        window=windows.window_name(),
        is_open=windows.is_open,
        pulse=store.pulse,
        put_file=partial(print_file.put, store.unlocked.folder),
    )


def way_in(
    folder: Path, user: str | None, secret: str, state: Path | None = None, file: Path | None = None
) -> "keyfile.WayIn":
    """What a person typed, as the store in a folder wants it. Raises StoreMissing."""
    seen = unlocking.glimpse(folder)
    if seen is None:
        raise StoreMissing
    return key_for(seen, user, secret, state, file=file)


def key_for(
    seen: unlocking.Glimpse, user: str | None, secret: str, state: Path | None = None, file: Path | None = None
) -> "keyfile.WayIn":
    """The code or the shares of one where that was typed, else the passphrase; nothing for a training store.

    A file that must be there besides the passphrase is looked for where it was the last time, or in `file`. Raises
    BadInput with the letter of a share that is misread, or when only one was typed.
    """
    from bti_tui.store import (
        carried_file,
        keyfile,
        last_way,
        recovery_shares,
    )  # brings libsodium, which the lock screen can do without

    if seen.training:
        return keyfile.for_training()
    login = user_id(user) if user else None
    code = recovery_shares.joined(secret) or secret
    with suppress(BadInput):
        return keyfile.by_recovery_code(code, behalf=login)
    with suppress(BadInput):
        return keyfile.by_one_time_code(code, user=login)
    last = last_way.LastWay.into(state, seen.store)
    way = keyfile.by_passphrase(secret, user=login, key_file=carried_file.at_hand(file or last.file))
    return replace(way, likely=last.login)

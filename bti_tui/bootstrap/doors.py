"""From a folder and a secret to an open store, and from an open store to a `Context`."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.domain.errors import BadInput, NotFound, StoreMissing
from bti_tui.domain.ids import UserId
from bti_tui.guide.library import GuideLibrary
from bti_tui.store import keyfile, unlocking

if TYPE_CHECKING:
    from bti_tui.store.open_store import Store
    from bti_tui.usecases.context import Context

Clock = Callable[[], datetime]
_USERS = uuid.UUID("018bcfe5-6800-7000-8000-000000000000")
"""Makes the ids of users from their names, so that a key file names nobody."""


def wall_clock() -> datetime:
    """The time it is, in the machine's own time zone."""
    return datetime.now().astimezone()


def user_id(name: str) -> UserId:
    """The opaque id of whoever types this name at the lock screen."""
    return UserId(str(uuid.uuid5(_USERS, name.strip().casefold())))


def has_store(folder: Path) -> bool:
    """Whether a store lies in the folder."""
    return unlocking.glimpse(folder) is not None


def is_training(folder: Path) -> bool:
    """Whether a training store lies in the folder."""
    seen = unlocking.glimpse(folder)
    return seen is not None and seen.training


def store_id(folder: Path) -> str | None:
    """The id of the store in a folder, as its key file says; None when there is none."""
    seen = unlocking.glimpse(folder)
    return seen.store if seen else None


def open_store(folder: Path, user: str | None, secret: str, state: Path | None = None) -> "Store":
    """Open a store by passphrase or recovery code, and remember it below `state`. Raises a `StoreError`."""
    from bti_tui.store import opening

    return opening.open_store(unlocking.unlock(folder, way_in(folder, user, secret), state), state)


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
    from bti_tui.guide.loader import load_rules
    from bti_tui.usecases.context import Context

    with store.reading() as work:
        user = work.professionals.get(store.user)
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
        rules=load_rules(),
        training=store.training,
        close=store.close,
        keeper=store,
    )


def way_in(folder: Path, user: str | None, secret: str) -> keyfile.WayIn:
    """What a person typed, as the store in a folder wants it. Raises StoreMissing."""
    seen = unlocking.glimpse(folder)
    if seen is None:
        raise StoreMissing
    return key_for(seen, user, secret)


def key_for(seen: unlocking.Glimpse, user: str | None, secret: str) -> keyfile.WayIn:
    """The recovery code where that was typed, else the passphrase; nothing for a training store."""
    if seen.training:
        return keyfile.for_training()
    try:
        return keyfile.by_recovery_code(secret)
    except BadInput:
        return keyfile.by_passphrase(secret, user=user_id(user) if user else None)

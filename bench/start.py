"""(a) How soon the lock screen is ready, and I dag once the key is derived, beside a bare Textual app."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench import floors
from bench.report import Figure
from bench.rounds import in_turns, timed, without
from bench.sizes import Sizes
from bench.stores import Stores
from bench.terminal import bti, floor
from bti_tui.store import keyfile, keys_document, unlocking

LOCKED: Final = "BTI er låst"
OPEN: Final = "> I dag"
ALL_SHOWN: Final = r"Rad 1 av \d+"
"""What stands on the start screen when its list is read and drawn."""


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """Start and unlock, on a workday's store and on one with the long list."""
    ready, bare, key, opened, typed = in_turns(
        sizes.rounds,
        lambda: _lock(stores),
        _bare,
        lambda: key_derivation(stores.workday),
        lambda: _open(stores, stores.workday, sizes.pause_seconds),
        lambda: _open(stores, stores.workday, 0.0),
    )
    (many,) = in_turns(sizes.rounds, lambda: _open(stores, stores.list, sizes.pause_seconds))
    yield Figure("a", "lock screen ready", "ms", ready, bare, times_floor=1.25)
    yield Figure(
        "a", "I dag, key apart, after a look at the lock screen", "ms", without(opened, key), bare, times_floor=2
    )
    yield Figure("a", "I dag, key apart, Enter at once", "ms", without(typed, key), bare)
    yield Figure("a", f"I dag, key apart, {sizes.cases_in_list:,} cases", "ms", without(many, key), bare)
    yield Figure("a", "key derivation of a training store", "ms", key)


def key_derivation(store: Path) -> float:
    """How long argon2id takes for this store."""
    document = keys_document.read(store / unlocking.KEYS)
    return timed(lambda: keyfile.unlock(document, keyfile.for_training()))()


def _lock(stores: Stores) -> float:
    with bti(stores.workday, stores.folder / "home") as probe:
        return (probe.seen(LOCKED) - probe.started) * 1000


def _bare() -> float:
    with floor("bare") as probe:
        return (probe.seen(floors.READY) - probe.started) * 1000


def _open(stores: Stores, store: Path, pause: float) -> float:
    """From Enter on the lock screen until the list of I dag is there."""
    with bti(store, stores.folder / "home") as probe:
        probe.seen(LOCKED)
        time.sleep(pause)
        pressed = probe.press("<enter>")
        return (probe.seen(ALL_SHOWN) - pressed) * 1000

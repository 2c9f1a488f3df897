"""The keeping of a store: backups, drills, restoring, the page of the doctor."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.bootstrap.doors import key_for, open_store, store_id, wall_clock, way_in
from bti_tui.store import unlocking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bti_tui.domain.erasure import PurgedAgain
    from bti_tui.store.answers import StoreInfo
    from bti_tui.store.backup import Made
    from bti_tui.store.health import Check
    from bti_tui.store.restoring import Drilled


def back_up(folder: Path, secret: str, target: Path, state: Path | None = None) -> "Made":
    """Open a store and make a checked backup of it below `target`. Raises ExportError, UnsafePlace or Damaged."""
    from bti_tui.store import backup

    with closing(open_store(folder, None, secret, state)) as store:
        return backup.back_up(store, target, wall_clock())


def newest_backup(target: Path, folder: Path) -> Path:
    """The newest whole backup of the store in a folder, of any store when none lies there. Raises StoreMissing."""
    from bti_tui.store import bundle

    return bundle.require_newest(target, store_id(folder)).folder


def is_training_backup(made: Path) -> bool:
    """Whether a backup is of a training store, which asks for no passphrase."""
    from bti_tui.store import bundle, restoring

    return restoring.glimpse(bundle.read(made)).training


def restore(
    made: Path,
    folder: Path,
    secret: str,
    state: Path | None = None,
    tell: "Callable[[PurgedAgain], object]" = lambda _: None,
) -> "StoreInfo":
    """Make a store of a backup in an empty or missing folder, checked whole before it is there.

    What this machine knows to be purged since is purged again; `tell` is told of it.
    """
    from bti_tui.store import bundle, restoring

    kept = bundle.read(made)
    return restoring.restore(kept, folder, key_for(restoring.glimpse(kept), None, secret, state), state, tell)


def drill(made: Path, secret: str, state: Path | None = None) -> "Drilled":
    """Restore a backup in a temporary place, check all of it, and take it away again."""
    from bti_tui.store import bundle, restoring

    kept = bundle.read(made)
    return restoring.drill(kept, key_for(restoring.glimpse(kept), None, secret, state))


def doctor(folder: Path, secret: str, target: Path, state: Path | None = None) -> "Iterator[Check]":
    """Look at everything that the safety of a store stands on, one check after the other."""
    from bti_tui.store import health, opening

    doors = health.Doors(
        lambda: unlocking.unlock(folder, way_in(folder, None, secret, state), state),
        lambda unlocked: opening.open_store(unlocked, state),
        lambda seen: key_for(seen, None, secret, state),
    )
    return health.examine(folder, target, wall_clock(), doors)

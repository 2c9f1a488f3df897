"""A lost machine: what its last backup tells, and what is written into the store that is left."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.bootstrap.doors import context_of, key_for, open_store
from bti_tui.domain.errors import StoreMissing

if TYPE_CHECKING:
    from bti_tui.domain.breach import NoticeDecision
    from bti_tui.store.lost import LostStore
    from bti_tui.usecases.lost import Affected


def lost_store(made: Path) -> "LostStore":
    """What a backup, or the newest whole one in a folder, tells without being opened. Raises StoreMissing, Damaged."""
    from bti_tui.store import bundle, lost

    try:
        found = bundle.read(made)
    except StoreMissing:
        found = bundle.require_newest(made, None)
    return lost.seen_from_outside(found)


def affected_by_loss(made: Path, secret: str, state: Path | None = None, file: Path | None = None) -> "Affected":
    """Everybody in a backup, which is checked whole first; nothing of it is left on this machine.

    `file` is the key file that the backup's user carries, where it is not the one that was used here the last time.
    """
    from bti_tui.store import bundle, restoring
    from bti_tui.usecases import lost

    kept = bundle.read(made)
    with restoring.looked_into(kept, key_for(restoring.glimpse(kept), None, secret, state, file)) as store:
        return lost.affected(context_of(store))


def write_down_loss(
    folder: Path, secret: str, state: Path, decision: "NoticeDecision | None" = None, why: str = ""
) -> None:
    """Write into the store that is left that the people of a lost one were listed, or what was decided and why."""
    from bti_tui.usecases import lost

    with closing(open_store(folder, None, secret, state)) as store:
        if decision is None:
            lost.log_listing(context_of(store))
            return
        with store.unit_of_work() as work:
            work.note("loss.decided", decision=decision.value, why=lost.reason_of(why))
            work.commit()

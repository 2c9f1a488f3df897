"""The only place where parts are put together: a store, its keys, the guides and the clock become a `Context`.

What is slow to import (the driver, libsodium, guides) is imported inside, so that the lock screen is painted first.
"""

from bti_tui.bootstrap.doors import (
    Clock,
    context_of,
    has_store,
    is_on_share,
    is_training,
    open_store,
    opened,
    store_id,
    user_id,
    wall_clock,
)
from bti_tui.bootstrap.founding import StoreFounding, found_store, found_training_store
from bti_tui.bootstrap.guiding import guided, rule_pack_check
from bti_tui.bootstrap.keeping import back_up, doctor, drill, is_training_backup, newest_backup, restore
from bti_tui.bootstrap.losing import affected_by_loss, lost_store, write_down_loss
from bti_tui.bootstrap.members import carry_file, leave_file
from bti_tui.bootstrap.opener import Enter, StoreOpener, as_it_is, propose_passphrase

__all__ = [
    "Clock",
    "Enter",
    "StoreFounding",
    "StoreOpener",
    "affected_by_loss",
    "as_it_is",
    "back_up",
    "carry_file",
    "context_of",
    "doctor",
    "drill",
    "found_store",
    "found_training_store",
    "guided",
    "has_store",
    "is_on_share",
    "is_training",
    "is_training_backup",
    "leave_file",
    "lost_store",
    "newest_backup",
    "open_store",
    "opened",
    "propose_passphrase",
    "restore",
    "rule_pack_check",
    "store_id",
    "user_id",
    "wall_clock",
    "write_down_loss",
]

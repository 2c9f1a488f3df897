"""The first connection to a store: it tells whether the key fits, and is made to work on a disk without room too.

A store in WAL mode needs a little room beside it before it can even be read. Where there is none the ballast is given
up; without one the store is opened for this program alone, which needs no file beside it.
"""

from pathlib import Path

from bti_tui.domain.errors import BtiError, DiskFull
from bti_tui.store import room
from bti_tui.store.engine import Connector, check_key, connector
from bti_tui.store.trouble import diagnosed


def reach(database: Path, key: bytes, *, alone: bool, frozen: bool) -> tuple[Connector, bool]:
    """Makes connections whose key fits, and whether only one of them may be open at a time.

    Raises Damaged when the key does not fit, and whatever keeps the store from being read.
    """
    connect = connector(database, key, alone=alone, frozen=frozen)
    try:
        check_key(connect)
    except BtiError as error:
        found = diagnosed(error, database)
        if not isinstance(found, DiskFull):
            raise found from None
        if room.drop_ballast(database.parent):
            return reach(database, key, alone=alone, frozen=frozen)
    else:
        return connect, alone
    cramped = connector(database, key, cramped=True)
    check_key(cramped)
    return cramped, True

"""Whether somebody else has written to the store, asked so cheaply that it can be asked every second.

`PRAGMA data_version` is a number of one connection that changes when another one commits, in this program or in another
(sqlite.org/pragma.html#pragma_data_version). It reads no page and begins no transaction, so nobody waits for it.
"""

from bti_tui.store.transactions import Connections


def pulse(reader: Connections) -> int:
    """The number of the reader's connection, which stays open between two questions. Raises a `StoreError`."""
    with reader.lent() as connection:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])

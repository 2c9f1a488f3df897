"""Keeping fast typing in order: wait until a widget has taken in every key that was sent to it.

A key that moves the focus is handled at once, while letters typed just before it may still lie in the old widget's
queue. Whoever reads a value in such a handler waits here first.
"""

import asyncio

from textual.message_pump import MessagePump

LONGEST_WAIT_SECONDS = 2.0


async def drained(*nodes: MessagePump) -> None:
    """Return when each node, one after the other, has handled all that was in its queue when its turn came."""
    for node in nodes:
        done = asyncio.Event()
        if not node.is_running or not node.call_later(done.set):
            continue
        try:
            await asyncio.wait_for(done.wait(), LONGEST_WAIT_SECONDS)
        except TimeoutError:
            continue

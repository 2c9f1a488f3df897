"""That the recovery code opened the store: everybody who can open it is told at the next unlock."""

from datetime import datetime

from bti_tui.usecases.context import Context


def recoveries(ctx: Context) -> tuple[datetime, ...]:
    """When it was used since the user opened the store the time before this, newest first."""
    with ctx.reading() as work:
        return work.accesses.recoveries(ctx.user.id)

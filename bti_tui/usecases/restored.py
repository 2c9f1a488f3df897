"""A store that is not what was last seen of it: what is known of that, and taking it as it is for a written reason."""

from dataclasses import dataclass

from bti_tui.domain.errors import BadInput
from bti_tui.domain.tamper import RolledBack
from bti_tui.domain.text import clean
from bti_tui.usecases.context import Context

LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class RolledBackView:
    """How the store falls short, and the name of whoever saw more of it."""

    known: RolledBack
    seen_by: str
    """Empty when the store does not know the person, or nothing is remembered."""


def rolled_back(ctx: Context) -> RolledBackView | None:
    """What is wrong with the store that was just opened; None when all is well."""
    known = ctx.keeper.rolled_back if ctx.keeper else None
    if known is None:
        return None
    if ctx.must_set_passphrase or not known.seen_by:
        return RolledBackView(known, "")
    with ctx.reading() as work:
        who = work.professionals.get(known.seen_by)
    return RolledBackView(known, who.name if who else "")


def acknowledge_restore(ctx: Context, why: str) -> None:
    """Take the store as it is; the reason is kept in the audit chain. Raises `BadInput` without one."""
    reason = clean(why, lines=False).strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise BadInput(place="why", problem="text-missing" if not reason else "too-long")
    if ctx.keeper is not None:
        ctx.keeper.acknowledge_restore(reason)

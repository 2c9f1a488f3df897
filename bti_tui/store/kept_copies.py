"""Which backups are kept: the newest of each of the last 7 days, 5 weeks and 12 months that have any."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from bti_tui.domain.erasure import HeldCopy
from bti_tui.store import bundle
from bti_tui.store.bundle import Bundle

DAYS: Final = 7
WEEKS: Final = 5
MONTHS: Final = 12
LONGEST_DAYS: Final = 31 * (MONTHS + 1)

_PERIODS: Final[tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...]] = (
    (DAYS, lambda at: (at.year, at.month, at.day)),
    (WEEKS, lambda at: at.isocalendar()[:2]),
    (MONTHS, lambda at: (at.year, at.month)),
)


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """The moments whose backups are kept; the newest is always among them."""
    newest_first = sorted(moments, reverse=True)
    chosen: set[datetime] = set()
    for most, period in _PERIODS:
        newest_of: dict[tuple[int, ...], datetime] = {}
        for at in newest_first:
            newest_of.setdefault(period(at), at)
        chosen.update(list(newest_of.values())[:most])
    return frozenset(chosen)


def holding(target: Path, store: str, since: datetime, now: datetime) -> tuple[HeldCopy, ...]:
    """The backups of a store from an instant until now, the newest first."""
    there = bundle.found(target, store)
    moments = [one.manifest.made_at for one in there]
    held = (one for one in there if since <= one.manifest.made_at <= now)
    return tuple(
        HeldCopy(str(one.folder), one.manifest.made_at, gone_on(moments, one.manifest.made_at, now)) for one in held
    )


def gone_on(moments: Iterable[datetime], at: datetime, now: datetime) -> date:
    """The first day on which a backup made `at` is kept no more, when one is made each day from tomorrow on.

    A year and a month is the longest that any is kept; where no backups are made, none goes.
    """
    there = set(moments) | {at}
    for days in range(1, LONGEST_DAYS):
        there = set(kept({*there, now + timedelta(days=days)}))
        if at not in there:
            return (now + timedelta(days=days)).date()
    return (now + timedelta(days=LONGEST_DAYS)).date()


def prune(target: Path, made: Bundle, now: datetime) -> tuple[str, ...]:
    """Take away the backups of the same store that need not be kept, never the one just made; gives their names.

    Before anything goes, every one is read through: one that is not whole takes nobody's place, and stays to be
    looked at. What stopped backups have left goes too.
    """
    for folder in bundle.abandoned(target, now):
        bundle.remove(folder)
    others = [one for one in bundle.found(target, made.manifest.store) if one.folder != made.folder]
    if not _superfluous(made, others):
        return ()
    going = _superfluous(made, [one for one in others if one.is_whole()])
    for one in going:
        bundle.remove(one.folder)
    return tuple(one.folder.name for one in going)


def _superfluous(made: Bundle, others: list[Bundle]) -> list[Bundle]:
    chosen = kept(one.manifest.made_at for one in (made, *others))
    return [one for one in others if one.manifest.made_at not in chosen]

"""Going on while the disk of the store is in trouble: what can't be written waits outside of it, and is tried again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from bti_tui.domain.errors import BtiError, DiskFull, NotLogged

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context, UnitOfWork

R = TypeVar("R")


class Disk(Protocol):
    """What the disk of the store lets us do."""

    @property
    def trouble(self) -> BtiError | None:
        """Why nothing can be written now; None when all is well."""

    @property
    def is_read_only(self) -> bool:
        """Whether it takes no writing as long as the store is open."""

    @property
    def is_wanted(self) -> bool:
        """Whether the store is to be let go of now, because it gets another key."""

    @property
    def free_mib(self) -> int | None:
        """How much room there is; None when that can't be known."""

    @property
    def is_low(self) -> bool:
        """Whether it is soon full."""

    def outside(self) -> UnitOfWork:
        """A unit of work that logs looks and keeps drafts outside of the store; all else raises the trouble."""

    def make_room(self) -> bool:
        """Give up what was put by for this; whether there was anything."""

    def resume(self) -> None:
        """Try to write again, first of all what waits outside. Raises the trouble when it is not over."""


@dataclass(frozen=True, slots=True)
class Attempt(Generic[R]):
    """The answer of a use-case, and what is wrong with the disk after it."""

    answer: R
    trouble: BtiError | None
    is_read_only: bool
    """Whether the store can't be written to as long as it is open, or until somebody takes it as it is."""


def attempt(ctx: Context, use_case: Callable[[Context], R]) -> Attempt[R]:
    """Carry out a use-case on the store, or outside of it where that will do, such as a look or a draft.

    Raises the trouble when it can wait only in the hands of the person, such as a command.
    """
    disk = ctx.disk
    if disk is None:
        return _answered(ctx, use_case(ctx))
    if disk.trouble is not None:
        with suppress(BtiError):
            disk.resume()
    if disk.trouble is None:
        try:
            return _answered(ctx, _with_room(ctx, disk, use_case))
        except BtiError as error:
            if not error.passes or disk.trouble is None:
                raise
    try:
        return _answered(ctx, use_case(replace(ctx, unit_of_work=disk.outside)))
    except NotLogged:
        raise NotLogged(trouble=_code(disk)) from None


def reading_on(ctx: Context) -> Context:
    """The context as far as the disk lets us: while it is in trouble, looks are logged outside of the store.

    For whoever asks once and is gone, and can't wait for better times; commands say why they can't be carried out.
    """
    disk = ctx.disk
    if disk is None:
        return ctx
    return replace(ctx, unit_of_work=lambda: ctx.unit_of_work() if disk.trouble is None else disk.outside())


def is_wanted(ctx: Context) -> bool:
    """Whether somebody waits for this program to lock, because the store gets another key."""
    return ctx.disk is not None and ctx.disk.is_wanted


def resume(ctx: Context) -> None:
    """Try whether the store can be written to again. Raises the trouble when it can't."""
    if ctx.disk is not None and ctx.disk.trouble is not None:
        ctx.disk.resume()


def _code(disk: Disk) -> str:
    return disk.trouble.code if disk.trouble is not None else NotLogged.code


def _answered(ctx: Context, answer: R) -> Attempt[R]:
    is_behind = ctx.keeper is not None and ctx.keeper.rolled_back is not None
    is_frozen = ctx.disk is not None and ctx.disk.is_read_only
    return Attempt(answer, ctx.disk.trouble if ctx.disk else None, is_behind or is_frozen)


def _with_room(ctx: Context, disk: Disk, use_case: Callable[[Context], R]) -> R:
    """A second try when something could be given up for it; a transaction that failed has left nothing."""
    try:
        return use_case(ctx)
    except DiskFull:
        if not disk.make_room():
            raise
        return use_case(ctx)

"""Many commands as one: all of them last, or none does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Self, cast

from bti_tui.usecases.context import Context, UnitOfWork


@dataclass(frozen=True, slots=True)
class Together:
    """A context in which nothing lasts before `keep` is called, and each command sees what the ones before it did."""

    context: Context
    keep: Callable[[], None]


@contextmanager
def together(ctx: Context) -> Iterator[Together]:
    """One transaction around everything that is done with the context inside; left without `keep`, nothing was done."""
    with ctx.unit_of_work() as whole:
        part = cast("UnitOfWork", _Part(whole))
        yield Together(replace(ctx, unit_of_work=lambda: part, reading=lambda: part), whole.commit)


class _Part:
    """A unit of work inside of a larger one, all of whose shelves are the larger one's; it neither ends nor commits."""

    def __init__(self, whole: UnitOfWork) -> None:
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The whole goes on, or ends around this."""

    def commit(self) -> None:
        """The whole is committed at its own end."""

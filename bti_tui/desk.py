"""The desk: one thread on which every use-case runs, in the order the keys were pressed.

Cancelling the one who waits abandons the *answer*, never the write: a call that has been put on the desk is carried out
to its end, also when the screen that asked has gone.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Closable(Protocol):
    """What the desk needs of a context: a way to let go of the store."""

    @property
    def close(self) -> Callable[[], None]:
        """Closes the store."""


C = TypeVar("C", bound=Closable)
C_co = TypeVar("C_co", covariant=True)


@dataclass(frozen=True, slots=True)
class NewStore:
    """What the first start asks for before it makes a store; all texts are cleaned."""

    municipality_code: str
    """The four digits of the municipality."""
    name: str
    initials: str
    title: str
    agency: str
    """The code of the agency (tjeneste)."""
    unit: str
    user: str
    """The name typed at the lock screen."""
    passphrase: str = field(repr=False)


class Founding(Protocol[C_co]):
    """A store that is ready to be made, once the recovery code has been typed back."""

    @property
    def recovery_code(self) -> str:
        """The code that opens the store when the passphrase is lost; shown once, stored nowhere."""

    def shares(self) -> tuple[str, str, str]:
        """Three shares of which any two stand for the code; other ones each time."""

    def is_code(self, typed: str) -> bool:
        """Whether what was typed back is the code, or two shares; small letters, blanks and dashes don't matter."""

    def finish(self) -> C_co:
        """Write the store and open it."""


class Opener(Protocol[C_co]):
    """The door to the store, wired in `bootstrap.py`; every method but the properties runs on the desk's thread."""

    @property
    def user(self) -> str:
        """The user name to propose at the lock screen; empty when none is known."""

    @property
    def place(self) -> str:
        """The folder of the store, as a person should see it."""

    @property
    def is_on_share(self) -> bool:
        """Whether that is a network share, where one at a time can have the store open."""

    @property
    def training(self) -> bool:
        """Whether the store holds invented people only and opens without a passphrase."""

    @property
    def drafts(self) -> int:
        """How many drafts wait inside, as far as can be known while it is locked."""

    @property
    def key_file(self) -> str:
        """Where the file lay that somebody last carried besides her passphrase; empty when nobody did."""

    def wants_key_file(self, user: str, typed: str) -> bool:
        """Whether a user must carry a file besides what she typed, and it is not where it was the last time."""

    def prepare(self) -> None:
        """Import what is slow, while the person reads the lock screen."""

    def open(self, user: str, passphrase: str, key_file: str = "") -> C_co:
        """Open the store by a passphrase, perhaps with a file, or by a code in its place.

        Raises a `StoreError`, `WrongPassphrase` without saying which part was wrong, and `BadInput` when one share of a
        recovery code was typed, or one is misread.
        """

    def propose_passphrase(self) -> str:
        """A new passphrase of five or more words."""

    def create(self, wishes: NewStore) -> Founding[C_co]:
        """Get everything ready for a new store without writing it; raises a `StoreError` when the place won't do."""


class DeskClosed(Exception):
    """Something was asked while no store was open: a fault of the program."""


class Desk(Generic[C]):
    """Runs use-cases one by one on its own thread, with the context that `unlock` brought."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._context: C | None = None

    @property
    def is_open(self) -> bool:
        """Whether a store is open behind the desk."""
        return self._context is not None

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run something that needs no open store, such as an import or a proposal, in its turn on the desk's thread."""
        # wrap_future would cancel a call that still waits in the queue; the shield keeps it, so no write is lost
        call = asyncio.wrap_future(self._thread.submit(partial(work, *args, **kwargs)))
        return await asyncio.shield(call)

    async def unlock(self, opener: Callable[P, C], *args: P.args, **kwargs: P.kwargs) -> C:
        """Build the context with `opener` and keep it; every later `ask` gets it."""

        def open_here() -> C:
            self._context = opener(*args, **kwargs)
            return self._context

        return await self.run(open_here)

    async def ask(self, use_case: Callable[Concatenate[C, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer of `use_case(context, ...)`; a refusal comes back as the exception it is."""

        def answer() -> R:
            if self._context is None:
                raise DeskClosed
            return use_case(self._context, *args, **kwargs)

        return await self.run(answer)

    async def lock(self) -> None:
        """Wait until everything asked is done, then close the store; only a new process forgets the key for sure."""

        def forget() -> None:
            if self._context is not None:
                self._context.close()
                self._context = None

        await self.run(forget)

    def close(self) -> None:
        """Finish what was asked and end the thread."""
        self._thread.shutdown(wait=True)

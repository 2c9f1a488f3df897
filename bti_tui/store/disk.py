"""The disk that an open store lies on: what is wrong with it, what can be done meanwhile, and going on afterwards.

While it can't be written to, looks are logged and drafts are sealed in the folder where this machine remembers stores.
At the first chance all of that is put into the store, before anything newer is.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import BtiError, DiskFull, Frozen, Locked, ReadOnly, Unreachable
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.store import asking, room, trouble
from bti_tui.store.aside import Aside
from bti_tui.store.audit import Signer
from bti_tui.store.engine import BUSY_MS
from bti_tui.store.failures import translated
from bti_tui.store.read_only import AsideDrafts, OutsideUnitOfWork, ReadOnlyUnitOfWork
from bti_tui.store.transactions import Connections
from bti_tui.store.unit_of_work import SqlUnitOfWork
from bti_tui.store.unlocking import Unlocked
from bti_tui.store.waiting import Waiting
from bti_tui.store.writer_now import writer_now

OPENED: Final = "store.opened"
RESUMED: Final = "writing.resumed"
IMPATIENT_MS: Final = 250
"""Once somebody has waited in vain for another program, the next ones don't wait long."""


class Disk:
    """What an open store knows of its disk."""

    def __init__(
        self, unlocked: Unlocked, writer: Connections, reader: Connections, signer: Signer, state: Path | None
    ) -> None:
        """`state` is the folder where this machine remembers stores; without it nothing can wait outside."""
        self.trouble: BtiError | None = None
        """Why nothing can be written now; None when all is well."""
        self.follow(unlocked, writer, reader, signer, state)

    def follow(
        self, unlocked: Unlocked, writer: Connections, reader: Connections, signer: Signer, state: Path | None
    ) -> None:
        """Go with the store to another key, another slot or another file."""
        self._unlocked = unlocked
        self._writer = writer
        self._reader = reader
        self._signer = signer
        self._waiting = Waiting(state, signer.store) if state else None
        keys = unlocked.keys
        self._aside = Aside(state, signer.store, keys.key, keys.former) if state else None
        self._taken: tuple[Path, ...] = ()

    @property
    def is_read_only(self) -> bool:
        """Whether the store was opened on a file system that takes no writing."""
        return self._unlocked.frozen

    @property
    def is_wanted(self) -> bool:
        """Whether the store is to be let go of now, because it gets another key."""
        return asking.is_asked(self._unlocked.folder)

    @property
    def free_mib(self) -> int | None:
        """How much room there is; None when the disk does not say."""
        return room.free_mib(self._unlocked.folder)

    @property
    def is_low(self) -> bool:
        """Whether the disk is soon full."""
        return room.is_low(self._unlocked.folder)

    def diagnosed(self, error: BtiError) -> BtiError:
        """What is really wrong; remembered when it is one that goes over."""
        found = trouble.diagnosed(error, self._unlocked.database)
        if isinstance(found, Locked):
            self._wait_at_most(IMPATIENT_MS)
            found = self._named(found)
        if found.passes:
            self.trouble = found
        return found

    def _named(self, locked: Locked) -> Locked:
        """The same, with the account and the number of the program that is waited for, where that can be known."""
        if isinstance(self.trouble, Locked) and "who" in self.trouble.facts:
            return self.trouble
        writer = writer_now(self._unlocked.database)
        return Locked(**locked.facts, who=writer.account, program=writer.program) if writer else locked

    def outside(self) -> SqlUnitOfWork:
        """A unit of work that reads, logs who does, and seals drafts outside; anything else raises the trouble."""
        refuse = self._why_not
        if self._aside is None or self.is_read_only:
            return ReadOnlyUnitOfWork(self._reader, self._signer, self._waiting, refuse)
        return OutsideUnitOfWork(self._reader, self._signer, self._waiting, refuse, self._aside)

    def reading(self) -> SqlUnitOfWork:
        """A unit of work that only reads; while there is trouble it shows the drafts that lie outside too."""
        work = SqlUnitOfWork(self._reader, self._signer, diagnose=self.diagnosed)
        if self.trouble is not None and self._aside is not None:
            work.drafts = AsideDrafts(work.drafts, self._aside)
        return work

    def make_room(self) -> bool:
        """Give the ballast up; whether there was any, so that trying again is worth it."""
        if not room.drop_ballast(self._unlocked.folder):
            return False
        self.trouble = None
        return True

    def lay_ballast(self) -> None:
        """See to it that there is something to give up; a training store has none."""
        if not (self._unlocked.keys.training or self.is_read_only):
            room.lay_ballast(self._unlocked.folder)

    def begin(self, write: Callable[[], None]) -> None:
        """Write down that the store was opened, in it or outside of it. Raises NotLogged when neither can be."""
        try:
            write()
        except BtiError as error:
            found = self.diagnosed(error)
            if not found.passes:
                raise found from None
            if isinstance(found, DiskFull) and self.make_room():
                self.begin(write)
                return
            self.log_opening()

    def log_opening(self) -> None:
        """Write down outside of the store that it was opened."""
        if self._unlocked.keys.training and self._waiting is None:
            return
        with self.outside() as work:
            work.log_access(UserId(self._signer.user), OPENED, None, datetime.now(UTC))
            work.commit()

    def resume(self) -> None:
        """Try to write again: first of all what waits outside. Raises the trouble when it is not over.

        Connections to a disk that was away are made anew: the old ones stay with what is no longer there.
        """
        if isinstance(self.trouble, Unreachable | ReadOnly):
            self._writer.close()
            self._reader.close()
        with translated(), SqlUnitOfWork(self._writer, self._signer, diagnose=self.diagnosed) as work:
            self.catch_up(work)
            work.note(RESUMED)
            work.commit()
        self.trouble = None
        self.forget_waiting()
        self._wait_at_most(BUSY_MS)
        self.lay_ballast()

    def catch_up(self, work: SqlUnitOfWork) -> None:
        """Put what waits outside into a unit of work; once that lasts, `forget_waiting`.

        Another window may do the same: the store is locked first, so that the second finds what the first has left.
        """
        if self._waiting is None or self._aside is None:
            return
        work.lock()
        reads, self._taken = self._waiting.take_reads()
        for read in reads:
            at = datetime.fromisoformat(str(read["at"]))
            case_id = CaseId(read["case"]) if read["case"] else None
            work.log_access(UserId(str(read["actor"])), str(read["act"]), case_id, at)
        count, times = self._waiting.failed_unlocks()
        if count:
            work.note("unlock.failed", count=count, times=list(times))
        for draft in self._aside.drafts():
            kept = {one.id: one.updated_at for one in work.drafts.of_user(draft.user)}
            if draft.id not in kept or kept[draft.id] < draft.updated_at:
                work.drafts.put(draft)

    def forget_waiting(self) -> None:
        """All that waited stands in the store now."""
        if self._waiting is not None and self._aside is not None:
            self._waiting.clear(self._taken)
            self._aside.clear()
            self._taken = ()

    def _why_not(self) -> BtiError:
        return self.trouble or Frozen()

    def _wait_at_most(self, milliseconds: int) -> None:
        """How long the writer waits for another program from now on."""
        with self._writer.lent() as connection:
            connection.execute(f"PRAGMA busy_timeout={milliseconds}")

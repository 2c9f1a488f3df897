"""A case that has come some way, kept in memory, and one of its places on the screen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.events import Key
from textual.pilot import Pilot

from bti_tui.app import BtiApp, Setting
from bti_tui.desk import Desk
from bti_tui.domain.facts import Fact
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.i18n import Translator
from bti_tui.screens.ending import Ending
from bti_tui.screens.frame import FrameScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts
from tests.builders import STAFF, CaseBuilder
from tests.orders import OWNER
from tests.screens.support import SMALL, rows, settled
from tests.usecases.memory import Kept, MemoryStore, memory_context

Making = Callable[[Desk[Context], CaseId], FrameScreen[Any]]
HOSTILE = "[bold]rød[/bold] [@click=app.quit]x[/] ∑ 漢字 {0} %s \\"
NAMED_KEYS = {"enter", "tab", "escape", "up", "down", "home", "end", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "ctrl+r"}


class CaseStore:
    """The store behind the screen, and the way to look into it."""

    def __init__(self, case: CaseBuilder, user: UserId | None = None) -> None:
        """`user` sits at the keyboard: whoever holds the case when nobody is named, else who wondered first."""
        holder = case.case.baton.holder
        user = user or (holder.user if holder is not None else OWNER)
        self.id = case.id
        self.now = case.now
        self.store = MemoryStore()
        begun = {case.id: case.case} if case.case.version else {}
        self.store.kept = Kept(begun, tuple(case.records), tuple(case.notes), dict(STAFF))
        self.context = memory_context(self.store, lambda: self.now).acting_as(STAFF[user])

    def new(self, kind: type[Fact]) -> list[Any]:
        """The facts of a kind, oldest first."""
        return [record.fact for record in self.store.kept.facts if isinstance(record.fact, kind)]

    def words(self, note: str | None) -> str:
        """The newest text of a note."""
        return next((one.text for one in reversed(self.store.kept.notes) if one.id == note), "")

    @property
    def drafts(self) -> int:
        """How many drafts wait."""
        return len(drafts(self.context))


@asynccontextmanager
async def opened(
    store: CaseStore, make: Making, size: tuple[int, int] = SMALL, language: Any = "en"
) -> AsyncIterator[Pilot[Ending]]:
    """The program with a place of the case, ready for keys."""
    desk = Desk[Context]()
    await desk.unlock(lambda: store.context)
    app = BtiApp(Translator(language), desk, lambda: make(desk, store.id), setting=Setting(clock=lambda: store.now))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    desk.close()


async def burst(pilot: Pilot[Any], *keys: str) -> None:
    """Keys and texts in one go, as a slow line delivers them; a text is typed letter by letter."""
    for one in keys:
        if one in NAMED_KEYS:
            pilot.app.post_message(Key(one, None))
            continue
        for letter in one:
            pilot.app.post_message(Key("space" if letter == " " else letter, letter))
    await settled(pilot)


def keys_shown(pilot: Pilot[Any]) -> str:
    """The last row."""
    return rows(pilot)[-1]


def status(pilot: Pilot[Any]) -> str:
    """The row above the keys."""
    return rows(pilot)[-2].strip()


def fits(pilot: Pilot[Any], size: tuple[int, int]) -> bool:
    """Exactly as many rows as there are, none too long."""
    drawn = rows(pilot)
    return len(drawn) == size[1] and all(len(row) <= size[0] for row in drawn)

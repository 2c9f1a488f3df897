"""Several cases in memory, and the program with one of its lists on the screen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from textual.pilot import Pilot

from bti_tui.app import BtiApp, Setting
from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.i18n import Translator
from bti_tui.screens.ending import Ending
from bti_tui.screens.frame import FrameScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.execute import execute
from bti_tui.usecases.new_case import new_case_id
from tests.builders import STAFF
from tests.orders import OWNER
from tests.screens.support import SMALL, settled
from tests.usecases.memory import MemoryStore, memory_context

Making = Callable[[Desk[Context]], FrameScreen[Any]]
TODAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""A Monday."""


class ListStore:
    """A store in memory that cases are raised in, each on a day of its own."""

    def __init__(self, user: UserId = OWNER) -> None:
        self.now = TODAY
        self.store = MemoryStore()
        self.context = memory_context(self.store, lambda: self.now).acting_as(STAFF[user])

    def give(self, command: Command, days_ago: int = 0) -> None:
        """Carry out a command some days ago."""
        at = TODAY - timedelta(days=days_ago)
        execute(self.context.at(lambda: at), command)

    def day(self, days_ago: int = 0) -> date:
        """The day some days ago."""
        return (TODAY - timedelta(days=days_ago)).date()

    def concern(self, name: str, days_ago: int = 0, *, safety: SafetyAnswer | None = None) -> CaseId:
        """A first concern, and perhaps an answer to the safety question."""
        case_id = new_case_id(self.context)
        words = "Sitter alene under bordet."
        self.give(c.RaiseConcern(case_id=case_id, about=name, words=words, arose_on=self.day(days_ago)), days_ago)
        if safety is not None:
            self.give(c.CheckSafety(case_id=case_id, answer=safety, reason="Ingen tegn."), days_ago)
        return case_id

    @property
    def drafts(self) -> int:
        """How many drafts wait."""
        return len(drafts(self.context))


@asynccontextmanager
async def showing(
    store: ListStore, make: Making, size: tuple[int, int] = SMALL, language: Any = "en", *, names_hidden: bool = False
) -> AsyncIterator[Pilot[Ending]]:
    """The program with one of its lists, ready for keys."""
    desk = Desk[Context]()
    await desk.unlock(lambda: store.context)
    app = BtiApp(Translator(language), desk, lambda: make(desk), setting=Setting(clock=lambda: store.now))
    app.state.names_hidden = names_hidden
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    desk.close()


def is_at(pilot: Pilot[Any], screen: type) -> bool:
    """Whether a screen of this kind is on top."""
    return isinstance(pilot.app.screen, screen)

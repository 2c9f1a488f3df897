"""A place that shows many cases: it is read anew when one comes back to it, and when somebody changes a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.screens.news_text import store_text
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.watching import WatchingScreen
from bti_tui.usecases.news import store_news

if TYPE_CHECKING:
    from bti_tui.domain.ids import CaseId, Hlc
    from bti_tui.usecases.context import Context


class ListPlace(WatchingScreen[None]):
    """Keys wait until the rows are read, because they are meant for what is drawn; news come without disturbing."""

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._is_stale = True
        self._stamp: Hlc | None = None

    async def read(self) -> None:
        """Read the rows and draw them; the cursor stays on its row."""
        raise NotImplementedError

    @property
    @override
    def is_busy(self) -> bool:
        """Keys wait until the rows are read again: they are meant for what is drawn."""
        return super().is_busy or self._is_stale

    def on_screen_suspend(self) -> None:
        """Another place lies on top, and may change a case."""
        self._is_stale = True

    def on_screen_resume(self) -> None:
        """Read again what may have changed meanwhile."""
        self.perform(self._read_fresh(), self.tr("The cases are being read."))
        self._is_stale = False

    async def _read_fresh(self) -> None:
        self._stamp = (await self.ask(store_news, None)).stamp
        await self.read()

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """What is about no case that one sees: one in an emergency, and who has read what in all of them."""
        return [
            *super().menu_entries(),
            MenuEntry(self.tr("Open a case in an emergency"), "emergency"),
            MenuEntry(self.tr("Who has read what this month"), "review"),
        ]

    async def action_review(self) -> None:
        """F10: the looks of a month, to go through and sign."""
        from bti_tui.screens.month_review import MonthReviewScreen

        await self.app.push_screen(MonthReviewScreen(self.desk))

    async def action_emergency(self) -> None:
        """F10: which case, and why."""
        from bti_tui.screens.emergency_access import EmergencyAccessScreen

        asked = EmergencyAccessScreen(self.desk)
        await self.app.push_screen(asked, lambda done: self._show_opened(asked.opened) if done else None)

    def _show_opened(self, case_id: CaseId) -> None:
        from bti_tui.screens.case import CaseScreen

        self.app.push_screen(CaseScreen(self.desk, case_id, way=self.crumbs()))

    @override
    async def news_came(self) -> None:
        """Read the rows again when a case was changed; drafts that somebody types change none."""
        news = await self.ask(store_news, self._stamp)
        is_first, self._stamp = self._stamp is None, news.stamp
        if is_first or not news.changed or self.is_busy:
            return
        await self.read()
        said = store_text(news, self.translator)
        self.call_after_refresh(self.set_status, said)  # a row that moved has been spoken of by then

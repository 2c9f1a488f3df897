"""The whole report as it will stand on paper, or as it was when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.prints import Document, to_text
from bti_tui.screens.base import BtiScreen
from bti_tui.widgets.pager import Pager

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class ReportPreview(BtiScreen[None]):
    """The text, page by page; what to look at once more stands first."""

    def __init__(
        self, desk: Desk[Context], crumbs: tuple[str, ...], document: Document | str, warnings: list[str]
    ) -> None:
        """`document` is a text when it is what a report said that was made before."""
        super().__init__(desk)
        self._crumbs = crumbs
        self._document = document
        self._warnings = warnings
        self._pager = Pager()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (*self._crumbs, self.tr("Read through"))

    @override
    def compose_body(self) -> ComposeResult:
        """The text."""
        yield self._pager

    def on_mount(self) -> None:
        """Show it."""
        first = [(self.tr("Look at this once more"), "\n".join(self._warnings))] if self._warnings else []
        document = self._document
        text = document if isinstance(document, str) else to_text(document, self._pager_columns).decode()
        self._pager.show([*first, ("", text)])
        self.set_focus(self._pager)
        self.show_status()

    @property
    def _pager_columns(self) -> int:
        return min(78, max(20, self.size.width - 2))

    def on_pager_turned(self) -> None:
        """Another part is shown."""
        self.show_status()

    @override
    def ready_status(self) -> str:
        """How to read on."""
        page, pages = self._pager.page
        if page == pages:
            return self.tr("Page {page} of {pages}. Esc closes.", page=page, pages=pages)
        return self.tr("Page {page} of {pages}. Arrow down for more, Esc closes.", page=page, pages=pages)

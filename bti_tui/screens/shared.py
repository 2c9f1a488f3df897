"""What has left a case: to whom, when, what, on what it rested, and who let it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.domain.views.sharing_view import DisclosureLine
from bti_tui.i18n import N_
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.screens.shared_text import SharedTexts
from bti_tui.usecases.disclosure import disclosures
from bti_tui.usecases.sharing_lists import SharingLists
from bti_tui.widgets.row_list import Row, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class SharedScreen(RowsPlace):
    """A list to walk through; F2 writes down what was told by other roads."""

    BINDINGS = [Binding("f2,ctrl+n", "tell", N_("Share"), priority=True, id="ny")]

    def __init__(self, desk: Desk[Context], case_id: CaseId, lists: SharingLists) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._lists = lists
        self._found: tuple[DisclosureLine, ...] = ()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("What has left the case"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many, and each."""
        self._found = await self.ask(disclosures, self._case_id)
        rows = [Row(str(place), self._draw(one)) for place, one in enumerate(self._found)]
        ntr = self.translator.ntr
        said = ntr("{n} thing has left the case.", "{n} things have left the case.", len(rows))
        return said if rows else self.tr("Nothing has left the case."), rows

    def _draw(self, one: DisclosureLine) -> Callable[[int], str]:
        texts = SharedTexts(self.translator, self._lists.names)
        return lambda width: cell(texts.line(one), width)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        if not self.list.current:
            return self.tr("F2 writes down what you share.")
        return SharedTexts(self.translator, self._lists.names).line(self._found[int(self.list.current)])

    async def action_tell(self) -> None:
        """F2: share something, on a consent or on another ground."""
        from bti_tui.screens.share_form import ShareScreen

        await self.app.push_screen(ShareScreen(self.desk, self._case_id, self._lists))

    @override
    def help_page(self) -> HelpPage:
        """What the list is for."""
        text = self.tr(
            "Everything that names the child and left the case is here: who got it, what, and on whose yes or on which "
            "other ground. Nothing goes to a service outside a valid consent, unless you choose another ground and "
            "write why it is necessary. What rests on a fear for the child is shown to the few who know of it."
        )
        return HelpPage(self.place, (HelpSection(self.tr("What has left the case"), text),))

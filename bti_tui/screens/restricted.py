"""The restricted cases (sperrede saker) that the one at the keyboard answers for: numbers, never names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.i18n import N_
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.restriction import OpenRestrictedScreen
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.restriction import RestrictedLine, restricted_cases
from bti_tui.widgets.row_list import Row, behind, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NUMBER, SINCE = 8, 17
"""Columns."""


class RestrictedScreen(RowsPlace):
    """A list to choose from; Enter asks for the reason, then opens the case."""

    BINDINGS = [Binding("enter", "open", N_("Open"), priority=True, id="restricted-open")]

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._lines: dict[str, RestrictedLine] = {}

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("Restricted cases"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many there are, and each of them."""
        found = await self.ask(restricted_cases)
        self._lines = {one.case_id: one for one in found}
        said = self.translator.ntr("{n} case is restricted.", "{n} cases are restricted.", len(found))
        return said, [Row(one.case_id, partial(self._told, one)) for one in found]

    def _told(self, one: RestrictedLine, width: int) -> str:
        since = self.translator.day(one.on, year=True)
        ground = one.ground_name.speak(self.translator.language) if one.ground_name else one.ground
        return behind(f"{cell(one.number, NUMBER)}{cell(since, SINCE)}", ground, width)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter works on a row."""
        return bool(self._lines) if action == "open" else super().check_action(action, parameters)

    async def action_open(self) -> None:
        """Enter: ask why, then show the case."""
        chosen = self._lines.get(self.list.current or "")
        if chosen is not None:
            asked = OpenRestrictedScreen(self.desk, chosen.case_id)
            await self.app.push_screen(asked, lambda said: self._open(chosen) if said else None)

    def _open(self, chosen: RestrictedLine) -> None:
        from bti_tui.screens.case import CaseScreen

        self.app.push_screen(CaseScreen(self.desk, chosen.case_id, way=self.crumbs()))

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        chosen = self._lines.get(self.list.current or "")
        return self.tr("Case {number}. Enter opens it, with a reason.", number=chosen.number) if chosen else ""

    @override
    def help_page(self) -> HelpPage:
        """What the list is for."""
        text = self.tr(
            "A restricted case is kept by law and hidden from ordinary use. You see the ones that you answer for, by "
            "number. Opening one needs a reason, and the reason stands in the access log."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Restricted cases"), text),))

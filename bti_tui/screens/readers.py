"""Who has read the case (innsynslogg): every look at it, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.i18n.acts import ACTS
from bti_tui.screens.invite import ROLES
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.access import Reader, readers
from bti_tui.widgets.row_list import Row, behind, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WHEN, NAME, UNIT = 24, 24, 20
"""Columns."""
UNIT_FROM: Final = 90
"""Columns from which there is room for where somebody works."""


class ReadersScreen(RowsPlace):
    """A list to walk through; that it was asked for is logged too."""

    READS_AGAIN = False

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._readers: tuple[Reader, ...] = ()

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("Who has read the case"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many have looked how often, and each look."""
        self._readers = await self.ask(readers, self._case_id)
        ntr, people = self.translator.ntr, len({one.user for one in self._readers})
        looks = ntr("{n} look at the case", "{n} looks at the case", len(self._readers))
        rows = [Row(str(place), partial(self._told, one)) for place, one in enumerate(self._readers)]
        return f"{looks}, " + ntr("by {n} person.", "by {n} persons.", people), rows

    def _told(self, one: Reader, width: int) -> str:
        unit = cell(one.unit, UNIT) + " " if width >= UNIT_FROM else ""
        return behind(f"{cell(self._when(one), WHEN)} {cell(one.name, NAME)} {unit}", self._act(one), width)

    def _when(self, one: Reader) -> str:
        here = one.at.astimezone(self.host.wall_clock().tzinfo)
        return f"{self.translator.day(here.date(), year=True)} {here:%H:%M}"

    def _act(self, one: Reader) -> str:
        said = self.tr(ACTS.get(one.act, one.act))
        said = f"{said}: {one.why}" if one.why else said
        return self.tr("(shielded) {said}", said=said) if one.is_shielded else said

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        if not self.list.current:
            return ""
        one = self._readers[int(self.list.current)]
        role = self.tr(ROLES[one.role]).casefold() if one.role else ""
        who = ", ".join(part for part in (one.name, role, one.unit) if part)
        return f"{who}: {self._act(one)} {self._when(one)}."

    @override
    def help_page(self) -> HelpPage:
        """What the list is for."""
        text = self.tr(
            "Everybody who has opened the case is here, with day and time. The list can't be changed. Guardians may "
            "ask to see it. The menu (F10) of Today shows a whole month, in all cases."
        )
        apart = self.tr("A line that is marked as shielded tells of the safety track, and is not for guardians.")
        return HelpPage(self.place, (HelpSection(self.tr("Who has read the case"), f"{text} {apart}"),))

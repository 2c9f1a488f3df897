"""The services (tjenester): who does what here, and how to reach them; what is typed narrows the list at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.agencies import Agency, AgencyKind, Workplace
from bti_tui.i18n.agency_words import KINDS, agency_lines, found_in, standing, workplace_line
from bti_tui.i18n.guide_words import unchecked_agencies_sentence
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.directory import Directory, directory
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import Row, RowList, behind, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME, PHONE = 36, 16
"""Columns."""
INDENT: Final = "   "
LONGEST_FILTER: Final = 60
PARTS: Final = "\n"
"""Between the code of an agency and the place of one of its workplaces, in the key of a row."""


class AgenciesScreen(BtiScreen[None]):
    """Letters narrow the list, the arrows move; what is known of the one under the cursor stands below."""

    CSS_PATH = "agencies.tcss"

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._directory: Directory | None = None
        self._typed = ""
        self._top = Static(id="agencies-top", markup=False)
        self._filter_line = Static(id="agencies-filter", markup=False)
        self._list = KeyList(takes_letters=True, id="agencies-list")
        self._told = Static(id="agencies-told", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Services"),)

    @override
    def compose_body(self) -> ComposeResult:
        """What must be said first, what is typed, the list, and the one that the cursor stands on."""
        yield self._top
        yield self._filter_line
        yield self._list
        yield self._told

    def on_mount(self) -> None:
        """Read the directory."""
        self.set_focus(self._list)
        self.perform(self._read())

    async def _read(self) -> None:
        found = self._directory = await self.ask(directory)
        said = [self.translator.error(found.broken)] if found.broken else []
        said += [unchecked_agencies_sentence(self.translator, found.unchecked_since)] if found.unchecked_since else []
        self._top.update("\n".join(said))
        self._top.set_class(bool(said), "-shown")
        self._draw()

    def _draw(self) -> None:
        self._list.has_letters = bool(self._typed)
        self._filter_line.update(self.tr("Search: {typed}_", typed=self._typed))
        self._list.show_rows([*self._rows()])
        self._tell()

    def _rows(self) -> Iterator[Row]:
        known = self._directory.agencies if self._directory else ()
        found = found_in(known, self._typed, self.translator)
        for kind in AgencyKind:
            of_kind = [one for one in found if one[0].kind is kind]
            if of_kind:
                heading = self.tr(KINDS[kind]).upper()
                yield Row(kind.value, partial(cell, heading), is_heading=True)
            for agency, workplaces in of_kind:
                yield Row(agency.code, partial(self._agency_row, agency))
                for one in workplaces:
                    key = f"{agency.code}{PARTS}{agency.workplaces.index(one)}"
                    yield Row(key, partial(self._workplace_row, one))

    def _agency_row(self, one: Agency, width: int) -> str:
        columns = f"{cell(one.name.speak(self.translator.language), NAME)} {cell(one.reach.phone, PHONE)} "
        return behind(columns, standing(one, self.translator), width)

    def _workplace_row(self, one: Workplace, width: int) -> str:
        return behind(
            f"{INDENT}{cell(one.name, NAME - len(INDENT))} {cell(one.reach.phone, PHONE)} ", one.reach.address, width
        )

    @property
    def _at(self) -> tuple[Agency, Workplace | None] | None:
        code, _, place = self._list.current.partition(PARTS)
        known = self._directory.agencies if self._directory else ()
        agency = next((one for one in known if one.code == code), None)
        return (agency, agency.workplaces[int(place)] if place else None) if agency else None

    def _tell(self) -> None:
        self._told.update("\n".join(self._lines()))
        self.show_status()

    def _lines(self) -> Iterator[str]:
        at = self._at
        if at is not None:
            agency, workplace = at
            name = agency.name.speak(self.translator.language)
            yield workplace_line(workplace) if workplace else name
            laws = self._directory.secrecy if self._directory else ()
            yield from agency_lines(agency, laws, self.translator, of=name if workplace else "")

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        if self._directory is None:
            return ""
        at = self._at
        if at is None:
            return self.tr("Nothing fits. Delete some letters.")
        agency, workplace = at
        phone = (workplace.reach if workplace else agency.reach).phone
        name = workplace.name if workplace else agency.name.speak(self.translator.language)
        return ": ".join(part for part in (name, phone) if part)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self._tell()
        self.call_after_refresh(self._place_cursor)

    def on_key_list_typed(self, event: KeyList.Typed) -> None:
        """One letter more."""
        event.stop()
        self._search((self._typed + event.text)[:LONGEST_FILTER])

    def on_key_list_erased(self, event: KeyList.Erased) -> None:
        """One letter less, or none at all."""
        event.stop()
        self._search("" if event.all_of_it else self._typed[:-1])

    def _search(self, typed: str) -> None:
        self._typed = typed
        self._draw()

    def on_resize(self) -> None:
        """Rows are cut to the width."""
        self._list.refresh()

    @override
    def help_page(self) -> HelpPage:
        """How to search, and who fills it in."""
        tr = self.tr
        text = tr(
            "Type a part of a name: the list gets shorter. Esc takes away what is typed. The arrows go from one to the "
            "next."
        )
        whose = tr(
            "The municipality writes names, telephone numbers and services of its own into a file: bti agencies new "
            "on the command line makes it."
        )
        return HelpPage(tr("Services"), (HelpSection(tr("Services"), text), HelpSection(tr("Who fills it in"), whose)))

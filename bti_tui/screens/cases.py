"""The cases (Saker): what is typed filters at once, without any field to go to; the rows are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.views.lists import CaseRow
from bti_tui.i18n import N_
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.case_filter import Searchable, asks_for_ended, filtered, searchable
from bti_tui.screens.case_order import ORDERS, in_order
from bti_tui.screens.case_text import spread
from bti_tui.screens.list_place import ListPlace
from bti_tui.screens.place import HelpPage, HelpSection, MenuEntry
from bti_tui.screens.restricted import RestrictedScreen
from bti_tui.screens.step import StepScreen
from bti_tui.screens.step_answer import StepAnswer, Stored
from bti_tui.usecases.case_list import case_list
from bti_tui.usecases.new_case import new_case_id
from bti_tui.widgets.case_table import CaseColumns
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.quiet_text import QuietText
from bti_tui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

MOST_SHOWN: Final = 200
MORE: Final = "more"
PADDING: Final = 2
LONGEST_FILTER: Final = 200


class CasesScreen(ListPlace):
    """Letters filter, arrows move, Enter opens."""

    CSS_PATH = "cases.tcss"
    BINDINGS = [
        Binding("enter", "open", N_("Open"), priority=True, id="cases-open"),
        Binding("f2,ctrl+n", "new_concern", N_("New concern"), priority=True, id="ny"),
        Binding("f7", "sort", N_("Sort"), priority=True, id="bak"),
        Binding("f8", "switch_ended", N_("Open/all"), priority=True, id="fram"),
        Binding("ctrl+r", "read_again", show=False, priority=True, id="gjenta"),
    ]

    def __init__(self, desk: Desk[Context], *, typed: str = "") -> None:
        """`typed` is the filter to begin with."""
        super().__init__(desk)
        self._typed = typed
        self._rows: tuple[CaseRow, ...] = ()
        self._all: tuple[Searchable, ...] = ()
        """The rows in their order, ready to be filtered."""
        self._found: list[CaseRow] = []
        self._me = UserId("")
        self._order = 0
        self._shows_ended = False
        self._most = MOST_SHOWN
        self._has_read = False
        self._restricted = 0
        self._line = QuietText(id="cases-filter", markup=False)
        self._head = QuietText(id="cases-head", markup=False)
        self._list = KeyList(takes_letters=True, id="cases-list")
        self._hint = QuietText(id="cases-hint", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Cases"),)

    @override
    def compose_body(self) -> ComposeResult:
        """The filter, the columns, the rows, and what may be typed."""
        yield self._line
        yield self._head
        yield self._list
        yield self._hint

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.set_focus(self._list)

    # reading

    def on_resize(self) -> None:
        """Rows are cut to the width."""
        self.call_after_refresh(self._draw)

    @override
    async def read(self) -> None:
        """Read the rows."""
        found = await self.ask(case_list)
        self._me = found.me
        self._rows, self._restricted = found.rows, found.restricted
        self._put_in_order()
        self._has_read = True
        self._draw()
        self.show_status()

    # what is shown

    def _put_in_order(self) -> None:
        """Once, so that each letter only has to leave rows out."""
        self._all = searchable(in_order(self._rows, self._order), self.translator.language)

    @property
    def _is_ended_shown(self) -> bool:
        return self._shows_ended or asks_for_ended(self._typed)

    def _draw(self) -> None:
        if not self._has_read:
            return
        rows = self._all if self._is_ended_shown else tuple(one for one in self._all if one.is_open)
        self._found = filtered(rows, self._typed, self._me)
        width = max(40, self.size.width)
        columns = CaseColumns(self.translator, self.host.state.names_hidden)
        shown = [columns.row(one) for one in self._found[: self._most]]
        rest = len(self._found) - len(shown)
        if rest > 0:
            text = self.tr("show more ({count} left)", count=rest)
            shown.append(Row(MORE, lambda _: f"    {text}"))
        left = self.tr("Filter: {typed}_", typed=self._typed)
        right = self.tr("{count} of {all} cases", count=len(self._found), all=len(rows))
        self._line.update(spread(left, right, width - PADDING))
        self._head.update(columns.head(width))
        self._list.has_letters = bool(self._typed)
        was_empty = not self._list.keys
        self._list.show_rows(shown)
        self._hint.update(self._hint_text())
        if was_empty == bool(shown):
            self.refresh_bindings()

    @override
    def names_switched(self) -> None:
        """Rows have no names while names are hidden."""
        super().names_switched()
        self._draw()

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """Restricted cases are opened from here only."""
        more = [MenuEntry(self.tr("Restricted cases"), "restricted")] if self._restricted else []
        return [*super().menu_entries(), *more]

    async def action_restricted(self) -> None:
        """F10: the restricted cases, by number."""
        await self.app.push_screen(RestrictedScreen(self.desk))

    def _hint_text(self) -> str:
        tr, hidden = self.tr, self._restricted
        count = self.translator.ntr("{n} case is restricted.", "{n} cases are restricted.", hidden)
        return "\n".join(
            (
                *((" ".join((count, tr("F10 leads to them."))),) if hidden else ()),
                tr("Type to filter: name, number, level 1, overdue, mine, without consent, closed, @initials."),
                tr("All words must fit; -word leaves out. Esc empties the filter."),
                "  ".join(
                    (
                        tr("Sorted by: {order} (F7)", order=tr(ORDERS[self._order].name)),
                        tr("Shown: {which} (F8)", which=tr("all") if self._is_ended_shown else tr("open")),
                    )
                ),
            )
        )

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        row = next((one for one in self._found if one.case_id == self._list.current), None)
        if not self._has_read:
            return ""
        if row is None and self._list.current == MORE:
            return self.tr("Enter shows more rows.")
        if row is None:
            return self._empty_text()
        what = f"{row.step_number} {row.what.speak(self.translator.language)}" if row.what else ""
        hits = self.translator.ntr("{n} hit", "{n} hits", len(self._found))
        place = self.tr("Row {row}", row=self._list.keys.index(row.case_id) + 1)
        level = self.tr("level {level}", level=row.level.value)
        return f"{hits}. {place}: {', '.join(part for part in (row.number, level, what) if part)}."

    def _empty_text(self) -> str:
        if self._typed:
            return self.tr("No case fits. Backspace takes a letter away.")
        return self.tr("No case is open. F8 shows all.") if self._all else self.tr("No cases yet.")

    @override
    def help_page(self) -> HelpPage:
        """How to find a case."""
        text = "\n".join(
            (
                self.tr("Type anywhere: the list follows each letter. All words must fit."),
                "",
                self.tr("  nora         the beginning of a name, a number or a step"),
                self.tr("  level 1      cases at a level"),
                self.tr("  overdue      cases with something overdue"),
                self.tr("  mine         cases that you hold or own"),
                self.tr("  without consent   cases where an answer is missing"),
                self.tr("  closed       cases that have ended"),
                self.tr("  @klu         cases of a holder, by initials"),
                self.tr("  -mine        a minus turns a word around"),
            )
        )
        return HelpPage(self.place, (HelpSection(self.tr("Cases"), text),))

    # typing

    def on_key_list_typed(self, event: KeyList.Typed) -> None:
        """A letter more."""
        event.stop()
        self._filter((self._typed + event.text)[:LONGEST_FILTER])

    def on_key_list_erased(self, event: KeyList.Erased) -> None:
        """A letter less, or all of them."""
        event.stop()
        self._filter("" if event.all_of_it else self._typed[:-1])

    def _filter(self, typed: str) -> None:
        self._typed = typed
        self._most = MOST_SHOWN
        self._draw()
        if self._list.keys:
            self._list.go_to(self._list.keys[0])
        self.show_status()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_status()
        self.call_after_refresh(self._place_cursor)

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is there when there is a row."""
        return bool(self._list.keys) if action == "open" else True

    async def action_open(self) -> None:
        """Enter: the case of the row, or more rows."""
        key = await self._list.settled()
        if key == MORE:
            self._most += MOST_SHOWN
            self._draw()
        elif key:
            await self._open_case(CaseId(key))

    async def _open_case(self, case_id: CaseId, *, just_stored: bool = False) -> None:
        await self.app.push_screen(CaseScreen(self.desk, case_id, way=self.crumbs(), just_stored=just_stored))

    def action_sort(self) -> None:
        """F7: another order."""
        self._order = (self._order + 1) % len(ORDERS)
        self._put_in_order()
        self._draw()
        self.set_status(self.tr("Sorted by: {order} (F7)", order=self.tr(ORDERS[self._order].name)))

    def action_switch_ended(self) -> None:
        """F8: ended cases too, or open ones only."""
        self._shows_ended = not self._shows_ended
        self._draw()
        self.show_status()

    def action_new_concern(self) -> None:
        """F2: the first step of a case that is not there yet."""
        self.perform(self._begin())

    async def _begin(self) -> None:
        case_id = await self.ask(new_case_id)
        await self.app.push_screen(StepScreen(self.desk, case_id), self._answered)

    def _answered(self, answer: StepAnswer | None) -> None:
        """A new concern was stored: its case comes next."""
        if isinstance(answer, Stored):
            self.perform(self._open_case(answer.case_id, just_stored=True))

    def action_read_again(self) -> None:
        """Ctrl+R: look once more."""
        self.perform(self.read())

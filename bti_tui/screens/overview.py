"""The start screen (I dag): what is due, what waits for whom, what lies half written; each is one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.domain.views.lists import TodayItem
from bti_tui.i18n import N_
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.list_place import ListPlace
from bti_tui.screens.overview_goal import goal_of
from bti_tui.screens.overview_preview import case_lines, draft_lines
from bti_tui.screens.overview_text import (
    Backup,
    Looks,
    backup_text,
    distance,
    draft_key_of,
    draft_what,
    item_key,
    recovery_text,
    room_text,
    rows,
    top_line,
    what,
)
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.resume import is_fresh, open_draft
from bti_tui.screens.step import StepScreen
from bti_tui.screens.step_answer import StepAnswer, Stored
from bti_tui.screens.way import Goal
from bti_tui.usecases.new_case import new_case_id
from bti_tui.usecases.overview import DraftLine, Overview, overview
from bti_tui.usecases.recovered import recoveries
from bti_tui.widgets.key_list import KeyList
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

PADDING = 2


class OverviewScreen(ListPlace):
    """One list: Enter opens the case, F4 does the thing itself."""

    CSS_PATH = "overview.tcss"
    BINDINGS = [
        Binding("enter", "open", N_("Open"), priority=True, id="overview-open"),
        Binding("f2,ctrl+n", "new_concern", N_("New concern"), priority=True, id="ny"),
        Binding("f3", "cases", N_("Search"), show=False, priority=True, id="sok"),
        Binding("f4", "do_now", N_("Do now"), priority=True, id="neste"),
        Binding("f5", "cases", N_("Cases"), priority=True, id="visning"),
        Binding("ctrl+r", "read_again", show=False, priority=True, id="gjenta"),
    ]

    def __init__(
        self,
        desk: Desk[Context],
        *,
        resume: bool = False,
        backup: Backup | None = None,
        tells_recovery: bool = False,
    ) -> None:
        """`resume` opens the newest draft at once; the age of the `backup` is shown.

        `tells_recovery` says that the recovery code was used, if it was.
        """
        super().__init__(desk)
        self._backup = backup
        self._resume = resume
        self._tells_recovery = tells_recovery
        self._view: Overview | None = None
        self._top = Static(id="overview-top", markup=False)
        self._empty = Static(id="overview-empty", markup=False)
        self._list = KeyList(id="overview-list")
        self._preview = Static(id="overview-preview", markup=False)
        self._backup_line = Static(id="overview-backup", markup=False)
        self._recovery_line = Static(id="overview-recovery", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Today"),)

    @override
    def compose_body(self) -> ComposeResult:
        """The day, the list, and beside it more about the row."""
        yield self._top
        yield self._recovery_line
        yield self._empty
        with Horizontal(id="overview-split") as split:
            split.can_focus = False
            yield self._list
            yield self._preview
        yield self._backup_line

    def on_mount(self) -> None:
        """The list takes the keys."""
        self.set_focus(self._list)
        if self._tells_recovery:
            self.perform(self._tell_recovery(), quiet=True)

    async def _tell_recovery(self) -> None:
        used = await self.ask(recoveries)
        self._recovery_line.display = bool(used)
        if used:
            self._recovery_line.update(
                recovery_text(used[0].astimezone(self.host.wall_clock().tzinfo), self.translator)
            )

    # reading

    def on_resize(self) -> None:
        """Rows are cut to the width."""
        self.call_after_refresh(self._draw)

    @override
    async def read(self) -> None:
        """Read what is due, and the drafts; the first time, open the newest one."""
        self._view = await self.ask(overview)
        self._draw()
        self.show_status()
        is_first, self._resume = self._resume, False
        newest = self._view.drafts[0].draft if self._view.drafts else None
        if is_first and newest is not None and is_fresh(newest, self.host.wall_clock()):
            await open_draft(self, newest, self._answered)

    def _looks(self, view: Overview) -> Looks:
        return Looks(self.translator, view.day, self.host.state.names_hidden)

    def _draw(self) -> None:
        if self._view is None:
            return
        looks = self._looks(self._view)
        self._top.update(top_line(self._view, looks, max(20, self.size.width - PADDING)))
        shown = rows(self._view, looks)
        self._list.show_rows(shown)
        self._empty.display = not shown
        self._empty.update(self._warm_line(self._view))
        self._draw_preview()
        self._draw_backup(looks)
        self.refresh_bindings()

    def _draw_backup(self, looks: Looks) -> None:
        said, is_warning = backup_text(self._backup, looks)
        room = room_text(self._view.low_mib if self._view else None, self.translator)
        said, is_warning = "\n".join(part for part in (said, room) if part), is_warning or bool(room)
        self._backup_line.update(said)
        self._backup_line.display = bool(said)
        self._backup_line.set_class(is_warning, "-warning")

    def _warm_line(self, view: Overview) -> str:
        if view.rows:
            return self.tr("Nothing is due. F5 shows the cases, F2 notes a new concern.")
        return self.tr("No case is open. Is there a child you wonder about? Press F2 and write it down.")

    def _draw_preview(self) -> None:
        view, width = self._view, self._preview.content_size.width
        if view is None or not self._preview.display or width <= 0:
            return
        item, line, looks = self._item(), self._draft(), self._looks(view)
        if item is not None:
            self._preview.update("\n".join(case_lines(view, item.case_id, looks, width)))
        elif line is not None:
            self._preview.update("\n".join(draft_lines(line, looks, width)))
        else:
            self._preview.update("")

    def _item(self) -> TodayItem | None:
        """The thing to do that the cursor stands on."""
        items = self._view.items if self._view else ()
        return next((one for one in items if item_key(one) == self._list.current), None)

    def _draft(self) -> DraftLine | None:
        """The draft that the cursor stands on."""
        lines = self._view.drafts if self._view else ()
        return next((one for one in lines if draft_key_of(one) == self._list.current), None)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        return self._row_status(self._view) if self._view is not None else ""

    def _row_status(self, view: Overview) -> str:
        item, line, looks, keys = self._item(), self._draft(), self._looks(view), self._list.keys
        if item is None and line is None:
            return self._warm_line(view)
        row = self.tr("Row {row} of {rows}", row=keys.index(self._list.current) + 1, rows=len(keys))
        if line is not None:
            number = line.number or self.tr("new")
            return self.tr("{row}: draft, {what}.", row=row, what=f"{number} {draft_what(line, looks)}")
        away = f", {distance(item, looks)}" if item and item.due_on else ""
        return f"{row}: {item.number} {what(item, looks)}{away}." if item else row

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The cursor stands on another row."""
        event.stop()
        self.show_status()
        self._draw_preview()
        self.call_after_refresh(self._place_cursor)

    @override
    def help_page(self) -> HelpPage:
        """What can be done here."""
        text = "\n".join(
            (
                self.tr("  Enter   opens the case of the row"),
                self.tr("  F4      does the thing itself, or goes on with the draft"),
                self.tr("  F2      notes a new concern"),
                self.tr("  F5      all cases"),
                "",
                self.tr("! is overdue, o is today, . comes later. X means that the safety of a child comes first."),
                self.tr("A number at the end of the row is the step: 0.4 is the fourth step of level 0."),
            )
        )
        return HelpPage(self.place, (HelpSection(self.tr("Today"), text),))

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that need a row are there when there is one."""
        return bool(self._list.keys) if action in {"open", "do_now"} else True

    async def action_open(self) -> None:
        """Enter: the case of the row; a draft opens where it was."""
        await self._list.settled()
        item, line = self._item(), self._draft()
        if item is not None:
            await self._open_case(item.case_id)
        elif line is not None:
            self.perform(open_draft(self, line.draft, self._answered))

    async def action_do_now(self) -> None:
        """F4: the thing itself."""
        await self._list.settled()
        item, line = self._item(), self._draft()
        if item is not None:
            await self._open_case(item.case_id, goal_of(item))
        elif line is not None:
            self.perform(open_draft(self, line.draft, self._answered))

    async def _open_case(self, case_id: CaseId, goal: Goal | None = None, *, just_stored: bool = False) -> None:
        screen = CaseScreen(self.desk, case_id, way=self.crumbs(), go_to=goal, just_stored=just_stored)
        await self.app.push_screen(screen)

    async def action_cases(self) -> None:
        """F5: all cases."""
        await self.app.push_screen(CasesScreen(self.desk))

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

    @override
    def names_switched(self) -> None:
        """Rows have no names and no titles while names are hidden."""
        super().names_switched()
        self._draw()

    def action_read_again(self) -> None:
        """Ctrl+R: look once more."""
        self.perform(self.read())

"""The baton of a case (stafettpinne): where it is, and what may be done with it; whoever is asked reads first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain import refusals
from bti_tui.domain.baton import BatonStatus, HandoverReason
from bti_tui.domain.errors import BtiError, NotFound, Refused
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.rules.baton_acts import BatonAct
from bti_tui.i18n import N_
from bti_tui.screens.baton_text import BRIEFING, HELP, load_text, row_text, short_load, top_lines
from bti_tui.screens.briefing import BriefingScreen, width_for
from bti_tui.screens.briefing_text import briefing_lines
from bti_tui.screens.case_place import Settled
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.step_answer import Stored
from bti_tui.usecases.handover import BatonPage, baton_page
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.pager import Pager
from bti_tui.widgets.row_list import Row, RowList, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

TO, REASON = "to", "reason"
ANSWERED = {BatonAct.ACCEPT: N_("Stored. The baton is yours."), BatonAct.DECLINE: N_("Stored.")}
"""What is said in the case after each answer."""


class BatonScreen(FormPlace):
    """A list of what may be done, each with its form; above it what there is to know before one does it."""

    PLACE = "baton"
    CSS_PATH = "baton.tcss"
    BINDINGS = [
        Binding("enter", "choose", N_("Choose"), priority=True, id="baton-choose"),
        Binding("f7,pageup", "turn(-1)", N_("Text back"), priority=True, id="bak"),
        Binding("f8,pagedown", "turn(1)", N_("More text"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId, act: BatonAct | None = None) -> None:
        """`act` is what one comes here for: its form is opened at once, if it may be filled in."""
        super().__init__(desk, case_id)
        self._act = act
        self._page: BatonPage | None = None
        self._top = Static(id="baton-top", markup=False)
        self._load = Static(id="baton-load", markup=False)
        self._pager = Pager()
        self._list = RowList(id="baton-list")

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that this is its baton."""
        return (*self.case_crumb(), self.tr("The baton"))

    @override
    def compose_body(self) -> ComposeResult:
        """Where it is; for whoever is asked the page and her load; what may be done; the form."""
        self._pager.can_focus = False
        yield self._top
        yield self._pager
        yield self._load
        yield self._list
        yield self.panel

    @property
    @override
    def home(self) -> RowList:
        """What may be done."""
        return self._list

    # reading

    @override
    async def enter(self) -> None:
        """After the drafts, what one came here for."""
        await super().enter()
        sheet = self.sheet_for(self._act) if self._act is not None and self.sheet is None else None
        if sheet is not None:
            await self.open_sheet(sheet)

    @override
    async def load(self) -> None:
        """Read where the baton is, and draw it."""
        self._page = await self.ask(baton_page, self.case_id, again=self._page is not None)
        self.head = self._page.head
        self._draw()
        self.draw_header()
        self.refresh_bindings()
        self.show_status()

    def on_resize(self) -> None:
        """Rows are cut to the width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        page, tr = self._page, self.translator
        if page is None:
            return
        self._top.update("\n".join(top_lines(page, tr)))
        self.set_class(page.status is BatonStatus.VACANT, "-vacant")
        self._pager.display = self._load.display = page.answer is not None
        if page.answer is not None:
            self._pager.show([("", "\n".join(briefing_lines(page.answer.page, tr, width_for(self.size.width))))])
            self._load.update(tr.tr("You carry: {load}.", load=load_text(page.answer.load, tr)))
        self._list.show_rows([Row(key, partial(self._told, page, key)) for key in self._keys(page)])

    def _keys(self, page: BatonPage) -> list[str]:
        acts: list[str] = [act for act in page.acts if act in page.head.forms]
        return acts if page.answer is not None or page.is_outline else [*acts, BRIEFING]

    def _told(self, page: BatonPage, key: str, width: int) -> str:
        return cell(row_text(key, page, self.translator), width)

    @override
    def ready_status(self) -> str:
        """The row in words."""
        key = self._list.current
        return (
            self.tr("Enter: {action}", action=row_text(key, self._page, self.translator)) if key and self._page else ""
        )

    @override
    def help_page(self) -> HelpPage:
        """How a handover goes."""
        text = "\n".join(f"  - {self.tr(line)}" for line in HELP)
        return HelpPage(self.place, (HelpSection(self.tr("The baton"), text), *super().help_page().sections))

    def on_pager_turned(self) -> None:
        """Another part of the page, or another room for it: other keys work."""
        self.refresh_bindings()

    @override
    async def news_came(self) -> None:
        """What others write in a case is not told to one who sees only where it stands; the baton is."""
        if self._page is not None and self._page.is_outline:
            await self.read_again()
        else:
            await super().news_came()

    # saying no

    @override
    def show_refusal(self, refusal: Refused) -> None:
        """Whoever is not asked any more may not see the case either: then that is the one thing to say."""
        if any(reason.code == refusals.CASE_UNKNOWN for reason in refusal.reasons):
            self._say_over()
        else:
            super().show_refusal(refusal)

    @override
    def show_error(self, error: BtiError) -> None:
        """The same when the case is looked for and not found."""
        if isinstance(error, NotFound) and self._page is not None and error.facts.get("case") == self.case_id:
            self._say_over()
        else:
            super().show_error(error)

    def _say_over(self) -> None:
        self.notice.say(self.tr("You are not asked any more: the question was taken back, or is out of time."))

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter chooses while no form is open; the page turns while it is longer than its place."""
        if action == "choose":
            return self.sheet is None
        if action == "turn":
            return self._page is not None and self._page.answer is not None and self._pager.page[1] > 1
        return super().check_action(action, parameters)

    def action_turn(self, step: int) -> None:
        """F7 and F8: another part of the page."""
        self._pager.action_page(step)

    async def action_choose(self) -> None:
        """Enter: the form of the row, or the page."""
        if self.notice.is_shown and self.notice.can_focus:
            raise SkipAction
        key = await self._list.settled()
        if key == BRIEFING:
            await self.app.push_screen(BriefingScreen(self.desk, self.case_id))
        elif key:
            self.open_by_key(key)

    # forms

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """The form of one of the things that may be done now."""
        page = self._page
        if page is None or key not in self._keys(page) or key == BRIEFING:
            return None
        sheet = self.plain_sheet(key)
        if sheet is None:
            return None
        fields = tuple(self._fitting(one, page) for one in sheet.fields)
        title = row_text(key, page, self.translator).upper()
        return replace(sheet, fields=fields, title=title)

    def _fitting(self, field: FieldSpec, page: BatonPage) -> FieldSpec:
        """Only a colleague whom the store knows is asked, and how much she carries stands beside the name.

        The first time is over when somebody has held the baton: then another reason is asked for.
        """
        if field.name == REASON and page.terms:
            others = tuple(one for one in field.choices if one.code != HandoverReason.FIRST)
            return replace(field, choices=others, default="", required=True)
        if field.name != TO:
            return field
        told = tuple(
            (id_, f"{name}, {short_load(page.loads[UserId(id_)], self.translator)}" if id_ in page.loads else name)
            for id_, name in field.options
        )
        return replace(field, options=told, free_text=False)

    @override
    async def _settled(self, sheet: Sheet, settled: Settled) -> None:
        """An answer leads back to the case, which after a no is not hers to read any more."""
        if settled.is_stored and sheet.command in ANSWERED:
            self.dismiss(Stored(self.case_id, ANSWERED[BatonAct(sheet.command)]))
        else:
            await super()._settled(sheet, settled)

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """All else shows where the baton is now."""
        self.set_status(self.tr("Stored."))

"""A place of one case where something is written: it follows the case, and nobody writes over anybody there."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.screen import ScreenResultType
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain import refusals
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import BtiError, Conflict, NotFound, Refused
from bti_tui.domain.ids import CaseId
from bti_tui.domain.reconcile import Seen
from bti_tui.i18n import N_, sort_key
from bti_tui.screens.news_text import case_text, others_of, writing_text
from bti_tui.screens.own_words import Words, as_note
from bti_tui.screens.rivals import Choice, RivalsScreen
from bti_tui.screens.route_row import show_open_routes
from bti_tui.screens.watching import WatchingScreen
from bti_tui.usecases.drafts import Lying, drafts_of, typed
from bti_tui.usecases.execute import execute
from bti_tui.usecases.news import CaseNews, case_news
from bti_tui.usecases.rivals import internal_note, rivals
from bti_tui.widgets.notice import Need
from bti_tui.widgets.row_list import cell

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft
    from bti_tui.usecases.context import Context

MOST_DRAFTS = 9
DRAFT_COLUMNS = 50


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of a command: stored, given way to what another wrote, or neither, because the person goes on."""

    is_stored: bool = False
    goes_on: Seen | None = None
    """What she has seen by now, when she goes on writing."""
    said: str = ""
    """Where her words lie, when she gave way."""


@dataclass(frozen=True, slots=True)
class Order:
    """A command on its way, with what its writer had seen and what she wrote."""

    command: Command
    form: str
    """The key of the form; empty when it was given by a letter."""
    seen: Seen
    title: str
    words: Words
    then: Callable[[Settled], Coroutine[Any, Any, None]]
    """What the place does once it is settled."""
    can_note: bool = False
    """Her words may lie in the log as an internal note."""


class CasePlace(WatchingScreen[ScreenResultType]):
    """Follows the case that it shows, carries out commands, and lets a person settle what two have written."""

    BINDINGS = [Binding("f3", "other_draft", N_("Other draft"), priority=True, id="kladd")]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self.case_id = case_id
        self._writing: tuple[str, ...] = ()
        self._is_back = False
        """Whether a place on top was left since the last look: what it wrote is no news from another window."""
        self._others = 0
        self._choose: Callable[[Draft], None] = lambda draft: None  # noqa: ARG005 nothing is offered yet

    # what a place must say

    @property
    def drawn(self) -> int:
        """The version of the case that it shows; 0 while nothing is shown."""
        raise NotImplementedError

    @property
    @override
    def about_case(self) -> CaseId | None:
        return self.case_id

    @property
    def open_form(self) -> str:
        """The key of the form that is open; empty when none is."""
        return ""

    async def read_again(self) -> None:
        """Read what the place shows and draw it; cursor, form and scroll stay where they are."""
        raise NotImplementedError

    async def ask_anew(self) -> None:
        """Ask the open form anew in the language of now, with what is typed in it."""

    @override
    def language_changed(self) -> None:
        super().language_changed()
        if self.open_form:
            self.perform(self.ask_anew())

    @override
    def show_refusal(self, refusal: Refused) -> None:
        """A case that was restricted meanwhile is left; one whose outline alone is hers has its baton to show."""
        codes = {reason.code for reason in refusal.reasons}
        if refusals.CASE_HIDDEN in codes:
            self.dismiss(None)
        elif refusals.NEED_TO_KNOW in codes and not self.drawn:
            from bti_tui.screens.baton import BatonScreen  # a place of a case itself

            self.dismiss(None)
            self.app.call_later(self.app.push_screen, BatonScreen(self.desk, self.case_id))
        else:
            super().show_refusal(refusal)

    @override
    def show_error(self, error: BtiError) -> None:
        """A case that is not hers to see any more is left, as after a no to its baton; every other error is shown."""
        is_gone = isinstance(error, NotFound) and error.facts.get("case") == self.case_id
        if is_gone and self.drawn and self.has_way_back:
            self.dismiss(None)
        else:
            super().show_error(error)

    # what others do

    def on_screen_resume(self) -> None:
        """A place on top was left."""
        self._is_back = True
        self.look_again()

    @override
    async def news_came(self) -> None:
        """Draw what others have done, and say who it was; quietly, who else writes here."""
        if not self.drawn:
            return
        form = self.open_form
        news = await self.ask(case_news, self.case_id, self.drawn, form)
        if news.version > self.drawn and not self.is_busy:
            await self.read_again()
        self._tell(news)
        await show_open_routes(self, self.case_id)

    def _tell(self, news: CaseNews) -> None:
        is_new = tuple(sorted(news.writing, key=sort_key)) != self._writing
        self._writing = tuple(sorted(news.writing, key=sort_key))
        writing = writing_text(news, self.translator) if is_new else ""
        is_own, self._is_back = self._is_back and not others_of(news.by), False
        told = "" if is_own else case_text(news, self.translator)
        said = " ".join(part for part in (told, writing) if part)
        if said and not self.notice.has_focus:
            self.set_status(said)

    def form_opened(self) -> None:
        """Another form is open: who else writes in it is asked for at the next beat."""
        self._writing = ()
        self.look_again()

    # carrying out

    async def carry_out(self, order: Order) -> None:
        """Store what stands in a form; when others have written about the same, both are shown and she chooses."""
        try:
            await self.insist(execute, order.command, order.form or None, order.seen)
        except Conflict as conflict:
            if not conflict.newer:
                raise
            await self.keep_drafts()
            met = await self.ask(rivals, order.command, conflict.newer)
            seen = replace(order, seen=Seen(conflict.version, conflict.version), can_note=met.can_note)
            screen = RivalsScreen(self.desk, self.crumbs(), met, conflict.reasons, order.words)
            await self.app.push_screen(screen, lambda choice: self._chosen(seen, choice))
        else:
            self.host.backlog.forget(order.form)
            self.mark_saved()
            await order.then(Settled(is_stored=True))

    def _chosen(self, order: Order, choice: Choice | None) -> None:
        """She has seen both texts now."""
        match choice:
            case Choice.MINE:
                self.perform(self.carry_out(order))
            case Choice.THEIRS:
                self.perform(self._give_way(order))
            case _:
                self.perform(_tell(order, Settled(goes_on=order.seen)))

    async def _give_way(self, order: Order) -> None:
        said = self.tr("What you wrote stays as a draft.")
        if order.can_note and order.words:
            note = await self.ask(internal_note, self.case_id, as_note(order.title, order.words))
            await self.insist(execute, note, order.form or None)
            self.host.backlog.forget(order.form)
            self.mark_saved()
            said = self.tr("What you wrote lies in the log as an internal note.")
        await order.then(Settled(said=said))

    # more drafts than one

    def offer(self, found: Lying, choose: Callable[[Draft], None]) -> None:
        """Drafts of other windows lie here too: say so, and let a key bring them; no key that is typed goes there."""
        self._choose = choose
        self._others = len(found.others)
        if found.others:
            self.notice.say(
                self.tr("You have other drafts here, from another window. F3 brings the next one; all of them stay."),
                [Need(self._draft_line(one)) for one in found.others[:MOST_DRAFTS]],
            )
        self.refresh_bindings()

    def action_other_draft(self) -> None:
        """F3: the next draft; what stands in the form is laid aside."""
        self.perform(self._bring())

    async def _bring(self) -> None:
        await self.keep_drafts()
        found = await self.ask(drafts_of, self.open_form)
        if found.others:
            self._choose(found.others[-1])
            self.set_status(self._draft_line(found.others[-1]))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key for other drafts is there when there are any."""
        return self._others > 0 if action == "other_draft" else super().check_action(action, parameters)

    def _draft_line(self, draft: Draft) -> str:
        here = draft.updated_at.astimezone(self.host.wall_clock().tzinfo)
        texts = (text for text in typed(draft)[0].values() if isinstance(text, str))
        words = cell(max(texts, key=len, default=""), DRAFT_COLUMNS).rstrip()
        return f"{self.translator.day(here.date())} {self.translator.clock(here.time())}  {words}"


async def _tell(order: Order, settled: Settled) -> None:
    await order.then(settled)

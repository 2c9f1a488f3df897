"""What every place of the program can do: ask the desk, say no with all reasons, and leave without losing a word."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

from textual.screen import Screen, ScreenResultType
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker
from typing_extensions import override

from bti_tui.desk import Desk, DeskClosed
from bti_tui.domain.errors import BtiError, Reason, Refused
from bti_tui.screens.emptying import EmptyingScreen
from bti_tui.screens.place import Escapable, KeysFree
from bti_tui.screens.route_row import show_open_routes
from bti_tui.widgets.burst import drained
from bti_tui.widgets.form import Form
from bti_tui.widgets.notice import Need, Notice

if TYPE_CHECKING:
    from bti_tui.domain.guide import GuardName, GuardText
    from bti_tui.domain.ids import CaseId
    from bti_tui.usecases.context import Context

P = ParamSpec("P")
R = TypeVar("R")

WORKING_AFTER_SECONDS: Final = 0.15
EXPLAINING_AFTER_SECONDS: Final = 3.0


class Withdrawn(Exception):
    """A command that waited is not carried out: something else is meant by now."""


class BtiScreen(EmptyingScreen[ScreenResultType]):
    """A place: subclasses say where it is (`crumbs`), what it shows (`compose_body`), what can be done (`BINDINGS`)."""

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__()
        self.desk = desk
        self._reasons: tuple[Reason, ...] = ()
        self._guards: Mapping[GuardName, GuardText] = {}
        """How the guide explains what stands in the way."""
        self._focus_before: Widget | None = None
        self._working = 0
        self.making = ""
        """What is made meanwhile, where it takes long."""
        self._turn: asyncio.Future[bool] | None = None
        self._incomplete: Form.Incomplete | None = None
        self.is_over = False
        """Whether this place is left for good: the one after it is the outermost."""

    @property
    def about_case(self) -> CaseId | None:
        """The case that it shows; None where it shows none, or many."""
        return None

    @property
    def case_around(self) -> CaseId | None:
        """The case that it is about, or that what lies below it is about."""
        stack = (one for one in reversed(self.app.screen_stack) if isinstance(one, BtiScreen))
        return next((one.about_case for one in stack if one.about_case), None)

    def on_screen_resume(self) -> None:
        """On top of a case: what waits for an outcome there stands here too."""
        case_id = self.case_around
        if case_id is not None:
            self.perform(show_open_routes(self, case_id), quiet=True)

    def reason_text(self, reason: Reason) -> str:
        """What an unmet guard means, in the words of the guide that refused."""
        return self.translator.reason(reason.code, self._guards)

    def can_mend(self, reason: Reason) -> bool:  # noqa: ARG002 places that have a way ask where it leads
        """Whether a digit leads to mending the reason; places from which there is a way say so."""
        return False

    def mend(self, reason: Reason) -> None:
        """Go to where the reason can be mended; called when its digit is pressed."""

    @property
    @override
    def is_busy(self) -> bool:
        """Whether keys must wait: the place is not drawn yet, or an answer of the desk decides where they go."""
        return super().is_busy or self._working > 0

    # asking the desk

    def perform(self, work: Coroutine[Any, Any, None], what: str = "", *, quiet: bool = False) -> Worker[None]:
        """Carry out `work`, which may `ask` and then change the screen; a no of the rules or the store is shown.

        Keys typed meanwhile wait and go to whatever has the focus afterwards. `what` is said when it takes long.
        `quiet` is for work that typing must not wait for, such as storing a draft.
        """
        if not quiet:
            self._working += 1
        return self.run_worker(self._perform(work, what, quiet=quiet), exit_on_error=True)

    async def _perform(self, work: Coroutine[Any, Any, None], what: str, *, quiet: bool) -> None:
        timers = [] if quiet else self._waiting_texts(what)
        before = self._status_text
        try:
            if not quiet:
                self.notice.clear()
            await work
        except Refused as refusal:
            self.show_refusal(refusal)
        except BtiError as error:
            self.show_error(error)
        except Withdrawn:
            self.set_status(self.tr("You have written on since. Press Enter when it is to be stored."))
        except DeskClosed:  # locked while the question was on its way: this place is about to go
            pass
        finally:
            for timer in timers:
                timer.stop()
            if not quiet:
                self._working -= 1
                if self._status_text == self._working_words() or (what and self._status_text == what):
                    self.set_status(before)
                self.making = ""
            self.app.post_message(KeysFree())

    def _waiting_texts(self, what: str) -> list[Timer]:
        timers = [self.set_timer(WORKING_AFTER_SECONDS, lambda: self._say_working(self._working_words()))]
        if what:
            timers.append(self.set_timer(EXPLAINING_AFTER_SECONDS, lambda: self._say_working(what)))
        return timers

    def _working_words(self) -> str:
        return self.making or self.tr("working ...")

    def say_making(self, path: Path) -> None:
        """A PDF takes so long that it is said what one waits for; other files are there at once."""
        self.making = self.tr("Making the PDF ...") if path.suffix.lower() == ".pdf" else ""

    def _say_working(self, text: str) -> None:
        if self._working:
            self.set_status(text)

    async def ask(self, use_case: Callable[Concatenate[Context, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer of a use-case; awaited inside `perform`, which shows the error if it is one."""
        answer = await self.host.backlog.ask(lambda ctx: use_case(ctx, *args, **kwargs))
        if self.host.state.names_hidden:
            await self.host.learn_names()
        return answer

    async def insist(self, use_case: Callable[Concatenate[Context, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Like `ask`, for a command: while the store can't be written to it waits, and the place can be used.

        Raises Withdrawn when the person has written on meanwhile, or has asked once more.
        """
        while True:
            try:
                return await self.ask(use_case, *args, **kwargs)
            except BtiError as error:
                if not error.passes or self.host.state.is_read_only:
                    raise
                await self._wait_for_turn(error)

    async def _wait_for_turn(self, error: BtiError) -> None:
        await self.keep_drafts()
        if self._turn is not None and not self._turn.done():
            self._turn.set_result(False)
        before = [form.draft for form in self.query(Form)]
        turn = self._turn = asyncio.get_running_loop().create_future()
        self.show_error(error)
        self._working -= 1
        self.app.post_message(KeysFree())
        try:
            is_mine = await turn
        finally:
            self._working += 1
        self.notice.clear()
        if not is_mine or [form.draft for form in self.query(Form)] != before:
            raise Withdrawn

    @override
    def go_on(self) -> None:
        """The store can be written to again: the command that waits has its turn."""
        if self._turn is not None and not self._turn.done():
            self._turn.set_result(True)

    async def keep_draft(self, key: str, save: Callable[[Context], object]) -> None:
        """Store what is being typed, or have it wait until it can be; it does not go with this place."""
        try:
            is_stored = await self.host.backlog.keep(key, save)
        except BtiError:
            self.mark_unsaved()
            raise
        if is_stored:
            self.mark_saved()

    # saying no

    def show_error(self, error: BtiError) -> None:
        """One sentence: what is wrong and what to do."""
        self.notice.say(self.translator.error(error))

    def show_refusal(self, refusal: Refused) -> None:
        """All unmet guards at once; a digit leads to mending one."""
        self._reasons, self._guards = refusal.reasons, refusal.guards
        needs = [Need(self.reason_text(reason), self.can_mend(reason)) for reason in refusal.reasons]
        self.notice.say(self.tr("Not yet. This is needed first:"), needs)
        self._focus_before = self.focused
        if self.notice.can_focus:
            self.set_focus(self.notice)
            self.set_status(self.tr("Press the digit to mend it, Esc to go back."))

    def on_notice_chosen(self, event: Notice.Chosen) -> None:
        """A digit was pressed."""
        event.stop()
        reason = self._reasons[event.number]
        self.notice.escape()
        self.mend(reason)

    def on_notice_closed(self) -> None:
        """The cursor goes back to where it was."""
        self.set_focus(self._focus_before)

    # leaving

    async def step_back(self) -> bool:
        """Esc: put away what lies on top, else leave; what was typed is kept. False where nothing is left to leave."""
        for node in (self.notice, *self.focus_path()):
            if isinstance(node, Escapable) and node.escape():
                return True
        await self.keep_drafts()
        is_inside = self.has_way_back
        self.go_back()
        return is_inside

    @property
    @override
    def leads_back(self) -> bool:
        """Where no place lies below, Esc only puts the notice away."""
        return self.has_way_back or self.notice.is_shown

    @property
    def has_way_back(self) -> bool:
        """Whether a place lies below that is not left for good."""
        below = self.app.screen_stack[:-1][-1:]
        return any(not (isinstance(one, BtiScreen) and one.is_over) for one in below)

    def give_way(self, place: Screen[Any]) -> None:
        """Open the place that comes after this one, and after all that lies on it; nobody comes back here.

        Nothing of it is awaited: it ends the work of this place, and perhaps the caller.
        """
        while self.app.screen is not self:
            self.app.pop_screen()
        self.is_over = True
        self.app.push_screen(place)
        self.query_one("#body").remove_children()  # a passphrase may stand there

    def go_back(self) -> None:
        """Leave this place; the outermost one says how to leave the program."""
        if self.has_way_back:
            self.dismiss(None)
        else:
            self.set_status(self.tr("Ctrl+Q leaves the program."))

    async def keep_drafts(self) -> None:
        """Let every form tell its draft, and wait until this screen has put it on the desk."""
        for form in self.query(Form):
            await drained(*(field.editor for field in form.fields), *form.fields)
            form.tell_draft()
            await drained(*(node for node in form.ancestors_with_self if isinstance(node, Widget)))
        await asyncio.sleep(0)

    def on_form_incomplete(self, event: Form.Incomplete) -> None:
        """Say what is missing; the cursor is on its way to the first of it, or there already."""
        self._incomplete = event
        self.call_after_refresh(self._say_missing, event)

    def _say_missing(self, event: Form.Incomplete) -> None:
        self.set_status(self.tr("Missing: {labels}.", labels=", ".join(label.rstrip("?") for label in event.labels)))

    @override
    def speak_of_focus(self) -> None:
        """The field that kept a form from being sent is spoken of as missing for as long as it is."""
        super().speak_of_focus()
        found = self._incomplete
        if found is not None and found.first in self.focus_path() and found.form.is_wrong(found.first):
            self._say_missing(found)

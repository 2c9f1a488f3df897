"""Meeting mode (møtemodus): minutes are written one line at a time, while people talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import Command, ReachItem, StrikeLine
from bti_tui.domain.errors import BtiError, NotFound, Refused
from bti_tui.domain.ids import CaseId
from bti_tui.domain.meeting_words import LETTERS, LineKind
from bti_tui.domain.meeting_writing import Completion, complete, write_line
from bti_tui.domain.reconcile import Seen
from bti_tui.domain.rules.baton_acts import BatonAct
from bti_tui.i18n import N_
from bti_tui.screens.case_place import Order, Settled
from bti_tui.screens.entry_words import VISIBILITIES
from bti_tui.screens.meeting_draft import LineDraft
from bti_tui.screens.meeting_echo import open_text, stop_text
from bti_tui.screens.meeting_off import CallingOff
from bti_tui.screens.meeting_orders import again, command_of, retyped
from bti_tui.screens.meeting_view import MINUTE
from bti_tui.usecases.live_meeting import live_meeting
from bti_tui.widgets.burst import drained
from bti_tui.widgets.form import Form
from bti_tui.widgets.meeting_form import MeetingForm

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

KEPT_AS_SAID: Final = frozenset({LineKind.CHILD_WORDS, LineKind.FAMILY_WORDS})


class MeetingScreen(CallingOff):
    """One line takes the keys all the time; Enter stores it, Esc twice makes a pause, and nothing is lost."""

    CSS_PATH = "meeting.tcss"
    BINDINGS = [
        Binding("f4", "next_point", N_("Point"), priority=True, id="neste"),
        Binding("f5", "evaluate", N_("Evaluate"), priority=True, id="visning"),
        Binding("f6", "minutes", N_("Meeting minutes"), priority=True, id="mote"),
        Binding("pageup", "turn(-1)", show=False, priority=True, id="meeting-page-up"),
        Binding("pagedown", "turn(1)", show=False, priority=True, id="meeting-page-down"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._draft = LineDraft(self)
        self._is_leaving = False
        """Esc was pressed once."""
        self._is_ending = False
        """The minutes lie on top, or are approved: that no meeting goes on any more is no reason to leave."""

    @override
    def make_form(self) -> MeetingForm:
        """The line, and what its keys ask for."""
        return MeetingForm(
            self.translator, now=self.host.wall_clock, complete=self._complete, again=self._again, expands=self._expands
        )

    # reading

    def on_mount(self) -> None:
        """Read, draw, put back what lies half typed, and look at the clock once a minute."""
        self.set_focus(self.form.editor)
        self.perform(self._enter(), self.tr("The case is being read."))
        self.set_timer(MINUTE - self.host.wall_clock().second, self._minute)

    async def _enter(self) -> None:
        await self.read_again()
        if self._live is not None:
            await self._draft.open(self.form, self.case_id, self._live.id)
            self.form_opened()
            self.call_after_refresh(self._draw)  # texts are cut to a width that is known only now

    @override
    async def read_again(self) -> None:
        """The meeting as it is now; the line stays as it is."""
        known = self._live.lines if self._live else ()
        try:
            live = await self.ask(live_meeting, self.case_id, self.translator.language, VISIBILITIES, known)
        except NotFound:
            if not self._is_ending:
                self.go_back()
            return
        self._live, self.head = live, live.head
        self._draw()

    # the line

    def _complete(self, typed: str, cursor: int) -> Completion:
        return complete(typed, cursor, self._live.named) if self._live else Completion(cursor, cursor, ())

    def _again(self) -> str:
        return again(self._live) if self._live else ""

    def _expands(self, before: str) -> bool:
        """What the child or the family says is never rewritten."""
        first = before.split(maxsplit=1)[:1]
        return not first or LETTERS.get(first[0]) not in KEPT_AS_SAID

    def on_meeting_form_edited(self) -> None:
        """Say how the line is read."""
        self._refused, self._is_leaving = "", False
        self._draw_echo()

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Keep what is typed, at once."""
        event.stop()
        self._draft.keep(event.draft)

    @property
    @override
    def open_form(self) -> str:
        """The line, as its draft is known."""
        return self._draft.key

    async def on_form_submitted(self, event: Form.Submitted) -> None:
        """Enter: store the line, or say in one line why not; then it stays."""
        event.stop()
        line = self._line()
        if line is None or self._live is None:
            return
        command = command_of(line, self._live, self.case_id)
        stop = stop_text(line, self.translator)
        if command is None:
            self._refuse(open_text(line, self.translator))
        elif stop and self._refused != stop:
            self._refuse(stop)
        else:
            self.perform(self._store(command, line.text, self._draft.key))

    def _refuse(self, why: str) -> None:
        self._refused = why
        self._draw_echo()

    @override
    async def store(self, command: Command, said: str) -> None:
        """What is not typed in the line."""
        await self._store(command, said)

    async def _store(self, command: Command, text: str, form: str = "") -> None:
        seen = Seen(self.drawn, self.drawn)
        words = (("", text),)
        await self.carry_out(
            Order(command, form, seen, self.tr("MEETING"), words, self._stored if form else self._done)
        )

    async def _stored(self, settled: Settled) -> None:
        if settled.is_stored:
            self.form.clear()
            self._refused = ""
        await self.read_again()
        self._draft.keep(self.form.draft)

    async def _done(self, _: Settled) -> None:
        await self.read_again()

    @override
    def show_refusal(self, refusal: Refused) -> None:
        """In one line below the text, which stays: no list takes the keys away from who writes."""
        self._refuse(" ".join(self.reason_text(reason) for reason in refusal.reasons))

    @override
    def show_error(self, error: BtiError) -> None:
        """In the same line, but for what waits for the disk, which has its place on every screen."""
        if error.passes:
            super().show_error(error)
        else:
            self._refuse(self.translator.error(error))

    def on_meeting_form_strike_asked(self) -> None:
        """Ctrl+Z in an empty line: the last line is struck, and stands in the line to be put right."""
        if self._live is not None and self._live.lines:
            self.perform(self._strike())

    async def _strike(self) -> None:
        live = self._live
        if live is None or not live.lines:
            return
        last = live.lines[-1]
        await self._store(StrikeLine(case_id=self.case_id, meeting=live.id, line=last.fact), last.text)
        line = retyped(last, live)
        if line is not None and last not in (self._live.lines if self._live else ()):
            self.form.write(write_line(line, live.named))

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The next point is a key as long as there is one."""
        if action == "next_point":
            return self._live is not None and self._live.next_point is not None
        if action == "evaluate":
            return self._live is not None and "evaluate_measure" in self._live.head.forms
        return super().check_action(action, parameters)

    def action_next_point(self) -> None:
        """F4: the next point of the agenda is taken up."""
        point = self._live.next_point if self._live else None
        if point is not None and self._live is not None:
            reached = ReachItem(case_id=self.case_id, meeting=self._live.id, item=point.code)
            self.perform(self._store(reached, ""))

    def action_turn(self, step: int) -> None:
        """PgUp and PgDn: earlier and later lines."""
        self._log.turn(step)

    async def action_evaluate(self) -> None:
        """F5: the measures, to be evaluated in this meeting."""
        from bti_tui.screens.evaluation import EvaluationScreen

        if self._live is not None:
            await self.keep_drafts()
            await self.app.push_screen(EvaluationScreen(self.desk, self.case_id, self._live.id), self._came_back)

    async def action_minutes(self) -> None:
        """F6: what is missing, and the approval."""
        from bti_tui.screens.meeting_minutes import MinutesScreen

        await drained(self.form.editor)
        if self._live is not None:
            await self.keep_drafts()
            self._is_ending = True
            screen = MinutesScreen(self.desk, self.case_id, self.form.text.strip())

            def came_back(is_approved: bool | None) -> None:
                self._is_ending = bool(is_approved)
                self.perform(self._end(holder_stays=screen.holder_stays) if is_approved else self.read_again())

            await self.app.push_screen(screen, came_back)

    async def _end(self, *, holder_stays: bool) -> None:
        """The minutes are approved: the copies come next, with the case below them.

        Where another holder is wanted, somebody is asked to take the baton after that.
        """
        from bti_tui.screens.baton import BatonScreen
        from bti_tui.screens.copies import CopiesScreen

        meeting = self._live.id if self._live else None
        desk, case_id = self.desk, self.case_id
        await self._draft.drop()
        then = None if holder_stays else lambda: BatonScreen(desk, case_id, BatonAct.OFFER)
        copies = CopiesScreen(desk, case_id, meeting, then)
        if self.has_way_back:
            self.dismiss(None)
            self.app.push_screen(copies)
        else:
            self.give_way(copies)

    @override
    async def called_off(self) -> None:
        """The line goes with the meeting."""
        await self._draft.drop()
        await self.read_again()

    def _came_back(self, _: object) -> None:
        self.perform(self.read_again())

    # leaving

    @override
    async def step_back(self) -> bool:
        """Esc: out of the list; then, asked once, a pause: the meeting and the line wait in the case."""
        if self.notice.escape():
            return True
        if self.is_noting_presence:
            self.note_presence(is_on=False)
            return True
        await self.keep_drafts()
        if not self._is_leaving:
            self._is_leaving = True
            self.set_status(self.tr("Esc once more: a pause. Meeting and line wait; F6 in the case leads back."))
            return True
        self.go_back()
        return True

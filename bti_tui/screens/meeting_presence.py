"""Who is here (oppmøte): one key for each. Whoever types on is back in the line, and no letter is lost."""

from __future__ import annotations

from textual.binding import Binding

from bti_tui.domain.commands import Command, NotePresence
from bti_tui.domain.meetings import Presence
from bti_tui.i18n import N_
from bti_tui.screens.meeting_text import PRESENCES
from bti_tui.screens.meeting_view import MeetingView
from bti_tui.widgets.burst import drained


class PresenceKeys(MeetingView):
    """F7 and one key for each; after the last one the keys write again."""

    BINDINGS = [
        Binding("f7", "presence", N_("Who"), priority=True, id="bak"),
    ]

    async def store(self, command: Command, said: str) -> None:
        """Carry out an order of the meeting."""
        raise NotImplementedError

    async def action_presence(self) -> None:
        """F7: who is here, and back."""
        await drained(self.form.editor)
        self.note_presence(is_on=not self.is_noting_presence)

    def note_presence(self, *, is_on: bool) -> None:
        """Let the keys mean who is here, or letters again."""
        self.set_class(is_on, "-presence")
        self._heading.update(self.tr("WHO IS HERE"))
        if is_on:
            self._presence.action_edge(False)
        self.set_focus(self._presence if is_on else self.form.editor)
        self.show_status()

    def action_mark(self, presence: str) -> None:
        """Somebody is there, or not; the next one follows."""
        party, noted = self._presence.party, Presence(presence)
        if party is not None and self._live is not None:
            order = NotePresence(case_id=self.case_id, meeting=self._live.id, attendee=party, presence=noted)
            self.perform(self.store(order, self.tr(PRESENCES[noted])))
        if self._presence.is_at_end:
            self.note_presence(is_on=False)
        else:
            self._presence.action_move(1)

    def action_newcomer(self) -> None:
        """Somebody who is not on the list is written in the line."""
        self.note_presence(is_on=False)
        if not self.form.text:
            self.form.write("+ ")

    def action_type_on(self, code: str) -> None:
        """Any other letter: the line is written on."""
        self.note_presence(is_on=False)
        self.form.editor.insert_text_at_cursor(chr(int(code, 16)))

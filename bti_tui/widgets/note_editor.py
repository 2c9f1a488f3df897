"""The editor of a note: several lines, calm and small."""

from collections.abc import Callable

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Selection
from typing_extensions import override

from bti_tui.domain.shorthand import BLANKS, ENDS, STOP, Expansion, next_stop
from bti_tui.domain.text import clean
from bti_tui.widgets.own_keys import act_in_turn, own_actions
from bti_tui.widgets.typing_less import shorthand_of, told


class NoteEditor(TextArea, inherit_bindings=False):
    """Textual's text area, calm and small; Tab leaves it, F-keys are left to the screen."""

    BINDINGS = [
        binding for binding in TextArea.BINDINGS if isinstance(binding, Binding) and binding.key not in {"f6", "f7"}
    ]

    _expands: Callable[[str], bool] | None = None

    class Pasted(Message):
        """So many signs were pasted."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, expands: Callable[[str], bool] | None = None) -> None:
        """`expands` says of the text before the cursor whether abbreviations are written out there; None: never."""
        super().__init__(compact=True, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False
        self._expands = expands  # Textual asks for what is meant before this, of an empty text

    async def on_key(self, event: events.Key) -> None:
        """Keys that edit act in their turn; what ends a word writes out what it is short for."""
        sign = "\n" if event.key == "enter" else event.character
        found = self._meant() if sign in ENDS or sign == "\n" else None
        if found is None or not (found.is_ended_by(sign) or sign == "\n"):
            await act_in_turn(self, _ACTIONS, event)
            return
        if sign == "\n" and not self.finish_word():
            await act_in_turn(self, _ACTIONS, event)
            return
        event.stop()
        event.prevent_default()
        if sign != "\n":
            self.insert(" " if sign in BLANKS else str(sign))
            self._write_out(found, behind=1)

    # typing less

    def _meant(self) -> Expansion | None:
        if self._expands is None or not self.is_mounted or not self.selection.is_empty:
            return None
        row, column = self.cursor_location
        found = shorthand_of(self).meant(self.document[row][:column], self._before)
        return found if found and self._expands(self._before()) else None

    def _before(self) -> str:
        return self.get_text_range((0, 0), self.cursor_location)

    def finish_word(self) -> bool:
        """Write out the word before the cursor, since the text is left; True when that put in a text with stops."""
        found = self._meant()
        if found is not None:
            self._write_out(found, behind=0)
        return found is not None and found.is_whole_text and not self.selection.is_empty

    def _write_out(self, found: Expansion, *, behind: int) -> None:
        """A change of its own, so that one undo brings back what was typed; so many signs stand behind it."""
        row, column = self.cursor_location
        start = (row, column - behind - len(found.short))
        self.replace(found.text, start, (row, column - behind))
        if found.is_whole_text:
            self.go_to_stop(start)

    def go_to_stop(self, after: tuple[int, int] | None = None) -> bool:
        """Mark the next place of a text where something is to be filled in; False when none comes."""
        first, column = after or self.cursor_location
        for row in range(first, self.document.line_count):
            place = next_stop(self.document[row], column if row == first else 0)
            if place is not None:
                self.selection = Selection((row, place), (row, place + len(STOP)))
                return True
        return False

    @override
    def update_suggestion(self) -> None:
        """What the word before the cursor is short for, dimmed behind it, at the end of a line."""
        row, column = self.cursor_location
        found = self._meant() if column == len(self.document[row]) else None
        self.suggestion = told(found) if found else ""

    def watch_selection(self) -> None:
        """It goes when the cursor does."""
        self.update_suggestion()

    @override
    def action_cursor_right(self, select: bool = False) -> None:
        """Nothing is put in by an arrow."""
        self.suggestion = ""
        super().action_cursor_right(select)

    def on_resize(self) -> None:
        """A note that was put back before it had a width is wrapped now; the terminal's cursor follows."""
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        self.scroll_cursor_visible()  # Textual reckons the cursor's place in the wrapped text here
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is cleaned; its lines stay."""
        event.stop()
        event.prevent_default()
        text = clean(event.text)
        self.replace(text, *self.selection)
        self.post_message(self.Pasted(len(text)))


_ACTIONS = own_actions(NoteEditor.BINDINGS)

"""The editor of a note: several lines, calm and small."""

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import TextArea

from bti_tui.domain.text import clean
from bti_tui.widgets.own_keys import act_in_turn, own_actions


class NoteEditor(TextArea, inherit_bindings=False):
    """Textual's text area, calm and small; Tab leaves it, F-keys are left to the screen."""

    BINDINGS = [
        binding for binding in TextArea.BINDINGS if isinstance(binding, Binding) and binding.key not in {"f6", "f7"}
    ]

    class Pasted(Message):
        """So many signs were pasted."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self) -> None:
        super().__init__(compact=True, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False

    async def on_key(self, event: events.Key) -> None:
        """Keys that edit act in their turn."""
        await act_in_turn(self, _ACTIONS, event)

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

"""A list whose arrows act at once and whose letters are passed on: what is typed fast stays in order.

Ordinary bindings are run by the App after the key has bubbled up, so that an Enter right behind an arrow would overtake
it. Here the arrows act in the widget's own queue, and whoever handles Enter waits for that queue first.
"""

from textual import events
from textual.message import Message
from typing_extensions import override

from bti_tui.domain.text import clean
from bti_tui.widgets.burst import drained
from bti_tui.widgets.row_list import RowList


class KeyList(RowList):
    """Rows to walk through; where letters mean something they are told one by one."""

    DEFAULT_CSS = "KeyList { height: 1fr; width: 1fr; }"

    class Typed(Message):
        """Text was typed or pasted while the list had the focus."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Erased(Message):
        """The last letter is to be taken back, or all of them."""

        def __init__(self, *, all_of_it: bool = False) -> None:
            super().__init__()
            self.all_of_it = all_of_it

    def __init__(self, *, takes_letters: bool = False, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        super().__init__(id=id)
        self._takes_letters = takes_letters
        self.has_letters = False
        """There is something typed that Esc takes away before it leaves the place."""

    def on_key(self, event: events.Key) -> None:
        """Move, or pass the letter on."""
        if self._move(event.key) or self._tell_letter(event):
            event.stop()
            event.prevent_default()

    def _move(self, key: str) -> bool:
        match key:
            case "down" | "up":
                self.action_move(1 if key == "down" else -1)
            case "pagedown" | "pageup":
                self.action_page(1 if key == "pagedown" else -1)
            case "home" | "end":
                self.action_edge(key == "end")
            case _:
                return False
        return True

    def _tell_letter(self, event: events.Key) -> bool:
        if not self._takes_letters:
            return False
        if event.key == "backspace":
            self.post_message(self.Erased())
        elif event.is_printable and event.character:
            self.post_message(self.Typed(event.character))
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text counts as typed."""
        if self._takes_letters:
            event.stop()
            self.post_message(self.Typed(clean(event.text, lines=False)))

    def escape(self) -> bool:
        """Esc takes away what was typed first."""
        if self.has_letters:
            self.post_message(self.Erased(all_of_it=True))
        return self.has_letters

    async def settled(self) -> str:
        """The key of the row that the cursor stands on, once every key typed so far has been acted on."""
        await drained(self, self.screen)
        return self.current

    @override
    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """It fills the room that it is given."""
        return max(1, len(self.keys))

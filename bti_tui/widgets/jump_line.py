"""The row that takes the letter after Ctrl+O: it has the focus, so no letter is written into a field."""

from collections.abc import Callable
from typing import Final

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from typing_extensions import override

LETTERS: Final = "asdfghjklqwe"


class JumpLine(Widget, can_focus=True):
    """Shown while the fields have letters; a letter goes to its field at once."""

    DEFAULT_CSS = "JumpLine { height: 1; width: auto; display: none; margin: 1 0 0 0; }"
    BINDINGS = [
        Binding(letter, f"jump({place})", show=False, priority=True, id=f"hopp-{letter}")
        for place, letter in enumerate(LETTERS)
    ]

    def __init__(self, text: str, jump: Callable[[int], None]) -> None:
        super().__init__()
        self.status = text
        self._jump = jump

    @override
    def render(self) -> Content:
        """What to press."""
        return Content(f"> {self.status}")

    def action_jump(self, place: int) -> None:
        """Go to the field with this letter."""
        self._jump(place)

"""The last line of a form: Enter on it stores."""

from textual.content import Content
from textual.widget import Widget
from typing_extensions import override


class SubmitLine(Widget, can_focus=True):
    """One row that can be reached with Tab, needed where the last field is a note in which Enter breaks the line."""

    DEFAULT_CSS = "SubmitLine { height: 1; width: auto; margin: 1 0 0 0; }"

    def __init__(self, word: str, status: str) -> None:
        super().__init__()
        self.word = word
        self.status = status

    @override
    def render(self) -> Content:
        """The sign shows the focus without colour."""
        sign = ">" if self.has_focus else " "
        return Content(f"{sign}Enter  {self.word}")

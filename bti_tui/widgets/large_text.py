"""One statement at a time, as large as a terminal can show it: short lines with room between them."""

import textwrap
from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

COLUMNS = 44
"""Signs in a line: what an eye takes in at once from across a table."""
WIDE_COLUMNS = 36
"""The same where every letter has room around it."""


def large_lines(text: str, columns: int, *, wide: bool) -> list[str]:
    """A text in short lines; `wide` parts the letters, with more between words."""
    most = max(8, min(WIDE_COLUMNS if wide else COLUMNS, columns // 2 if wide else columns))
    lines = [line for part in text.splitlines() for line in textwrap.wrap(part, most) or [""]]
    return ["   ".join(" ".join(word) for word in line.split()) for line in lines] if wide else lines


def large_pages(statements: Sequence[str], columns: int, rows: int, *, wide: bool) -> list[tuple[int, list[str]]]:
    """What fits at once, with the place of its statement: every second row is empty."""
    most = max(1, (rows + 1) // 2)
    found: list[tuple[int, list[str]]] = []
    for place, text in enumerate(statements):
        lines = large_lines(text, columns, wide=wide) or [""]
        found += [(place, lines[at : at + most]) for at in range(0, len(lines), most)]
    return found


class LargeText(Widget, can_focus=True):
    """Shows one statement; arrows, Space and PgDn go to the next."""

    DEFAULT_CSS = "LargeText { height: 1fr; padding: 1 4; }"
    BINDINGS = [
        Binding("right,down,space,pagedown", "turn(1)", show=False, id="large-next"),
        Binding("left,up,backspace,pageup", "turn(-1)", show=False, id="large-back"),
        Binding("home", "turn(-100000)", show=False, id="large-first"),
        Binding("end", "turn(100000)", show=False, id="large-last"),
    ]

    class Turned(Message):
        """Another statement is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._statements: tuple[str, ...] = ()
        self._page = 0
        self.wide = False

    @property
    def cursor_offset(self) -> Offset:
        """The terminal's own cursor stands at the first line."""
        return Offset(0, 0)

    @property
    def pages(self) -> list[tuple[int, list[str]]]:
        """All that is told, as it fits now."""
        size = self.content_size
        return large_pages(self._statements, size.width, size.height, wide=self.wide)

    @property
    def statement(self) -> tuple[int, int]:
        """Which statement is shown, and how many there are."""
        pages = self.pages
        place = pages[min(self._page, len(pages) - 1)][0] + 1 if pages else 0
        return place, len(self._statements)

    def show(self, statements: Sequence[str]) -> None:
        """Tell something from its beginning."""
        self._statements, self._page = tuple(statements), 0
        self.refresh()

    def widen(self) -> None:
        """Part the letters, or not; the statement stays."""
        place = self.statement[0] - 1
        self.wide = not self.wide
        self._page = next((at for at, one in enumerate(self.pages) if one[0] == place), 0)
        self.refresh()

    @override
    def render(self) -> Content:
        """The statement."""
        pages = self.pages
        lines = pages[min(self._page, len(pages) - 1)][1] if pages else []
        return Content("\n\n".join(lines))

    def action_turn(self, step: int) -> None:
        """The next statement, or the one before."""
        page = min(max(0, self._page + step), max(0, len(self.pages) - 1))
        if page != self._page:
            self._page = page
            self.refresh()
            self.post_message(self.Turned())

    def on_resize(self, _: events.Resize) -> None:
        """Other lines fit."""
        self.post_message(self.Turned())

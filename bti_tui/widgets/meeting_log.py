"""What was written in a meeting, the newest last: one widget that draws only what is in view, each line in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.widget import Widget
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class LogRow:
    """One line of the meeting."""

    lead: str
    """When, and the letter of its kind."""
    text: str
    tail: str = ""
    """Who answers for it, until when and where; on a row of its own when it does not fit."""


def wrapped(text: str, width: int) -> list[str]:
    """A text in rows of at most so many columns, parted between words where that is possible."""
    rows: list[str] = []
    row = ""
    for word in text.split():
        whole = f"{row} {word}" if row else word
        if cell_len(whole) <= width:
            row = whole
            continue
        if row:
            rows.append(row)
        while cell_len(word) > width:
            piece = set_cell_size(word, width).rstrip()
            rows.append(piece)
            word = word[len(piece) :]  # noqa: PLW2901 what is left of a word that is wider than the row
        row = word
    return [*rows, row] if row or not rows else rows


class MeetingLog(Widget, can_focus=False):
    """Scrolled with PgUp and PgDn while the cursor stays in the line; a new line brings the end into view."""

    DEFAULT_CSS = "MeetingLog { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="meeting-log")
        self._lines: tuple[LogRow, ...] = ()
        self._back = 0
        """Rows between the end and the last one in view."""

    def show(self, lines: Sequence[LogRow]) -> None:
        """Show these lines, the end in view; the same again costs nothing."""
        if tuple(lines) != self._lines:
            self._lines, self._back = tuple(lines), 0
            self.refresh()

    def turn(self, step: int) -> None:
        """A page towards the beginning or the end."""
        height = max(1, self.content_size.height)
        most = max(0, len(self._rows()) - height)
        self._back = min(most, max(0, self._back - step * max(1, height - 1)))
        self.refresh()

    @property
    def rows_above(self) -> int:
        """How many rows lie above what is in view."""
        return max(0, len(self._rows()) - self._back - max(1, self.content_size.height))

    def _rows(self) -> list[str]:
        width = max(10, self.content_size.width)
        return [row for line in self._lines for row in _drawn(line, width)]

    @override
    def render(self) -> Content:
        """The rows in view."""
        rows, height = self._rows(), max(1, self.content_size.height)
        end = len(rows) - self._back
        return Content("\n".join(rows[max(0, end - height) : end]))

    def on_resize(self, _: events.Resize) -> None:
        """Another width: the end is in view."""
        self._back = 0
        self.refresh()


def _drawn(line: LogRow, width: int) -> list[str]:
    lead = f"{line.lead} "
    room = max(8, width - cell_len(lead))
    rows = wrapped(line.text, room)
    if line.tail and cell_len(rows[-1]) + 2 + cell_len(line.tail) <= room:
        rows[-1] = f"{rows[-1]}  {line.tail}"
    elif line.tail:
        rows += wrapped(line.tail, room)
    return [(lead if number == 0 else " " * cell_len(lead)) + row for number, row in enumerate(rows)]

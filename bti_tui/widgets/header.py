"""The two first rows: where you are, and when your words were last stored."""

from textual.content import Content
from textual.widget import Widget
from typing_extensions import override

from bti_tui.widgets.row_list import clipped

BLANKS = 4
"""One at each end of the row, two between left and right."""


STEP = " > "
PART = "  "


def row(left: str, right: str, width: int) -> str:
    """Left and right text in one row of `width` columns.

    When they don't fit, the workplace goes first, then the outer steps of the way here; its last part stays.
    """
    if Content(left).cell_length > width - Content(right).cell_length - BLANKS:
        who, blanks, rest = right.partition(PART)
        right = f"{who.split(', ')[0]}{blanks}{rest}"
    room = width - Content(right).cell_length - BLANKS
    left = _shorter(left, room)
    gap = width - 2 - Content(left).cell_length - Content(right).cell_length
    return f" {left}{' ' * max(gap, 1)}{right} "


def _shorter(way: str, room: int) -> str:
    """The way without its first steps; what stands before a colon says what the place is, and stays."""
    if Content(way).cell_length <= room:
        return way
    lead, colon, _ = way.partition(STEP)[0].partition(": ")
    steps = way.split(STEP)
    for first in range(1, len(steps)):
        text = STEP.join((f"{lead}{colon}.." if colon else "..", *steps[first:]))
        if Content(text).cell_length <= room:
            return text
    return ".." + way[-(max(room, 3) - 2) :]


class Header(Widget):
    """Row 1: the place to the left, the time of the last store to the right."""

    DEFAULT_CSS = "Header { height: 1; }"
    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self._left = ""
        self._right = ""
        self._alarmed = False

    def show(self, place: str, state: str, *, alarmed: bool = False) -> None:
        """Draw the row; `alarmed` says that something could not be stored."""
        if (place, state, alarmed) != (self._left, self._right, self._alarmed):
            self._left, self._right, self._alarmed = place, state, alarmed
            self.refresh()

    @override
    def render(self) -> Content:
        """The row as plain content."""
        text = row(self._left, self._right, self.size.width)
        if not self._alarmed:
            return Content(text)
        start = max(0, len(text) - len(self._right) - 1)
        return Content(text).stylize("bold reverse", start, len(text) - 1)


class Rule(Widget):
    """Row 2: a line of plain signs; double where it matters most."""

    DEFAULT_CSS = "Rule { height: 1; }"
    can_focus = False

    def __init__(self, sign: str = "-", *, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        super().__init__(id=id)
        self._sign = sign
        self._said = ""

    def say(self, text: str) -> None:
        """Something that must not be overlooked, in the place of the signs; empty: the signs again."""
        if text != self._said:
            self._said = text
            self.set_class(bool(text), "-said")
            self.refresh()

    @override
    def render(self) -> Content:
        """As many signs as there are columns, or what must not be overlooked."""
        if not self._said:
            return Content(self._sign * self.size.width)
        return Content(f" {clipped(self._said, self.size.width - 1)}").stylize("bold")

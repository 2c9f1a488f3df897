"""A list of one-line rows with one cursor: only the rows in view are drawn, so that thousands cost as little as ten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from bti_tui.i18n import N_
from bti_tui.widgets.burst import drained

CUT: Final = ".."
LONG: Final = 2000
"""Signs of a text that is measured as a whole."""
SIGNS_A_COLUMN: Final = 10


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def cell(text: str, width: int) -> str:
    """A text in exactly so many columns, cut where it must be."""
    if width <= 0:
        return ""
    line = one_line(_beginning(text, width))
    if cell_len(line) > width:
        line = set_cell_size(line, max(0, width - len(CUT))).rstrip() + CUT
    return set_cell_size(line, width)


def behind(columns: str, text: str, width: int) -> str:
    """A row in exactly so many columns: cells that are ready, then a text in what they leave."""
    return set_cell_size(columns + cell(text, width - cell_len(columns)), width)


def _beginning(text: str, width: int) -> str:
    """As much of a very long text as can have a say in its first columns."""
    if len(text) <= LONG:
        return text
    return text[: max(LONG, SIGNS_A_COLUMN * width)]


def clipped(text: str, width: int) -> str:
    """A sentence in at most so many columns, cut between two words."""
    text = _beginning(text, width)
    if cell_len(text) <= width:
        return text
    start = set_cell_size(text, max(0, width - len(CUT) - 1))
    return f"{(start.rpartition(' ')[0] or start).rstrip()} {CUT}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `draw` writes it for a number of columns; headings can't be stood on."""

    key: str
    draw: Callable[[int], str]
    is_heading: bool = False
    is_alarm: bool = False
    """Stands out in the colour of alarms; its words and its sign say the same without colour."""


class RowList(Widget, can_focus=True):
    """Rows that the arrows go through; a `>` shows the cursor without colour."""

    DEFAULT_CSS = "RowList { height: auto; }"
    BINDINGS = [Binding("down", "move(1)", N_("Up/down"), id="rows-down")]

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, row_list: "RowList") -> None:
            super().__init__()
            self.row_list = row_list

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 Textual's own name
        super().__init__(id=id)
        self._rows: list[Row] = []
        self._place = 0
        self._top = 0

    # what stands in the list

    @property
    def current(self) -> str:
        """The key of the row that the cursor stands on; empty when there is none."""
        row = self._rows[self._place] if self._place < len(self._rows) else None
        return row.key if row is not None and not row.is_heading else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows that can be stood on, from the top."""
        return tuple(row.key for row in self._rows if not row.is_heading)

    @property
    def text(self) -> str:
        """The rows that are in view, as they are drawn."""
        return "\n".join(self._lines())

    @property
    def rows_below(self) -> int:
        """How many rows follow the cursor's."""
        return len(self._rows) - self._place - 1

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on its key, or else as near as can be, and the key where it was drawn."""
        before, count = self.current, len(self._rows)
        self._rows = list(rows)
        known = next((place for place, row in enumerate(self._rows) if before and row.key == before), None)
        if known is not None:
            if self._top:  # at the top of the list what is new above shall be seen
                self._top = max(0, self._top + known - self._place)
            self._place = known
        self._stand(self._place)
        self._refresh_all(count)

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add rows at the end; the cursor stays."""
        count = len(self._rows)
        self._rows += rows
        if not self.current:
            self._stand(self._place)
        self._refresh_all(count)

    def _refresh_all(self, rows_before: int) -> None:
        """Draw anew; what stands around moves only when the list is as high as its rows, and their number changed."""
        height = self.styles.height
        self.refresh(layout=len(self._rows) != rows_before and (height is None or height.is_auto))

    def go_to(self, key: str) -> None:
        """Stand on the row with a key."""
        place = next((place for place, row in enumerate(self._rows) if row.key == key), None)
        if place is not None:
            self._stand(place)

    # the cursor

    def _stand(self, place: int, step: int = 1) -> None:
        """Stand on a row, or on the next one in a direction that can be stood on."""
        last = len(self._rows) - 1
        if last < 0:
            self._place = self._top = 0
            self.refresh()
            return
        place = min(max(0, place), last)
        ahead = range(place, last + 1) if step > 0 else range(place, -1, -1)
        behind = range(place, -1, -1) if step > 0 else range(place, last + 1)
        found = next((one for one in (*ahead, *behind) if not self._rows[one].is_heading), place)
        before, top = self._place, self._top
        self._place = found
        self._scroll()
        if self._top == top:  # two rows are few bytes on a slow line
            width = self.size.width
            self.refresh(*(Region(0, row - top, width, 1) for row in (before, found)))
        else:
            self.refresh()
        if found != before:
            self.post_message(self.Moved(self))

    def _scroll(self) -> None:
        """Keep the cursor in view, and its heading when it is the first below one."""
        height = max(1, self.content_size.height)
        first = self._place
        while first > 0 and self._rows[first - 1].is_heading and self._place - first + 2 <= height:
            first -= 1
        self._top = min(self._top, first)
        self._top = max(self._top, self._place - height + 1)
        self._top = max(0, min(self._top, len(self._rows) - height))

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs."""
        return Offset(0, max(0, self._place - self._top))

    def on_key(self, event: events.Key) -> None:
        """Move in this widget's own queue: a binding would be overtaken by an Enter typed right behind the arrow."""
        match event.key:
            case "down" | "up":
                self.action_move(1 if event.key == "down" else -1)
            case "pagedown" | "pageup":
                self.action_page(1 if event.key == "pagedown" else -1)
            case "home" | "end":
                self.action_edge(event.key == "end")
            case _:
                return
        event.stop()
        event.prevent_default()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows lead somewhere when there is more than one row."""
        return action != "move" or self._can_move

    @property
    def _can_move(self) -> bool:
        return len(list(islice((row for row in self._rows if not row.is_heading), 2))) > 1

    def action_move(self, step: int) -> None:
        """The row above or below."""
        self._stand(self._place + step, step)

    def action_page(self, step: int) -> None:
        """As many rows as are in view."""
        self._stand(self._place + step * max(1, self.content_size.height - 1), step)

    def action_edge(self, is_last: bool) -> None:
        """The first or the last row."""
        self._stand(len(self._rows) - 1 if is_last else 0, -1 if is_last else 1)

    async def settled(self) -> str:
        """The key of the row that the cursor stands on, once every key typed so far has been acted on."""
        await drained(self)
        return self.current

    async def tell(self, message: Message) -> None:
        """Post a message and return when the screen has taken it, so that no later key overtakes it."""
        self.post_message(message)
        await drained(*(node for node in self.ancestors_with_self if isinstance(node, Widget)))

    # drawing

    def _lines(self) -> list[str]:
        width = max(1, self.content_size.width)
        shown = self._rows[self._top : self._top + max(1, self.content_size.height)]
        return [
            self._sign(self._top + place) + set_cell_size(row.draw(width - 1).replace("\n", " "), width - 1)
            for place, row in enumerate(shown)
        ]

    def _sign(self, place: int) -> str:
        return ">" if place == self._place and not self._rows[place].is_heading else " "

    @override
    def render(self) -> Content:
        """The rows in view as plain content; the cursor's stands out while the list has the focus."""
        parts: list[Content] = []
        for place, line in enumerate(self._lines()):
            row = self._rows[self._top + place]
            style = "bold" if row.is_heading else ""
            if self._top + place == self._place and not row.is_heading:
                style = "bold reverse" if self.has_focus else "bold"
            if row.is_alarm:
                style = f"{style} $error".lstrip()
            parts.append(Content(line).stylize(style) if style else Content(line))
        return Content("\n").join(parts)

    @override
    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many rows as there are; the style sheet says how many are shown at most."""
        return len(self._rows)

    def on_resize(self, _: events.Resize) -> None:
        """Another height or width: the cursor stays in view."""
        self._scroll()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click stands on a row."""
        self._stand(self._top + event.y)

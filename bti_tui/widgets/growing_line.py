"""A line that grows over more rows while it is long, so that what is being written can be read."""

from datetime import date
from typing import Final

from rich.cells import cell_len, get_character_cell_size
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets.input import Selection
from typing_extensions import override

from bti_tui.i18n import Translator
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.text_fields import LineEditor, LineField
from bti_tui.widgets.typing_less import expands_in

MOST_ROWS: Final = 3
LOW: Final = 20
"""Rows of a screen that has no row to spare for a line."""


def row_starts(text: str, width: int) -> list[int]:
    """Where each row of a text begins, parted between words where that is possible; a blank may stand at the edge."""
    starts, cells, word, word_cells = [0], 0, 0, 0
    for place, sign in enumerate(text):
        wide = get_character_cell_size(sign)
        if sign == " ":
            if cells + wide > width:
                starts.append(place)
                cells = 0
            cells, word, word_cells = cells + wide, place + 1, 0
            continue
        if cells + wide > width - 1:
            if word <= starts[-1]:
                word, word_cells = place, 0
            starts.append(word)
            cells = word_cells
        cells, word_cells = cells + wide, word_cells + wide
    return starts


class GrowingLine(LineEditor):
    """The same line over up to three rows; the screen is laid out anew only when there is a row more or less."""

    class Grew(Message):
        """It has a row more, or less."""

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(expands=expands_in(spec))
        self._top = 0
        """The first row in view, where there are more than there is room for."""
        self._drawn_from = 0
        self._rows_of: tuple[str, int, list[int]] = ("", 0, [0])

    # rows

    def _starts(self) -> list[int]:
        """Where the rows begin; the cursor behind the last sign has its cell too."""
        text, width = f"{self._value.plain} ", self.content_size.width
        if width < 1:
            return [0]
        if self._rows_of[:2] != (text, width):
            whole = [0] if cell_len(text) <= width else row_starts(text, width)
            self._rows_of = (text, width, whole)
        return self._rows_of[2]

    @property
    def _room(self) -> int:
        return 1 if self.app.size.height < LOW else MOST_ROWS

    def _cursor_row(self) -> int:
        """The row of the cursor, which is brought into view."""
        starts = self._starts()
        row = sum(start <= self.cursor_position for start in starts) - 1
        shown = min(len(starts), self._room)
        self._top = min(max(self._top, row - shown + 1, 0), row, len(starts) - shown)
        return row

    def _settle(self) -> None:
        """As many rows as are needed."""
        rows = min(len(self._starts()), self._room)
        self._cursor_row()
        height = self.styles.height
        if height is None or height.value != rows:
            self.styles.height = rows
            self.post_message(self.Grew())

    def watch_value(self, _: str) -> None:
        """More is written, or less."""
        self._settle()

    @override
    def watch_selection(self, selection: Selection) -> None:
        """The cursor may stand in another row."""
        self._settle()

    @override
    def on_resize(self) -> None:
        """Another width, or a row more or less: the terminal's cursor follows once that is drawn."""
        self._settle()
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()

    # drawing

    def validate_virtual_size(self, size: Size) -> Size:
        """Nothing is scrolled sideways."""
        return Size(min(size.width, self.content_size.width), 1)

    @property
    @override
    def scroll_offset(self) -> Offset:
        """From which cell on Textual draws its one row: that of the row that is drawn."""
        return Offset(self._drawn_from, 0)

    def _cell(self, place: int) -> int:
        return cell_len(self._rows_of[0][:place])

    @override
    def render_line(self, y: int) -> Strip:
        """One of the rows."""
        starts, width, row = self._starts(), self.content_size.width, self._top + y
        if row >= len(starts):
            return Strip.blank(width, self.rich_style)
        self._drawn_from = self._cell(starts[row])
        strip = super().render_line(0)
        if row + 1 < len(starts):
            strip = strip.crop(0, self._cell(starts[row + 1]) - self._drawn_from)
        self._drawn_from = 0
        return strip.adjust_cell_length(width, self.rich_style)

    @property
    @override
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor stands."""
        x, y, _, _ = self.content_region
        row = self._cursor_row()
        return Offset(x + self._cursor_offset - self._cell(self._starts()[row]), y + row - self._top)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A place in the row that is pointed at."""
        self._point_at(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The same while something is marked."""
        self._point_at(event)

    def _point_at(self, event: events.MouseEvent) -> None:
        starts = self._starts()
        row = min(max(self._top + event.get_content_offset_capture(self).y, 0), len(starts) - 1)
        self._drawn_from = self._cell(starts[row])
        self.call_next(self._pointed)

    def _pointed(self) -> None:
        self._drawn_from = 0


class GrowingField(LineField):
    """One text that may be long."""

    def __init__(self, spec: FieldSpec, tr: Translator, today: date) -> None:
        super().__init__(spec, tr, today)
        self._editor = GrowingLine(spec)

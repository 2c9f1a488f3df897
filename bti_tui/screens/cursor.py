"""The terminal's own cursor stands where the attention is: for braille displays, magnifiers and screen readers."""

from textual.geometry import Offset, Region
from textual.widget import Widget
from textual.widgets import DataTable, Input, OptionList, TextArea

SHOW_CURSOR = "\x1b[?25h"


def place_cursor(widget: Widget) -> None:
    """Move the terminal's cursor to the focused widget: to its row, its answer, or its first cell."""
    if isinstance(widget, Input | TextArea):
        offset = widget.cursor_screen_offset
    else:
        offset = widget.content_region.offset + _within(widget)
    if widget.app.cursor_position != offset:
        widget.app.cursor_position = offset
        widget.refresh(Region(0, 0, 1, 1))


def _within(widget: Widget) -> Offset:
    own = getattr(widget, "cursor_offset", None)
    if isinstance(own, Offset):
        return own
    if isinstance(widget, OptionList):
        return Offset(0, max(0, (widget.highlighted or 0) - round(widget.scroll_y)))
    if isinstance(widget, DataTable):
        header = widget.header_height if widget.show_header else 0
        return Offset(0, max(0, widget.cursor_row + header - round(widget.scroll_y)))
    return Offset(0, 0)

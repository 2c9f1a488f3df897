"""The terminal's own cursor stands where the attention is: for braille displays, magnifiers and screen readers.

Widgets are known by what they have: the lock screen does without the kinds that it doesn't show.
"""

from textual.geometry import Offset, Region
from textual.widget import Widget

SHOW_CURSOR = "\x1b[?25h"


def place_cursor(widget: Widget) -> None:
    """Move the terminal's cursor to the focused widget: to its row, its answer, or its first cell."""
    offset = getattr(widget, "cursor_screen_offset", None)
    if not isinstance(offset, Offset):
        offset = widget.content_region.offset + _within(widget)
    if widget.app.cursor_position != offset:
        widget.app.cursor_position = offset
        widget.refresh(Region(0, 0, 1, 1))


def _within(widget: Widget) -> Offset:
    own = getattr(widget, "cursor_offset", None)
    if isinstance(own, Offset):
        return own
    row = getattr(widget, "highlighted", None)
    return Offset(0, max(0, row - round(widget.scroll_y))) if isinstance(row, int) else Offset(0, 0)

"""A text that is read page by page."""

import textwrap
from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

WIDEST = 78


def wrapped(sections: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Headings and texts as lines of at most `width` columns; lines that begin with a blank keep their shape."""
    lines: list[str] = []
    for heading, text in sections:
        if lines:
            lines.append("")
        if heading:
            lines.append(heading.upper())
        for line in text.splitlines():
            keep = " " * (len(line) - len(line.lstrip()))
            lines += textwrap.wrap(line, width, subsequent_indent=keep, break_on_hyphens=False) or [""]
    return lines


class Pager(Widget, can_focus=True):
    """Shows as many lines as there is room for; the arrows go by line, PgUp and PgDn by page."""

    DEFAULT_CSS = "Pager { height: 1fr; padding: 0 1; }"
    BINDINGS = [
        Binding("down", "line(1)", show=False, id="pager-down"),
        Binding("up", "line(-1)", show=False, id="pager-up"),
        Binding("pagedown,space", "page(1)", show=False, id="pager-page-down"),
        Binding("pageup", "page(-1)", show=False, id="pager-page-up"),
        Binding("home", "line(-100000)", show=False, id="pager-home"),
        Binding("end", "line(100000)", show=False, id="pager-end"),
    ]

    class Turned(Message):
        """Another part of the text is shown."""

    def __init__(self, sections: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._sections = tuple(sections)
        self._top = 0
        self._wrapped: tuple[int, list[str]] | None = None
        """The width that the text was last wrapped to, and its lines; a long text takes its time."""

    @property
    def cursor_offset(self) -> Offset:
        """The terminal's own cursor stands at the first line that is shown."""
        return Offset(0, 0)

    @property
    def lines(self) -> list[str]:
        """The whole text as it is wrapped now."""
        width = max(10, min(WIDEST, self.content_size.width))
        if self._wrapped is None or self._wrapped[0] != width:
            self._wrapped = width, wrapped(self._sections, width)
        return self._wrapped[1]

    @property
    def page(self) -> tuple[int, int]:
        """Which page is shown, and how many there are."""
        height, count = max(1, self.content_size.height), len(self.lines)
        pages = max(1, -(-count // height))
        is_last = self._top + height >= count
        return (pages if is_last else self._top // height + 1), pages

    def show(self, sections: Sequence[tuple[str, str]]) -> None:
        """Show another text from its beginning; the same text again stays where it is."""
        if tuple(sections) != self._sections:
            self._sections, self._top, self._wrapped = tuple(sections), 0, None
            self.refresh()

    @override
    def render(self) -> Content:
        """The lines that fit."""
        height = max(1, self.content_size.height)
        return Content("\n".join(self.lines[self._top : self._top + height]))

    def action_line(self, step: int) -> None:
        """Go some lines down or up."""
        furthest = max(0, len(self.lines) - max(1, self.content_size.height))
        top = min(max(0, self._top + step), furthest)
        if top != self._top:
            self._top = top
            self.refresh()
            self.post_message(self.Turned())

    def action_page(self, step: int) -> None:
        """Go one page down or up."""
        self.action_line(step * max(1, self.content_size.height))

    def on_resize(self, _: events.Resize) -> None:
        """Another height means other pages."""
        self.action_line(0)
        self.post_message(self.Turned())

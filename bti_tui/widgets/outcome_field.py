"""How a case goes on: the outcomes below each other, and beside them what the marked one leads to and needs."""

import textwrap
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Offset, Size
from typing_extensions import override

from bti_tui.widgets.choice_fields import ChoiceLine, ClosedField
from bti_tui.widgets.field import FieldChoice, Value
from bti_tui.widgets.pages import MOST_ROWS
from bti_tui.widgets.row_list import CUT, cell

BESIDE_FROM: Final = 64
"""Columns from which the text stands beside the outcomes; below that it stands under them."""
MOST_TITLE: Final = 28
MOST_TEXT: Final = 56
"""Columns of text that are good to read."""
BESIDE_TITLE: Final = 20
"""Columns of the signs and the mark around a title, and of the border."""
SIGNS: Final = ("! ", "? ", "- ", "* ", "ok ")
"""What a paragraph may begin with; its other rows stand behind it."""
PROPOSED: Final = "*"
MARKED: Final = ">"
BORDER: Final = " | "


class OutcomeList(ChoiceLine):
    """One row for each outcome; the arrows and each outcome's own key choose, as in every closed question."""

    DEFAULT_CSS = "OutcomeList { height: 1fr; width: 1fr; }"

    def __init__(self, choices: tuple[FieldChoice, ...], told: tuple[str, ...], rest: str = CUT) -> None:
        """`told` stands beside the outcomes while none is chosen; `rest` says where what has no room is told."""
        super().__init__(choices, many=False)
        self._told = told
        self.rest = rest

    @property
    def place(self) -> int | None:
        """The chosen row."""
        return next((n for n, one in enumerate(self.choices) if one.code in self.chosen), None)

    def _titles(self) -> list[tuple[int, str]]:
        """The rows of the list, each with the place of its outcome; a long title goes on in the row below."""
        most = max(MOST_TITLE, self.content_size.width - MOST_TEXT - BESIDE_TITLE)
        width = min(most, max((cell_len(one.label) for one in self.choices), default=0))
        rows = []
        for place, one in enumerate(self.choices):
            first, *more = textwrap.wrap(one.label, max(1, width)) or [""]
            signs = f"{MARKED if one.code in self.chosen else ' '} {one.key} {PROPOSED if one.is_proposed else ' '} "
            rows.append((place, f"{signs}{cell(first, width)} {one.mark}".rstrip()))
            rows += [(place, " " * len(signs) + row) for row in more]
        return rows

    def _list_width(self) -> int:
        """Wide enough for every row, so that nothing moves when another one is chosen."""
        return max((cell_len(row) for _, row in self._titles()), default=0)

    def _text(self, place: int | None, width: int, most: int) -> list[str]:
        """The paragraphs of one outcome, wrapped; empty rows give way first, then the end says where the rest is."""
        told = self._told if place is None else self.choices[place].told
        lines = [line for paragraph in told for line in _wrapped(paragraph, width)]
        if len(lines) > most:
            lines = [line for line in lines if line]
        rest = _wrapped(self.rest, width)
        return lines if len(lines) <= most else [*lines[: most - len(rest)], *rest]

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All outcomes, and the text under them where there is no room beside."""
        titles = len(self._titles())
        if width >= BESIDE_FROM:
            return max(titles, self.size.height)
        return titles + 1 + len(self._text(self.place, width, MOST_ROWS))

    @override
    def render(self) -> Content:
        """The rows, the chosen one bold, and the text."""
        width = self.content_size.width
        titles = self._titles()
        if width < BESIDE_FROM:
            return Content("\n".join([*(row for _, row in titles), "", *self._text(self.place, width, MOST_ROWS)]))
        left = self._list_width()
        room = min(MOST_TEXT, width - left - len(BORDER))
        height = max(len(titles), self.content_size.height)
        text = self._text(self.place, room, height)
        rows = []
        for number in range(max(len(titles), len(text))):
            place, said = titles[number] if number < len(titles) else (None, "")
            title = Content(said + " " * max(0, left - cell_len(said)))
            is_chosen = place is not None and place == self.place
            beside = Content(BORDER + text[number]) if number < len(text) else Content(BORDER.rstrip())
            rows.append((title.stylize("bold") if is_chosen else title) + beside)
        return Content("\n").join(rows)

    @property
    @override
    def cursor_offset(self) -> Offset:
        """On the first row of the chosen outcome, or of them all."""
        return Offset(0, next((row for row, (place, _) in enumerate(self._titles()) if place == (self.place or 0)), 0))


def _wrapped(paragraph: str, width: int) -> list[str]:
    sign = next((one for one in SIGNS if paragraph.startswith(one)), "")
    return textwrap.wrap(paragraph, max(10, width), subsequent_indent=" " * len(sign)) or [""]


class OutcomeField(ClosedField):
    """One outcome of the level; it has a page of its own, so that all that it needs can be read before it is chosen."""

    DEFAULT_CSS = "OutcomeField { height: 1fr; } OutcomeField.-tall { layout: vertical; }"

    @override
    def make_line(self) -> ChoiceLine:
        """The outcomes with what is told of them."""
        return OutcomeList(self.spec.choices, self.spec.told, self.spec.rest or CUT)

    @property
    @override
    def is_tall(self) -> bool:
        """The outcomes get the whole width."""
        return True

    @property
    @override
    def rows(self) -> int:
        """A whole page."""
        return MOST_ROWS

    @property
    @override
    def value(self) -> Value:
        """The outcome, or None."""
        return self._line.chosen[0] if self._line.chosen else None

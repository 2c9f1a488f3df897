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
SIGNS: Final = ("! ", "? ", "- ", "* ", "ok ")
"""What a paragraph may begin with; its other rows stand behind it."""
PROPOSED: Final = "*"
MARKED: Final = ">"
BORDER: Final = " | "


class OutcomeList(ChoiceLine):
    """One row for each outcome; the arrows and each outcome's own key choose, as in every closed question."""

    DEFAULT_CSS = "OutcomeList { height: 1fr; width: 1fr; }"

    def __init__(self, choices: tuple[FieldChoice, ...], told: tuple[str, ...]) -> None:
        """`told` is what stands beside the outcomes while none is chosen."""
        super().__init__(choices, many=False)
        self._told = told

    @property
    def place(self) -> int | None:
        """The chosen row."""
        return next((n for n, one in enumerate(self.choices) if one.code in self.chosen), None)

    def _titles(self) -> list[str]:
        width = min(MOST_TITLE, max((cell_len(one.label) for one in self.choices), default=0))
        return [
            f"{MARKED if one.code in self.chosen else ' '} {one.key} {PROPOSED if one.is_proposed else ' '} "
            f"{cell(one.label, width)} {one.mark}"
            for one in self.choices
        ]

    def _list_width(self) -> int:
        """Wide enough for every row, so that nothing moves when another one is chosen."""
        return max((cell_len(row.rstrip()) for row in self._titles()), default=0)

    def _text(self, place: int | None, width: int, most: int) -> list[str]:
        """The paragraphs of one outcome, wrapped; what there is no room for is left out at the end."""
        told = self._told if place is None else self.choices[place].told
        lines = [line for paragraph in told for line in _wrapped(paragraph, width)]
        return lines if len(lines) <= most else [*lines[: most - 1], CUT]

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All outcomes, and the text under them where there is no room beside."""
        if width >= BESIDE_FROM:
            return max(len(self.choices), self.size.height)
        return len(self.choices) + 1 + len(self._text(self.place, width, MOST_ROWS))

    @override
    def render(self) -> Content:
        """The rows, the chosen one bold, and the text."""
        width = self.content_size.width
        titles = [row.rstrip() for row in self._titles()]
        if width < BESIDE_FROM:
            return Content("\n".join([*titles, "", *self._text(self.place, width, MOST_ROWS)]))
        left = self._list_width()
        room = min(MOST_TEXT, width - left - len(BORDER))
        height = max(len(titles), self.content_size.height)
        text = self._text(self.place, room, height)
        rows = []
        for number in range(max(len(titles), len(text))):
            title = Content(_padded(titles, number, left))
            is_chosen = number == self.place
            beside = Content(BORDER + text[number]) if number < len(text) else Content(BORDER.rstrip())
            rows.append((title.stylize("bold") if is_chosen else title) + beside)
        return Content("\n").join(rows)

    @property
    @override
    def cursor_offset(self) -> Offset:
        """On the chosen row, or the first one."""
        return Offset(0, self.place or 0)


def _padded(titles: list[str], number: int, width: int) -> str:
    title = titles[number] if number < len(titles) else ""
    return title + " " * max(0, width - cell_len(title))


def _wrapped(paragraph: str, width: int) -> list[str]:
    sign = next((one for one in SIGNS if paragraph.startswith(one)), "")
    return textwrap.wrap(paragraph, max(10, width), subsequent_indent=" " * len(sign)) or [""]


class OutcomeField(ClosedField):
    """One outcome of the level; it has a page of its own, so that all that it needs can be read before it is chosen."""

    DEFAULT_CSS = "OutcomeField { height: 1fr; } OutcomeField.-tall { layout: vertical; }"

    @override
    def make_line(self) -> ChoiceLine:
        """The outcomes with what is told of them."""
        return OutcomeList(self.spec.choices, self.spec.told)

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

"""The four levels on one line: which are behind, which is now."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget
from typing_extensions import override

from bti_tui.domain.views.case_view import LevelLine
from bti_tui.i18n import Translator
from bti_tui.widgets.row_list import cell

LABEL = 7
BEHIND, AHEAD = "=", "-"
"""What joins two levels: a double line where the case has been, a single one where it has not."""
JOIN = "  ...  "


def ladder_text(ladder: Sequence[LevelLine], tr: Translator, width: int, *, is_open: bool = True) -> str:
    """The levels in words and signs; the one that is now stands in brackets and capitals.

    What joins them is shortened where the row is narrow, so that no word is cut.
    """
    now = tr.tr("GOING ON") if is_open else tr.tr("ENDED")
    behind, ahead = tr.tr("done"), tr.tr("not begun")
    words = [
        f"[{one.number.value} {now}]" if one.is_current else f"{one.number.value} {behind if one.is_passed else ahead}"
        for one in ladder
    ]
    signs = [BEHIND if one.is_passed else AHEAD for one in ladder[:-1]]
    room = (width - sum(map(len, words))) // max(1, len(signs))
    join = next((one for one in (JOIN, " ... ", " . ") if len(one) <= room), " . ")
    joins = ["", *(join.replace(".", sign) for sign in signs)]
    return "".join(before + word for before, word in zip(joins, words, strict=False))


class LevelLadder(Widget):
    """The ladder (nivåstige)."""

    DEFAULT_CSS = "LevelLadder { height: 1; padding: 0 1; }"
    can_focus = False

    def __init__(self) -> None:
        super().__init__()
        self._label = ""
        self._ladder: tuple[LevelLine, ...] = ()
        self._tr = Translator()
        self._is_open = True

    def show(self, ladder: Sequence[LevelLine], tr: Translator, *, is_open: bool) -> None:
        """Draw the ladder."""
        self._label, self._ladder, self._tr, self._is_open = cell(tr.tr("LEVEL"), LABEL), tuple(ladder), tr, is_open
        self.refresh()

    @override
    def render(self) -> Content:
        """One row."""
        room = self.content_size.width - len(self._label)
        return Content(self._label + ladder_text(self._ladder, self._tr, room, is_open=self._is_open))

"""What may reach the terminal: the last gate that every line of every widget passes before it is drawn.

Texts are cleaned when they enter and when they are read; this holds also where somebody forgot to.
"""

import unicodedata
from typing import Final

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from typing_extensions import override

MOST_MARKS: Final = 3
"""Combining marks that one sign keeps; more than any script needs are drawn across other rows."""
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_FLAG_A: Final = 0x1F1E6
_CHANGING: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x1F3FB, 0x1F400))
"""Variation selectors and skin tones: terminals don't agree on how wide a sign with one of them is."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Me"})
"""Controls, formats, what is no sign at all, line ends, and marks that go around a sign."""
_FIRST_MARK: Final = "\u0300"
"""Printable signs below it are one column wide and stand alone."""
_BLANKS: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and signs that look like nothing: a name of them can't be seen."""


def drawable(text: str) -> str:
    """A text in exactly as many columns, of signs that every terminal draws as wide as we count them.

    Control, format and private signs go. A joined emoji becomes its first part, a flag its two letters.
    """
    if _is_plain(text):
        return text
    spans, _ = split_graphemes(text)
    return "".join(_sign(text[start:end], width) for start, end, width in spans)


def _is_plain(text: str) -> bool:
    """Whether all of it are Latin letters and signs, each in one column: nearly always, and quick to see."""
    return text.isprintable() and (text.isascii() or max(text) < _FIRST_MARK)


def _sign(grapheme: str, width: int) -> str:
    """One sign as a reader sees it; what is left of its columns is filled with blanks."""
    kept, room, marks = "", width, 0
    for one in grapheme:
        code = ord(one)
        if code in _FLAG_LETTERS:
            one = chr(ord("A") + code - _FLAG_A)  # noqa: PLW2901 the letter takes the place of the half flag
        elif one in _BLANKS or unicodedata.category(one) in _UNSEEN:
            one = " "  # noqa: PLW2901 a blank takes the place of what can't be seen
        elif any(code in some for some in _CHANGING):
            continue
        columns = cell_len(one)
        if columns > room:
            continue
        if not columns:
            marks += 1
            if not kept or marks > MOST_MARKS:
                continue
        kept, room = kept + one, room - columns
    return kept + " " * room


class Drawable(LineFilter):
    """Lets through what may be drawn."""

    @override
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line as it may be drawn; nearly always the same."""
        if all(_is_plain(segment.text) for segment in segments):
            return segments
        return [Segment(drawable(text), style, control) for text, style, control in segments]

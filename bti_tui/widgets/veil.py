"""The veil over names (M9): for shared rooms and projectors, every name on the screen becomes its initial and stars.

It is drawn over the finished lines, so that no screen can forget it: lists, forms, notes, titles and messages alike.
A hidden name is as wide as it was, so that nothing moves.
"""

import re
from collections.abc import Iterable
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from typing_extensions import override

SIGN: Final = "*"
CUT: Final = ".."
"""What a list puts where it cuts a text."""
SHORTEST: Final = 2
"""Letters of a word that counts as a name; a single one is an initial."""
SHORTEST_END: Final = 3
"""Letters of the end of a name that tell it."""
GENITIVE: Final = "s"
_WORD: Final = re.compile(r"[^\W\d_]+")


def words_of(names: Iterable[str]) -> frozenset[str]:
    """The words that names consist of, in small letters."""
    found = (word for name in names for word in _WORD.findall(name.casefold()))
    return frozenset(word for word in found if len(word) >= SHORTEST)


class Veil(LineFilter):
    """Hides words on every line; without a set of words it hides all words, which is how it begins."""

    def __init__(self, words: frozenset[str] | None, ordinary: frozenset[str] = frozenset()) -> None:
        """`ordinary` words, such as the names of days, are hidden only where they begin with a capital letter."""
        super().__init__()
        self.words = words
        self.scrolled = ScrolledVeil(self)
        """The same veil for a line that scrolls to the side."""
        self._ordinary = ordinary
        known = words or frozenset()
        self._starts = frozenset(word[:end] for word in known for end in range(SHORTEST, len(word)))
        self._ends = frozenset(word[start:] for word in known for start in range(1, len(word) - SHORTEST_END + 1))

    @override
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with its names hidden."""
        return self.over(segments)

    def over(self, segments: list[Segment], *, cut_at_edges: bool = False) -> list[Segment]:
        """The same for a line that may begin and end within a word, as one does that scrolls to the side."""
        text = "".join(segment.text for segment in segments)
        hidden = [sign for start, end in self._places(text, cut_at_edges) for sign in range(start + 1, end)]
        if not hidden:
            return segments
        signs = list(text)
        for place in hidden:
            signs[place] = SIGN * cell_len(signs[place])
        drawn, place = [], 0
        for shown, style, control in segments:
            drawn.append(Segment("".join(signs[place : place + len(shown)]), style, control))
            place += len(shown)
        return drawn

    def hidden(self, text: str) -> str:
        """A text with its names hidden."""
        return "".join(segment.text for segment in self.over([Segment(text)]))

    def _places(self, text: str, cut_at_edges: bool) -> Iterable[tuple[int, int]]:
        for found in _WORD.finditer(text):
            start, end = found.span()
            ends_cut = text[end : end + len(CUT)] == CUT or (cut_at_edges and end == len(text))
            begins_cut = self._follows_cut(text[:start]) or (cut_at_edges and start == 0)
            if self._is_name(found[0], begins_cut=begins_cut, ends_cut=ends_cut):
                yield start, end

    @staticmethod
    def _follows_cut(before: str) -> bool:
        """Whether the beginning of a word was cut off; dots behind another word cut that one."""
        return before.endswith(CUT) and not before.removesuffix(CUT)[-1:].isalpha()

    def _is_name(self, shown: str, *, begins_cut: bool, ends_cut: bool) -> bool:
        if self.words is None:
            return True
        word = shown.casefold()
        if word in self._ordinary and shown == word:
            return False
        if word in self.words or (word.endswith(GENITIVE) and word.removesuffix(GENITIVE) in self.words):
            return True
        return (ends_cut and word in self._starts) or (begins_cut and word in self._ends)


class ScrolledVeil(LineFilter):
    """A veil for a line that scrolls to the side."""

    def __init__(self, veil: Veil) -> None:
        super().__init__()
        self._veil = veil

    @override
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The line with its names hidden, also those that its edges cut."""
        return self._veil.over(segments, cut_at_edges=True)

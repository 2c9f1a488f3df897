"""The last row: the keys that work here, never cut in the middle and never without F1, F9 and F10."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

NARROW = 60
KEPT = frozenset({"f1", "f9", "f10"})
WELL_KNOWN = ("escape", "f12")
"""They work everywhere, and the help and the menu name them: they go before the keys of the place, the last first."""


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One key of the row."""

    key: str
    """The key to press, as Textual names it."""
    name: str
    """The key as a person reads it."""
    label: str

    @property
    def text(self) -> str:
        """Key and word."""
        return f"{self.name} {self.label}".rstrip()


def fit(hints: Sequence[KeyHint], width: int) -> tuple[tuple[KeyHint, ...], int]:
    """The hints that fit in `width` columns, and the blanks between them.

    What does not fit is dropped with its word: first keys with Ctrl, then those that work everywhere, then the others
    from the right; F1, F9 and F10 never. Below 60 columns only those three are shown.
    """
    if width < NARROW:
        kept = tuple(hint for hint in hints if hint.key in KEPT)
        return kept, 2 if _width(kept, 2) <= width else 1
    left = list(hints)
    spare = sorted((hint for hint in reversed(hints) if hint.key not in KEPT), key=_worth)
    while spare and _width(left, 1) > width:
        left.remove(spare.pop(0))
    return tuple(left), 2 if _width(left, 2) <= width else 1


def _worth(hint: KeyHint) -> int:
    """How late a key of the row is dropped."""
    if hint.key.startswith("ctrl+"):
        return 0
    return 2 - WELL_KNOWN.index(hint.key) if hint.key in WELL_KNOWN else 3


def _width(hints: Sequence[KeyHint], gap: int) -> int:
    """One blank at each end of the row."""
    return sum(Content(hint.text).cell_length for hint in hints) + gap * max(0, len(hints) - 1) + 2


class Footer(Widget):
    """The row of keys; a click on one presses it, for terminals that swallow a key."""

    DEFAULT_CSS = "Footer { height: 1; }"
    can_focus = False

    class Pressed(Message):
        """A key of the row was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()

    def show(self, hints: Sequence[KeyHint]) -> None:
        """Show these keys, in order of importance."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    @override
    def render(self) -> Content:
        """The row as plain content."""
        hints, gap = fit(self._hints, self.size.width)
        parts: list[Content | tuple[str, str]] = [Content(" ")]
        for number, hint in enumerate(hints):
            blanks = " " * gap if number else ""
            parts += [blanks, (hint.name, "bold"), f" {hint.label}" if hint.label else ""]  # type: ignore[list-item]  # assemble takes str, tuple and Content alike
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Find the key under the pointer."""
        hints, gap = fit(self._hints, self.size.width)
        column = 1
        for hint in hints:
            after = column + len(hint.text)
            if column <= event.x < after:
                self.post_message(self.Pressed(hint.key))
                return
            column = after + gap

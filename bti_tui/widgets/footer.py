"""The last row: the keys that work here, never cut in the middle and never without the way back and the way on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

NARROW = 60
KEPT = frozenset({"f1", "f9", "f10"})
NEEDED = ("f4", "enter", "escape")
"""What a person does next and how she gets back: they stay too, and go in this order where not even they fit."""
BACKWARD = "f7"
"""Goes to what was there before, and so is needed less than what leads on."""
WORDLESS = ("down", "right", "escape")
"""They say enough without their word, and lose it in this order."""


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

    First go keys with Ctrl and F12, then the words of the arrows and of Esc, then F7, other keys from the right, and
    the arrows. F1, F9 and F10 stay always; F4, Enter and Esc while they fit. Below 60 columns only these are shown.
    """
    left = {hint.key: hint for hint in hints if width >= NARROW or hint.key in KEPT or hint.key in NEEDED}
    for key, is_word_only in _ways(tuple(left)):
        if _width(left.values(), 1) <= width:
            break
        if is_word_only:
            left[key] = replace(left[key], label="")
        else:
            del left[key]
    return tuple(left.values()), 2 if _width(left.values(), 2) <= width else 1


def _ways(keys: Sequence[str]) -> list[tuple[str, bool]]:
    """How the row becomes shorter, one key after another, and whether it only loses its word."""
    controls = [key for key in reversed(keys) if key.startswith("ctrl+")]
    first = [*controls, *(key for key in ("f12",) if key in keys)]
    wordless = [key for key in WORDLESS if key in keys]
    others = [key for key in reversed(keys) if key not in {*first, *wordless, *NEEDED, *KEPT}]
    others.sort(key=lambda key: key != BACKWARD)
    last = [*others, *(key for key in wordless if key not in NEEDED), *(key for key in NEEDED if key in keys)]
    return [*((key, False) for key in first), *((key, True) for key in wordless), *((key, False) for key in last)]


def _width(hints: Collection[KeyHint], gap: int) -> int:
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

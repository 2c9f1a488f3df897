"""The panel above the status line: one sentence about what went wrong, or all that a command still needs."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

MOST_KEYS = 9
NARROWEST = 10
SIGN, LEAD = 2, 4
"""Columns before the words of the title, and of what is needed."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is missing, in words, and whether a key leads to mending it."""

    text: str
    can_mend: bool = False


class Notice(Widget):
    """Hidden while there is nothing to say; takes the focus only when its digits lead somewhere."""

    DEFAULT_CSS = """
    Notice { height: auto; max-height: 11; display: none; padding: 0 1; }
    Notice.-shown { display: block; }
    """
    BINDINGS = [
        *(
            Binding(str(number), f"mend({number - 1})", show=False, priority=True, id=f"mend-{number}")
            for number in range(1, MOST_KEYS + 1)
        ),
        Binding("enter", "mend_first", show=False, priority=True, id="mend-first"),
    ]

    class Chosen(Message):
        """A digit was pressed: the person wants to mend this need."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """The need's place in the list, from 0."""

    class Closed(Message):
        """The panel was put away by Esc."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._needs: tuple[Need, ...] = ()
        self.can_focus = False

    @property
    def is_shown(self) -> bool:
        """Whether there is something to read."""
        return self.has_class("-shown")

    @property
    def text(self) -> str:
        """All that is shown, as plain text, one line for each thing."""
        return "\n".join(self._lines)

    @property
    def _lines(self) -> list[str]:
        lines = [f"! {self._title}"] if self._title else []
        for number, need in enumerate(self._needs):
            key = f"{number + 1} " if need.can_mend and number < MOST_KEYS else "- "
            lines.append(f"  {key}{need.text}")
        return lines

    def _rows(self, width: int) -> list[list[str]]:
        """The same in rows of a width: what goes on in the next row begins below the words, not below the sign."""
        signs = [SIGN if self._title else LEAD, *(LEAD for _ in self._needs)]
        return [
            textwrap.wrap(line, max(NARROWEST, width), subsequent_indent=" " * sign) or [""]
            for line, sign in zip(self._lines, signs, strict=False)
        ]

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: at the first need."""
        rows = self._rows(self.content_size.width)
        return Offset(SIGN, len(rows[0])) if self._needs else Offset(0, 0)

    def say(self, text: str, needs: Sequence[Need] = ()) -> None:
        """Show a sentence, and below it what is needed; those that can be mended get a digit."""
        self._title, self._needs = text, tuple(needs)
        self.can_focus = any(need.can_mend for need in needs)
        self.add_class("-shown")
        self.refresh(layout=True)
        self.refresh_bindings()

    def clear(self) -> None:
        """Put the panel away."""
        if self.is_shown:
            self._title, self._needs = "", ()
            self.can_focus = False
            self.remove_class("-shown")
            self.refresh_bindings()

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as it takes."""
        return sum(map(len, self._rows(width)))

    @override
    def render(self) -> Content:
        """The text as plain content; the title stands out."""
        rows = self._rows(self.content_size.width)
        title = rows[0] if self._title else []
        text = "\n".join(row for line in rows for row in line)
        return Content(text).stylize("bold", 0, len("\n".join(title)))

    def escape(self) -> bool:
        """Esc puts the panel away first."""
        if not self.is_shown:
            return False
        self.clear()
        self.post_message(self.Closed())
        return True

    def action_mend_first(self) -> None:
        """Choose the first need that can be mended."""
        first = next((place for place, need in enumerate(self._needs) if need.can_mend), None)
        if first is not None:
            self.action_mend(first)

    def action_mend(self, number: int) -> None:
        """Choose a need by its place, if there is something to mend there."""
        if number < min(len(self._needs), MOST_KEYS) and self._needs[number].can_mend:
            self.post_message(self.Chosen(number))

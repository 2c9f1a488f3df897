"""The log of a case, newest first: one row for each thing that happened, and letters that choose among them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from typing_extensions import override

from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.timeline import LogLine
from bti_tui.i18n import N_
from bti_tui.widgets.hit_marks import from_hit
from bti_tui.widgets.row_list import Row, RowList, cell

DAY, INITIALS, SERVICE = 8, 4, 12
SERVICE_FROM: Final = 70
"""Columns from which there is room for the service of whoever wrote."""
SIGN: Final = "#"
"""Stands at what is not for the family to read; the whole text says it in words."""
JUMPS: Final = {"full_stop": ".", **{sign: sign for sign in "0123456789"}}
"""The keys that a day begins with, and their signs."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line and how it is said."""

    line: LogLine
    sentence: str
    is_entry: bool
    """Somebody wrote it into the log, so that it can be corrected."""
    service: str = ""
    """Where whoever wrote it worked then."""


class Timeline(RowList):
    """Rows are added as one goes down; Enter corrects an entry."""

    DEFAULT_CSS = "Timeline { height: 1fr; }"
    BINDINGS = [
        Binding("enter", "choose", N_("Correct"), priority=True, id="entry-correct"),
        Binding("slash", "screen.find", show=False, priority=True, id="log-find"),
        *(
            Binding(key, f"screen.to_day({sign!r})", show=False, priority=True, id=f"til-{key}")
            for key, sign in JUMPS.items()
        ),
    ]

    class Filtered(Message):
        """Only what a letter stands for shall be shown."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    class Chosen(Message):
        """This entry shall be corrected."""

        def __init__(self, told: Told) -> None:
            super().__init__()
            self.told = told

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self.letters: frozenset[str] = frozenset()
        """The letters that mean something here."""
        self.can_correct = False
        self._told: dict[str, Told] = {}

    @property
    def current_told(self) -> Told | None:
        """The line that the cursor stands on."""
        return self._told.get(self.current)

    def show(self, lines: Sequence[Told], empty: str) -> None:
        """Show these lines and no others; `empty` is said when there are none."""
        self._told = {one.line.fact_id: one for one in lines}
        rows = [Row(one.line.fact_id, _draw(one)) for one in lines]
        self.show_rows(rows or [Row("", lambda width: cell(empty, width), is_heading=True)])

    def add(self, lines: Sequence[Told]) -> None:
        """Add older lines below."""
        self._told |= {one.line.fact_id: one for one in lines}
        self.add_rows([Row(one.line.fact_id, _draw(one)) for one in lines])

    def on_key(self, event: events.Key) -> None:
        """A letter chooses what is shown."""
        letter = (event.character or "").lower()
        if letter in self.letters:
            event.stop()
            event.prevent_default()
            self.post_message(self.Filtered(letter))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter works on an entry."""
        if action != "choose":
            return super().check_action(action, parameters)
        told = self.current_told
        return self.can_correct and told is not None and told.is_entry

    async def action_choose(self) -> None:
        """Enter: another text for the entry."""
        told = self._told.get(await self.settled())
        if told is None or not told.is_entry or not self.can_correct:
            raise SkipAction
        await self.tell(self.Chosen(told))


def _draw(told: Told) -> Callable[[int], str]:
    line = told.line
    who = f"{cell(f'{line.on:%d.%m.%y}', DAY)} {cell(line.author_initials, INITIALS)} "
    sign = " " if line.visibility is Visibility.LOG else SIGN

    def draw(width: int) -> str:
        service = f"{cell(told.service, SERVICE)} " if width >= SERVICE_FROM else ""
        lead = f"{who}{service}{sign} "
        return lead + cell(from_hit(told.sentence, width - len(lead)), width - len(lead))

    return draw

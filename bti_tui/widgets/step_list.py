"""The steps of a level as a track to walk on: one row below 90 columns, one row each when there is room beside."""

from collections.abc import Sequence
from datetime import date

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from bti_tui.domain.ids import StepId
from bti_tui.domain.views.case_view import StepLine
from bti_tui.i18n import N_, Translator
from bti_tui.widgets.row_list import cell

FORWARD, BACKWARD = frozenset({"right"}), frozenset({"left"})
NAME_WIDTH = 19
"""Columns of a step's name when the steps stand below each other."""


class StepTrack(Widget, can_focus=True):
    """The arrows choose a step, earlier levels too; `>` stands before the chosen one."""

    DEFAULT_CSS = "StepTrack { height: 1; width: 1fr; padding: 0 1; }"
    BINDINGS = [Binding("right", "walk(1)", N_("Other step"), id="track-right")]

    class Selected(Message):
        """Another step was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[tuple[str, tuple[StepLine, ...]], ...] = ()
        self._place = 0
        self._tr = Translator()
        self._day: date | None = None
        self.stands_upright = False

    def show(self, parts: Sequence[tuple[str, tuple[StepLine, ...]]], tr: Translator, day: date) -> None:
        """Show these parts, each with its heading; the cursor keeps its step, or goes to the one that is next."""
        kept = self.selected
        was_next = kept is None or kept.is_next
        self._parts, self._tr, self._day = tuple(parts), tr, day
        steps = self._steps
        same = next((n for n, one in enumerate(steps) if kept is not None and one.id == kept.id and not was_next), None)
        following = next((n for n, one in enumerate(steps) if one.is_next), None)
        undone = next((n for n, one in enumerate(steps) if not one.done), max(0, len(steps) - 1))
        self._place = same if same is not None else following if following is not None else undone
        self.refresh(layout=True)

    @property
    def _steps(self) -> list[StepLine]:
        return [step for _, steps in self._parts for step in steps]

    @property
    def selected(self) -> StepLine | None:
        """The step that the cursor stands on."""
        steps = self._steps
        return steps[self._place] if self._place < len(steps) else None

    def select(self, step: StepId) -> None:
        """Put the cursor on a step, when it is on the track."""
        for place, one in enumerate(self._steps):
            if one.id == step:
                self._place = place
                self.refresh()

    @property
    def _part(self) -> tuple[str, tuple[StepLine, ...]]:
        """The part that the cursor is in."""
        passed = 0
        for heading, steps in self._parts:
            if self._place < passed + len(steps):
                return heading, steps
            passed += len(steps)
        return "", ()

    def on_key(self, event: events.Key) -> None:
        """Left and right walk; up and down too when the steps stand below each other."""
        forward = FORWARD | {"down"} if self.stands_upright else FORWARD
        backward = BACKWARD | {"up"} if self.stands_upright else BACKWARD
        if event.key not in forward | backward:
            return
        event.stop()
        event.prevent_default()
        self.action_walk(1 if event.key in forward else -1)

    def action_walk(self, step: int) -> None:
        """The step before or after."""
        place = self._place + step
        if 0 <= place < len(self._steps):
            self._place = place
            self.refresh()
            self.post_message(self.Selected())

    @override
    def render(self) -> Content:
        """The steps of the part that the cursor is in."""
        heading, steps = self._part
        if self.stands_upright:
            return Content("\n".join([heading, "", *(self._upright(one) for one in steps)]))
        return Content(self._flat(heading, steps)[0])

    def _upright(self, step: StepLine) -> str:
        sign = ">" if step is self.selected else " "
        name = cell(step.what.speak(self._tr.language), NAME_WIDTH)
        return f"{sign}{step.number} {self._state(step):<2} {name}".rstrip()

    def _state(self, step: StepLine) -> str:
        if step.done:
            return self._tr.tr("ok")
        late = step.due_on is not None and self._day is not None and step.due_on < self._day
        return "!" if late else "o" if step.is_next else ""

    def _flat(self, heading: str, steps: Sequence[StepLine]) -> tuple[str, int]:
        """The row, and the column of the chosen step."""
        text, column = f"{heading:<6} ", 0
        short = [f"{one.number} {self._state(one)}".rstrip() for one in steps]
        room = self.content_size.width - len(text) - sum(len(one) + 2 for one in short) - 2
        for step, word in zip(steps, short, strict=True):
            if step is self.selected:
                column = len(text)
                text += f">{word} {cell(step.what.speak(self._tr.language), max(room, 0))}".rstrip() + "  "
            else:
                text += f"{word}  "
        return text.rstrip(), column

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: on the chosen step."""
        heading, steps = self._part
        if not self.stands_upright:
            return Offset(self._flat(heading, steps)[1], 0)
        chosen = self.selected
        return Offset(0, 2 + next((n for n, one in enumerate(steps) if one is chosen), 0))

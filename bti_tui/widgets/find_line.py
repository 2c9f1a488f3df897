"""One row above a list: the words to search for, or the day to go to."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.i18n import Translator
from bti_tui.widgets.burst import drained
from bti_tui.widgets.field import Field, FieldSpec
from bti_tui.widgets.fields import field_for

WORDS, DAY = "words", "day"
GAP: Final = 4


def find_fields(tr: Translator, today: date) -> tuple[Field, Field]:
    """The two questions: what, and when."""
    words = FieldSpec(
        WORDS, FieldKind.LINE, tr.tr("Search"), tr.tr("The beginning of each word is enough."), expands=None
    )
    ago = tr.tr("Such as 3.2, a week ago, monday or week 40.")
    day = FieldSpec(DAY, FieldKind.DATE, tr.tr("To the day"), ago, direction=Direction.BACK)
    return field_for(words, tr, today), field_for(day, tr, today)


class FindLine(Widget):
    """Enter asks, Esc puts it away; hidden until it is opened."""

    DEFAULT_CSS = "FindLine { height: auto; display: none; padding: 0 1; }"
    BINDINGS = [Binding("enter", "ask", show=False, priority=True, id="find-enter")]
    can_focus = False

    class Asked(Message):
        """Search for these words, or go to this day."""

        def __init__(self, words: str = "", day: date | None = None) -> None:
            super().__init__()
            self.words = words
            self.day = day

    class Closed(Message):
        """Put away."""

    def __init__(self, make: Callable[[], Sequence[Field]]) -> None:
        """`make` gives the questions in the language of now."""
        super().__init__()
        self._make = make
        self._fields: Sequence[Field] = ()

    @override
    def compose(self) -> ComposeResult:
        """Both questions; one of them is shown."""
        self._fields = self._make()
        yield from self._fields

    def on_mount(self) -> None:
        """The answer stands right behind its question."""
        for field in self._fields:
            field.set_label_width(len(field.spec.label) + GAP)

    @property
    def is_open(self) -> bool:
        """Whether it has the keys."""
        return bool(self.display)

    def open(self, name: str, text: str) -> None:
        """Ask one of the questions, with a text to begin with; the cursor is there at once."""
        self.display = True
        for field in self._fields:
            field.display = field.spec.name == name
            if field.display:
                field.set_error("")
                field.set_draft(text)
                self.screen.set_focus(field.editor)

    def escape(self) -> bool:
        """Put it away; False when it is not open."""
        was_open = self.is_open
        self.display = False
        if was_open:
            self.post_message(self.Closed())
        return was_open

    async def action_ask(self) -> None:
        """Enter: tell what was asked, once every letter typed before it has counted."""
        field = next(one for one in self._fields if one.display)
        await drained(field.editor, field)
        value = field.value
        if problem := field.problem():
            field.set_error(problem)
        elif value is not None:
            self.escape()
            self.post_message(self.Asked(day=value) if isinstance(value, date) else self.Asked(str(value)))
        else:
            self.escape()
        await drained(*(node for node in self.ancestors_with_self if isinstance(node, Widget)))

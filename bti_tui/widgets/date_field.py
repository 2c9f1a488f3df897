"""A date typed as people type it, with the program's reading beside it before anything is stored."""

from datetime import date

from textual import events
from textual.widgets.input import Selection
from typing_extensions import override

from bti_tui.domain.date_words import DateProblem, parse, read
from bti_tui.i18n import Translator
from bti_tui.widgets.field import DraftValue, FieldSpec, Value, as_draft
from bti_tui.widgets.text_fields import LineEditor, LineField

ASKED = frozenset({DateProblem.ASK_MONTHS, DateProblem.ASK_WEEKS})
"""What is asked back."""


class DateLine(LineEditor):
    """The line of a date. What was put there for the person gives way to the first sign that is typed after entering;
    arrows, Home and End go into it instead.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_prefilled = False
        """A whole date stands here that the person has not typed."""
        self._is_entered = False

    @override
    def replace(self, text: str, start: int, end: int) -> None:
        """From the first change on it is the person's own."""
        self.is_prefilled = False
        super().replace(text, start, end)

    @override
    def insert_text_at_cursor(self, text: str) -> None:
        """Instead of the date that was put there."""
        if self._gives_way:
            self.replace(text, 0, len(self.value))
        else:
            super().insert_text_at_cursor(text)

    @property
    def _gives_way(self) -> bool:
        return self.is_prefilled and self._is_entered

    def on_focus(self) -> None:
        """The field is entered."""
        self._is_entered = True

    @override
    async def on_key(self, event: events.Key) -> None:
        """A key that moves or rubs out begins to edit what stands there."""
        if not event.is_printable:
            self._is_entered = False

    def on_paste(self, _: events.Paste) -> None:
        """Pasted as typed."""
        if self._gives_way:
            self.selection = Selection(0, len(self.value))


class DateField(LineField):
    """A short line that is read as a date; what can't be read stays as typed and never becomes a guess."""

    DEFAULT_CSS = """
    DateField > LineEditor { width: 21; }
    DateField > .field--echo { width: 1fr; max-width: 100%; }
    """

    def __init__(self, spec: FieldSpec, tr: Translator, today: date) -> None:
        super().__init__(spec, tr, today)
        self._line = DateLine()
        self._editor = self._line

    @override
    def _write(self, draft: DraftValue) -> None:
        super()._write(draft)
        self._line.is_prefilled = bool(self.text) and self.text in (
            self.spec.default,
            as_draft(self.day, self.translator),
        )

    @property
    def day(self) -> date | None:
        """The date as read, or None."""
        return parse(self.text, self.today, self.spec.direction) if self.text else None

    @property
    @override
    def value(self) -> Value:
        """The date, or None when it is empty or can't be read."""
        return self.day

    @override
    def reading(self) -> str:
        """The whole date and how far away it is; a question where the text may mean two things."""
        if not self.text:
            return ""
        found = read(self.text, self.today, self.spec.direction)
        if isinstance(found, date):
            return f"-> {self.translator.reading(found, self.today)}"
        if found in ASKED:
            return f"-> {self.translator.date_problem(found)}"
        return self.tr("-> not read as a date yet")

    @override
    def problem(self) -> str:
        """A text that is no date, or may be two."""
        found = read(self.text, self.today, self.spec.direction) if self.text else self.today
        if isinstance(found, date):
            return ""
        if found in ASKED:
            return self.translator.date_problem(found)
        return self.tr("Can't be read as a date. Try 15.1, +14d, fre or week 48.")

"""A date typed as people type it, with the program's reading beside it before anything is stored."""

from datetime import date

from typing_extensions import override

from bti_tui.domain.date_words import parse
from bti_tui.widgets.field import Value
from bti_tui.widgets.text_fields import LineField


class DateField(LineField):
    """A short line that is read as a date; what can't be read stays as typed and never becomes a guess."""

    DEFAULT_CSS = """
    DateField > LineEditor { width: 16; }
    DateField > .field--echo { width: 1fr; max-width: 100%; }
    """

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
        """The whole date and how far away it is."""
        day = self.day
        if day is not None:
            return f"-> {self.translator.reading(day, self.today)}"
        return self.tr("-> not read as a date yet") if self.text else ""

    @override
    def problem(self) -> str:
        """A text that is no date."""
        return self.tr("Can't be read as a date. Try 15.1, +14d, fre or week 48.") if self.text and not self.day else ""

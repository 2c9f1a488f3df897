"""A document as plain text: 80 columns, UTF-8."""

import textwrap
from typing import Final

from bti_tui.domain.text import clean
from bti_tui.prints.document import (
    Bullets,
    Document,
    Fields,
    Heading,
    Paragraph,
    Part,
    Quote,
    Signatures,
    Table,
    Tick,
    quoted,
)

COLUMNS: Final = 80
_LABELS: Final = 28
_GAP: Final = 2
_LINE: Final = "_" * 40


def to_text(document: Document, columns: int = COLUMNS) -> bytes:
    """The document as a text file; narrower for a screen that has less room."""
    return ("\n".join(line.rstrip() for line in _Sheet(document, columns).lines()) + "\n").encode()


class _Sheet:
    """A document as lines of a width."""

    def __init__(self, document: Document, columns: int) -> None:
        self._document = document
        self._columns = columns
        self._labels = min(_LABELS, columns // 2)

    def lines(self) -> list[str]:
        """All of them."""
        document = self._document
        top = [*self._wrapped(document.mark), ""] if document.mark else []
        lines = [*top, *self._under(document.title, "=")]
        for before, part in zip((None, *document.parts), document.parts, strict=False):
            is_listed = isinstance(before, Tick) and isinstance(part, Tick)
            lines += [*([] if is_listed else [""]), *self._of(part)]
        if document.version:
            lines += ["", "-" * self._columns, *self._wrapped(document.version)]
        return lines

    def _of(self, part: Part) -> list[str]:  # noqa: PLR0911 - one arm for each part
        match part:
            case Heading():
                return self._under(part.text, "-") if part.level == 1 else self._wrapped(part.text)
            case Paragraph():
                return self._wrapped(part.text)
            case Quote():
                return self._wrapped(quoted(part.text, self._document.language), before="    ")
            case Bullets():
                return [line for item in part.items for line in self._wrapped(item, first="  - ", before="    ")]
            case Fields():
                return [line for label, value in part.rows for line in self._field(label, value)]
            case Tick():
                return self._wrapped(part.text, first="[x] " if part.is_ticked else "[ ] ", before="    ")
            case Signatures():
                return [line for below in part.below for line in ("", "", _LINE, *self._wrapped(below))]
            case Table():
                return self._table(part)

    def _under(self, text: str, sign: str) -> list[str]:
        lines = textwrap.wrap(clean(text, lines=False), self._columns) or [""]
        return [*lines, sign * max(len(line) for line in lines)]

    def _wrapped(self, text: str, *, first: str = "", before: str = "") -> list[str]:
        """Every line of a text, broken where it is too long."""
        lines: list[str] = []
        for line in clean(text).expandtabs(4).split("\n"):
            start = before if lines or not first else first
            broken = textwrap.wrap(line, self._columns, initial_indent=start, subsequent_indent=before)
            lines += broken or [start.rstrip()]
        return lines

    def _field(self, label: str, value: str) -> list[str]:
        """The value beside its label, or below a long one."""
        head = f"{clean(label, lines=False)}: "
        before = " " * self._labels
        if len(head) > self._labels:
            return [*self._wrapped(head), *self._wrapped(value, before=before)]
        return self._wrapped(value, first=head.ljust(self._labels), before=before)

    def _table(self, table: Table) -> list[str]:
        """Columns under each other; one field below another where they are too wide for the line."""
        rows = [tuple(clean(cell, lines=False) for cell in row) for row in (table.head, *table.rows)]
        widths = [max(len(row[at]) for row in rows) for at in range(len(table.head))]
        if sum(widths) + _GAP * (len(widths) - 1) > self._columns:
            return [line for row in rows[1:] for line in (*self._stacked(rows[0], row), "")][:-1]
        told = [(" " * _GAP).join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
        return [told[0], "-" * len(told[0]), *told[1:]]

    def _stacked(self, head: tuple[str, ...], row: tuple[str, ...]) -> list[str]:
        return [line for label, cell in zip(head, row, strict=True) for line in self._field(label, cell)]

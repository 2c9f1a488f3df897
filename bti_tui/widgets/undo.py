"""Undo and redo for one line of text."""

from dataclasses import dataclass, field

DEEPEST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where the cursor stands in it."""

    text: str
    cursor: int


@dataclass(slots=True)
class UndoStack:
    """What a line looked like before each change; letters typed in a row count as one change, up to a blank."""

    _past: list[Line] = field(default_factory=list)
    _future: list[Line] = field(default_factory=list)
    _expected: Line | None = None
    """How the line looks if the next letter only carries on with the last change."""

    def record(self, before: Line, after: Line) -> None:
        """Note a change made by the person."""
        if before.text == after.text:
            return
        grows = len(after.text) == len(before.text) + 1
        carries_on = grows and before == self._expected and not before.text[: before.cursor].endswith(" ")
        if not carries_on:
            self._past.append(before)
            del self._past[:-DEEPEST]
        self._future.clear()
        self._expected = after if grows else None

    def undo(self, now: Line) -> Line | None:
        """The line before the last change, or None when there is nothing to take back."""
        return self._step(self._past, self._future, now)

    def redo(self, now: Line) -> Line | None:
        """The line as it was before the last undo, or None."""
        return self._step(self._future, self._past, now)

    def seal(self) -> None:
        """What is typed from now on is another change: the line was left meanwhile."""
        self._expected = None

    def _step(self, source: list[Line], target: list[Line], now: Line) -> Line | None:
        if not source:
            return None
        self._expected = None
        target.append(now)
        return source.pop()

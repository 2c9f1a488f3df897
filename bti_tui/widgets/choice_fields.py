"""Closed questions on one line: type the letter, tick with Space, or answer yes or no."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from bti_tui.domain.text import clean
from bti_tui.i18n import Translator
from bti_tui.widgets.field import DraftValue, Field, FieldChoice, FieldSpec, Value

ROOM_FOR_ANSWERS = 48
"""Columns that the answers have beside a label at 80 columns; more means more rows."""
YES, NO = "yes", "no"
NEXT_KEYS = frozenset({"right", "down"})
PREVIOUS_KEYS = frozenset({"left", "up"})


def keyed(choices: Sequence[FieldChoice]) -> tuple[FieldChoice, ...]:
    """The choices, each with a key: its own letter, or the digit of its place."""
    return tuple(replace(one, key=(one.key or str(place)).lower()) for place, one in enumerate(choices, start=1))


class ChoiceLine(Widget, can_focus=True):
    """Answers in a row, each with its key. Letters act here, in this widget's own queue, so no key is ever lost."""

    DEFAULT_CSS = "ChoiceLine { height: auto; width: 1fr; }"

    class Edited(Message):
        """The person chose, ticked or took away an answer."""

    class Moved(Message):
        """The cursor stands on another answer."""

    def __init__(self, choices: Sequence[FieldChoice], *, many: bool) -> None:
        super().__init__()
        self.choices = keyed(choices)
        self._many = many
        self._place = 0
        self.chosen: tuple[str, ...] = ()

    def choose(self, codes: Sequence[str]) -> None:
        """Show these as chosen; unknown codes are left out."""
        known = [one.code for one in self.choices]
        self.chosen = tuple(code for code in known if code in codes)
        if self.chosen:
            self._place = known.index(self.chosen[-1])
        self.refresh(layout=True)

    def _parts(self) -> list[str]:
        """Each answer as it is written; the chosen one of a single choice stands in angle brackets."""
        if self._many:
            return [f"[{'x' if one.code in self.chosen else ' '}] {one.key} {one.label}" for one in self.choices]
        return [
            f"<{one.key} {one.label}>" if one.code in self.chosen else f" {one.key} {one.label} "
            for one in self.choices
        ]

    def _rows(self, width: int) -> list[list[int]]:
        """Which answers stand on which row; an answer is never split."""
        rows: list[list[int]] = [[]]
        column = 0
        for place, part in enumerate(self._parts()):
            length = cell_len(part)
            if rows[-1] and column + length > width:
                rows.append([])
                column = 0
            rows[-1].append(place)
            column += length + 1
        return rows

    @override
    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the answers need."""
        return len(self._rows(width))

    @override
    def render(self) -> Content:
        """All answers as plain content."""
        parts = self._parts()
        rows = [
            Content(" ").join(self._styled(place, parts[place]) for place in row)
            for row in self._rows(self.content_size.width)
        ]
        return Content("\n").join(rows)

    def _styled(self, place: int, part: str) -> Content:
        text = Content(part)
        if self.choices[place].code in self.chosen:
            text = text.stylize("bold")
        return text.stylize("reverse") if self._many and self.has_focus and place == self._place else text

    @property
    def cursor_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: on the answer that is chosen or stood on."""
        parts = self._parts()
        for number, row in enumerate(self._rows(self.content_size.width)):
            if self._place in row:
                before = row[: row.index(self._place)]
                return Offset(sum(cell_len(parts[place]) + 1 for place in before) + 1, number)
        return Offset(0, 0)

    def on_key(self, event: events.Key) -> None:
        """Letters and digits answer; arrows move; Space ticks; Backspace and Delete take the answer away."""
        if self._take(event):
            self.post_message(self.Moved())
            event.stop()
            event.prevent_default()

    def _take(self, event: events.Key) -> bool:
        if event.key in {"backspace", "delete"}:
            return self._change(() if not self._many else self.chosen[:-1])
        if event.key in NEXT_KEYS | PREVIOUS_KEYS:
            return self._move(1 if event.key in NEXT_KEYS else -1)
        if event.key == "space":
            return self._answer(self._place) if self._many else True
        letter = (event.character or "").lower()
        for place, one in enumerate(self.choices):
            if letter and letter == one.key:
                return self._answer(place)
        return event.is_printable

    def answer(self, key: str) -> bool:
        """Give the answer that a key stands for; False when it stands for none."""
        place = next((place for place, one in enumerate(self.choices) if one.key == key), None)
        return place is not None and self._answer(place)

    def _move(self, step: int) -> bool:
        start_here = not self._many and not self.chosen
        self._place = self._place if start_here else (self._place + step) % len(self.choices)
        if not self._many:
            return self._change((self.choices[self._place].code,))
        self.refresh()
        return True

    def _answer(self, place: int) -> bool:
        self._place = place
        code = self.choices[place].code
        if not self._many:
            return self._change((code,))
        ticked = set(self.chosen) ^ {code}
        return self._change(tuple(one.code for one in self.choices if one.code in ticked))

    def _change(self, chosen: tuple[str, ...]) -> bool:
        if chosen != self.chosen:
            self.chosen = chosen
            self.post_message(self.Edited())
        self.refresh()
        return True


class ClosedField(Field):
    """What the closed questions share: a row of answers, and undo of each change."""

    many = False

    def __init__(self, spec: FieldSpec, tr: Translator, today: date) -> None:
        super().__init__(spec, tr, today)
        self._line = self.make_line()
        self._past: list[tuple[str, ...]] = []
        self._future: list[tuple[str, ...]] = []
        self._before: tuple[str, ...] = ()

    def make_line(self) -> ChoiceLine:
        """The widget that shows the answers and takes the keys."""
        return ChoiceLine(self._choices(), many=self.many)

    def _choices(self) -> Sequence[FieldChoice]:
        return self.spec.choices

    @property
    @override
    def editor(self) -> ChoiceLine:
        """The row of answers."""
        return self._line

    @property
    @override
    def is_tall(self) -> bool:
        """Long lists of answers get the whole width."""
        return super().is_tall or self._answer_width > 2 * ROOM_FOR_ANSWERS

    @property
    @override
    def rows(self) -> int:
        """The label's own row, if any, and as many as the answers need."""
        room = ROOM_FOR_ANSWERS + (LABEL_ROOM if self.is_tall else 0)
        return self.is_tall + -(-self._answer_width // room)

    @property
    def _answer_width(self) -> int:
        extra = 7 if self.many else 5
        return sum(len(one.label) + extra for one in self._line.choices)

    @property
    @override
    def draft(self) -> DraftValue:
        """The chosen codes."""
        return list(self._line.chosen)

    @override
    def _write(self, draft: DraftValue) -> None:
        self._line.choose([clean(code) for code in (draft if isinstance(draft, list) else [draft])])
        self._before = self._line.chosen

    @override
    def undo(self) -> bool:
        """Take back the last answer."""
        return self._step(self._past, self._future)

    @override
    def redo(self) -> bool:
        """Answer again as before the last undo."""
        return self._step(self._future, self._past)

    def _step(self, source: list[tuple[str, ...]], target: list[tuple[str, ...]]) -> bool:
        if not source:
            return False
        target.append(self._line.chosen)
        self._line.choose(source.pop())
        self._before = self._line.chosen
        self.was_edited()
        return True

    def on_choice_line_edited(self, event: ChoiceLine.Edited) -> None:
        """Remember how it was, and tell."""
        event.stop()
        self._past.append(self._before)
        self._future.clear()
        self._before = self._line.chosen
        self.was_edited()


LABEL_ROOM = 24


class ChoiceField(ClosedField):
    """One answer of two to nine."""

    @property
    @override
    def value(self) -> Value:
        """The code of the answer, or None."""
        return self._line.chosen[0] if self._line.chosen else None

    def knows(self, key: str) -> bool:
        """Whether a key is one of the answers."""
        return any(one.key == key for one in self._line.choices)

    def answer(self, key: str) -> None:
        """Give the answer that a key stands for, as if it was typed here."""
        self._line.answer(key)


class MultiChoiceField(ClosedField):
    """Any number of answers; nothing is ticked before the person does it."""

    many = True

    @property
    @override
    def value(self) -> Value:
        """The codes that are ticked, in the order of the list; None when none is."""
        return self._line.chosen or None


class YesNoField(ClosedField):
    """Yes or no, by the first letter of each in the person's language."""

    @override
    def _choices(self) -> Sequence[FieldChoice]:
        yes, no = self.tr("yes"), self.tr("no")
        return (FieldChoice(YES, yes, yes[:1]), FieldChoice(NO, no, no[:1]))

    @property
    @override
    def value(self) -> Value:
        """True, False, or None while it is not answered."""
        return self._line.chosen[0] == YES if self._line.chosen else None

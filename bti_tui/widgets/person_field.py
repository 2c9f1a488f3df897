"""Who: type some letters of a name, and the list is narrowed to those that fit."""

from collections.abc import Sequence

from textual import events
from typing_extensions import override

from bti_tui.i18n import sort_key
from bti_tui.widgets.field import DraftValue, FieldSpec, Picked, Value
from bti_tui.widgets.text_fields import LineField

FEWEST_LETTERS = 2
MOST_SHOWN = 3

Option = tuple[str, str]


def matches(options: Sequence[Option], typed: str) -> tuple[Option, ...]:
    """The options in which every typed word begins a word: those that begin with the text first, then å last."""
    words = typed.casefold().split()
    if len(typed.strip()) < FEWEST_LETTERS:
        return ()
    fitting = [
        option
        for option in options
        if all(any(part.startswith(word) for part in option[1].casefold().replace(",", " ").split()) for word in words)
    ]
    return tuple(
        sorted(fitting, key=lambda one: (not one[1].casefold().startswith(typed.casefold()), sort_key(one[1])))
    )


def by_letter(spec: FieldSpec, typed: str) -> tuple[Option, ...]:
    """The option that one letter alone stands for."""
    codes = [code for letter, code in spec.letters if letter == typed.strip().casefold()]
    return tuple(one for one in spec.options if one[0] in codes)


class PersonField(LineField):
    """A line that picks one of a list; a name outside the list only where the field allows it."""

    DEFAULT_CSS = """
    PersonField > LineEditor { width: 28; }
    PersonField > .field--echo { width: 1fr; max-width: 100%; }
    """
    _picked: Option | None = None
    _searched = ""
    """What was typed before an arrow wrote a whole name."""

    @property
    def fitting(self) -> tuple[Option, ...]:
        """Who fits what is typed."""
        return matches(self.spec.options, self.text)

    @property
    def choice(self) -> Option | None:
        """The one that is meant: picked with the arrow, written in full, or the only one that fits."""
        if self._picked is not None:
            return self._picked
        exact = [one for one in self.spec.options if one[1].casefold() == self.text.casefold()]
        found = exact or by_letter(self.spec, self.text) or self.fitting
        return found[0] if len(found) == 1 else None

    @property
    @override
    def value(self) -> Value:
        """The chosen one with its id, else the typed name where that is allowed, else None."""
        if not self.text:
            return None
        if self.choice is not None:
            return Picked(self.choice[1], self.choice[0])
        return Picked(self.text) if self.spec.free_text else None

    @override
    def problem(self) -> str:
        """Nobody fits, or more than one."""
        if not self.text or self.choice or self.spec.free_text:
            return ""
        return self.tr("More than one fits. Pick with the down arrow.") if self.fitting else self.tr("Not on the list.")

    @override
    def reading(self) -> str:
        """The one that is meant, or some of those that fit."""
        if self.choice is not None:
            return f"-> {self.choice[1]}"
        shown = "\n".join(label for _, label in self.fitting[:MOST_SHOWN])
        rest = len(self.fitting) - MOST_SHOWN
        if rest > 0:
            return shown + "\n" + self.tr("and {count} more", count=rest)
        if not shown and self.text and self.spec.free_text:
            return self.tr("-> a new name")
        return shown

    @override
    def _write(self, draft: DraftValue) -> None:
        self._picked = next((one for one in self.spec.options if one[0] == draft), None)
        super()._write(self._picked[1] if self._picked else draft)

    @override
    def was_edited(self) -> None:
        """A changed text is a new search."""
        if self._picked is not None and self._picked[1] != self.text:
            self._picked = None
        if self._picked is None:
            self._searched = self.text
        super().was_edited()

    def on_key(self, event: events.Key) -> None:
        """The arrows go through those that fit what was typed."""
        if event.key not in {"down", "up"}:
            return
        event.stop()
        candidates = matches(self.spec.options, self._searched) or self.spec.options
        if not candidates:
            return
        step = 1 if event.key == "down" else -1
        start = -1 if step > 0 else 0
        place = (candidates.index(self._picked) if self._picked in candidates else start) + step
        self._pick(candidates[place % len(candidates)])

    def _pick(self, option: Option) -> None:
        self._picked = option
        self.editor.value = option[1]
        self.editor.cursor_position = len(option[1])


class CodeField(PersonField):
    """One of a long list that is declared whole: picked by typing, and worth its code."""

    @property
    @override
    def value(self) -> Value:
        """The code of the one that is meant; None when there is none, or it can't be read."""
        return self.choice[0] if self.text and self.choice is not None else None

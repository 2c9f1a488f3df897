"""Several of a long list: type some letters of each, with a comma between; the arrows fill in the last one."""

from textual import events
from typing_extensions import override

from bti_tui.widgets.field import DraftValue, Value
from bti_tui.widgets.person_field import MOST_SHOWN, Option, by_letter, matches
from bti_tui.widgets.text_fields import LineField

COMMA = ","


class ManyField(LineField):
    """A line that picks any number of a list; each part between commas stands for one."""

    DEFAULT_CSS = """
    ManyField > LineEditor { width: 34; }
    ManyField > .field--echo { width: 1fr; max-width: 100%; }
    """
    _searched = ""
    """What was typed of the last one before an arrow wrote a whole name."""

    @property
    def _parts(self) -> list[str]:
        return [part.strip() for part in self.text.split(COMMA) if part.strip()]

    def _option(self, typed: str) -> Option | None:
        """The one that is meant: written in full, or the only one that fits."""
        exact = [one for one in self.spec.options if one[1].casefold() == typed.casefold()]
        found = exact or by_letter(self.spec, typed) or matches(self.spec.options, typed)
        return found[0] if len(found) == 1 else None

    @property
    @override
    def value(self) -> Value:
        """The codes, each once; None when there is none, or when a part can't be read."""
        found = [self._option(part) for part in self._parts]
        codes = tuple(dict.fromkeys(one[0] for one in found if one is not None))
        return codes if codes and all(found) else None

    @override
    def problem(self) -> str:
        """The first part that nobody, or more than one, fits."""
        for part in self._parts:
            if self._option(part) is None:
                if matches(self.spec.options, part):
                    return self.tr("More than one fits “{text}”. Pick with the down arrow.", text=part)
                return self.tr("“{text}” is not on the list.", text=part)
        return ""

    @override
    def reading(self) -> str:
        """Those that are meant; while the last one is not clear, some of those that fit."""
        parts = self._parts
        if not parts:
            return ""
        found = [self._option(part) for part in parts]
        if all(found):
            return "-> " + ", ".join(one[1] for one in found if one is not None)
        fitting = matches(self.spec.options, parts[-1])
        shown = "\n".join(label for _, label in fitting[:MOST_SHOWN])
        rest = len(fitting) - MOST_SHOWN
        return shown + "\n" + self.tr("and {count} more", count=rest) if rest > 0 else shown

    @override
    def _write(self, draft: DraftValue) -> None:
        names = dict(self.spec.options)
        super()._write(", ".join(names.get(code, code) for code in draft) if isinstance(draft, list) else draft)

    @override
    def was_edited(self) -> None:
        """A changed text is a new search, unless an arrow wrote it."""
        parts = self._parts
        last = parts[-1] if parts else ""
        if last not in {label for _, label in self.spec.options}:
            self._searched = last
        super().was_edited()

    def on_key(self, event: events.Key) -> None:
        """The arrows go through those that fit the last part."""
        if event.key not in {"down", "up"}:
            return
        event.stop()
        before, comma, last = self.text.rpartition(COMMA)
        is_new = not last.strip()
        candidates = (matches(self.spec.options, self._searched) if not is_new else ()) or self.spec.options
        if not candidates:
            return
        names = [label for _, label in candidates]
        step = 1 if event.key == "down" else -1
        start = names.index(last.strip()) if last.strip() in names else -1 if step > 0 else 0
        name = names[(start + step) % len(names)]
        text = f"{before}{comma} {name}" if comma else name
        self.editor.value = text
        self.editor.cursor_position = len(text)

"""The lines of a log that have been read so far, and the choice among them by a letter."""

from typing import Final

from bti_tui.domain.views.timeline import LogLine
from bti_tui.i18n import Translator
from bti_tui.screens.log_text import ENTRIES, LogTexts
from bti_tui.usecases.case_words import CaseWords
from bti_tui.usecases.queries import LogPage
from bti_tui.widgets.timeline import Told

ALL: Final = "a"
"""The letter for every line."""
DONE: Final = "h"
"""The letter for what follows from what people did in the case (hendelser)."""
WRITTEN, CORRECTED, KIND = "entry.written", "entry.corrected", "kind"


class LogBook:
    """Lines newest first; a correction stands above what it corrects, so what was corrected is known in time."""

    def __init__(self, tr: Translator, words: CaseWords, letter: str = ALL) -> None:
        self._tr = tr
        self._words = words
        self._texts = LogTexts(tr, words)
        self._lines: list[Told] = []
        self._corrections: dict[str, str] = {}
        self._is_begun = False
        self.letter = letter
        self.before: int | None = None
        """Where the next page begins; None before the first and after the last."""

    # reading

    @property
    def is_whole(self) -> bool:
        """Whether the beginning of the case is reached."""
        return self._is_begun and self.before is None

    def add(self, page: LogPage) -> None:
        """Take in the next page of older lines."""
        self._is_begun = True
        self.before = page.before
        for line in page.lines:
            if line.corrects is not None:
                self._corrections.setdefault(line.corrects, dict(line.texts).get("text", ""))
            said = self._texts.sentence(line, corrected=line.fact_id in self._corrections)
            self._lines.append(Told(line, said, line.name in ENTRIES))

    def newest_text(self, entry: str) -> str:
        """The text of an entry as it was last corrected."""
        written = next((dict(one.line.texts).get("text", "") for one in self._lines if one.line.fact_id == entry), "")
        return self._corrections.get(entry, written)

    # choosing

    @property
    def kinds(self) -> dict[str, str]:
        """The code of each kind of entry, by its letter."""
        return {one.key: one.code for one in self._words.choices.get("entry_kind", ()) if one.key}

    @property
    def letters(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(dict.fromkeys((ALL, *self.kinds, DONE)))

    def choose(self, letter: str) -> None:
        """Show only what a letter stands for."""
        self.letter = letter

    @property
    def shown(self) -> list[Told]:
        """The lines of the choice."""
        return [one for one in self._lines if self._fits(one.line)]

    def _fits(self, line: LogLine) -> bool:
        if self.letter == ALL:
            return True
        if self.letter == DONE:
            return line.name not in ENTRIES
        return line.name in ENTRIES and dict(line.codes).get(KIND) == self.kinds.get(self.letter)

    def choices(self) -> str:
        """The letters with their words; the chosen one stands in angle brackets."""
        words = {ALL: self._tr.tr("all"), DONE: self._tr.tr("done in the case")}
        language = self._tr.language
        words |= {key: self._words.choice("entry_kind", code, language) for key, code in self.kinds.items()}
        parts = (f"{letter} {words[letter].lower()}" for letter in self.letters)
        marked = (f"<{part}>" if part[0] == self.letter else f" {part} " for part in parts)
        return self._tr.tr("Show") + " " + "".join(marked)

    # the whole text

    def whole(self, told: Told) -> list[tuple[str, str]]:
        """All that is known of a line: who and when, then every text in full."""
        line = told.line
        at = line.at.astimezone()
        who = self._tr.tr(
            "{author}, {day} at {time}",
            author=line.author,
            day=self._tr.long_day(at.date()),
            time=self._tr.clock(at.time()),
        )
        details = self._texts.details(line)
        if told.is_entry:
            return [("", "\n".join([f"{who}.", *(text for _, text in details)]))]
        texts = [f"{label.rstrip('?:')}: {text}" if label else text for label, text in details]
        return [("", "\n".join([f"{who}.", told.sentence, *(texts if len(texts) > 1 else [])]))]

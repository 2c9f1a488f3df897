"""The lines of a log that have been read so far, and the choice among them by a letter, a word or a day.

They are read as they were written and stand by the day they tell of. Nothing is written before it happens, so a line
has its place as soon as all that was written on its day or later is read; until then it waits.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.timeline import LogLine
from bti_tui.i18n import N_, Translator
from bti_tui.screens.invite import ROLES
from bti_tui.screens.log_letters import ALL, Letters
from bti_tui.screens.log_text import ENTRIES, LogTexts, uncapitalised
from bti_tui.screens.voices_text import voice_of
from bti_tui.usecases.case_words import INFORMATION, CaseWords
from bti_tui.usecases.queries import LogPage
from bti_tui.widgets.hit_marks import asked_words, marked
from bti_tui.widgets.timeline import Told

SEEN_BY: Final = {
    Visibility.LOG: N_("in the log, read by the family and those with consent"),
    Visibility.INTERNAL: N_("# internal, read by you and the leader only"),
    Visibility.SHIELDED: N_("# shielded, belongs to the safety track"),
}


class LogBook:
    """Lines newest first; a correction is read before what it corrects, so what was corrected is known in time."""

    def __init__(self, tr: Translator, words: CaseWords) -> None:
        self._tr = tr
        self._words = words
        self._texts = LogTexts(tr, words)
        self._letters = Letters(words.choices.get("entry_kind", ()), tr)
        self._lines: list[Told] = []
        self._reached: date | None = None
        """The day on which the last line that was read was written."""
        self._found: list[Told] | None = None
        self._corrections: dict[str, str] = {}
        self._used: set[str] = set()
        """The letters for which something is written."""
        self._is_begun = False
        self.letter = ALL
        self.search = ""
        """What was searched for; empty while everything is shown."""
        self.newest = ""
        """The line that was written last."""
        self.before: int | None = None
        """Where the next page begins; None before the first and after the last."""

    # reading

    @property
    def is_whole(self) -> bool:
        """Whether the beginning of the case is reached, or all that a search found is here."""
        return self._found is not None or (self._is_begun and self.before is None)

    def add(self, page: LogPage) -> None:
        """Take in the next page of older lines."""
        self._is_begun = True
        self.before = page.before
        told = self._told(page.lines)
        if told:
            self.newest = self.newest or told[0].line.fact_id
            self._reached = min(one.line.written_on for one in told)
        self._lines = _in_order((*self._lines, *told))
        self._note_letters(told)

    def _told(self, lines: Iterable[LogLine]) -> list[Told]:
        """Lines with their sentences; what a correction says is remembered for what it corrects."""
        found = []
        for line in lines:
            if line.corrects is not None:
                self._corrections.setdefault(line.corrects, dict(line.texts).get("text", ""))
            said = self._texts.sentence(line, corrected=line.fact_id in self._corrections)
            found.append(Told(line, said, line.name in ENTRIES, self._service(line)))
        return found

    def newest_text(self, entry: str) -> str:
        """The text of an entry as it was last corrected."""
        known = (*self._lines, *self._found_lines)
        written = next((dict(one.line.texts).get("text", "") for one in known if one.line.fact_id == entry), "")
        return self._corrections.get(entry, written)

    def is_said(self, entry: str) -> bool:
        """Whether an entry holds words of the child or the family."""
        return any(
            one.line.fact_id == entry and voice_of(one.line, "text") for one in (*self._lines, *self._found_lines)
        )

    # searching

    def show_found(self, typed: str, page: LogPage) -> None:
        """Show what a search found and nothing else, with what was asked for marked."""
        self.search = typed
        asked = asked_words(typed)
        told = (replace(one, sentence=marked(one.sentence, asked)) for one in self._told(page.lines))
        self._found = _in_order(told)

    @property
    def _found_lines(self) -> list[Told]:
        return self._found or []

    def carry_on(self, earlier: "LogBook") -> None:
        """Stand where an earlier reading of the same log stood: its letter, and what it had found."""
        self.letter = earlier.letter
        self.search, self._found = earlier.search, earlier._found

    def show_all(self) -> None:
        """Show everything again."""
        self.search, self._found = "", None

    def holds(self, fact_id: str) -> bool:
        """Whether a line has been read and has its place."""
        return any(one.line.fact_id == fact_id for one in self._placed)

    # a day

    def reaches(self, day: date) -> bool:
        """Whether the lines that have their place go back beyond a day."""
        placed = self._placed
        return self.is_whole or (bool(placed) and placed[-1].line.order[0] < day)

    def nearest(self, day: date) -> Told | None:
        """The newest line that tells of a day or of one before it; else the oldest."""
        shown = self.shown
        return next((one for one in shown if one.line.order[0] <= day), shown[-1] if shown else None)

    @property
    def _placed(self) -> list[Told]:
        """The lines between which nothing can come any more."""
        if self.is_whole or self._reached is None:
            return self._lines
        known = bisect_right(self._lines, -self._reached.toordinal(), key=lambda one: -one.line.order[0].toordinal())
        return self._lines[:known]

    # choosing

    @property
    def kinds(self) -> dict[str, str]:
        """The code of each kind of entry, by its letter."""
        return dict(self._letters.kinds)

    @property
    def letters(self) -> tuple[str, ...]:
        """What can be chosen."""
        return self._letters.all

    @property
    def letters_told(self) -> str:
        """Each letter with what it stands for."""
        return self._letters.told()

    def _note_letters(self, told: list[Told]) -> None:
        missing = set(self.letters) - self._used
        self._used |= {one for one in missing if any(self._letters.fits(one, each.line) for each in told)}

    def choose(self, letter: str) -> None:
        """Show only what a letter stands for."""
        self.letter = letter

    @property
    def shown(self) -> list[Told]:
        """The lines of the choice."""
        lines = self._placed if self._found is None else self._found
        return [one for one in lines if not one.line.struck and self._letters.fits(self.letter, one.line)]

    def choices(self, width: int) -> str:
        """The letters with their words; while a search is shown, what it is and how much it found."""
        letters = self._letters.shown(self.letter, self._used, width)
        if not self.search:
            return letters
        hits = self._tr.ntr("{n} line", "{n} lines", len(self.shown))
        said = self._tr.tr("Search: {words} - {hits}. Esc shows everything.", words=self.search, hits=hits)
        return f"{said}\n{letters}"

    # the whole text

    def author(self, line: LogLine) -> str:
        """Who wrote it, with her role and her service at that time."""
        by = line.by
        if by is None:
            return line.author
        role = self._tr.tr("Relay holder") if by.held_baton else self._tr.tr(ROLES[by.role])
        service = uncapitalised(self._service(line))
        return self._tr.tr("{name} ({role}, {service})", name=line.author, role=role.lower(), service=service)

    def _service(self, line: LogLine) -> str:
        return self._words.choice("agency", line.by.agency, self._tr.language) if line.by else ""

    def whole(self, told: Told) -> list[tuple[str, str]]:
        """All that is known of a line: who and when, who may read it, then every text in full."""
        line, asked = told.line, asked_words(self.search)
        details = self._texts.details(line)
        if told.is_entry:
            said = [text for _, text in details]
        else:
            texts = [f"{label.rstrip('?:')}: {text}" if label else text for label, text in details]
            sentence = self._texts.sentence(line, corrected=line.fact_id in self._corrections)
            said = [sentence, *(texts if len(texts) > 1 else [])]
        earlier = [self._tr.tr("Before the correction: {text}", text=line.earlier)] if line.earlier else []
        return [("", "\n".join([self._head(line), *(marked(one, asked) for one in (*said, *earlier))]))]

    def _head(self, line: LogLine) -> str:
        written = line.written_on
        day, time = self._tr.long_day(written), self._tr.clock(line.at.astimezone().time())
        who = self._tr.tr("{author}, {day} at {time}", author=self.author(line), day=day, time=time)
        is_later = line.on != written
        of = [self._tr.tr("It is about {day}.", day=self._tr.long_day(line.on))] if is_later else []
        seen_by = self._tr.tr("Visible: {who}.", who=self._tr.tr(SEEN_BY[line.visibility]))
        return " ".join((f"{who}.", *of, seen_by, *self._about(line)))

    def _about(self, line: LogLine) -> list[str]:
        """What it is about, which says which services read it."""
        codes = (code for field, code in line.codes if field == INFORMATION)
        kinds = ", ".join(uncapitalised(self._words.choice(INFORMATION, one, self._tr.language)) for one in codes)
        return [self._tr.tr("It is about: {kinds}.", kinds=kinds)] if kinds else []


def _in_order(lines: Iterable[Told]) -> list[Told]:
    return sorted(lines, key=lambda one: one.line.order, reverse=True)

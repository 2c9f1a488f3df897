"""What stands in a copy, statement by statement: the same words and numbers on paper and when it is read aloud."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from bti_tui.domain.copies import Recipient, RecipientKind
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.log_copy import CopyHead, CopyLine
from bti_tui.i18n import N_, Translator
from bti_tui.screens.log_text import TAILS, TEXTS, LogTexts
from bti_tui.usecases.case_words import CaseWords

SPOKEN: Final = frozenset({EntryKind.CHILD_WORDS.value, EntryKind.FAMILY_WORDS.value})
"""Kinds of entries that hold somebody's own words."""
_PLACES: Final = re.compile(r"\{(\w+)\}")
LABELS: Final[Mapping[str, str]] = {"child_view": N_("The child's own words")}
"""What texts are about that the guide does not ask for."""
OTHERS: Final[Mapping[RecipientKind, str]] = {
    RecipientKind.ARCHIVE: N_("The archive"),
    RecipientKind.JOURNAL: N_("Own record: a note for {agency}"),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is told: its number in the copy, who told it when, and the words."""

    number: int
    day: str
    head: str
    text: str
    quote: str = ""
    """Somebody's own words."""
    more: tuple[tuple[str, str], ...] = ()
    """Further texts, with what they are about."""


class CopyTexts:
    """Says the lines of a copy in one language."""

    def __init__(self, tr: Translator, words: CaseWords) -> None:
        self._tr = tr
        self._words = words
        self._log = LogTexts(tr, words)
        self.language = tr.language

    def statement(self, one: CopyLine) -> Statement:
        """A line: the sentence of the log, what else was written with it, and what it corrects."""
        line, tr = replace(one.line, corrected=False), self._tr
        kind = dict(line.codes).get("kind", "")
        text, quote = self._log.sentence(line), ""
        if line.name == "entry.written" and kind in SPOKEN:
            whose = self._log.speaker(line) or self._words.choice("entry_kind", kind, tr.language)
            text, quote = f"{whose}:", dict(line.texts).get("text", "")
        marks = [tr.tr("Corrects number {number}.", number=one.corrects)] if one.corrects else []
        marks += [tr.tr("Corrected in number {number}.", number=one.corrected_in)] if one.corrected_in else []
        return Statement(
            one.number,
            tr.long_day(line.on),
            self._head(one),
            " ".join((ended(text), *marks)),
            quote,
            tuple(self._more(one)),
        )

    def _head(self, one: CopyLine) -> str:
        title = self._works(one.title, one.agency)
        author = f"{one.line.author} ({title})" if title else one.line.author
        written = one.line.written_on
        later = [self._tr.tr("written {day}", day=self._tr.long_day(written))] if written != one.line.on else []
        return ", ".join((self._tr.long_day(one.line.on), author, *later))

    def _works(self, title: str, agency: AgencyCode | None) -> str:
        return ", ".join(part for part in (title, self.agency(agency)) if part)

    def _more(self, one: CopyLine) -> Iterator[tuple[str, str]]:
        """The texts that the sentence does not hold."""
        name, language = one.line.name, self._tr.language
        said = {*_PLACES.findall(TEXTS.get(name, "")), TAILS.get(name, "")}
        for field, text in one.line.texts:
            if field not in said:
                own = self._tr.tr(LABELS[field]) if field in LABELS else ""
                label = self._log.label(one.line, field) or self._words.label(name, field, language) or own
                yield label.rstrip("?:"), text

    def agency(self, code: AgencyCode | None) -> str:
        """What a service is called; empty for none."""
        found = self._words.choice("agency", code, self._tr.language) if code else ""
        return "" if found == code else found

    def recipient(self, to: Recipient) -> str:
        """For whom the copy is."""
        if to.kind is RecipientKind.FAMILY:
            return ", ".join(self._words.names.get(one, "") for one in to.people)
        agency = self.agency(to.agency)
        return agency if to.kind is RecipientKind.AGENCY else self._tr.tr(OTHERS[to.kind], agency=agency)

    def head(self, head: CopyHead) -> list[tuple[str, str]]:
        """What stands on top: whom it is about, for whom it is, and who has the case."""
        tr = self._tr
        born = tr.long_day(head.born_on) if head.born_on else ""
        holder = self._works(head.holder_title, head.holder_agency)
        level = f"{head.level.value} {head.level_title.speak(tr.language)}"
        since = tr.tr("since {day}", day=tr.day(head.since, year=True)) if head.since else ""
        rows = [
            (tr.tr("About"), head.name),
            (tr.tr("Born"), born),
            (tr.tr("Copy for"), self.recipient(head.recipient)),
            (tr.tr("Relay holder"), f"{head.holder} ({holder})" if holder and head.holder else head.holder),
            (tr.tr("Level"), f"{level} {since}".rstrip()),
            (tr.tr("Next evaluation"), tr.long_day(head.next_on) if head.next_on else ""),
            (tr.tr("Made"), tr.long_day(head.made_on)),
        ]
        return [(label, value) for label, value in rows if value]


def ended(text: str) -> str:
    """A sentence with its full stop, so that something may follow."""
    return text if text.rstrip()[-1:] in {"", ".", "!", "?", ":", "»", ")"} else f"{text.rstrip()}."

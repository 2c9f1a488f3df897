"""The letters that choose among the lines of a log: the guide's for kinds of entries, the house's own for the rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bti_tui.domain.forms import Choice
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.timeline import LogLine
from bti_tui.domain.words import Language
from bti_tui.i18n import N_, Translator
from bti_tui.screens.log_text import ENTRIES

ALL: Final = "a"
"""The letter for every line."""
DONE: Final = "h"
"""The letter for what follows from what people did in the case (hendelser)."""
KIND: Final = "kind"
ROOMY: Final = 100
"""Columns from which there is room for every word."""
MOST_ROWS: Final = 2
PAIR: Final = 2
SMALL_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Things that happened which are looked for together (gruppe i loggen)."""

    code: str
    letters: str
    """The letter that it has, or the next one where the guide needs that for a kind of entry."""
    label: str
    begins: tuple[str, ...]
    """How the permanent names of its facts begin."""

    def holds(self, name: str) -> bool:
        """Whether a fact belongs to it."""
        return name.startswith(self.begins)


GROUPS: Final = (
    Group("measure", "pi", N_("measures"), ("goal.", "measure.", "evaluation.")),
    Group("evaluation", "ex", N_("evaluation"), ("measure.evaluated", "goal.assessed", "evaluation.")),
    Group(EntryKind.DECISION.value, "by", N_("decision"), ("decision.", "guard.overridden", "plan.assessed")),
    Group(EntryKind.MEETING.value, "mq", N_("meeting"), ("meeting.", "minutes.", "agenda.", "presence.", "attendee.")),
    Group(EntryKind.TALK.value, "sj", N_("talk"), ("family.", "child_talk.")),
    Group("consent", "kc", N_("consent"), ("consent.", "basis.", "responsibility.", "case.disclosed", "log.")),
    Group("baton", "rw", N_("relay"), ("baton.", "agency.", "colleague.")),
    Group("level", "vz", N_("level"), ("level.", *(f"case.{end}" for end in ("closed", "paused", "re")))),
)
"""A group whose code is a kind of entry shares the kind's letter."""


class Letters:
    """The letters of one guide."""

    def __init__(self, kinds: Sequence[Choice], tr: Translator) -> None:
        self._tr = tr
        self._labels = {one.key: one.label for one in kinds if one.key}
        self.kinds: Mapping[str, str] = {one.key: one.code for one in kinds if one.key}
        """The code of each kind of entry, by its letter."""
        self._groups = self._given({code: key for key, code in self.kinds.items()})

    def _given(self, by_code: Mapping[str, str]) -> Mapping[str, Group]:
        taken = {ALL, DONE, *self.kinds}
        found: dict[str, Group] = {}
        for group in GROUPS:
            shared = by_code.get(group.code)
            letter = shared or next((one for one in group.letters if one not in taken), "")
            if letter:
                found[letter] = group
                taken.add(letter)
        return found

    @property
    def all(self) -> tuple[str, ...]:
        """What can be chosen, in the order in which it is shown."""
        return tuple(dict.fromkeys((ALL, *self.kinds, *self._groups, DONE)))

    def fits(self, letter: str, line: LogLine) -> bool:
        """Whether a line is one of those that a letter stands for."""
        if letter == ALL:
            return True
        if line.name in ENTRIES:
            return dict(line.codes).get(KIND) == self.kinds.get(letter, ALL)
        return letter == DONE or (letter in self._groups and self._groups[letter].holds(line.name))

    def label(self, letter: str, language: Language) -> str:
        """What a letter stands for, in small letters."""
        if letter in self._labels:
            return self._labels[letter].speak(language).lower()
        if letter in self._groups:
            return self._tr.tr(self._groups[letter].label)
        return self._tr.tr("all") if letter == ALL else self._tr.tr("done in the case")

    def shown(self, chosen: str, used: Collection[str], width: int) -> str:
        """All of them with their words, in at most two rows of so many columns; the chosen one in angle brackets.

        Where there is little room, a kind that the guide names with several words is called by the first of them, and
        those for which nothing is written yet, then the last ones, are there by their letter alone.
        """
        named = list(self.all)
        droppable = [one for one in reversed(self.all) if one not in {ALL, chosen}]
        droppable.sort(key=lambda one: one in used)
        while len(rows := self._rows(chosen, named, width)) > MOST_ROWS and droppable:
            named.remove(droppable.pop(0))
        return "\n".join(rows)

    def _rows(self, chosen: str, named: Collection[str], width: int) -> list[str]:
        rows = [self._tr.tr("Show") + " "]
        parts = [self._part(one, chosen, width) for one in self.all if one in named]
        rest, how = " ".join(one for one in self.all if one not in named), self._tr.tr("F1 tells")
        for part in (*parts, *([f" {rest}  {how}"] if rest else [])):
            if len(rows[-1]) + len(part) >= width:
                rows.append("")
            rows[-1] += part
        return rows

    def _part(self, letter: str, chosen: str, width: int) -> str:
        label = self.label(letter, self._tr.language)
        word = _short(label) if letter in self.kinds and width < ROOMY else label
        return f"<{letter} {word}>" if letter == chosen else f" {letter} {word} "

    def told(self) -> str:
        """Every letter with all of its words, for the help."""
        return ", ".join(f"{one}\u00a0{self.label(one, self._tr.language)}" for one in self.all)


def _short(label: str) -> str:
    """The first word of three or more; behind a small one, the next too."""
    words = label.split()
    return label if len(words) <= PAIR else " ".join(words[: 1 if len(words[0]) > SMALL_WORD else PAIR])

"""One line of the log as it is typed: a letter first for the kind, a word with # for who may see it, then the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bti_tui.domain.notes import Visibility

VISIBILITIES: Final[Mapping[str, Visibility]] = {
    "#intern": Visibility.INTERNAL,
    "#internt": Visibility.INTERNAL,
    "#internal": Visibility.INTERNAL,
    "#logg": Visibility.LOG,
    "#log": Visibility.LOG,
    "#skjermet": Visibility.SHIELDED,
    "#skjerma": Visibility.SHIELDED,
    "#shielded": Visibility.SHIELDED,
}
WHOLE_WORDS: Final = frozenset({"i", "å", "u", "a"})
"""Words of one letter: a text may begin with them, so they never stand for a kind."""


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What was typed, taken apart; None where the line does not say."""

    kind: str | None
    visibility: Visibility | None
    text: str


def read_entry(typed: str, kinds: Mapping[str, str]) -> EntryWords:
    """Take a line apart; `kinds` gives the code for each letter. A sign alone is not taken: it may be the text."""
    kind: str | None = None
    visibility: Visibility | None = None
    rest = typed.strip()
    while len(parts := rest.split(maxsplit=1)) == 2:  # noqa: PLR2004 - a word and what follows it
        word = parts[0].casefold()
        if visibility is None and word in VISIBILITIES:
            visibility = VISIBILITIES[word]
        elif kind is None and word in kinds and word not in WHOLE_WORDS:
            kind = kinds[word]
        else:
            break
        rest = parts[1]
    return EntryWords(kind, visibility, rest)

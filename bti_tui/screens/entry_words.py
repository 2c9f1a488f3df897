"""One line of the log as it is typed: a letter first for its kind, words with #, then the text.

A word with # says who may see it, or what it is about.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, get_args

from bti_tui.domain.forms import Choice
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.words import Language

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
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
WHOLE_WORDS: Final = frozenset({"i", "å", "u", "a"})
"""Words of one letter: a text may begin with them, so they never stand for a kind."""


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What was typed, taken apart; None where the line does not say."""

    kind: str | None
    visibility: Visibility | None
    text: str
    information: tuple[str, ...] = ()
    """What it is about."""
    said_by: str | None = None
    """Who says it, of the family's own words."""


def words_for(speakers: Iterable[Choice]) -> dict[str, str]:
    """The id of each guardian by what is typed for her: an @ with a name of hers or what she is, of nobody else's."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for one in speakers:
        labels = (one.label.speak(language) for language in get_args(Language))
        for word in {f"@{part.strip('()').casefold()}" for label in labels for part in label.split()}:
            shared |= {word} if word in found else set()
            found[word] = one.code
    return {word: code for word, code in found.items() if word not in shared}


def words_about(kinds: Iterable[Choice]) -> dict[str, str]:
    """The code of each kind of information by what is typed for it: a # with its code or its first word."""
    found: dict[str, str] = {}
    for one in kinds:
        said = (one.label.speak(language).split(maxsplit=1)[0] for language in get_args(Language))
        found |= {f"#{word.casefold()}": one.code for word in (one.code, *said)}
    return found


def read_entry(
    typed: str, kinds: Mapping[str, str], about: Mapping[str, str] = NOTHING, speakers: Mapping[str, str] = NOTHING
) -> EntryWords:
    """Take a line apart; `kinds` gives the code for each letter, `about` for each word with a #.

    `speakers` gives who says the family's words for each word with an @. A sign alone is not taken: it may be the text.
    """
    said_by: str | None = None
    kind: str | None = None
    visibility: Visibility | None = None
    information: dict[str, None] = {}
    rest = typed.strip()
    while len(parts := rest.split(maxsplit=1)) == 2:  # noqa: PLR2004 - a word and what follows it
        word = parts[0].casefold()
        if visibility is None and word in VISIBILITIES:
            visibility = VISIBILITIES[word]
        elif word in about:
            information[about[word]] = None
        elif kind is None and word in kinds and word not in WHOLE_WORDS:
            kind = kinds[word]
        elif said_by is None and kind == EntryKind.FAMILY_WORDS.value and word.rstrip(":,") in speakers:
            said_by = speakers[word.rstrip(":,")]
        else:
            break
        rest = parts[1]
    return EntryWords(kind, visibility, rest, tuple(information), said_by)

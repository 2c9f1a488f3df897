"""What is typed in the list of cases, read as a filter: all words must fit, and some have a meaning of their own.

`nivå 1`, `forfalt`, `mine`, `uten samtykke`, `lukket`, `@klu`; a minus before a word turns it around. The words of all
three languages count, and so does the beginning of one that is still being typed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bti_tui.domain.case import ENDED, CaseStatus
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.ids import UserId
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.lists import CaseRow
from bti_tui.domain.words import Language

SHORTEST_BEGINNING: Final = 3
OPEN_SAFETY: Final = frozenset({SafetyTrack.ACTIVE, SafetyTrack.CONSIDERED})
_NO_CONSENT: Final = frozenset(
    {ConsentStatus.MISSING, ConsentStatus.EXPIRED, ConsentStatus.REFUSED, ConsentStatus.WITHDRAWN}
)
_PURGED: Final = ("slettet", "sletta", "purged")
_PAIR: Final = re.compile(r"^(nivå|level|uten|utan|without) ?(\S*)$")

Fits = Callable[[CaseRow, UserId], bool]


def _is_mine(row: CaseRow, me: UserId) -> bool:
    """Whose case it is to look after: of the holder, of who stands in, and of the owner before anybody holds it."""
    return me in (row.holder, row.stand_in, row.owner if row.holder is None else None)


WORDS: Final[dict[str, Fits]] = {
    **dict.fromkeys(("forfalt", "forfalle", "overdue"), lambda row, _: row.days is not None and row.days < 0),
    **dict.fromkeys(("mine", "mitt"), _is_mine),
    **dict.fromkeys(("lukket", "lukka", "closed"), lambda row, _: row.status in ENDED),
    **dict.fromkeys(_PURGED, lambda row, _: row.status is CaseStatus.PURGED),
    **dict.fromkeys(("trygghet", "tryggleik", "safety"), lambda row, _: row.safety in OPEN_SAFETY),
}
"""Words with a meaning."""
CONSENT: Final = ("samtykke", "consent")


@dataclass(frozen=True, slots=True)
class Searchable:
    """A row with the beginnings that a typed word may fit, each behind a line break: one search finds any of them."""

    row: CaseRow
    beginnings: str

    @property
    def is_open(self) -> bool:
        """Whether work goes on in the case."""
        return self.row.status not in ENDED


def searchable(rows: Iterable[CaseRow], language: Language) -> tuple[Searchable, ...]:
    """The rows made ready, once: then each letter costs little."""
    return tuple(Searchable(row, "".join(f"\n{one}" for one in _beginnings(row, language))) for row in rows)


def _beginnings(row: CaseRow, language: Language) -> Iterable[str]:
    number = row.number.casefold()
    digits = number.partition("-")[2]
    yield from (number, digits, digits.lstrip("0"))
    for text in (row.name, row.what.speak(language) if row.what else "", row.step_number):
        yield from text.casefold().replace("-", " ").split()
    if row.born_year:
        yield str(row.born_year)


def filtered(rows: Sequence[Searchable], typed: str, me: UserId) -> list[CaseRow]:
    """The rows that every typed word fits, in the order given."""
    found = rows if looks_for_purged(typed) else [one for one in rows if one.row.status is not CaseStatus.PURGED]
    for part in parts(typed):
        test = _test(part)
        found = [one for one in found if test(one, me)]
    return [one.row for one in found]


def asks_for_ended(typed: str) -> bool:
    """Whether a typed word is about cases that have ended, which are not listed else."""
    found = (part.removeprefix("-") for part in parts(typed))
    return any(len(part) >= SHORTEST_BEGINNING and part in {"lukket", "lukka", "closed", *_PURGED} for part in found)


def looks_for_purged(typed: str) -> bool:
    """Whether a typed word is a number or asks for what was purged: nobody else meets those marks."""
    return any(
        any(map(str.isdigit, part)) or (len(part) >= SHORTEST_BEGINNING and any(w.startswith(part) for w in _PURGED))
        for part in parts(typed)
    )


def parts(typed: str) -> list[str]:
    """The typed words; `nivå 1` and `uten samtykke` are one, and so are they while they are being typed."""
    found: list[str] = []
    for word in typed.casefold().split():
        opener = found[-1].removeprefix("-") if found else ""
        joins = opener in {"nivå", "level"} and word.isdigit()
        joins = joins or (opener in {"uten", "utan", "without"} and any(one.startswith(word) for one in CONSENT))
        if joins:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _test(part: str) -> Callable[[Searchable, UserId], bool]:
    if part.startswith("-"):
        inner = _test(part[1:]) if part[1:] else None
        return lambda one, me: inner is None or not inner(one, me)
    if part.startswith("@"):
        return lambda one, _: one.row.holder_initials.casefold().startswith(part[1:])
    pair = _PAIR.match(part)
    if pair is not None and (" " in part or part == pair[1]):
        return _paired(pair[1], pair[2])
    meant = [fits for word, fits in WORDS.items() if len(part) >= SHORTEST_BEGINNING and word.startswith(part)]
    if not meant:
        return lambda one, _: f"\n{part}" in one.beginnings
    return lambda one, me: f"\n{part}" in one.beginnings or any(fits(one.row, me) for fits in meant)


def _paired(opener: str, rest: str) -> Callable[[Searchable, UserId], bool]:
    """`nivå 1`; while the second word is missing every row fits."""
    if not rest:
        return lambda *_: True
    if opener in {"nivå", "level"}:
        return lambda one, _: one.row.level.value == int(rest)
    return lambda one, _: one.row.consent in _NO_CONSENT

"""The catalogue of measures: what is known to be tried, by level and agency, and how a typed title finds it."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode, AreaCode, CatalogueCode, CategoryCode
from bti_tui.domain.plan import Arena
from bti_tui.domain.text import clean
from bti_tui.domain.words import Words

SLIP_FROM: Final = 5
"""A word of so many letters is found with one slip of the keyboard in it."""
PREFIX, WITHIN, SLIPPED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class CatalogueMeasure:
    """One measure of the catalogue (tiltak i katalogen)."""

    code: CatalogueCode
    title: Words
    category: CategoryCode
    arena: Arena
    area: AreaCode | None = None
    levels: tuple[Level, ...] = (Level.OWN_AGENCY, Level.TWO_AGENCIES, Level.TEAM)
    agencies: tuple[AgencyCode, ...] = ()
    """Whose it is; empty: anybody's, the family's too."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All of them, the municipality's own first (tiltakskatalog)."""

    measures: tuple[CatalogueMeasure, ...] = ()
    checked_on: date | None = None

    def within(self, categories: Container[str], areas: Container[str]) -> "Catalogue":
        """The same with the codes that a guide has: a kind of its own list that it lacks is not offered there."""
        known = (one for one in self.measures if one.category in categories)
        fit = tuple(one if one.area is None or one.area in areas else replace(one, area=None) for one in known)
        return replace(self, measures=fit)

    def offered(self, level: Level, agencies: Iterable[AgencyCode]) -> tuple[CatalogueMeasure, ...]:
        """Those that fit a level, and the agencies that take part."""
        here = frozenset(agencies)
        return tuple(
            one for one in self.measures if level in one.levels and (not one.agencies or here & frozenset(one.agencies))
        )


def fitting(typed: str, titles: Sequence[str]) -> tuple[int, ...]:
    """The places of the titles in which every typed word is found, the nearest first.

    A word is found at the beginning of one, within one ("gruppe" in "lekegruppe"), or with one slip of the keyboard.
    """
    words = clean(typed, lines=False).casefold().split()
    if not words:
        return ()
    found = [(sum(weights), place) for place, title in enumerate(titles) if (weights := _weights(words, title))]
    return tuple(place for _, place in sorted(found))


def _weights(words: Sequence[str], title: str) -> list[int]:
    """How far each typed word is from a word of the title; empty when one of them is not there at all."""
    parts = title.casefold().replace(",", " ").split()
    weights = [min((_weight(word, part) for part in parts), default=None, key=_order) for word in words]
    return [one for one in weights if one is not None] if None not in weights else []


def _order(weight: int | None) -> int:
    return SLIPPED + 1 if weight is None else weight


def _weight(word: str, part: str) -> int | None:
    if part.startswith(word):
        return PREFIX
    if word in part:
        return WITHIN
    return SLIPPED if len(word) >= SLIP_FROM and _begins_with_slip(word, part) else None


def _begins_with_slip(word: str, part: str) -> bool:
    """Whether the part begins with the word but for one letter: another one, one too many, one too few, two swapped."""
    return any(_one_slip(word, part[: len(word) + more]) for more in (-1, 0, 1))


def _one_slip(one: str, other: str) -> bool:
    at = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return abs(len(one) - len(other)) <= 1
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] in (other[at + 1 :], other[at:]) or one[at:] == other[at + 1 :]

"""What the law lets go and what it holds back: lawful purge, restriction, and the receipts that stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from bti_tui.domain.ids import CaseId, FactId, GroundCode, NoteId, PersonId, ReceiptId, UserId

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded


class Extent(StrEnum):
    """How much of a case is purged (omfang)."""

    CASE = "case"
    ENTRY = "entry"
    PERSON = "person"
    PLACES = "places"


class AbsenceKind(StrEnum):
    """Why words are not there (fravær)."""

    PURGED = "purged"
    WITHHELD = "withheld"


class AbsentText(str):
    """What stands where words were, so that it is taken for nobody's words (fravær)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """That words were written and can't be read now (fravær): purged for ever, or withheld until released."""

    kind: AbsenceKind
    on: date
    ground: GroundCode

    def sign(self) -> str:
        """A sign that needs no language, for whoever has not said how it is spoken."""
        return f"[-- {self.on.isoformat()} --]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeOrder:
    """What somebody asks to have purged, and what allows it (sletteordre)."""

    case_id: CaseId
    ground: GroundCode
    """From the rule pack."""
    reason: str
    """Why, without names: it stays."""
    decided_by: UserId
    """The leader who decided it."""
    reference: str = ""
    """The archive's reference, or that of the decision."""
    retained_until: date | None = None
    """The day until which the papers had to be kept."""
    entry: FactId | None = None
    """Only the words of one fact, with their corrections."""
    person: PersonId | None = None
    """Only the name, the date of birth and the answers of one person."""
    places: bool = False
    """Only the words that say where."""
    number: str = ""
    """The number of the case, typed to confirm that the right one goes."""

    @property
    def extent(self) -> Extent:
        """How much goes."""
        if self.places:
            return Extent.PLACES
        return Extent.ENTRY if self.entry else Extent.PERSON if self.person else Extent.CASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What stays after a purge: who, when, on what ground, how much (slettekvittering). It holds nothing of a case."""

    id: ReceiptId
    case_id: CaseId
    number: int
    extent: Extent
    at: datetime
    on: date
    by: UserId
    decided_by: UserId
    ground: GroundCode
    reason: str
    reference: str
    retained_until: date | None
    texts: int
    """Versions of texts that went."""
    facts: int
    """Facts that were emptied."""
    drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Purge:
    """What a store removes in one transaction, and what it leaves (sletting)."""

    receipt: Receipt
    """Its counts are what is known beforehand; the store says how many there were."""
    notes: tuple[NoteId, ...]
    """Texts that go with all their versions; for a whole case every text of it goes, listed or not."""
    emptied: "tuple[Recorded, ...]"
    """Facts in the form that is left of them."""
    tombstone: "Recorded"
    """The fact that says so."""
    draft_fields: tuple[tuple[str, str], ...] = ()
    """What goes from all that is half written in the case: a part of the draft's place, and the field."""


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """A backup that holds what a purge takes, and the first day on which it is kept no more (kopi).

    Also a file in the store's own folder that may hold it, and goes only when a person removes it.
    """

    place: str
    made_at: datetime
    gone_on: date | None


@dataclass(frozen=True, slots=True)
class PurgedAgain:
    """What was purged once more in a store that came back from before (ny sletting)."""

    receipts: tuple[Receipt, ...] = ()
    unsure: int = 0
    """Purges that this machine remembers and that nobody vouches for whom the store knows."""


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The parts of some names, folded, that are long enough to tell a person by."""
    return frozenset(part for text in texts for part in text.casefold().replace("-", " ").split() if len(part) > 1)


def names_somebody(text: str, names: Iterable[str]) -> bool:
    """Whether a text that will stay names one of the people whose words go."""
    said = "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
    known = words_of(names)
    return any(word in known or word.removesuffix("s") in known for word in said)

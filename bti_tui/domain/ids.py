"""Identity and time: typed ids, the hybrid logical clock, and the one door for both.

Ids are UUIDv7 made on the device from the clock's stamp (RFC 9562 section 5.7), so that they never collide and sort by
the time they were made, also when two laptops meet later. The whole counter of the stamp goes into the id (method 1 of
section 6.2), so that ids keep their order when the wall clock has stood still or gone back for long.
"""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NewType

MunicipalityCode = NewType("MunicipalityCode", str)
CaseId = NewType("CaseId", str)
FactId = NewType("FactId", str)
NoteId = NewType("NoteId", str)
PersonId = NewType("PersonId", str)
UserId = NewType("UserId", str)
PartyId = NewType("PartyId", str)
"""A person of the case or a professional: whoever may answer for a measure."""
DeviceId = NewType("DeviceId", str)
GoalId = NewType("GoalId", str)
MeasureId = NewType("MeasureId", str)
ObservationId = NewType("ObservationId", str)
GuideId = NewType("GuideId", str)
GuideVersion = NewType("GuideVersion", str)
StepId = NewType("StepId", str)
OutcomeId = NewType("OutcomeId", str)
MoveId = NewType("MoveId", str)
AgencyCode = NewType("AgencyCode", str)
AreaCode = NewType("AreaCode", str)
CategoryCode = NewType("CategoryCode", str)
CatalogueCode = NewType("CatalogueCode", str)
"""A measure of the catalogue."""
ScaleCode = NewType("ScaleCode", str)
AssessmentId = NewType("AssessmentId", str)
InstrumentId = NewType("InstrumentId", str)
InstrumentVersion = NewType("InstrumentVersion", str)
"""The version that the file gives itself, and after a plus the beginning of the digest of what it says."""
ItemCode = NewType("ItemCode", str)
"""A question or a resource of an instrument."""
AnswerCode = NewType("AnswerCode", str)
"""An answer of an instrument: a point of its scale, or a word of one of its lists."""
RouteCode = NewType("RouteCode", str)
SuggestionCode = NewType("SuggestionCode", str)
GroundCode = NewType("GroundCode", str)
"""A legal ground of the rule pack."""
BasisCode = NewType("BasisCode", str)
"""A legal basis of the rule pack."""
InformationCode = NewType("InformationCode", str)
"""A kind of information of the rule pack."""
PointCode = NewType("PointCode", str)
"""Something the family is told before it answers about consent, of the rule pack."""
LanguageCode = NewType("LanguageCode", str)
"""A language by its short name, such as nb or so."""
TextVersion = NewType("TextVersion", str)
"""The edition of the texts that the family was given."""
ReceiptId = NewType("ReceiptId", str)
MeetingId = NewType("MeetingId", str)
MeetingKind = NewType("MeetingKind", str)
"""A kind of meeting of the guide's own list."""
AgendaCode = NewType("AgendaCode", str)
"""An agenda of the guide."""
AgendaItemCode = NewType("AgendaItemCode", str)
"""A point of an agenda: the guide's code for it, or one made for an own point."""
HeldId = NewType("HeldId", str)

Hlc = NewType("Hlc", int)
"""A hybrid logical stamp: 48 bits of milliseconds since 1970, then a 16-bit counter."""

COUNTER_BITS = 16
_RANDOM_BITS = 58
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FARTHEST_AHEAD = timedelta(minutes=5)
"""A remote stamp further ahead than this never pulls our clock forward (the seam for sync)."""


class Role(StrEnum):
    """What a professional is to the cases of the unit (rolle)."""

    EMPLOYEE = "employee"
    RELAY_HOLDER = "relay_holder"
    """An employee who is asked first when somebody must hold the baton."""
    LEADER = "leader"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"
    """Looks after users and keys, and sees nothing of the cases."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The professional at the keyboard, as the rules see her (den som handler)."""

    id: UserId
    agency: AgencyCode
    role: Role


class HybridClock:
    """Gives stamps that never repeat and never go back, whatever the wall clock does."""

    def __init__(self, wall: Callable[[], datetime], last: Hlc = Hlc(0)) -> None:
        self._wall = wall
        self._last = last

    def tick(self) -> Hlc:
        """The next stamp: the wall clock, or one more than the last stamp when the wall clock is behind it."""
        now = milliseconds(self._wall()) << COUNTER_BITS
        self._last = Hlc(max(now, self._last + 1))
        return self._last

    def witness(self, remote: Hlc) -> None:
        """Take note of a stamp made elsewhere, unless it lies too far in the future to be believed."""
        limit = milliseconds(self._wall() + FARTHEST_AHEAD)
        if self._last < remote and remote >> COUNTER_BITS <= limit:
            self._last = remote


def milliseconds(at: datetime) -> int:
    """Whole milliseconds since 1970 in UTC, for a time with a zone."""
    return (at - _EPOCH) // timedelta(milliseconds=1)


def instant(stamp: Hlc) -> datetime:
    """The wall-clock part of a stamp."""
    return _EPOCH + timedelta(milliseconds=stamp >> COUNTER_BITS)


def uuid7(stamp: Hlc, random_bits: int) -> str:
    """A UUIDv7: the stamp's 48 bits of time, the 16 bits of its counter around the variant, 58 random bits."""
    value = (stamp >> COUNTER_BITS & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (stamp >> 4 & 0xFFF) << 64
    value |= 0b10 << 62 | (stamp & 0xF) << _RANDOM_BITS
    value |= random_bits & (1 << _RANDOM_BITS) - 1
    return str(uuid.UUID(int=value))


@dataclass(frozen=True, slots=True)
class Moment:
    """The only door through which time, identity and randomness reach the rules."""

    today: date
    actor: Actor
    device: DeviceId
    clock: HybridClock
    case_number: int
    """The number that a case raised at this moment gets on this device."""
    training: bool = False
    """The store holds invented people only."""

    def stamp(self) -> Hlc:
        """A fresh stamp for one fact."""
        return self.clock.tick()

    def new_id(self) -> str:
        """A fresh id, later than every id before it on this device."""
        return uuid7(self.clock.tick(), secrets.randbits(_RANDOM_BITS))

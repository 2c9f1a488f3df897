"""How a case ends: the reason, who was told, where the papers lie."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import AgencyCode, NoteId, PersonId


class ClosingReason(StrEnum):
    """Why a case is closed (avslutningsårsak)."""

    GOAL_REACHED = "goal_reached"
    NO_CONCERN = "no_concern"
    FAMILY_WISH = "family_wish"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    PLAN_TAKES_OVER = "plan_takes_over"
    WELFARE_COORDINATES = "welfare_coordinates"
    MOVED = "moved"
    AGE = "age"
    SYSTEM_MEASURE = "system_measure"
    DEATH = "death"
    MISTAKE = "mistake"
    OTHER = "other"


class Told(StrEnum):
    """Who was told that the case is closed (hvem er informert)."""

    CHILD = "child"
    GUARDIANS = "guardians"
    LEADER = "leader"
    PARTICIPANTS = "participants"


class ArchivePlace(StrEnum):
    """Where the papers of a closed case go (arkivmål)."""

    CHILD_FILE = "child_file"
    PUPIL_FILE = "pupil_file"
    HEALTH_RECORD = "health_record"
    ARCHIVE_SYSTEM = "archive_system"


class GoesAlong(StrEnum):
    """What becomes of the work of a family that moves away (overføring ved flytting)."""

    HANDED_OVER = "handed_over"
    ONLY_CLOSED = "only_closed"


class LogAfter(StrEnum):
    """What becomes of the relay log when a case goes back to wondering; the family decides (T09)."""

    RESTS = "rests"
    """It lies as it is, and goes on if the case is lifted again."""
    CLOSES = "closes"
    """Nothing more is shared until the family has been asked again."""


@dataclass(frozen=True, slots=True)
class ClosingNote:
    """What is written when a case closes (avslutningsnotat)."""

    reason: ClosingReason
    closed_on: date
    summary: NoteId
    told: tuple[Told, ...]
    told_on: date
    family_view: NoteId | None
    remaining: NoteId | None
    archive_place: ArchivePlace
    reference: NoteId | None = None
    archived_on: date | None = None
    goes_along: GoesAlong | None = None
    """Asked when the family moves away: handed over with consent, or only closed."""
    receiver: NoteId | None = None
    """Who goes on with it there."""
    agreed_on: date | None = None
    """When the family said yes to its being handed over."""
    people: tuple[PersonId, ...] = ()
    """Those of the family who were told."""
    agencies: tuple[AgencyCode, ...] = ()
    """The other services that were told."""

"""Facts about people: the baton, the persons of the case, their consent."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.baton import HandoverReason
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, LogMode
from bti_tui.domain.ids import AgencyCode, FactId, InformationCode, NoteId, PersonId, UserId
from bti_tui.domain.people import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class BatonOffered:
    """Someone was asked to hold the baton (stafettholder foreslått)."""

    name: ClassVar[str] = "baton.offered"
    schema: ClassVar[int] = 1
    to: UserId
    on: date
    answer_by: date
    family_wish: NoteId | None
    reason: HandoverReason = HandoverReason.FIRST
    note: NoteId | None = None
    wish_met: bool | None = None
    why_not: NoteId | None = None
    meeting_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatonAccepted:
    """The one who was asked said yes; a new term begins (stafett mottatt)."""

    name: ClassVar[str] = "baton.accepted"
    schema: ClassVar[int] = 1
    holder: UserId
    term: int
    on: date
    agency: AgencyCode | None = None
    comment: NoteId | None = None
    information: tuple[InformationCode, ...] = ()
    """What the agency of the new holder may be told, and the consents that let it."""
    consents: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BatonDeclined:
    """The one who was asked said no (stafett avslått)."""

    name: ClassVar[str] = "baton.declined"
    schema: ClassVar[int] = 1
    on: date
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class BatonRecalled:
    """An offer was taken back (forslag trukket)."""

    name: ClassVar[str] = "baton.recalled"
    schema: ClassVar[int] = 1
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BatonLeft:
    """The holder put the baton down and nobody holds it (stafett vakant)."""

    name: ClassVar[str] = "baton.left"
    schema: ClassVar[int] = 1
    on: date
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class BatonLent:
    """Somebody stands in for the holder (vikar)."""

    name: ClassVar[str] = "baton.lent"
    schema: ClassVar[int] = 1
    to: UserId
    since: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded:
    """Someone was added to the case (person lagt til)."""

    name: ClassVar[str] = "person.added"
    schema: ClassVar[int] = 1
    person: PersonId
    full_name: NoteId
    relation: Relation
    responsible: bool
    born_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswered:
    """A signatory answered (samtykke besvart)."""

    name: ClassVar[str] = "consent.answered"
    schema: ClassVar[int] = 1
    signatory: PersonId
    answer: ConsentAnswer
    form: ConsentForm | None
    on: date
    valid_until: date | None
    limits: NoteId | None
    kept_at: NoteId | None
    agencies: tuple[AgencyCode, ...] = ()
    scope: FactId | None = None
    """What the signatory was asked about; None for the log alone."""
    not_information: tuple[InformationCode, ...] = ()
    taken_by: UserId | None = None
    copy_given: bool | None = None
    lets_guardians_know: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogModeChosen:
    """It was chosen how the log is kept (loggmodus valgt)."""

    name: ClassVar[str] = "log.mode_chosen"
    schema: ClassVar[int] = 1
    mode: LogMode
    reason: NoteId


AgreementFact = (
    BatonOffered
    | BatonAccepted
    | BatonDeclined
    | BatonRecalled
    | BatonLeft
    | BatonLent
    | PersonAdded
    | ConsentAnswered
    | LogModeChosen
)
"""Everything that can have happened to baton, consent and log mode."""

"""Facts about sharing: the legal basis, what a consent covers, what was taken back, what has left the case."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bti_tui.domain.consent import AfterWithdrawal, ChildHeard, ConsentForm, Interpreter
from bti_tui.domain.disclosure import Way
from bti_tui.domain.ids import (
    AgencyCode,
    BasisCode,
    FactId,
    GroundCode,
    InformationCode,
    LanguageCode,
    NoteId,
    PersonId,
    PointCode,
    TextVersion,
    UserId,
)
from bti_tui.domain.notes import Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisChosen:
    """The legal basis of the case was chosen (behandlingsgrunnlag valgt)."""

    name: ClassVar[str] = "basis.chosen"
    schema: ClassVar[int] = 1
    basis: BasisCode
    on: date
    reason: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilitySettled:
    """It was said how many hold parental responsibility (foreldreansvar avklart)."""

    name: ClassVar[str] = "responsibility.settled"
    schema: ClassVar[int] = 1
    holders: int
    on: date
    reason: NoteId | None
    confirmed_by: UserId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentDrawnUp:
    """It was written down what the family is asked to say yes to (samtykke satt opp)."""

    name: ClassVar[str] = "consent.drawn_up"
    schema: ClassVar[int] = 1
    purpose: NoteId
    from_agencies: tuple[AgencyCode, ...]
    to_agencies: tuple[AgencyCode, ...]
    information: tuple[InformationCode, ...]
    exceptions: NoteId | None
    on: date
    valid_until: date
    review_on: date | None
    language: LanguageCode
    interpreter: Interpreter
    interpreter_name: NoteId | None
    points: tuple[PointCode, ...]
    child_heard: ChildHeard | None
    child_view: NoteId | None
    text_version: TextVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn:
    """Somebody took a consent back, whole or in part (samtykke trukket)."""

    name: ClassVar[str] = "consent.withdrawn"
    schema: ClassVar[int] = 1
    signatory: PersonId
    on: date
    form: ConsentForm
    agencies: tuple[AgencyCode, ...] = ()
    information: tuple[InformationCode, ...] = ()
    after: AfterWithdrawal = AfterWithdrawal.KEEP
    words: NoteId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentReviewed:
    """Somebody looked at the consents and found that they stand (samtykke sett over)."""

    name: ClassVar[str] = "consent.reviewed"
    schema: ClassVar[int] = 1
    on: date
    words: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """Something about the child left the case: what, to whom, on which consents or on which ground (utlevert)."""

    name: ClassVar[str] = "case.disclosed"
    schema: ClassVar[int] = 1
    way: Way
    on: date
    agency: AgencyCode | None
    person: PersonId | None
    information: tuple[InformationCode, ...]
    consents: tuple[FactId, ...]
    ground: GroundCode | None
    necessity: NoteId | None
    visibility: Visibility = Visibility.LOG


SharingFact = BasisChosen | ResponsibilitySettled | ConsentDrawnUp | ConsentWithdrawn | ConsentReviewed | Disclosed
"""Everything that can have happened about sharing."""

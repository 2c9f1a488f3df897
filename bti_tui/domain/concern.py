"""The concern: what was seen, how strong it is, who was told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import AreaCode, NoteId, ObservationId, ScaleCode, UserId


class Source(StrEnum):
    """Where the concern comes from (kilde)."""

    OWN = "own"
    COLLEAGUE = "colleague"
    GUARDIAN = "guardian"
    CHILD = "child"
    OTHER = "other"


FAMILY_SOURCES = frozenset({Source.GUARDIAN, Source.CHILD})
"""The family's own description makes the concern concrete without observations (S16)."""


class Present(StrEnum):
    """Who took part in a talk (til stede)."""

    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    LEADER = "leader"
    OTHER = "other"


class NoTalkReason(StrEnum):
    """Why the family was not talked with (unntak fra samtale)."""

    YOUTH_RESERVED = "youth_reserved"
    NOT_REACHED = "not_reached"
    ADVISED = "advised"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Concern:
    """What started the case (undring, bekymring)."""

    words: NoteId
    source: Source
    arose_on: date
    raised_on: date
    owner: UserId
    school_environment: bool = False
    in_safety: bool = False
    """Its words are shielded: the case began in the safety track."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Something dated that was seen or heard (observasjon)."""

    id: ObservationId
    seen_on: date
    seen: NoteId
    place: NoteId | None
    areas: tuple[AreaCode, ...]
    child_words: NoteId | None = None
    """What the child said, word for word."""
    interpretation: NoteId | None = None
    """What it may mean, apart from what was seen and heard."""
    setting: NoteId | None = None
    """What in our own setting may play a part."""
    duration: NoteId | None = None
    concerned_before: bool | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """Where on the two concern scales the owner sees the child and the care; never summed (bekymringsskala)."""

    child: ScaleCode
    guardian: ScaleCode | None
    strengths: NoteId | None


@dataclass(frozen=True, slots=True)
class LeaderInformed:
    """When the leader was told, and what she advised (delt med leder)."""

    leader: UserId
    on: date
    advice: NoteId | None


@dataclass(frozen=True, slots=True)
class FamilyTalk:
    """The talk with the child and the family (samtale med barn og foresatte), or why there was none."""

    on: date
    present: tuple[Present, ...] = ()
    child_words: NoteId | None = None
    guardians_view: NoteId | None = None
    shared_picture: NoteId | None = None
    skipped: NoTalkReason | None = None
    why_skipped: NoteId | None = None
    prepared: NoteId | None = None
    agreed: NoteId | None = None
    tells_child: NoteId | None = None

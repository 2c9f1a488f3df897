"""The safety check, and the safety track that it may open."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import NoteId, UserId


class SafetyAnswer(StrEnum):
    """Violence, abuse or serious neglect? (trygghetssjekk)."""

    NO = "no"
    UNSURE = "unsure"
    YES = "yes"


class SafetyTrack(StrEnum):
    """Where the safety track stands (unntaksspor)."""

    NONE = "none"
    CONSIDERED = "considered"
    ACTIVE = "active"
    CLEARED = "cleared"


LOCKS = frozenset({SafetyTrack.CONSIDERED, SafetyTrack.ACTIVE})
"""While the track stands so, nothing goes to the guardians (2.6 of the field text)."""


@dataclass(frozen=True, slots=True)
class SafetyCheck:
    """The newest answer to the safety question (trygghetssjekk)."""

    answer: SafetyAnswer
    reason: NoteId
    by: UserId
    on: date


class Adviser(StrEnum):
    """Who advises, and who takes a report (rådgiver)."""

    CHILD_WELFARE = "child_welfare"
    EMERGENCY_SERVICE = "emergency_service"
    POLICE = "police"
    CONSULTATION_TEAM = "consultation_team"


class Reporter(StrEnum):
    """Who sent a report (melder)."""

    LEADER = "leader"
    SELF = "self"


class WayOn(StrEnum):
    """What happens to the case after the safety track (veien videre)."""

    CONTINUE = "continue"
    PAUSE = "pause"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Advice:
    """One advice, and who gave it (råd)."""

    adviser: Adviser
    on: date
    words: NoteId
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What child welfare answered to a report (tilbakemelding)."""

    on: date
    opened: bool
    words: NoteId | None


@dataclass(frozen=True, slots=True)
class SafetyWork:
    """What has been done since the safety track was last opened (arbeidet i unntakssporet)."""

    told_on: date | None = None
    advice: tuple[Advice, ...] = ()
    reported_on: date | None = None
    evidence: tuple[NoteId, ...] = ()
    lifted: Advice | None = None
    reply: Reply | None = None
    is_settled: bool = False

"""The safety check, and the safety track that it may open."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.ids import HeldId, NoteId, StepId, UserId
from bti_tui.domain.report import SentReport


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
    WAITS = "waits"
    """What those see who may not know of the track: the case waits, and not why. Never stored."""


OPEN = frozenset({SafetyTrack.CONSIDERED, SafetyTrack.ACTIVE})
"""The track is considered or open."""
LOCKS = OPEN | {SafetyTrack.WAITS}
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


ADVISE_ONLY: Final = frozenset({Adviser.CONSULTATION_TEAM})
"""Whom one asks for advice without names, and who neither takes a report nor says when guardians may be told."""


class Reporter(StrEnum):
    """Who sent a report (melder)."""

    LEADER = "leader"
    SELF = "self"


class WayOn(StrEnum):
    """What happens to the case after the safety track (veien videre)."""

    CONTINUE = "continue"
    PAUSE = "pause"
    CLOSE = "close"


class Siblings(StrEnum):
    """Whether there are siblings to be looked at too (søsken)."""

    NONE = "none"
    YES = "yes"
    UNKNOWN = "unknown"


class HeldChoice(StrEnum):
    """What becomes of something that was held back (valg for det som ventet)."""

    RELEASE = "release"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Held:
    """Something for the guardians that was held back: a step of the guide, or what somebody wrote down (holdt tilbake).

    Once the wait is lifted, a person releases or drops it."""

    id: HeldId
    step: StepId | None
    words: NoteId | None
    on: date
    choice: HeldChoice | None = None


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
    siblings: Siblings | None = None
    held: tuple[Held, ...] = ()
    reports: tuple[SentReport, ...] = ()
    """Every report that was made about the child in this case, the newest last."""

    @property
    def begun_anew(self) -> "SafetyWork":
        """What is left of it when the track is opened once more."""
        return SafetyWork(held=self.waiting, reports=self.reports)

    @property
    def waiting(self) -> tuple[Held, ...]:
        """What was held back and is neither released nor dropped."""
        return tuple(one for one in self.held if one.choice is None)

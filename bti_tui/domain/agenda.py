"""Agendas (møtemaler): what a meeting goes through, and how long each point may take."""

from dataclasses import dataclass
from enum import StrEnum

from bti_tui.domain.ids import MeetingKind
from bti_tui.domain.words import Words


class MatterKind(StrEnum):
    """What may wait for a meeting (det som kan vente på et møte)."""

    CONSENT = "consent"
    LAST_MINUTES = "last_minutes"
    CHILD_VOICE = "child_voice"
    MEASURE = "measure"
    STEP = "step"
    DECISION = "decision"
    CHILD_TALK = "child_talk"
    """Who talks with the child before the next meeting."""
    NEXT_DATE = "next_date"


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """One point of an agenda (punkt i møtemal)."""

    code: str
    what: Words
    minutes: int
    takes: tuple[MatterKind, ...] = ()
    """What of all that waits is taken up here."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a kind of meeting goes through, point by point (møtemal)."""

    code: str
    title: Words
    points: tuple[AgendaPoint, ...]
    kinds: tuple[MeetingKind, ...] = ()
    """The kinds of meetings that follow it."""
    is_nameless: bool = False
    """Nobody of the case is named in those meetings (uten navn)."""

    @property
    def minutes(self) -> int:
        """How long the meeting is."""
        return sum(point.minutes for point in self.points)

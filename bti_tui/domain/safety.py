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

"""The course of a case beside its levels: resting, and being opened again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.guide import Level
from bti_tui.domain.ids import NoteId


class ReopenedAt(StrEnum):
    """The level that a case goes on at when it is opened again (nivå ved gjenåpning)."""

    CLARIFY = "0"
    OWN_AGENCY = "1"
    TWO_AGENCIES = "2"
    TEAM = "3"

    @property
    def level(self) -> Level:
        """The level itself."""
        return Level(int(self.value))


@dataclass(frozen=True, slots=True)
class Pause:
    """The case rests until a day (pause)."""

    since: date
    resume_on: date
    reason: NoteId

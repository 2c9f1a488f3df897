"""What is kept of a concern assessment: who answered what, which routes are open, and what may go to the guardians."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import (
    AnswerCode,
    AssessmentId,
    InstrumentId,
    InstrumentVersion,
    NoteId,
    PersonId,
    RouteCode,
    SuggestionCode,
    UserId,
)
from bti_tui.domain.instrument import Answer, GuardianNotice, Respondent


class NoticeChoice(StrEnum):
    """What a person chose where the guardians might be told (valg om varsling)."""

    INFORM = "inform"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class OpenedRoute:
    """One route that answers opened, and the notice that goes with it (åpnet vei)."""

    route: RouteCode
    notice: GuardianNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answers of one respondent on one day; a new one never writes over it (bekymringsvurdering)."""

    id: AssessmentId
    instrument: InstrumentId
    version: InstrumentVersion
    respondent: Respondent
    person: PersonId | None
    """Who of the case answered; None for the employee who wrote it down."""
    by: UserId
    on: date
    age: int | None
    answers: tuple[Answer, ...]
    context: tuple[Answer, ...]
    happened: NoteId | None
    resources: tuple[AnswerCode, ...]
    own_resources: NoteId | None
    child_voice: NoteId | None
    not_heard: AnswerCode | None
    suggestion: SuggestionCode
    round: int = 0
    safety: tuple[Answer, ...] = ()
    """Shielded."""
    is_hidden: bool = False
    """Its suggestion is not shown, for the sake of safety. Shielded."""
    waits: bool = False
    """A safety question is not considered, so a decision waits. Shielded."""

    @property
    def has_child_voice(self) -> bool:
        """Whether the child is heard, or a reason is chosen why not yet."""
        heard = self.child_voice is not None or self.not_heard is not None
        return heard or self.respondent is Respondent.CHILD

    def same_respondent(self, other: "Assessment") -> bool:
        """Whether another one is of the same person."""
        who = (self.respondent, self.person)
        is_other = (other.respondent, other.person) != who
        return not is_other and (self.person is not None or self.by == other.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedRoute:
    """A route of a case; it is open until a person has written an outcome (vei i saken)."""

    route: RouteCode
    notice: GuardianNotice
    assessment: AssessmentId
    on: date
    by: UserId
    outcome: AnswerCode | None = None
    settled_on: date | None = None
    settled_by: UserId | None = None
    reason: NoteId | None = None
    consulted: NoteId | None = None

    @property
    def is_open(self) -> bool:
        """Whether no outcome is written."""
        return self.outcome is None


def newest(assessments: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
    """The newest of each respondent, in the order in which they first answered."""
    found: list[Assessment] = []
    for one in assessments:
        place = next((index for index, other in enumerate(found) if one.same_respondent(other)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = one
    return tuple(found)

"""What may be wanted although it is not the next step: a pause, an agency that leaves, a meeting, opening again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.commands import (
    AnswerStuck,
    AssessPlan,
    EndParticipation,
    HoldMeeting,
    InviteAgency,
    MoveMeasure,
    PauseCase,
    ReferToTeam,
    ReopenCase,
    ResumeCase,
)
from bti_tui.domain.guide import Guide, Level, Section, Step
from bti_tui.domain.ids import StepId
from bti_tui.domain.predicates import PREDICATES
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class Offered:
    """A form that can be filled in now, out of turn."""

    command: str
    step: StepId
    title: Words


def _works(case: Case) -> bool:
    return case.status is CaseStatus.ACTIVE and not case.closing_decided and case.restriction is None


def _together(case: Case) -> bool:
    return _works(case) and case.level > Level.OWN_AGENCY


MAY: Final[dict[str, Callable[[Case], bool]]] = {
    ResumeCase.name: lambda case: case.pause is not None,
    ReopenCase.name: lambda case: case.status is CaseStatus.CLOSED and case.restriction is None,
    AnswerStuck.name: lambda case: case.stuck_since is not None and _works(case),
    HoldMeeting.name: _together,
    InviteAgency.name: _together,
    EndParticipation.name: lambda case: bool(case.taking_part) and _works(case),
    MoveMeasure.name: lambda case: bool(case.open_measures) and _works(case),
    AssessPlan.name: _together,
    ReferToTeam.name: _together,
    PauseCase.name: _works,
}
"""When each may be wanted, in the order that they are offered in."""


def any_time(at: Circumstance, guide: Guide) -> tuple[Offered, ...]:
    """What can be done out of turn in a case as it is; the rules have the last word."""
    found = (_offered(command, at, guide) for command, may in MAY.items() if may(at.case))
    return tuple(one for one in found if one is not None)


def _offered(command: str, at: Circumstance, guide: Guide) -> Offered | None:
    for step in _nearest(at.case, guide):
        for form in step.forms:
            if form.command == command and (not form.when or PREDICATES[form.when](at)):
                title = step.what if step.section is Section.REOPENING else form.title
                return Offered(command, step.id, title)
    return None


def _nearest(case: Case, guide: Guide) -> Iterator[Step]:
    """The steps of the case's level, then of the levels below, then of the reopening."""
    for part in reversed(guide.levels[: case.level + 1]):
        yield from part.steps
    yield from guide.reopening

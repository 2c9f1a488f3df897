"""Taking back what a line of a meeting did to a case, as long as the minutes are not approved."""

from dataclasses import replace

from bti_tui.domain.case import Case
from bti_tui.domain.ids import PersonId
from bti_tui.domain.meetings import MeetingLine
from bti_tui.domain.plan import Goal, Measure


def without_line(case: Case, line: MeetingLine) -> Case:
    """A case as if a line had not been written: what it set is gone, and what it changed is as before."""
    if line.dates_case:
        return replace(case, next_on=line.next_on, plan_round=line.plan_round)
    if line.measure is not None:
        measures = _measures(case, line)
        return replace(case, measures=measures, child_round=_heard(case, measures, line))
    if line.goal is not None:
        return replace(case, goals=_goals(case, line))
    return replace(case, child_round=line.child_round)


def as_released(case: Case) -> Case:
    """A case without what is written in meetings whose minutes are not approved: what prints and copies are made of."""
    for meeting in reversed(case.unapproved):
        for line in reversed(meeting.lines):
            case = without_line(case, line)
    return case


def _measures(case: Case, line: MeetingLine) -> tuple[Measure, ...]:
    """What somebody has said of a measure since then stands by itself, and stays."""
    if line.before is None:
        return tuple(one for one in case.measures if one.id != line.measure)
    before = line.before
    return tuple(replace(before, views=one.views) if one.id == line.measure else one for one in case.measures)


def _heard(case: Case, measures: tuple[Measure, ...], line: MeetingLine) -> int:
    """The round in which the child was heard last: what it has said of a measure by itself counts on."""
    said = any(PersonId(view.by) == case.subject and view.round == case.round for one in measures for view in one.views)
    return case.round if said else line.child_round


def _goals(case: Case, line: MeetingLine) -> tuple[Goal, ...]:
    if line.sets_goal:
        return tuple(one for one in case.goals if one.id != line.goal)
    return tuple(replace(one, attainment=line.attainment) if one.id == line.goal else one for one in case.goals)

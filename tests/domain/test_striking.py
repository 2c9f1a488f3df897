"""What is written in a meeting is in the plan at once, and taken back it leaves the case as it was."""

from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.ids import AgendaItemCode, MeetingId
from bti_tui.domain.plan import Attainment, MeasureEffect, Onwards
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.released import is_released
from bti_tui.domain.striking import as_released
from tests.builders import a_case
from tests.domain.meeting_builders import begun, line, meeting, planned, written
from tests.orders import HOLDER, SIX_WEEKS


def test_a_line_belongs_to_a_meeting_that_goes_on() -> None:
    bench = planned()
    assert bench.refuses(c.SetGoal, HOLDER, meeting=meeting(bench)) == [refusals.MEETING_NOT_GOING_ON]
    bench.do(c.BeginMeeting, HOLDER)
    known = AgendaItemCode("stemme")
    assert bench.refuses(c.WriteEntry, HOLDER, meeting=meeting(bench), item=known) == []
    unknown = AgendaItemCode("finnes-ikke")
    assert bench.refuses(c.WriteEntry, HOLDER, meeting=meeting(bench), item=unknown) == [refusals.ITEM_UNKNOWN]
    assert bench.refuses(c.WriteEntry, HOLDER, meeting=MeetingId("x")) == [refusals.MEETING_UNKNOWN]
    assert bench.refuses(c.WriteEntry, HOLDER, item=known) == [refusals.ITEM_UNKNOWN]
    bench.do(c.ApproveMinutes, HOLDER)
    assert bench.refuses(c.SetGoal, HOLDER, meeting=meeting(bench)) == [refusals.MEETING_NOT_GOING_ON]


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        (c.WriteEntry, {}),
        (c.SetGoal, {}),
        (c.PlanMeasure, {}),
        (c.PlanEvaluation, {}),
        (c.AssessGoal, {"attainment": Attainment.PARTLY}),
        (c.EvaluateMeasure, {"onwards": Onwards.CONTINUE, "effect": MeasureEffect.BETTER}),
    ],
)
def test_a_line_that_is_taken_back_leaves_the_case_as_it_was(kind: type[c.Command], changes: dict[str, Any]) -> None:
    bench = begun()
    before = bench.case
    written(bench, kind, **changes)
    released = as_released(bench.case)
    bench.do(c.StrikeLine, HOLDER)
    for case in (released, bench.case):
        assert (case.goals, case.measures, case.next_on, case.plan_round, case.child_round) == (
            before.goals,
            before.measures,
            before.next_on,
            before.plan_round,
            before.child_round,
        )
    assert len(bench.case.struck) == 1
    assert bench.case.planned_meetings[0].lines == ()
    assert replay(Case.empty(bench.id), bench.records) == bench.case


def test_the_childs_own_words_are_its_view_until_they_are_taken_back() -> None:
    bench = a_case().at_level(1).with_consent().do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER)
    assert bench.case.child_round != bench.case.round
    said: dict[str, Any] = {"text": "Jeg vil være med", "happened_on": bench.today, "meeting": meeting(bench)}
    bench.give(c.WriteEntry(case_id=bench.id, kind=EntryKind.CHILD_WORDS, **said), HOLDER)
    assert bench.case.child_round == bench.case.round
    bench.do(c.StrikeLine, HOLDER)
    assert bench.case.child_round != bench.case.round


def test_lines_about_the_same_are_taken_back_the_newest_first() -> None:
    bench = written(begun(), c.SetGoal)
    goal, first = bench.case.goals[-1].id, line(bench)
    written(bench, c.PlanMeasure, goal=goal)
    measure = line(bench)
    assert bench.refuses(c.StrikeLine, HOLDER, line=first) == [refusals.LINE_BUILT_ON]
    bench.do(c.StrikeLine, HOLDER, line=measure).do(c.StrikeLine, HOLDER, line=first)
    assert bench.case.goal(goal) is None
    assert bench.refuses(c.StrikeLine, HOLDER, line=first) == [refusals.LINE_UNKNOWN]


def test_a_line_that_somebody_has_built_on_outside_the_meeting_stays() -> None:
    bench = written(begun(), c.PlanEvaluation)
    agreed = line(bench)
    bench.do(c.PlanEvaluation, HOLDER)
    assert bench.refuses(c.StrikeLine, HOLDER, line=agreed) == [refusals.LINE_BUILT_ON]


def test_an_entry_that_was_taken_out_is_not_corrected() -> None:
    bench = written(begun(), c.WriteEntry)
    entry = line(bench)
    bench.do(c.StrikeLine, HOLDER)
    assert bench.refuses(c.CorrectEntry, HOLDER, entry=entry) == [refusals.LINE_STRUCK]


def test_nothing_of_a_meeting_is_released_before_its_minutes_are_approved() -> None:
    bench = written(begun(), c.WriteEntry)
    entry = next(one for one in bench.records if isinstance(one.fact, f.EntryWritten) and one.fact.meeting)
    written(bench, c.SetGoal)
    goal = bench.case.goals[-1]
    assert not is_released(entry, bench.case)
    assert not is_released(goal, bench.case)
    assert goal not in as_released(bench.case).goals
    bench.do(c.ApproveMinutes, HOLDER)
    assert is_released(entry, bench.case)
    assert is_released(goal, bench.case)
    assert goal in as_released(bench.case).goals


def test_what_somebody_said_of_a_measure_stays_when_its_evaluation_is_taken_back() -> None:
    bench = written(begun(), c.EvaluateMeasure, onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    bench.do(c.TellView, HOLDER)
    assert len(as_released(bench.case).measures[0].views) == 1
    bench.do(c.StrikeLine, HOLDER)
    (measure,) = bench.case.measures
    assert (len(measure.views), measure.evaluations) == (1, ())


def test_what_the_child_said_of_a_measure_counts_on_when_its_evaluation_is_taken_back() -> None:
    bench = a_case().underway().evaluated_on_the_way()
    bench.do(c.Decide, HOLDER, outcome="fortsett", next_on=bench.today + SIX_WEEKS)
    bench.do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER)
    written(bench, c.EvaluateMeasure, onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    bench.do(c.TellView, HOLDER)
    assert as_released(bench.case).child_round == bench.case.round
    bench.do(c.StrikeLine, HOLDER)
    assert bench.case.child_round == bench.case.round


def test_a_measure_that_somebody_has_said_something_of_is_not_taken_back() -> None:
    bench = written(begun(), c.PlanMeasure)
    planned_here, measure = line(bench), bench.case.measures[-1].id
    bench.do(c.TellView, HOLDER, measure=measure)
    assert bench.refuses(c.StrikeLine, HOLDER, line=planned_here) == [refusals.LINE_BUILT_ON]


def test_what_is_said_of_a_measure_of_unapproved_minutes_is_not_released_before_they_are() -> None:
    bench = written(begun(), c.PlanMeasure)
    bench.do(c.TellView, HOLDER, measure=bench.case.measures[-1].id).do(c.TellView, HOLDER)
    new, old = (one for one in bench.records if isinstance(one.fact, f.ViewTold))
    assert not is_released(new, bench.case)
    assert is_released(old, bench.case)
    bench.do(c.ApproveMinutes, HOLDER)
    assert is_released(new, bench.case)

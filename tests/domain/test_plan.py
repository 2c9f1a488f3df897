from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.codec import Json, from_json
from bti_tui.domain.ids import AreaCode, CategoryCode, GoalId, PartyId
from bti_tui.domain.meetings import AttendeeWish
from bti_tui.domain.people import Relation
from bti_tui.domain.plan import Arena, Attainment, MeasureStatus
from bti_tui.domain.views.plan_view import Viewpoint, plan_view
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import HOLDER, PPT, SIX_WEEKS

DAY = timedelta(days=1)


def planning() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding).do(c.SetGoal)


def test_the_situation_is_written_as_everyone_sees_it() -> None:
    bench = a_case().at_level(1)
    told = bench.refuses(c.ShareUnderstanding, child_view="", statement=" ", held_on=bench.today + DAY)
    assert told == [refusals.TEXT_MISSING, refusals.DATE_IN_FUTURE]
    shared = bench.do(c.ShareUnderstanding, strengths="Flink til å tegne").case.understanding
    assert shared is not None
    assert bench.text(shared.strengths) == "Flink til å tegne"


def test_a_goal_says_what_and_uses_the_areas_of_the_guide() -> None:
    told = planning().refuses(c.SetGoal, text="", area=AreaCode("nowhere"))
    assert told == [refusals.TEXT_MISSING, refusals.CODE_UNKNOWN]
    bench = planning().do(c.SetGoal, sign="Hun forteller om en venn")
    assert bench.text(bench.case.goals[-1].sign) == "Hun forteller om en venn"
    assert bench.case.goals[-1].attainment is None


def test_r35_a_measure_serves_a_goal_and_has_a_title_a_known_kind_and_dates_in_order() -> None:
    bench = planning()
    told = bench.refuses(
        c.PlanMeasure,
        goal=GoalId("other"),
        title="",
        due_on=bench.today - DAY,
        category=CategoryCode("nothing"),
    )
    assert told == [
        refusals.GOAL_UNKNOWN,
        refusals.TEXT_MISSING,
        refusals.DATES_OUT_OF_ORDER,
        refusals.CODE_UNKNOWN,
    ]
    assert bench.refuses(c.PlanMeasure, evaluate_on=bench.today - DAY) == [refusals.DATES_OUT_OF_ORDER]


@pytest.mark.parametrize("left_out", ["responsible", "starts_on", "due_on", "evaluate_on"])
def test_r35_no_measure_is_agreed_on_without_somebody_responsible_and_its_days(left_out: str) -> None:
    days = dict.fromkeys(("starts_on", "due_on", "evaluate_on"), "2026-11-23")
    said: dict[str, Json] = {"case_id": "c", "title": "Lek", "goal": "g", "arena": "home", "responsible": "p", **days}
    assert from_json(c.PlanMeasure, said).title
    with pytest.raises(ValueError, match=left_out):
        from_json(c.PlanMeasure, {key: value for key, value in said.items() if key != left_out})


def test_a_title_has_80_characters_at_most_once_it_is_cleaned() -> None:
    bench = planning()
    assert bench.refuses(c.PlanMeasure, title="å" * 81) == [refusals.TITLE_TOO_LONG]
    assert bench.refuses(c.PlanMeasure, title=" " + "å" * 80 + "\u200b\n") == []


def test_a_title_stands_on_one_line() -> None:
    bench = planning().do(c.PlanMeasure, title="Lek\nhver dag")
    assert bench.text(bench.case.measures[0].title) == "Lek hver dag"


def test_a_parent_may_answer_for_a_measure_at_home() -> None:
    bench = planning()
    mother = bench.guardians[0]
    bench.do(c.PlanMeasure, responsible=PartyId(mother), arena=Arena.HOME)
    line = plan_view(bench.case, GUIDE, bench.names, bench.today).measures[0]
    assert (line.responsible, line.arena) == ("Marte Fjellvær", Arena.HOME)


def test_a_measure_is_planned_until_its_first_day() -> None:
    bench = planning()
    bench.do(c.PlanMeasure, starts_on=bench.today + DAY, due_on=bench.today + SIX_WEEKS)
    assert bench.case.measures[0].status(bench.today) is MeasureStatus.PLANNED
    assert bench.case.measures[0].status(bench.today + DAY) is MeasureStatus.ACTIVE


def test_what_somebody_says_of_a_measure_has_a_word_for_whose_view_it_is() -> None:
    bench = (
        a_case().at_level(2).with_agencies(PPT).with_plan().do(c.AddPerson, relation=Relation.OTHER, responsible=False)
    )
    guests = (AttendeeWish(name="Nils Uten"), AttendeeWish(name="Siri Dahl", agency=PPT))
    bench.do(c.PlanMeeting, HOLDER, attendees=guests)
    nobody, adviser = (one.id for one in bench.case.planned_meetings[-1].attendees)
    other = bench.case.people[-1].id
    tellers = (bench.case.subject, bench.guardians[0], other, HOLDER, adviser, nobody)
    for teller in tellers:
        bench.do(c.TellView, HOLDER, told_by=PartyId(teller))
    views = plan_view(bench.case, GUIDE, bench.names, bench.today).measures[0].views
    assert [one.whose for one in views] == [
        Viewpoint.CHILD,
        Viewpoint.GUARDIAN,
        Viewpoint.FAMILY,
        Viewpoint.PROFESSIONAL,
        Viewpoint.PROFESSIONAL,
        None,
    ]


def test_the_next_evaluation_lies_ahead() -> None:
    bench = planning()
    assert bench.refuses(c.PlanEvaluation, evaluate_on=bench.today) == ["G-DATO"]
    assert bench.do(c.PlanEvaluation).case.next_on == bench.today + SIX_WEEKS


def test_only_a_goal_of_the_case_is_assessed() -> None:
    bench = planning()
    assert bench.refuses(c.AssessGoal, goal=GoalId("other")) == [refusals.GOAL_UNKNOWN]
    bench.do(c.SetGoal).do(c.AssessGoal, goal=bench.case.goals[0].id, attainment=Attainment.PARTLY)
    assert [goal.attainment for goal in bench.case.goals] == [Attainment.PARTLY, None]


def test_nothing_is_planned_once_closing_is_decided() -> None:
    bench = a_case().closing_decided()
    for kind in (c.SetGoal, c.PlanMeasure, c.PlanEvaluation, c.AssessGoal, c.ShareUnderstanding):
        assert refusals.CLOSING_DECIDED in bench.refuses(kind)


def test_the_plan_says_when_home_or_the_daily_place_is_missing() -> None:
    bench = planning()
    for arenas, home, daily in (((), False, False), ((Arena.SCHOOL,), True, False), ((Arena.HOME,), False, False)):
        for arena in arenas:
            bench.do(c.PlanMeasure, arena=arena)
        view = plan_view(bench.case, GUIDE, bench.names, bench.today)
        assert (view.misses_home, view.misses_institution) == (home, daily)
    only_home = planning().do(c.PlanMeasure, arena=Arena.HOME)
    assert plan_view(only_home.case, GUIDE, only_home.names, only_home.today).misses_institution

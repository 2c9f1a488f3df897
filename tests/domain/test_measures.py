"""Measures on their way: what they carry, where they stand, who says what of them, and what nothing answers yet."""

from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.codec import from_json
from bti_tui.domain.ids import AgencyCode, AreaCode, CategoryCode, ItemCode, MeasureId, PartyId
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.plan import (
    OVER,
    Arena,
    CarriedOut,
    MeasureEffect,
    MeasureStatus,
    Onwards,
)
from bti_tui.domain.views.plan_view import PlanView, plan_view
from tests.assessment_orders import assessment
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import CONTINUE, HOLDER, PPT, SIX_WEEKS

DAY = timedelta(days=1)


def planning() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent().do(c.ShareUnderstanding).do(c.SetGoal)


def view(bench: CaseBuilder) -> PlanView:
    return plan_view(bench.case, GUIDE, bench.names, bench.today)


# what a measure carries


def test_r35_a_measure_carries_its_area_its_helpers_its_place_in_the_order_and_more_words() -> None:
    bench = planning().do(c.PlanMeasure, title="Først")
    first, mother = bench.case.measures[0].id, PartyId(bench.guardians[0])
    bench.do(
        c.PlanMeasure,
        title="Så",
        category=CategoryCode("sosialt"),
        area=AreaCode("samspill"),
        contributors=(mother, PartyId(HOLDER), mother),
        description="Alltid med Aron",
        follows=first,
    )
    line = view(bench).measures[1]
    assert (line.category, line.area, line.description) == ("sosialt", "samspill", "Alltid med Aron")
    assert line.contributors == ("Marte Fjellvær", bench.names.user(HOLDER))
    assert line.follows == "Først"


def test_what_a_measure_names_is_in_the_case_and_in_the_guide() -> None:
    bench = planning()
    assert bench.refuses(c.PlanMeasure, area=AreaCode("nowhere")) == [refusals.CODE_UNKNOWN]
    assert bench.refuses(c.PlanMeasure, follows=MeasureId("other")) == [refusals.MEASURE_UNKNOWN]
    assert bench.refuses(c.PlanMeasure, replaces=MeasureId("other")) == [refusals.MEASURE_UNKNOWN]
    assert bench.refuses(c.PlanMeasure, concern_item=ItemCode("b2")) == [refusals.CODE_UNKNOWN]


def test_a_measure_answers_a_question_that_somebody_has_answered() -> None:
    bench = planning()
    bench.give(assessment(bench))
    bench.do(c.PlanMeasure, concern_item=ItemCode("b2"))
    assert bench.case.measures[0].concern_item == "b2"


def test_a_measure_that_was_planned_before_there_was_more_to_say_still_reads() -> None:
    old = {
        "measure": "m",
        "title": "n",
        "goal": "g",
        "arena": "home",
        "responsible": "p",
        "starts_on": "2026-09-17",
        "due_on": "2026-10-28",
        "evaluate_on": "2026-10-28",
        "category": None,
        "amount": None,
    }
    read = from_json(f.MeasurePlanned, dict(old))
    assert (read.area, read.contributors, read.follows, read.replaces, read.concern_item) == (
        None,
        (),
        None,
        None,
        None,
    )
    moved = from_json(f.MeasureMoved, {"measure": "m", "responsible": "p", "agency": None})
    assert moved.on is None


# the gap


def test_what_the_concern_is_about_and_no_measure_is_stands_as_a_gap() -> None:
    bench = a_case().do(c.Observe, areas=(AreaCode("samspill"), AreaCode("sprak")))
    bench.at_level(1).with_holder().with_consent().do(c.ShareUnderstanding).do(c.SetGoal, area=AreaCode("sprak"))
    assert view(bench).unanswered == ()
    bench.do(c.PlanMeasure)
    assert "samspill" in view(bench).unanswered
    assert "sprak" not in view(bench).unanswered
    bench.do(c.PlanMeasure, area=AreaCode("samspill"))
    assert "samspill" not in view(bench).unanswered


# where it stands


@pytest.mark.parametrize(
    ("done", "effect", "onwards", "status"),
    [
        (CarriedOut.YES, MeasureEffect.BETTER, Onwards.CONTINUE, MeasureStatus.CONTINUED),
        (CarriedOut.YES, MeasureEffect.BETTER, Onwards.ADJUST, MeasureStatus.ADJUSTED),
        (CarriedOut.YES, MeasureEffect.BETTER, Onwards.LIFT, MeasureStatus.LIFTED),
        (CarriedOut.YES, MeasureEffect.REACHED, Onwards.END, MeasureStatus.ENDED_WITH_EFFECT),
        (CarriedOut.PARTLY, MeasureEffect.BETTER, Onwards.END, MeasureStatus.ENDED_WITH_EFFECT),
        (CarriedOut.YES, MeasureEffect.UNCHANGED, Onwards.END, MeasureStatus.ENDED_WITHOUT_EFFECT),
        (CarriedOut.YES, MeasureEffect.WORSE, Onwards.END, MeasureStatus.ENDED_WITHOUT_EFFECT),
        (CarriedOut.YES, MeasureEffect.TOO_EARLY, Onwards.END, MeasureStatus.ENDED),
        (CarriedOut.YES, MeasureEffect.UNCHANGED, Onwards.REPLACE, MeasureStatus.REPLACED),
        (CarriedOut.NO, MeasureEffect.TOO_EARLY, Onwards.END, MeasureStatus.NOT_CARRIED_OUT),
    ],
)
def test_an_evaluation_says_where_a_measure_stands(
    done: CarriedOut, effect: MeasureEffect, onwards: Onwards, status: MeasureStatus
) -> None:
    bench = a_case().underway()
    said = {"carried_out": done, "effect": effect, "onwards": onwards, "change": "Fordi."}
    bench.do(c.EvaluateMeasure, HOLDER, **said)
    line = view(bench).measures[0]
    assert line.status is status
    assert line.is_over is (status in OVER)


def test_what_goes_on_is_under_way_again_in_the_next_round() -> None:
    bench = a_case().underway()
    bench.do(c.EvaluateMeasure, HOLDER, effect=MeasureEffect.BETTER, onwards=Onwards.CONTINUE)
    assert view(bench).measures[0].status is MeasureStatus.CONTINUED
    bench.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS)
    line = view(bench).measures[0]
    assert (line.status, line.needs_evaluation, line.title) == (
        MeasureStatus.ACTIVE,
        True,
        bench.text(bench.case.measures[0].title),
    )


def test_a_measure_that_waits_is_not_evaluated_and_stops_no_decision() -> None:
    bench = a_case().underway().do(c.SuspendMeasure)
    line = view(bench).measures[0]
    assert (line.status, line.awaits, line.needs_evaluation) == (
        MeasureStatus.WAITING,
        "Plass på svømmekurset",
        False,
    )
    decision = {"outcome": CONTINUE, "next_on": bench.today + SIX_WEEKS}
    assert "G-EVAL" not in bench.refuses(c.Decide, HOLDER, **decision)
    bench.do(c.ResumeMeasure)
    assert view(bench).measures[0].status is MeasureStatus.ACTIVE
    assert "G-EVAL" in bench.refuses(c.Decide, HOLDER, **decision)


def test_a_measure_that_waits_is_overdue_like_any_other() -> None:
    bench = a_case().underway().do(c.SuspendMeasure).later(days=3)
    assert view(bench).measures[0].overdue


def test_only_what_goes_on_can_wait_and_only_what_waits_is_taken_up() -> None:
    bench = a_case().underway()
    measure = bench.case.measures[0].id
    assert bench.refuses(c.ResumeMeasure, measure=measure) == [refusals.MEASURE_NOT_WAITING]
    assert bench.refuses(c.SuspendMeasure, awaits=" ", since=bench.today + DAY) == [
        refusals.TEXT_MISSING,
        refusals.DATE_IN_FUTURE,
    ]
    bench.do(c.SuspendMeasure)
    assert bench.refuses(c.SuspendMeasure, measure=measure) == [refusals.MEASURE_WAITS]
    assert bench.refuses(c.ResumeMeasure, resumed_on=bench.today - DAY) == [refusals.DATES_OUT_OF_ORDER]
    bench.do(c.EvaluateMeasure, HOLDER)
    assert bench.refuses(c.SuspendMeasure, measure=measure) == [refusals.MEASURE_ENDED]


def test_an_evaluation_ends_the_waiting() -> None:
    bench = a_case().underway().do(c.SuspendMeasure)
    measure = bench.case.measures[0].id
    bench.do(c.EvaluateMeasure, HOLDER, measure=measure, effect=MeasureEffect.BETTER, onwards=Onwards.CONTINUE)
    assert bench.case.measures[0].wait is None


def test_a_measure_in_another_hand_says_so_until_it_is_evaluated() -> None:
    bench = a_case().with_team()
    bench.do(c.MoveMeasure, HOLDER)
    assert view(bench).measures[0].status is MeasureStatus.TRANSFERRED
    measure = bench.case.measures[0].id
    bench.do(c.EvaluateMeasure, HOLDER, measure=measure, effect=MeasureEffect.BETTER, onwards=Onwards.CONTINUE)
    assert view(bench).measures[0].status is MeasureStatus.CONTINUED


def test_a_replaced_measure_points_to_what_came_in_its_place() -> None:
    bench = a_case().underway()
    first = bench.case.measures[0].id
    bench.do(c.EvaluateMeasure, HOLDER, onwards=Onwards.REPLACE, effect=MeasureEffect.UNCHANGED)
    assert view(bench).to_replace == first
    bench.do(c.PlanMeasure, title="Ny gruppe", replaces=first)
    found = view(bench)
    assert found.to_replace is None
    assert found.measures[1].replaces == bench.text(bench.case.measures[0].title)


# who says what


def test_two_people_who_see_it_differently_are_both_kept() -> None:
    bench = a_case().underway()
    mother, father = (PartyId(one) for one in bench.guardians[:2])
    bench.do(c.TellView, told_by=mother, text="Han er gladere.").do(
        c.TellView, told_by=father, text="Jeg ser ingen forskjell."
    )
    bench.do(c.TellView, told_by=mother, text="Han sover bedre.")
    said = view(bench).measures[0].views
    assert [one.text for one in said] == ["Han er gladere.", "Jeg ser ingen forskjell.", "Han sover bedre."]
    assert said[0].by != said[1].by
    kinds = {bench.text(note.id): note.kind for note in bench.notes}
    assert kinds["Han er gladere."] is NoteKind.GUARDIAN_VIEW


def test_r35_what_the_child_says_of_a_measure_counts_as_the_childs_view_of_the_round() -> None:
    bench = a_case().underway().do(c.EvaluateMeasure, HOLDER, onwards=Onwards.CONTINUE, effect=MeasureEffect.BETTER)
    bench.do(c.Decide, HOLDER, outcome=CONTINUE, next_on=bench.today + SIX_WEEKS)
    assert bench.case.child_round != bench.case.round
    bench.do(c.TellView, told_by=PartyId(bench.guardians[0]))
    assert bench.case.child_round != bench.case.round
    bench.do(c.TellView)
    assert bench.case.child_round == bench.case.round


def test_a_view_may_be_told_of_a_measure_that_is_over_but_not_of_one_that_never_was() -> None:
    bench = a_case().underway().do(c.EvaluateMeasure, HOLDER)
    bench.do(c.TellView)
    assert bench.refuses(c.TellView, measure=MeasureId("other"), text="") == [
        refusals.MEASURE_UNKNOWN,
        refusals.TEXT_MISSING,
    ]


def test_what_several_have_said_in_an_evaluation_is_read_back() -> None:
    bench = a_case().underway()
    bench.do(
        c.EvaluateMeasure,
        HOLDER,
        child_view="Gøy",
        guardians_view="Han gruer seg mindre.",
        professional_view="Han søker andre barn.",
    )
    (last,) = view(bench).measures[0].evaluations
    assert (last.child_view, last.guardians_view, last.professional_view) == (
        "Gøy",
        "Han gruer seg mindre.",
        "Han søker andre barn.",
    )


def test_a_measure_of_another_agency_at_home_is_of_that_agency() -> None:
    bench = a_case().at_level(2).with_agencies(PPT).do(c.HoldMeeting, HOLDER)
    bench.do(c.ShareUnderstanding).do(c.SetGoal).do(c.PlanMeasure, agency=AgencyCode(PPT), arena=Arena.HOME)
    assert view(bench).measures[0].agency == PPT

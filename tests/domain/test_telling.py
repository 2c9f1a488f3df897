"""Who is told nothing: nothing goes to that person by any road, and whoever may be told is not hindered."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.closing import Told
from bti_tui.domain.ids import PartyId, PersonId
from bti_tui.domain.people import Telling
from bti_tui.domain.safety import HeldChoice
from bti_tui.domain.telling import against_telling
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER

WHY = "Advokaten sier at far er farlig for henne."
NO = [refusals.NOT_TO_BE_TOLD]


def held(bench: CaseBuilder, *people: PersonId) -> CaseBuilder:
    for one in people:
        bench.do(c.SettleTelling, person=one, telling=Telling.NOTHING, why=WHY)
    return bench


def test_a_meeting_is_with_the_family_only_when_somebody_of_it_may_be_told() -> None:
    bench = held(a_case().at_level(1).with_holder().with_guardians())
    held(bench, *bench.guardians)
    assert bench.refuses(c.HoldMeeting, family_present=True, agencies=()) == []
    held(bench, bench.case.subject)
    assert bench.refuses(c.HoldMeeting, family_present=True, agencies=()) == NO
    assert bench.refuses(c.HoldMeeting, family_present=False, agencies=()) == []
    bench.do(c.SettleTelling, person=bench.guardians[0], telling=Telling.PART, why="Bare om skolen.")
    assert bench.refuses(c.HoldMeeting, family_present=True, agencies=()) == []


def test_a_closing_notice_goes_to_nobody_who_is_told_nothing() -> None:
    bench = a_case().closing_decided()
    mother, father = bench.guardians
    held(bench, mother)
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.GUARDIANS, Told.CHILD)) == []
    held(bench, father)
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.GUARDIANS,)) == NO
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.CHILD, Told.LEADER)) == []
    held(bench, bench.case.subject)
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.CHILD, Told.LEADER)) == NO
    assert bench.refuses(c.CloseCase, HOLDER, told=(Told.LEADER,)) == []


def test_no_measure_is_given_to_whoever_is_told_nothing() -> None:
    bench = a_case().underway()
    mother, father = (PartyId(one) for one in bench.guardians)
    held(bench, bench.guardians[0])
    measure = bench.case.measures[0].id
    assert bench.refuses(c.PlanMeasure, responsible=mother) == NO
    assert bench.refuses(c.MoveMeasure, HOLDER, measure=measure, responsible=mother) == NO
    assert bench.refuses(c.PlanMeasure, responsible=father) == []
    assert bench.refuses(c.MoveMeasure, HOLDER, measure=measure, responsible=father) == []


def test_what_was_held_back_from_the_guardians_is_not_released_while_none_of_them_may_be_told() -> None:
    bench = a_case().at_level(1).with_holder().with_guardians().feared_for().do(c.HoldBack).cleared()
    held(bench, *bench.guardians)
    waiting = bench.case.safety_work.waiting[0].id
    assert bench.refuses(c.SettleHeld, held=waiting, choice=HeldChoice.RELEASE) == NO
    assert bench.refuses(c.SettleHeld, held=waiting, choice=HeldChoice.DROP) == []
    bench.do(c.SettleTelling, person=bench.guardians[1], telling=Telling.ALL)
    assert bench.refuses(c.SettleHeld, held=waiting, choice=HeldChoice.RELEASE) == []


@pytest.mark.parametrize("telling", Telling)
def test_a_copy_is_stopped_for_nobody_else(telling: Telling) -> None:
    bench = a_case().with_guardians()
    mother, father = bench.guardians
    bench.do(c.SettleTelling, person=mother, telling=telling, why="Derfor.")
    reasons = [one.code for one in against_telling(bench.case, [mother, father])]
    assert reasons == (NO if telling is Telling.NOTHING else [])
    assert against_telling(bench.case, [father]) == []

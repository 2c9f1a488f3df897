"""A step that is done by a meeting says so, and F6 leads to the meetings; which groups there are stands in its help."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.facts import MeetingHeld
from bti_tui.domain.guide import Guide
from bti_tui.guide.compiled import shipped_guide, shipped_names
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.meetings import MeetingsScreen
from bti_tui.screens.planned_meeting import PlannedMeetingScreen
from bti_tui.screens.way import ToStep
from tests import orders
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, Making, burst, fits, keys_shown, opened
from tests.screens.list_support import is_at
from tests.screens.meeting_support import in_meeting
from tests.screens.step_support import at, form_of
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
GUIDES = pytest.mark.parametrize("guide", sorted(shipped_names()))
SAID = "F6: plan the meeting and hold it. Is it held already, write it down here."


def step_of_meeting(bench: CaseBuilder) -> Making:
    """The case with the step of its level that is done by a meeting on top."""
    (step,) = (one.id for one in bench.guide.level(bench.case.level).steps if one.asks_for("hold_meeting"))
    return lambda desk, case_id: CaseScreen(desk, case_id, go_to=ToStep(step))


def said(pilot: Pilot[Any]) -> str:
    """What stands above the fields, or beside them."""
    return " ".join(" ".join(row.rpartition("|")[2] for row in rows(pilot)).split())


def two_agencies(guide: Guide = GUIDE) -> CaseBuilder:
    """Level 2 with another agency, before its first meeting."""
    return a_case(guide).at_level(2).with_agencies(orders.PPT)


def three_agencies(guide: Guide = GUIDE) -> CaseBuilder:
    """Level 3 before its first meeting."""
    case = two_agencies(guide).do(c.HoldMeeting, HOLDER).with_plan().later(days=orders.SIX_WEEKS.days)
    case.evaluated_on_the_way().with_consent(ConsentAnswer.YES, orders.PPT, orders.NAV, orders.HEALTH)
    return case.do(c.Decide, HOLDER, outcome=orders.UP_TO_3)


@GUIDES
@SIZES
@pytest.mark.parametrize("made", [two_agencies, three_agencies])
async def test_the_step_of_a_meeting_says_how_it_is_held_in_every_guide(
    guide: str, size: tuple[int, int], made: Callable[[Guide], CaseBuilder]
) -> None:
    bench = made(shipped_guide(guide))
    async with opened(CaseStore(bench), step_of_meeting(bench), size) as pilot:
        assert SAID in said(pilot)
        assert "F6 Meetings" in keys_shown(pilot)
        assert fits(pilot, size)
        await press(pilot, "f1")
        assert SAID in text(pilot)


async def test_f6_leads_from_the_step_to_the_meetings_and_what_is_typed_stays() -> None:
    store = CaseStore(two_agencies())
    async with opened(store, at("hold_meeting")) as pilot:
        await burst(pilot, "Avtalt med mor", "f6")
        assert is_at(pilot, MeetingsScreen)
        await press(pilot, "escape")
        assert is_at(pilot, CaseScreen)
        await press(pilot, "f4")
        assert form_of(pilot).field("summary").value == "Avtalt med mor"


async def test_f6_leads_straight_to_the_meeting_that_goes_on_or_is_today() -> None:
    async with opened(CaseStore(in_meeting(two_agencies())), at("hold_meeting")) as pilot:
        await press(pilot, "f6")
        assert is_at(pilot, MeetingScreen)
    today = two_agencies()
    today.do(c.PlanMeeting, HOLDER, on=today.today)
    async with opened(CaseStore(today), at("hold_meeting")) as pilot:
        await press(pilot, "f6")
        assert is_at(pilot, PlannedMeetingScreen)


async def test_the_step_says_nothing_of_a_meeting_that_was_held() -> None:
    bench = two_agencies().do(c.HoldMeeting, HOLDER)
    store = CaseStore(bench)
    async with opened(store, step_of_meeting(bench)) as pilot:
        assert len(store.new(MeetingHeld)) == 1
        assert SAID not in said(pilot)


async def test_other_steps_have_no_key_to_the_meetings() -> None:
    async with opened(CaseStore(two_agencies()), at("invite_agency")) as pilot:
        assert "F6" not in keys_shown(pilot)
        await press(pilot, "f6")
        assert not is_at(pilot, MeetingsScreen)


# the groups that take a case


@SIZES
async def test_the_help_of_the_team_names_the_groups_that_take_such_cases(size: tuple[int, int]) -> None:
    for guide, named in (("lister", True), ("standard", False)):
        bench = three_agencies(shipped_guide(guide))
        async with opened(CaseStore(bench), at("refer_to_team"), size, "nb") as pilot:
            await press(pilot, "f1")
            pages = [text(pilot)]
            for _ in range(3):
                await press(pilot, "pagedown")
                pages.append(text(pilot))
            told = "".join(pages)
            assert ("Overordnet tverrfaglig team (nivå 3): Leder og nestleder avgjør" in told) == named
            assert "Styringsgruppe" not in told

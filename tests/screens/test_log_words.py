"""The log says what the guide has no words for in the language of the person, never as a code."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.ids import PartyId
from bti_tui.domain.meetings import AttendeeWish
from bti_tui.domain.people import Relation
from bti_tui.domain.words import Language
from bti_tui.screens.relay_log import LogScreen
from tests.builders import a_case
from tests.orders import HOLDER, OWNER, PPT
from tests.screens.case_support import CaseStore, opened
from tests.screens.meeting_support import in_meeting
from tests.screens.support import LARGE, text
from tests.screens.test_assessment import assessed


@pytest.mark.parametrize(("language", "who"), [("nb", "besvart av ansatt"), ("nn", "svara på av tilsett")])
async def test_who_answered_the_assessment_is_said_in_words(language: Language, who: str) -> None:
    async with opened(CaseStore(assessed(), OWNER), LogScreen, LARGE, language) as pilot:
        assert who in text(pilot)


@pytest.mark.parametrize(("language", "who"), [("nb", "rettet (den saken gjelder)"), ("nn", "retta (den saka gjeld)")])
async def test_who_is_put_right_is_said_in_words_also_where_it_is_the_child(language: Language, who: str) -> None:
    case = a_case()
    case.do(c.CorrectPerson, person=case.case.subject, full_name="Mia Sund", relation=Relation.SUBJECT)
    async with opened(CaseStore(case, OWNER), LogScreen, LARGE, language) as pilot:
        assert f"Mia Sund er {who}" in text(pilot)


async def test_somebody_who_is_added_to_a_meeting_stands_there_by_name_with_what_is_known_of_her() -> None:
    case = in_meeting(a_case().at_level(2).with_agencies(PPT))
    added = (
        AttendeeWish(name="Per Ny", role="trener"),
        AttendeeWish(name="Nils Uten"),
        AttendeeWish(name="Siri Dahl", agency=PPT),
        AttendeeWish(PartyId(OWNER)),
    )
    for one in added:
        case.do(c.AddAttendee, HOLDER, attendee=one)
    async with opened(CaseStore(case, HOLDER), LogScreen, LARGE, "nb") as pilot:
        shown = text(pilot)
        assert "Lagt til i møtet: Per Ny, trener" in shown
        assert "Lagt til i møtet: Nils Uten, gjest" in shown
        assert "Lagt til i møtet: Siri Dahl, gjest, PPT" in shown
        assert "Lagt til i møtet: Eli Strand" in shown

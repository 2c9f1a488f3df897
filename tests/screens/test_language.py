"""Another language while a form is open: its labels follow, and what is typed stays."""

from typing import Any

from textual.pilot import Pilot

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.facts import CasePurged
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.guide_change import GuideChangeScreen
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.person_form import PersonScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.context import Context
from bti_tui.widgets.form import Form
from tests.builders import a_case
from tests.orders import LEADER, OWNER
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.support import press, settled, text, type_text

TYPED = "Satt alene ved vinduet"


def at_the_observation(desk: Desk[Context], case_id: CaseId) -> StepScreen:
    return StepScreen(desk, case_id, StepId("n0.konkretiser"))


async def test_the_form_of_a_step_is_asked_in_the_new_language_with_what_is_typed() -> None:
    async with opened(CaseStore(a_case().do(c.CheckSafety), OWNER), at_the_observation) as pilot:
        await type_text(pilot, TYPED)
        assert "Seen and heard" in text(pilot)
        await pilot.app.run_action("speak('nn')")
        await settled(pilot)
        assert "Sett og høyrt" in text(pilot)
        assert "Seen and heard" not in text(pilot)
        assert pilot.app.screen.query_one(Form).draft["seen"] == TYPED


async def test_a_form_of_the_consents_place_is_asked_in_the_new_language() -> None:
    async with opened(CaseStore(a_case().at_level(1).with_guardians()), ConsentScreen) as pilot:
        await press(pilot, "f2")
        await type_text(pilot, TYPED)
        await pilot.app.run_action("speak('nb')")
        await settled(pilot)
        assert "Foreldreansvar?" in text(pilot)
        assert "Responsible parent?" not in text(pilot)
        assert pilot.app.screen.query_one(Form).draft["full_name"] == TYPED


async def test_the_form_of_a_person_is_asked_in_the_new_language() -> None:
    async with opened(CaseStore(a_case(), OWNER), PeopleScreen) as pilot:
        await press(pilot, "f2")
        await type_text(pilot, TYPED)
        assert is_at(pilot, PersonScreen)
        await pilot.app.run_action("speak('nn')")
        await settled(pilot)
        assert "Fødselsdato" in text(pilot)
        assert "Date of birth" not in text(pilot)
        assert pilot.app.screen.query_one(Form).draft["full_name"] == TYPED


async def speak(pilot: Pilot[Any], language: str) -> None:
    await pilot.app.run_action(f"speak('{language}')")
    await settled(pilot)


async def test_the_second_form_of_a_purge_is_asked_in_the_new_language_too() -> None:
    store = CaseStore(a_case(), LEADER)
    async with opened(store, CaseScreen) as pilot:
        await pilot.app.screen.run_action("part('purge')")
        await settled(pilot)
        await burst(pilot, "3", "tab", "2026/118-4", "tab", "tab", "Randi", "enter", "Vedtak etter klage.", "f4")
        assert "! S-118: this can't be taken back." in text(pilot)
        await type_text(pilot, "11")
        await speak(pilot, "nb")
        assert "! S-118: Dette kan ikke gjøres om." in text(pilot)
        assert "Sakens nummer" in text(pilot)
        assert pilot.app.screen.query_one(Form).draft == {"number": "11"}
        await burst(pilot, "8", "f4")
        assert len(store.new(CasePurged)) == 1


async def test_the_number_before_an_address_becomes_strict_is_asked_in_the_new_language_too() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await pilot.app.screen.run_action("address")
        await settled(pilot)
        await burst(pilot, "s", "tab", "i dag", "tab", "om 1 år", "tab", "r", "f4")
        assert "Every place that was written down in the case goes now" in text(pilot)
        await speak(pilot, "nn")
        assert "Kvar stad som er skriven ned i saka" in " ".join(text(pilot).split())
        assert "Every place" not in text(pilot)


async def test_what_another_guide_would_change_is_told_in_the_new_language_with_the_reason_typed() -> None:
    async with opened(CaseStore(a_case().at_level(1), OWNER), GuideChangeScreen) as pilot:
        await press(pilot, "3", "f4")
        assert "The steps, deadlines and conditions follow the new guide." in " ".join(text(pilot).split())
        await type_text(pilot, TYPED)
        await speak(pilot, "nb")
        assert "The steps, deadlines" not in text(pilot)
        assert "Hvorfor" in text(pilot)
        assert pilot.app.screen.query_one(Form).draft == {"reason": TYPED}

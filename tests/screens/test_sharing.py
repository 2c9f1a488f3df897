"""What the family is asked, taking it back, who is responsible and what has left the case, by keyboard."""

from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer, ConsentForm
from bti_tui.domain.facts import ConsentDrawnUp, ConsentReviewed, ConsentWithdrawn, Disclosed, ResponsibilitySettled
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens.consent import ConsentScreen
from bti_tui.widgets.form import Form
from tests.builders import CaseBuilder, a_case
from tests.orders import HEALTH, PPT
from tests.screens.case_support import CaseStore, burst, fits, opened, status
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def two_services() -> CaseBuilder:
    """Both guardians have said yes to two services."""
    return a_case().at_level(2).with_consent(ConsentAnswer.YES, PPT, HEALTH)


@SIZES
async def test_r16_the_form_of_what_is_asked_is_empty_and_a_meeting_fills_it_in_with_few_keys(
    size: tuple[int, int],
) -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, ConsentScreen, size) as pilot:
        assert "No sharing with other services is asked about yet." in " ".join(text(pilot).split())
        await press(pilot, "f5")
        form = pilot.app.screen.query_one(Form)
        assert all(field.is_empty for field in form.fields)
        assert fits(pilot, size)
        await burst(pilot, "ctrl+r", "enter", "ctrl+r", "enter", "edu", "enter", "t", "s", "enter", "enter")
        await burst(pilot, "ctrl+r", "enter", "enter", "f", "n", "t", "h", "l", "enter", "1", "enter", "i", "enter")
        await burst(pilot, "enter", "enter", "v", "enter", "f4")
        (drawn,) = store.new(ConsentDrawnUp)
        assert (drawn.to_agencies, drawn.information, drawn.language) == ((PPT,), ("trivsel", "sprak"), "nb")
        assert (drawn.text_version, drawn.from_agencies) == ("2026.1", ("bhg",))
        assert "may tell Educational psychology service about" in " ".join(text(pilot).split())
        assert store.drafts == 0


async def test_r16_what_is_half_written_is_there_again() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, ConsentScreen) as pilot:
        await press(pilot, "f5")
        await burst(pilot, "Hjelp i kla")
        await press(pilot, "escape")
        assert store.drafts == 1
    async with opened(store, ConsentScreen) as pilot:
        assert pilot.app.screen.query_one(Form).field("purpose").value == "Hjelp i kla"


@SIZES
async def test_r19_one_service_is_taken_back_by_keyboard_and_the_screen_says_who_must_be_told(
    size: tuple[int, int],
) -> None:
    store = CaseStore(a_case().at_level(2).with_agencies(PPT, HEALTH))
    async with opened(store, ConsentScreen, size) as pilot:
        await press(pilot, "f7")
        assert fits(pilot, size)
        await burst(pilot, "m", "enter", "1", "enter", "enter", "b", "enter", "Vil vente", "f4")
        (taken,) = store.new(ConsentWithdrawn)
        assert (taken.agencies, taken.form) == ((PPT,), ConsentForm.ORAL)
        said = " ".join(text(pilot).split())
        assert "Taken back. From now on nothing more is shared of it." in said
        assert "Tell Educational psychology service that the consent has ended." in said
        assert "Was shared before:" in said
        assert "Ask about safety again: F4." in said
        assert fits(pilot, size)


async def test_r19_a_consent_that_is_taken_back_is_called_so_and_not_refused() -> None:
    case = two_services()
    case.do(c.WithdrawConsent)
    async with opened(CaseStore(case), ConsentScreen) as pilot:
        assert "x taken back" in text(pilot)
        assert "Marte Fjellvær has taken the consent back." in text(pilot)
        assert "ASK ABOUT SAFETY AGAIN" in text(pilot)


async def test_r19_a_withdrawal_is_possible_while_safety_has_locked_everything_else() -> None:
    store = CaseStore(two_services().do(c.CheckSafety, answer=SafetyAnswer.UNSURE))
    async with opened(store, ConsentScreen) as pilot:
        assert "Who has said yes may take it back now too: F7." in text(pilot)
        await press(pilot, "f5")
        assert not pilot.app.screen.query(Form)
        await press(pilot, "f7")
        await burst(pilot, "s", "enter", "enter", "enter", "b", "f4")
        assert len(store.new(ConsentWithdrawn)) == 1


async def test_r17_one_guardian_alone_is_asked_about_before_anything_is_valid() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().do(c.AddPerson).do(c.AnswerConsent))
    async with opened(store, ConsentScreen) as pilot:
        assert "Is there another one?" in " ".join(text(pilot).split())
        await press(pilot, "f4")
        await burst(pilot, "1", "enter", "Folkeregisteret", "enter", "randi", "f4")
        (settled,) = store.new(ResponsibilitySettled)
        assert (settled.holders, settled.confirmed_by) == (1, "randi")
        assert "Valid for the log until" in text(pilot)


async def test_r22_a_consent_near_its_end_asks_for_a_look_and_f8_says_that_it_stands() -> None:
    store = CaseStore(two_services().later(days=340))
    async with opened(store, ConsentScreen) as pilot:
        assert "LOOK AGAIN (F8)" in text(pilot)
        await press(pilot, "f8")
        await burst(pilot, "enter", "Ringte begge, det står ved lag", "f4")
        assert len(store.new(ConsentReviewed)) == 1
        assert "LOOK AGAIN" not in text(pilot)


async def test_r18_something_is_shared_on_a_ground_only_with_the_reason_for_it() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, ConsentScreen) as pilot:
        await pilot.app.screen.run_action("shared")
        await press(pilot)
        assert "Nothing has left the case." in text(pilot)
        await press(pilot, "f2")
        await burst(pilot, "m", "enter", "nav", "enter", "enter", "t", "enter", "4", "enter", "f4")
        assert store.new(Disclosed) == []
        assert "why it is necessary is missing" in text(pilot)
        await press(pilot, "escape")
        form = pilot.app.screen.query_one(Form)
        form.focus_field(form.field("necessity"))
        await burst(pilot, "Vurdert konkret", "f4")
        (kept,) = store.new(Disclosed)
        assert (kept.agency, kept.ground) == ("nav", "own_task")
        assert "NAV: told by word of mouth" in text(pilot)
        assert "without consent" in status(pilot)


async def test_r24_a_paper_is_asked_for_from_the_menu(tmp_path: Path) -> None:
    store = CaseStore(two_services())
    async with opened(store, ConsentScreen) as pilot:
        await pilot.app.screen.run_action("paper")
        await press(pilot)
        assert "How to take a consent back stands on every paper." in " ".join(text(pilot).split())
        await burst(pilot, "s", "enter", "1", "enter", "marte", "enter", str(tmp_path / "ark.doc"), "f4")
        assert store.new(Disclosed) == []

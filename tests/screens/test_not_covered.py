"""What the consent does not reach is named, and a yes to nothing but the log is stored only once that is seen."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.facts import ConsentAnswered, ConsentWithdrawn
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.widgets.form import Form
from tests.builders import CaseBuilder, a_case
from tests.orders import PPT
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
PSYCHOLOGY = "Educational psychology service"


def asked_about_ppt() -> CaseBuilder:
    """Both have said yes to the log, and only then the family is asked about another service."""
    return a_case().at_level(2).with_consent().do(c.DrawUpConsent, to_agencies=(PPT,))


@SIZES
async def test_r17_a_service_that_nobody_has_said_yes_to_is_named_with_whose_yes_is_missing(
    size: tuple[int, int],
) -> None:
    async with opened(CaseStore(asked_about_ppt()), ConsentScreen, size) as pilot:
        said = " ".join(text(pilot).split())
        assert f"! {PSYCHOLOGY}: not covered, no yes to it from Marte Fjellvær, Jonas" in said
        assert "Valid for the log until" in said
        assert "No other service may be told anything yet." in said
        assert "Valid for sharing" not in said
        assert fits(pilot, size)


async def test_r17_the_case_does_not_say_that_there_is_consent_while_it_reaches_no_service_asked_about() -> None:
    async with opened(CaseStore(asked_about_ppt()), CaseScreen, LARGE) as pilot:
        assert "? consent to the log only" in text(pilot)
        assert "= consent" not in text(pilot)
        assert "ok for the log, not for sharing" in text(pilot)
    covered = a_case().at_level(2).with_consent(ConsentAnswer.YES, PPT)
    async with opened(CaseStore(covered), CaseScreen, LARGE) as pilot:
        assert "= consent" in text(pilot)


@SIZES
async def test_r17_a_yes_without_a_service_asks_which_before_it_is_stored(size: tuple[int, int]) -> None:
    store = CaseStore(asked_about_ppt())
    async with opened(store, ConsentScreen, size) as pilot:
        before = len(store.new(ConsentAnswered))
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(Form)
        form.fill({"answer": ["yes"], "form": ["written"], "valid_until": "2027-08-24"})
        await press(pilot, "f4")
        assert len(store.new(ConsentAnswered)) == before
        assert f"A yes to what? No service is chosen. Ctrl+R puts in {PSYCHOLOGY}." in " ".join(text(pilot).split())
        assert fits(pilot, size)
        await burst(pilot, "ctrl+r", "f4")
        assert store.new(ConsentAnswered)[-1].agencies == (PPT,)


async def test_r17_a_yes_to_the_log_alone_is_stored_when_it_is_said_twice() -> None:
    store = CaseStore(asked_about_ppt())
    async with opened(store, ConsentScreen) as pilot:
        before = len(store.new(ConsentAnswered))
        await press(pilot, "enter")
        pilot.app.screen.query_one(Form).fill({"answer": ["yes"], "form": ["written"], "valid_until": "2027-08-24"})
        await press(pilot, "f4", "f4")
        assert len(store.new(ConsentAnswered)) == before + 1
        assert store.new(ConsentAnswered)[-1].agencies == ()


async def test_a_no_is_not_asked_which_services_it_is_about() -> None:
    store = CaseStore(asked_about_ppt())
    async with opened(store, ConsentScreen) as pilot:
        await press(pilot, "enter")
        pilot.app.screen.query_one(Form).fill({"answer": ["no"]})
        await press(pilot, "f4")
        assert len(store.new(ConsentWithdrawn)) == 1
        assert "A yes to what?" not in text(pilot)


async def test_a_proposal_says_which_key_puts_it_in_and_what_stands_there_does_not() -> None:
    async with opened(CaseStore(asked_about_ppt()), ConsentScreen) as pilot:
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(Form)
        form.focus_field(form.field("agencies"))
        await press(pilot)
        assert f"Ctrl+R: {PSYCHOLOGY}"[:30] in text(pilot)
        assert form.field("agencies").is_empty
        await press(pilot, "ctrl+r")
        assert "Ctrl+R: Educational" not in text(pilot)
        assert form.field("agencies").value == (PPT,)

"""Past a no by the keys that the screen shows: neither a refusal nor silence is a dead end of the next step (R20)."""

import re
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer, LogMode
from bti_tui.domain.facts import LevelChanged, LogModeChosen
from bti_tui.domain.ids import AgencyCode
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.plan import PlanScreen
from bti_tui.screens.step import StepScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, PPT
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened
from tests.screens.support import LARGE, SMALL, press, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def half_refused(bench: CaseBuilder, *agencies: AgencyCode) -> CaseBuilder:
    """Of two guardians the second one says no."""
    first, second = bench.guardians
    bench.do(c.AnswerConsent, signatory=first, agencies=agencies)
    return bench.do(c.AnswerConsent, signatory=second, answer=ConsentAnswer.NO)


async def press_shown(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys that the last row shows."""
    for key in keys:
        assert key.upper() in keys_shown(pilot), text(pilot)
        await press(pilot, key)


@SIZES
async def test_r20_f4_leads_past_the_no_of_one_guardian_and_on_to_the_next_step(size: tuple[int, int]) -> None:
    store = CaseStore(half_refused(a_case().at_level(1).with_holder().with_guardians()))
    async with opened(store, CaseScreen, size) as pilot:
        assert "1.2 Choose how the log is kept" in text(pilot)
        assert "MISSING: not everyone has said yes" in text(pilot)
        assert "said yes, until" not in text(pilot)
        assert "The help goes on without it: F4." in " ".join(text(pilot).split())
        await press_shown(pilot, "f4")
        assert "The help goes on without a shared log. F4: choose how the log is kept." in text(pilot)
        assert fits(pilot, size)
        await press_shown(pilot, "f4")
        await burst(pilot, "i", "enter", "Far vil ikke.", "enter")
        (chosen,) = store.new(LogModeChosen)
        assert chosen.mode is LogMode.NONE
        await press(pilot, "escape")
        assert re.search(r"NEXT +1\.3 ", text(pilot))


@SIZES
async def test_r20_a_no_to_the_other_services_leads_to_the_decision_and_down_to_the_own_service(
    size: tuple[int, int],
) -> None:
    bench = half_refused(a_case().at_level(2).do(c.DrawUpConsent), PPT).do(c.CheckSafety)
    store = CaseStore(bench, HOLDER)
    async with opened(store, CaseScreen, size) as pilot:
        assert "The family has not said yes to the other services." in " ".join(text(pilot).split())
        await press(pilot, "5")
        assert "The help goes on without the other services. F4: decide how." in " ".join(text(pilot).split())
        assert fits(pilot, size)
        await press_shown(pilot, "f4")
        assert isinstance(pilot.app.screen, StepScreen)
        await burst(pilot, "1", "enter", "Vi hjelper i barnehagen.")
        await press_shown(pilot, "f4")
        (_, moved) = store.new(LevelChanged)
        assert moved.after == 1


async def test_while_an_answer_does_not_come_the_place_says_what_can_be_done_without_it() -> None:
    bench = a_case().at_level(1).with_holder().with_consent(ConsentAnswer.NOT_REACHED)
    async with opened(CaseStore(bench), ConsentScreen) as pilot:
        assert "Does the family not want a log? F6: the help goes on without it." in text(pilot)
        await press_shown(pilot, "f4")
        assert "ANSWER OF Marte Fjellvær" in text(pilot)


async def test_without_an_answer_about_the_services_the_menu_leads_to_the_decision() -> None:
    bench = a_case().at_level(2).do(c.DrawUpConsent)
    for person in bench.guardians:
        bench.do(c.AnswerConsent, signatory=person, answer=ConsentAnswer.NOT_REACHED)
    async with opened(CaseStore(bench, HOLDER), CaseScreen) as pilot:
        await press(pilot, "5")
        assert "F10 has the way on without it." in " ".join(text(pilot).split())
        await press_shown(pilot, "f10")
        await type_text(pilot, "without an answer")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StepScreen)
        assert "2.7" in text(pilot)


async def test_where_a_guardian_is_missing_f4_adds_one() -> None:
    async with opened(CaseStore(a_case().at_level(1).with_holder()), ConsentScreen) as pilot:
        await press_shown(pilot, "f4")
        assert "ADD A PERSON" in text(pilot)


async def test_after_a_withdrawal_f4_goes_on_without_the_log_once_safety_is_asked_about() -> None:
    bench = a_case().at_level(1).with_holder().with_consent().do(c.WithdrawConsent).do(c.CheckSafety)
    async with opened(CaseStore(bench), ConsentScreen) as pilot:
        await press_shown(pilot, "f4")
        assert "CHOOSE HOW THE LOG IS KEPT" in text(pilot)


async def test_the_measure_of_a_service_that_the_consent_no_longer_covers_is_pointed_out() -> None:
    bench = a_case().together().do(c.PlanMeasure, HOLDER, agency=PPT, title="Språkgruppe hos PPT")
    async with opened(CaseStore(bench), PlanScreen, LARGE) as pilot:
        assert "No consent covers" not in text(pilot)
    bench.do(c.WithdrawConsent, HOLDER)
    async with opened(CaseStore(bench), PlanScreen, LARGE) as pilot:
        said = " ".join(text(pilot).split())
        assert "! No consent covers Educational psychology service now: Språkgruppe hos PPT." in said
        assert said.count("No consent covers") == 1

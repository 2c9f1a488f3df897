"""A case beside its levels: it rests, waits for advice, is opened again, and a new one goes on from the archive."""

from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.facts import AgencyInvited, CasePaused, CaseReopened, CaseResumed, ConcernRaised, StuckAnswered
from bti_tui.domain.ids import CaseId
from bti_tui.domain.views.standing import standing
from bti_tui.i18n import Translator
from bti_tui.i18n.standing import standing_words
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.case_columns import LOG_TEXT, text_columns
from bti_tui.screens.following import FollowingScreen
from bti_tui.screens.out_of_turn import OutOfTurnScreen
from bti_tui.usecases.case_sheet import case_sheet
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, NAV, OWNER, PPT, STUCK
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.support import LARGE, SMALL, press, rows, settled, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def resting() -> CaseBuilder:
    return a_case().together().do(c.PauseCase, HOLDER)


def stuck() -> CaseBuilder:
    return a_case().together().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK)


def is_at(pilot: Pilot[Any], kind: type[BtiScreen[Any]]) -> bool:
    """Whether a place of this kind is on top."""
    return isinstance(pilot.app.screen, kind)


async def menu(pilot: Pilot[Any], wanted: str) -> None:
    """Do something by its name in the menu."""
    await press(pilot, "f10")
    await type_text(pilot, wanted)
    await press(pilot, "enter")


@SIZES
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_the_statuses_stand_on_one_row_below_the_ladder(size: tuple[int, int], language: str) -> None:
    async with opened(CaseStore(a_case().together()), CaseScreen, size, language) as pilot:
        assert rows(pilot)[3].startswith(" STATUS")
        word = {"nb": "> aktiv", "nn": "> aktiv", "en": "> active"}[language]
        assert word in rows(pilot)[3]
        assert fits(pilot, size)


@SIZES
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_no_status_is_cut_where_there_are_many(size: tuple[int, int], language: str) -> None:
    case = stuck()
    case.do(c.WithdrawConsent, HOLDER, signatory=case.guardians[0])
    store = CaseStore(case)
    async with opened(store, CaseScreen, size, language) as pilot:
        sheet = case_sheet(store.context, store.id)
        known = standing(sheet.page.case, sheet.page.view, sheet.day)
        found = standing_words(known, Translator(language))  # type: ignore[arg-type] # a language of the list
        drawn = text(pilot)
        assert len(found) > 4
        assert [one for one in found if one not in drawn] == []
        assert fits(pilot, size)


async def test_a_case_that_is_opened_from_another_place_is_drawn_in_its_own_columns() -> None:
    store = CaseStore(a_case().underway())
    async with opened(store, CaseScreen, LARGE) as pilot:
        whole = text(pilot)
        await pilot.app.push_screen(CaseScreen(pilot.app.screen.desk, store.id))  # type: ignore[attr-defined] # any place has it
        await settled(pilot)
        assert [row for row in text(pilot).splitlines()[1:-2] if row not in whole] == []
        assert text_columns(LARGE[0]) == pilot.app.screen.query_one("#case-text").content_size.width
        assert pilot.app.screen.query_one("#case-log").content_size.width == LOG_TEXT


async def test_what_the_child_has_said_is_read_whole_with_its_day() -> None:
    said = "Jeg vil være med når de andre bygger hytte, men de sier alltid at det er fullt der inne."
    case = a_case().do(c.CheckSafety).do(c.TalkWithFamily, child_words=said)
    async with opened(CaseStore(case, OWNER), CaseScreen, SMALL) as pilot:
        assert f'"{said}" Mon 24 Aug' in " ".join(text(pilot).split())


async def test_what_is_missing_comes_before_what_is_in_order() -> None:
    async with opened(CaseStore(a_case().at_level(1), OWNER), CaseScreen, LARGE) as pilot:
        row = rows(pilot)[3]
        assert row.index("> active") < row.index("! consent missing") < row.index("? no evaluation date")


async def test_f8_lets_a_case_rest_and_it_says_until_when() -> None:
    store = CaseStore(a_case().together())
    async with opened(store, CaseScreen, LARGE) as pilot:
        await press(pilot, "f10")
        assert "F8        Let the case rest" in text(pilot)
        await press(pilot, "escape", "f8")
        assert is_at(pilot, OutOfTurnScreen)
        await burst(pilot, "Familien er bortreist.")
        await press(pilot, "f4")
        assert is_at(pilot, CaseScreen)
        assert len(store.new(CasePaused)) == 1
        assert "The case rests." in " ".join(text(pilot).split())
        assert "~ paused until" in text(pilot)


@SIZES
async def test_a_case_that_rests_is_taken_up_again_by_the_key_for_the_next_step(size: tuple[int, int]) -> None:
    store = CaseStore(resting())
    async with opened(store, CaseScreen, size) as pilot:
        assert "Take the case up again" in text(pilot)
        assert "in 6 weeks" in text(pilot)
        await press(pilot, "f4", "f4")
        assert len(store.new(CaseResumed)) == 1
        assert store.store.kept.cases[store.id].status is CaseStatus.ACTIVE
        assert fits(pilot, size)


@SIZES
async def test_a_closed_case_is_opened_again_by_one_key_and_asks_about_safety_first(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().closed())
    async with opened(store, CaseScreen, size) as pilot:
        assert "F8 opens it again" in " ".join(text(pilot).split())
        await press(pilot, "f8")
        await burst(pilot, "Mor ringte, hun trekker seg unna.")
        await press(pilot, "f4")
        assert len(store.new(CaseReopened)) == 1
        assert "> active, round 2" in text(pilot)
        assert "Safety check" in status(pilot)
        assert fits(pilot, size)


@SIZES
async def test_after_the_archive_a_new_case_goes_on_from_the_old_one(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().archived())
    async with opened(store, CaseScreen, size) as pilot:
        assert "New case" in keys_shown(pilot)
        await press(pilot, "f8")
        assert is_at(pilot, FollowingScreen)
        assert "Ella Fjellvær" in text(pilot)
        await burst(pilot, "Hun trekker seg unna igjen.")
        await press(pilot, "f4")
        raised = store.new(ConcernRaised)[-1]
        assert raised.follows == store.id
        assert is_at(pilot, CaseScreen)
        assert len(store.store.kept.cases) == 2
        assert "Goes on from S-118" in text(pilot)
        assert fits(pilot, size)


async def test_a_stuck_case_waits_for_advice_with_a_date_and_takes_it_by_the_key_for_the_next_step() -> None:
    store = CaseStore(stuck())
    async with opened(store, CaseScreen) as pilot:
        assert "? stuck, waits for advice" in text(pilot)
        assert "in 3 weeks" in text(pilot)
        await press(pilot, "f4")
        await burst(pilot, "Prøv færre voksne rundt barnet.")
        await press(pilot, "f4")
        assert len(store.new(StuckAnswered)) == 1
        assert "stuck" not in rows(pilot)[3]


async def test_a_meeting_that_was_held_can_be_noted_at_any_time_from_the_menu() -> None:
    async with opened(CaseStore(a_case().together()), CaseScreen) as pilot:
        await menu(pilot, "meeting that was held")
        assert isinstance(pilot.app.screen, OutOfTurnScreen)
        assert "meeting" in rows(pilot)[0].lower()


async def test_an_agency_is_invited_from_the_menu_by_a_part_of_its_name() -> None:
    store = CaseStore(a_case().at_level(2).with_agencies(PPT).with_consent(ConsentAnswer.YES, PPT, NAV))
    async with opened(store, CaseScreen) as pilot:
        await menu(pilot, "invite an agency")
        await burst(pilot, "na")
        await press(pilot, "f4")
        assert [one.agency for one in store.new(AgencyInvited)] == [PPT, NAV]


async def test_an_agency_without_consent_is_refused_with_the_way_to_the_consent() -> None:
    store = CaseStore(a_case().together())
    async with opened(store, CaseScreen) as pilot:
        await menu(pilot, "invite an agency")
        await burst(pilot, "na")
        await press(pilot, "f4")
        assert [one.agency for one in store.new(AgencyInvited)] == [PPT]
        assert "  1 The consent does not cover NAV yet." in text(pilot)
        await press(pilot, "1")
        assert "Consent" in rows(pilot)[0]


async def test_nothing_of_the_kind_is_offered_in_a_wondering() -> None:
    async with opened(CaseStore(a_case(), OWNER), CaseScreen) as pilot:
        assert "F6" not in keys_shown(pilot)
        assert "F8" not in keys_shown(pilot)
        assert CaseId("case-1") == pilot.app.screen.case_id  # type: ignore[attr-defined] # the place of a case

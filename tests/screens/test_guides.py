"""The guides on the screen: which one new cases begin with, another one for an open case, what is overdue."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain.facts import GuideAdopted
from bti_tui.domain.ids import CaseId
from bti_tui.guide.library import GuideLibrary
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.guide_change import GuideChangeScreen
from bti_tui.screens.guides import GuidesScreen
from tests.builders import CaseBuilder, a_case
from tests.guide.own import furuvik, write_guide
from tests.orders import HOLDER, OWNER
from tests.screens.case_support import CaseStore, fits, opened
from tests.screens.support import LARGE, SMALL, press, rows, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn", "en"])
OWN_STEP = """
[levels.1.steps."furuvik.kaffe"]
new = true
after = "n1.stafettholder"
what.nb = "Ta en kopp kaffe"
help.nb = "Bli kjent."
done = "holder_accepted"
"""


def guides(desk: Any, _: CaseId) -> GuidesScreen:
    return GuidesScreen(desk)


def store_with(tmp_path: Path, case: CaseBuilder, user: Any = OWNER, chosen: str = "") -> CaseStore:
    """A case in a municipality that has guides of its own."""
    store = CaseStore(case, user)
    store.context = replace(store.context, guides=GuideLibrary(tmp_path, chosen))
    return store


def line(pilot: Pilot[Any], word: str) -> str:
    return next(row for row in rows(pilot) if word in row)


@SIZES
@LANGUAGES
async def test_the_list_says_which_guide_new_cases_begin_with(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    write_guide(tmp_path)
    async with opened(store_with(tmp_path, a_case()), guides, size, language) as pilot:
        assert "9999" in line(pilot, "Furuvik")
        assert "5501" in line(pilot, "Tromsø")
        assert fits(pilot, size)


async def test_enter_lets_new_cases_begin_with_another_guide_and_the_choice_is_kept(tmp_path: Path) -> None:
    store = store_with(tmp_path, a_case())
    async with opened(store, guides) as pilot:
        kept: list[tuple[str, str | bool]] = []
        pilot.app.setting = replace(pilot.app.setting, keep=lambda *said: kept.append(said))  # type: ignore[attr-defined]  # BtiApp
        assert "new cases" in line(pilot, "Standard guide")
        await press(pilot, "end", "enter")
        assert "new cases" in line(pilot, "Tromsø")
        assert store.context.guides.current().id == "no.tromso"
        await press(pilot, "home", "enter")
        assert kept == [("guide", "no.tromso"), ("guide", "")]


async def test_f2_tells_what_differs_and_a_file_that_can_not_be_used_is_named_with_its_line(tmp_path: Path) -> None:
    write_guide(tmp_path, "colour = 3\n")
    async with opened(store_with(tmp_path, a_case()), guides, LARGE) as pilot:
        assert "furuvik.toml can't be used. Line 9, colour" in text(pilot)
        await press(pilot, "end", "f2")
        assert "is called «A concern arises»." in text(pilot)


@SIZES
@LANGUAGES
async def test_a_case_follows_another_guide_after_its_changes_were_read(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    write_guide(tmp_path, '[levels.0.steps."n0.beslutt"]\nwhat.nb = "Sum opp"\ndue.days = 9\n')
    store = store_with(tmp_path, a_case())
    async with opened(store, CaseScreen, size, language) as pilot:
        pilot.app.push_screen(GuideChangeScreen(pilot.app.screen.desk, store.id))  # type: ignore[attr-defined]  # BtiScreen
        await pilot.pause()
        await press(pilot, "2", "f4")
        assert "«Sum opp»" in text(pilot)
        assert "9" in line(pilot, "14")
        assert store.new(GuideAdopted) == []
        assert fits(pilot, size)
        await type_text(pilot, "Vår egen er ferdig")
        await press(pilot, "f4")
        (adopted,) = store.new(GuideAdopted)
        assert adopted.guide_id == "own.furuvik"
        assert store.words(adopted.reason) == "Vår egen er ferdig"
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_where_something_would_get_lost_there_is_no_way_on(tmp_path: Path) -> None:
    own = furuvik(tmp_path, OWN_STEP)
    case = a_case(own).at_level(1).with_holder()
    store = store_with(tmp_path, case, HOLDER)
    async with opened(store, GuideChangeScreen) as pilot:
        await press(pilot, "1", "f4")
        assert "This can't be done: something was done in «Ta en kopp kaffe»" in " ".join(text(pilot).split())
        assert "F4" not in rows(pilot)[-1]
    assert store.new(GuideAdopted) == []


async def test_the_menu_of_a_case_leads_to_another_guide() -> None:
    async with opened(CaseStore(a_case(), OWNER), CaseScreen) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "change the guide")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, GuideChangeScreen)


@SIZES
@LANGUAGES
async def test_f1_says_that_a_guide_and_the_rules_should_have_been_gone_through(
    language: str, size: tuple[int, int]
) -> None:
    heading = {"nb": "MÅ SES PÅ", "nn": "MÅ SJÅAST PÅ", "en": "NEEDS A LOOK"}[language]
    for year, is_told in ((2026, False), (2032, True)):
        store = CaseStore(a_case(), OWNER)
        store.now = datetime(year, 11, 20, 9, tzinfo=UTC)
        async with opened(store, CaseScreen, size, language) as pilot:
            await press(pilot, "f1")
            assert (heading in text(pilot)) is is_told
            assert fits(pilot, size)


async def test_f1_tells_who_meets_about_the_model_in_the_guide_of_the_row(tmp_path: Path) -> None:
    async with opened(store_with(tmp_path, a_case()), guides, LARGE) as pilot:
        await press(pilot, *["down"] * 3)
        assert line(pilot, "Lister").startswith(">")
        await press(pilot, "f1")
        assert "Superior joint team (level 3): Leader and deputy decide" in " ".join(text(pilot).split())

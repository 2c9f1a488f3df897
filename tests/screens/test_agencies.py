"""The services on the screen: found by typing, and whom to call."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from bti_tui.domain.ids import CaseId
from bti_tui.guide.library import GuideLibrary
from bti_tui.guide.local_agencies import with_agencies_of
from bti_tui.screens.agencies import AgenciesScreen
from bti_tui.screens.case import CaseScreen
from tests.builders import a_case
from tests.orders import OWNER
from tests.screens.case_support import HOSTILE, CaseStore, fits, opened, status
from tests.screens.support import LARGE, SMALL, press, rows, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn", "en"])
OWN: Final = """
format = 1
checked_on = 2026-11-01
[agencies.ppt]
phone = "00 00 00 01"
hours = "9-15"
[[agencies.skole.workplaces]]
name = "Solbakken skole"
phone = "00 00 00 02"
[[agencies.skole.workplaces]]
name = "Fjellheim skole"
"""


def services(desk: Any, _: CaseId) -> AgenciesScreen:
    return AgenciesScreen(desk)


def store_with(tmp_path: Path, said: str = OWN) -> CaseStore:
    """A municipality with a file of its own."""
    store = CaseStore(a_case(), OWNER)
    path = tmp_path / "agencies.toml"
    path.write_text(said, encoding="utf-8")
    store.context = replace(store.context, guides=with_agencies_of(path, GuideLibrary()))
    return store


@SIZES
@LANGUAGES
async def test_a_service_is_found_by_typing_and_tells_whom_to_call(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    async with opened(store_with(tmp_path), services, size, language) as pilot:
        assert fits(pilot, size)
        await type_text(pilot, "ppt" if language != "en" else "educ")
        assert "00 00 00 01, 9-15" in text(pilot)
        assert "00 00 00 01" in status(pilot)
        assert "NAV" not in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AgenciesScreen)
        assert "_" in rows(pilot)[2]


async def test_a_workplace_is_found_by_its_name_and_stands_below_its_service(tmp_path: Path) -> None:
    async with opened(store_with(tmp_path), services) as pilot:
        await type_text(pilot, "solb")
        found = [row.strip(" >") for row in rows(pilot) if "School" in row or "Solbakken" in row]
        assert found[0].startswith("School")
        assert found[1].startswith("Solbakken skole")
        assert "Fjellheim" not in text(pilot)
        await press(pilot, "down")
        assert status(pilot) == "Solbakken skole: 00 00 00 02"


async def test_what_nothing_fits_says_so_and_enter_does_no_harm(tmp_path: Path) -> None:
    async with opened(store_with(tmp_path), services) as pilot:
        await type_text(pilot, "zzz")
        assert status(pilot) == "Nothing fits. Delete some letters."
        await press(pilot, "enter", "backspace", "backspace", "backspace")
        assert isinstance(pilot.app.screen, AgenciesScreen)
        assert "Barnehage" in text(pilot) or "Kindergarten" in text(pilot)


async def test_a_file_with_a_fault_is_told_of_with_its_line_and_the_services_are_there(tmp_path: Path) -> None:
    store = store_with(tmp_path, 'format = 1\n[agencies.ppt]\nphone = "ring"\n')
    async with opened(store, services, LARGE) as pilot:
        assert "Your own services in agencies.toml are left out" in text(pilot)
        assert "Line 3, agencies.ppt.phone" in text(pilot)
        await type_text(pilot, "child w")
        assert "Confidentiality: Child Welfare Act § 13-1, stricter" in text(pilot)


async def test_hostile_words_in_the_file_are_drawn_as_words(tmp_path: Path) -> None:
    said = f"format = 1\n[agencies.ppt]\nname.nb = '{HOSTILE}'\naddress = '{HOSTILE}'\n"
    async with opened(store_with(tmp_path, said), services, LARGE, "nb") as pilot:
        await type_text(pilot, "[bold")
        assert "[bold]rød[/bold]" in status(pilot)


async def test_the_menu_leads_to_the_services_from_a_case(tmp_path: Path) -> None:
    async with opened(store_with(tmp_path), CaseScreen) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "whom to call")
        await press(pilot, "enter")
        assert type(pilot.app.screen) is AgenciesScreen
        await press(pilot, "escape")
        assert rows(pilot)[0].startswith(" BTI > S-")


async def test_r52_services_that_nobody_has_gone_through_for_half_a_year_are_told_of_in_help(tmp_path: Path) -> None:
    store = store_with(tmp_path, OWN.replace("2026-11-01", "2026-05-01"))
    store.now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    async with opened(store, services) as pilot:
        assert "The services, with telephone numbers" in text(pilot)
        await press(pilot, "f1")
        assert "The services, with telephone numbers and confidentiality" in text(pilot)

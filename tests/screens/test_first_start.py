"""The first start asks for the guide of the municipality along with who is at the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.app import Setting
from bti_tui.domain.ids import GuideId
from bti_tui.domain.words import Words
from bti_tui.guide.names import GuideName, guide_names
from bti_tui.screens.first_run import FirstRunScreen
from tests.screens.support import PASSPHRASE, FakeOpener, Place, monday, press, running, text, type_text
from tests.screens.test_places import AGENCIES


def first_start(opener: FakeOpener) -> Callable[[Any], FirstRunScreen]:
    return lambda desk: FirstRunScreen(desk, opener, lambda _: Place(desk), AGENCIES, guide_names(None))


async def test_where_there_are_many_guides_one_is_found_by_a_part_of_its_name() -> None:
    many = (*guide_names(None), *(GuideName(GuideId(f"own.g{n}"), Words(f"Granli {n}")) for n in range(20)))
    keeping: list[tuple[str, str | bool]] = []
    setting = Setting(clock=monday, keep=lambda *said: keeping.append(said))
    opener = FakeOpener()

    def first(desk: Any) -> FirstRunScreen:
        return FirstRunScreen(desk, opener, lambda _: Place(desk), AGENCIES, many)

    async with running(first, setting=setting) as pilot:
        await type_text(pilot, "0301")
        await press(pilot, "enter")
        await type_text(pilot, "granli 17")
        await press(pilot, "enter")
        await fill_in_the_rest(pilot)
        assert keeping == [("guide", "own.g17")]


async def fill_in_the_rest(pilot: Pilot[Any]) -> None:
    for word in ("Kari Lund", "KLU", "lærer"):
        await type_text(pilot, word)
        await press(pilot, "enter")
    await press(pilot, "1", "enter")
    for word in ("Solvik skole", "kari.lund", PASSPHRASE, PASSPHRASE):
        await type_text(pilot, word)
        await press(pilot, "enter")


@pytest.mark.parametrize(
    ("number", "key", "kept"), [("5501", "", "no.tromso"), ("0301", "", ""), ("0301", "2", "no.farsund")]
)
async def test_the_first_start_asks_for_a_guide_and_knows_that_of_the_municipality(
    number: str, key: str, kept: str
) -> None:
    keeping: list[tuple[str, str | bool]] = []
    setting = Setting(clock=monday, keep=lambda *said: keeping.append(said))
    opener = FakeOpener()
    async with running(first_start(opener), setting=setting) as pilot:
        await type_text(pilot, number)
        await press(pilot, "enter", *([key] if key else []), "enter")
        await fill_in_the_rest(pilot)
        assert keeping == [("guide", kept)]
        assert len(opener.wishes) == 1


async def test_the_municipality_is_found_by_its_name_and_two_of_one_name_by_their_numbers() -> None:
    opener = FakeOpener()
    async with running(first_start(opener)) as pilot:
        await type_text(pilot, "herøy")
        await press(pilot, "enter", "enter")
        await fill_in_the_rest(pilot)
        assert opener.wishes == []
        assert "which one: Herøy 1515, Herøy 1818" in text(pilot)
    async with running(first_start(opener)) as pilot:
        await type_text(pilot, "Karasjok")
        await press(pilot, "enter", "enter")
        await fill_in_the_rest(pilot)
        assert [one.municipality_code for one in opener.wishes] == ["5610"]


async def test_a_passphrase_is_proposed_on_the_page_that_asks_for_it() -> None:
    long = (GuideName(GuideId(f"own.g{n}"), Words(f"Samarbeidet om barn og unge i Granli {n}")) for n in range(4))
    many = (*guide_names(None), *long)
    async with running(lambda desk: FirstRunScreen(desk, FakeOpener(), lambda _: Place(desk), AGENCIES, many)) as pilot:
        assert "Propose" not in text(pilot)
        await press(pilot, "f8")
        assert "Passphrase" in text(pilot)
        assert "F6 Propose" in text(pilot)

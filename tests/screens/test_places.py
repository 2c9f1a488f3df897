"""The places that need no store: lock screen, first start, numbers to call, help and menu."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from typing_extensions import override

from bti_tui import themes
from bti_tui.app import Setting
from bti_tui.desk import Desk, NewStore
from bti_tui.screens.emergency import LocalNumber
from bti_tui.screens.first_run import FirstRunScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.help import HelpScreen
from bti_tui.screens.menu import MenuScreen, fitting
from bti_tui.screens.place import HelpPage, HelpSection, MenuEntry
from bti_tui.screens.unlock import UnlockScreen
from bti_tui.usecases.context import Context
from bti_tui.widgets.field import FieldChoice
from bti_tui.widgets.pager import wrapped
from tests.screens.support import (
    CODE,
    LARGE,
    PASSPHRASE,
    SMALL,
    FakeOpener,
    Place,
    monday,
    press,
    rows,
    running,
    text,
    type_text,
)

NUMBERS = (
    LocalNumber("Barnevern", "55 00 00 10", "man-fre 08-15.30", "Solvik kommune"),
    LocalNumber("Barnevernvakt", "55 00 00 99", "hele døgnet"),
)
LOCAL = Setting(numbers=NUMBERS, clock=monday)
AGENCIES = (FieldChoice("school", "skole"), FieldChoice("kindergarten", "barnehage"))
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])

First = Callable[[Desk[Context]], FrameScreen[Any]]


def lock_screen(opener: FakeOpener, why_locked: str = "") -> First:
    return lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk), why_locked=why_locked)


def first_start(opener: FakeOpener) -> First:
    return lambda desk: FirstRunScreen(desk, opener, lambda _: Place(desk), AGENCIES)


@SIZES
async def test_the_right_passphrase_opens_the_first_place(size: tuple[int, int]) -> None:
    opener = FakeOpener()
    async with running(lock_screen(opener), size) as pilot:
        assert "LOCKED" in rows(pilot)[0]
        await type_text(pilot, PASSPHRASE)
        assert PASSPHRASE not in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Place)
    assert opener.opened == [("kari.lund", PASSPHRASE)]


async def test_a_wrong_passphrase_is_one_sentence_and_an_empty_field() -> None:
    async with running(lock_screen(FakeOpener())) as pilot:
        await type_text(pilot, "feil")
        await press(pilot, "enter")
        assert "don't fit together" in text(pilot)
        assert "****" not in text(pilot)
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Place)


async def test_the_lock_screen_says_what_waits_inside_and_why_it_locked() -> None:
    async with running(lock_screen(FakeOpener(drafts=1), why_locked="Locked at 10.31.")) as pilot:
        assert "1 draft is stored." in text(pilot)
        assert "Locked at 10.31." in text(pilot)
        assert "F12" not in rows(pilot)[-1]


async def test_an_unknown_user_types_the_name_first() -> None:
    opener = FakeOpener(user="")
    async with running(lock_screen(opener)) as pilot:
        await type_text(pilot, "ida.moe")
        await press(pilot, "enter")
        await type_text(pilot, PASSPHRASE)
        await press(pilot, "enter")
    assert opener.opened == [("ida.moe", PASSPHRASE)]


async def test_a_training_store_opens_with_enter_alone() -> None:
    opener = FakeOpener(training=True)
    async with running(lock_screen(opener)) as pilot:
        assert "invented people" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Place)


@SIZES
async def test_f9_shows_the_numbers_while_locked_and_escape_goes_back(size: tuple[int, int]) -> None:
    async with running(lock_screen(FakeOpener()), size, LOCAL) as pilot:
        await press(pilot, "f9")
        shown = text(pilot)
        for number in ("112", "113", "116 111", "55 00 00 10", "55 00 00 99"):
            assert number in shown
        assert "DON'T CONTACT THE GUARDIANS" in rows(pilot)[0]
        assert rows(pilot)[1] == "=" * size[0]
        await press(pilot, "f9", "escape")
        assert isinstance(pilot.app.screen, UnlockScreen)


async def test_without_local_numbers_the_screen_says_where_to_find_them() -> None:
    async with running(Place) as pilot:
        await press(pilot, "f9")
        assert "not set up" in text(pilot)


async def fill_first_start(pilot: Any, passphrase: str, again: str) -> None:
    for word in ("0301", "Kari Lund", "KLU", "lærer"):
        await type_text(pilot, word)
        await press(pilot, "enter")
    await press(pilot, "1", "enter")
    for word in ("Solvik skole", "kari.lund", passphrase, again):
        await type_text(pilot, word)
        await press(pilot, "enter")


@SIZES
async def test_the_first_start_makes_a_store_once_the_code_is_typed_back(size: tuple[int, int]) -> None:
    opener = FakeOpener()
    async with running(first_start(opener), size) as pilot:
        await fill_first_start(pilot, PASSPHRASE, PASSPHRASE)
        assert opener.wishes == [
            NewStore("0301", "Kari Lund", "KLU", "lærer", "school", "Solvik skole", "kari.lund", PASSPHRASE)
        ]
        assert CODE in text(pilot)
        await type_text(pilot, "XXXX")
        await press(pilot, "enter")
        assert "not the code above" in text(pilot)
        assert opener.founding.made == []
        await press(pilot, *(["backspace"] * 4))
        await type_text(pilot, CODE.lower().replace("-", ""))
        await press(pilot, "enter")
        assert opener.founding.made == ["store"]
        assert isinstance(pilot.app.screen, Place)
        assert not pilot.app.screen_stack[0].query("Form"), "no passphrase is left in a field"
    assert PASSPHRASE not in repr(opener.wishes)


@pytest.mark.parametrize(
    ("passphrase", "again", "complaint"),
    [("kort", "kort", "too short: 5 words"), (PASSPHRASE, "noe helt annet her", "not the same as above")],
)
async def test_a_short_or_mistyped_passphrase_is_told_in_its_field(passphrase: str, again: str, complaint: str) -> None:
    opener = FakeOpener()
    async with running(first_start(opener)) as pilot:
        await fill_first_start(pilot, passphrase, again)
        assert complaint in text(pilot)
    assert opener.wishes == []


async def test_f6_proposes_a_passphrase_of_words() -> None:
    async with running(first_start(FakeOpener())) as pilot:
        await press(pilot, "f6")
        assert "havn brød kopp sti måne" in text(pilot)
        assert "> Passphrase" in text(pilot)


@SIZES
async def test_help_is_read_page_by_page_and_enter_closes_the_last(size: tuple[int, int]) -> None:
    long = HelpSection("A heading", "\n".join(f"line {number}" for number in range(60)))
    page = HelpPage("Saker", (long,))

    class Helped(Place):
        @override
        def help_page(self) -> HelpPage:
            return page

    async with running(Helped, size) as pilot:
        await press(pilot, "f1")
        assert rows(pilot)[0].startswith(" HELP for: Saker")
        assert "A HEADING" in text(pilot)
        assert "line 59" not in text(pilot)
        await press(pilot, "pagedown")
        assert "A HEADING" not in text(pilot)
        await press(pilot, "end")
        assert "Ctrl+P" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Helped)


def test_help_keeps_the_shape_of_lines_that_begin_with_blanks() -> None:
    assert wrapped([("Head", "a b c d"), ("", "  key   word")], 4)[:3] == ["HEAD", "a b", "c d"]
    assert "  key   word" in wrapped([("", "  key   word")], 40)


@SIZES
async def test_the_menu_finds_by_typing_and_enter_does_it(size: tuple[int, int]) -> None:
    async with running(Place, size) as pilot:
        await press(pilot, "f10")
        assert "Colours: high contrast" in text(pilot)
        await type_text(pilot, "contr")
        assert "Colours: dark" not in text(pilot)
        await press(pilot, "enter")
        assert pilot.app.theme == themes.CONTRAST
        assert isinstance(pilot.app.screen, Place)


async def test_in_the_menu_the_arrows_choose_and_escape_closes() -> None:
    async with running(Place) as pilot:
        await press(pilot, "ctrl+p")
        await type_text(pilot, "colours")
        await press(pilot, "down", "enter")
        assert pilot.app.theme == themes.LIGHT
        await press(pilot, "f10")
        await type_text(pilot, "xyz")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MenuScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Place)


async def test_the_menu_opens_help_of_the_place_below() -> None:
    async with running(Place) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "help")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "S-022" in rows(pilot)[0]


async def test_the_language_changes_at_once_and_is_kept() -> None:
    kept: list[tuple[str, str | bool]] = []
    setting = Setting(clock=monday, keep=lambda name, value: kept.append((name, value)))
    async with running(Place, setting=setting) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "nynorsk")
        await press(pilot, "enter")
        assert kept == [("language", "nn")]
        place = pilot.app.screen
        assert isinstance(place, Place)
        assert place.translator.language == "nn"


def test_the_menu_wants_every_typed_word_and_puts_beginnings_first() -> None:
    entries = tuple(MenuEntry(label, "x") for label in ("Vis saker", "Saker", "Søk i saker"))
    assert [entry.label for entry in fitting(entries, "sak")] == ["Saker", "Vis saker", "Søk i saker"]
    assert [entry.label for entry in fitting(entries, "sak søk")] == ["Søk i saker"]


@pytest.mark.parametrize("theme", [*themes.CHOICES, themes.THIN])
async def test_every_theme_shows_the_same_signs_and_words(theme: str) -> None:
    async with running(partial(Place), setting=Setting(theme=theme, clock=monday)) as pilot:
        assert rows(pilot)[0].startswith(" BTI > Saker")
        assert "F9 ALARM" in rows(pilot)[-1]


@SIZES
async def test_the_first_start_offers_to_split_the_code_in_three(size: tuple[int, int]) -> None:
    opener = FakeOpener()
    async with running(first_start(opener), size) as pilot:
        await fill_first_start(pilot, PASSPHRASE, PASSPHRASE)
        assert "F5 splits it in three" in text(pilot)
        await press(pilot, "f5")
        assert "leader" in text(pilot)
        await press(pilot, "enter", "enter")
        assert "Share 3 of 3" in text(pilot)
        await press(pilot, "escape")
        await type_text(pilot, "b9mzx")
        await press(pilot, "enter")
        assert "Share B is read" in text(pilot)
        assert opener.founding.made == []
        await type_text(pilot, "C44TR")
        await press(pilot, "enter")
        assert opener.founding.made == ["store"]
        assert isinstance(pilot.app.screen, Place)

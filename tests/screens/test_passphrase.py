"""A passphrase of one's own: proposed, typed twice, measured while it is typed; after a code there is no way around."""

from collections.abc import Callable
from typing import Any

import pytest

from bti_tui.desk import Desk
from bti_tui.screens.passphrase import PassphraseScreen, Why
from bti_tui.usecases.context import Context
from tests.orders import OWNER
from tests.screens.case_support import fits
from tests.screens.key_support import WORDS, keyed, propose
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, SMALL, Place, press, rows, text, type_text
from tests.usecases.memory_keys import FIRST_PHRASE, Lock, MemoryWaysIn

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn", "en"])

First = Callable[[Desk[Context]], PassphraseScreen]


def forced(why: Why) -> First:
    return lambda desk: PassphraseScreen(desk, why, propose, lambda: Place(desk))


def changing(desk: Desk[Context]) -> PassphraseScreen:
    return PassphraseScreen(desk, Why.CHANGE, propose)


def invited() -> MemoryWaysIn:
    return MemoryWaysIn(must_set_passphrase=True)


async def type_lines(pilot: Any, *lines: str) -> None:
    for line in lines:
        await type_text(pilot, line)
        await press(pilot, "enter")


@SIZES
@LANGUAGES
@pytest.mark.parametrize("why", Why)
async def test_each_of_them_fits_the_screen_in_every_language(why: Why, language: str, size: tuple[int, int]) -> None:
    async with keyed(forced(why), invited(), size, language) as pilot:
        assert WORDS in text(pilot)
        assert fits(pilot, size)


@SIZES
async def test_after_a_code_the_first_place_comes_once_there_is_a_passphrase(size: tuple[int, int]) -> None:
    ways_in = invited()
    async with keyed(forced(Why.INVITED), ways_in, size) as pilot:
        await type_lines(pilot, WORDS, WORDS)
        assert is_at(pilot, Place)
    assert ways_in.lock.phrases[OWNER] == (WORDS, b"")
    assert not ways_in.must_set_passphrase


async def test_it_can_not_be_left_by_esc_and_the_keys_of_the_store_are_not_in_the_menu() -> None:
    async with keyed(forced(Why.INVITED), invited()) as pilot:
        pilot.app.state.has_keys = False  # type: ignore[attr-defined]  # as the door leaves it
        await press(pilot, "escape")
        assert is_at(pilot, PassphraseScreen)
        assert "First a passphrase" in text(pilot)
        await press(pilot, "f10")
        assert "Users" not in text(pilot)


async def test_what_is_typed_is_measured_at_once_and_never_shown() -> None:
    async with keyed(forced(Why.INVITED), invited()) as pilot:
        await type_text(pilot, "a b")
        assert "2 words, 3 characters: too short" in text(pilot)
        await type_text(pilot, " c d e")
        assert "5 words, 9 characters: long enough" in text(pilot)
        assert "a b c" not in text(pilot)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("kort", "kort"), "too short: 5 words or 14 characters"),
        ((WORDS, "noe helt annet her"), "not the same as above"),
        (("", ""), "must be answered"),
    ],
)
async def test_what_will_not_do_is_told_in_its_field(lines: tuple[str, ...], said: str) -> None:
    ways_in = invited()
    async with keyed(forced(Why.INVITED), ways_in) as pilot:
        await type_lines(pilot, *lines)
        assert said in text(pilot)
        assert is_at(pilot, PassphraseScreen)
    assert ways_in.lock.phrases[OWNER] == (FIRST_PHRASE, b"")


async def test_a_code_on_paper_is_no_passphrase() -> None:
    class Strict(MemoryWaysIn):
        def change_passphrase(self, passphrase: str, *, key_file: bytes | None = None) -> None:
            super().change_passphrase("", key_file=key_file)

    async with keyed(forced(Why.INVITED), Strict(Lock(), must_set_passphrase=True)) as pilot:
        await type_lines(pilot, WORDS, WORDS)
        assert "choose other words" in text(pilot)
        assert is_at(pilot, PassphraseScreen)


async def test_f6_proposes_other_words_and_puts_them_into_no_field() -> None:
    said = iter(["en to tre fire fem", "seks sju åtte ni ti"])
    async with keyed(
        lambda desk: PassphraseScreen(desk, Why.INVITED, lambda: next(said), lambda: Place(desk)), invited()
    ) as pilot:
        assert "en to tre fire fem" in text(pilot)
        await press(pilot, "f6")
        assert "seks sju åtte ni ti" in text(pilot)
        assert "*****" not in text(pilot)


async def test_the_recovery_code_says_that_everybody_will_see_it() -> None:
    async with keyed(forced(Why.RECOVERED), invited(), language="nb") as pilot:
        assert "får se at koden er brukt" in " ".join(text(pilot).split())


@SIZES
async def test_another_passphrase_needs_the_one_from_before(size: tuple[int, int]) -> None:
    ways_in = MemoryWaysIn()
    async with keyed(changing, ways_in, size) as pilot:
        await type_lines(pilot, "en helt annen passfrase", WORDS, WORDS)
        assert "not the one you have now" in text(pilot)
        assert ways_in.lock.phrases[OWNER] == (FIRST_PHRASE, b"")
        await type_lines(pilot, FIRST_PHRASE, "", "")
        assert ways_in.lock.phrases[OWNER] == (WORDS, b"")
        assert "The new passphrase is in use" in rows(pilot)[-2]
        assert "****" not in text(pilot)


async def test_the_menu_leads_to_it_and_esc_in_the_middle_changes_nothing() -> None:
    ways_in = MemoryWaysIn()
    async with keyed(Place, ways_in) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "passphrase")
        await press(pilot, "enter")
        assert is_at(pilot, PassphraseScreen)
        await type_lines(pilot, FIRST_PHRASE, WORDS)
        await press(pilot, "escape")
        assert is_at(pilot, Place)
    assert ways_in.lock.phrases[OWNER] == (FIRST_PHRASE, b"")


async def test_it_can_be_read_while_names_are_hidden() -> None:
    async with keyed(forced(Why.INVITED), invited()) as pilot:
        await press(pilot, "ctrl+k")
        assert WORDS in text(pilot)

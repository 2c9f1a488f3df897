"""A new recovery code counts once it is typed back, whole or as two of its three shares."""

from typing import Any

import pytest
from typing_extensions import override

from bti_tui.screens.recovery_code import NewCodeScreen, SharesScreen, in_lines
from bti_tui.usecases.context import Context
from tests.builders import STAFF
from tests.orders import COLLEAGUE
from tests.screens.case_support import fits
from tests.screens.key_support import keyed
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, SMALL, Place, press, rows, text, type_text
from tests.usecases.memory_keys import FIRST_CODE, MemoryWaysIn, keyed_context

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn", "en"])
CODE = "7KQ2-9MZX-44TR-PW0C-7KQ2-9MZX-44TR-PW0C-1234"
SHARES = tuple("-".join((letter, *(f"{letter}{number}MZX44T" for number in range(8)), "9ABC")) for letter in "ABC")


class RealLooking(MemoryWaysIn):
    """Codes and shares as long as the real ones."""

    @override
    def propose_recovery_code(self) -> str:
        return CODE

    @override
    def split_recovery_code(self, code: str) -> tuple[str, str, str]:
        return SHARES  # type: ignore[return-value]  # three of them


async def type_back(pilot: Any, typed: str) -> None:
    await type_text(pilot, typed)
    await press(pilot, "enter")


@SIZES
@LANGUAGES
async def test_the_code_and_each_share_fit_the_screen(language: str, size: tuple[int, int]) -> None:
    async with keyed(NewCodeScreen, RealLooking(), size, language) as pilot:
        assert CODE in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "f5")
        assert is_at(pilot, SharesScreen)
        for share in SHARES:
            for group in share.split("-"):
                assert group in text(pilot)
            assert fits(pilot, size)
            await press(pilot, "enter")


@SIZES
async def test_it_counts_once_it_is_typed_back(size: tuple[int, int]) -> None:
    ways_in = RealLooking()
    async with keyed(NewCodeScreen, ways_in, size) as pilot:
        await type_back(pilot, "XXXX")
        assert "not the code above" in text(pilot)
        assert ways_in.lock.recovery == FIRST_CODE
        await press(pilot, *(["backspace"] * 4))
        await type_back(pilot, CODE)
        assert ways_in.lock.recovery == CODE
        assert "The new code is in use" in rows(pilot)[-2]
        assert CODE not in text(pilot)


async def test_esc_before_that_leaves_the_old_one_in_use() -> None:
    ways_in = RealLooking()
    async with keyed(Place, ways_in) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "recovery code")
        await press(pilot, "enter")
        assert is_at(pilot, NewCodeScreen)
        await type_text(pilot, CODE)
        await press(pilot, "escape")
        assert is_at(pilot, Place)
    assert ways_in.lock.recovery == FIRST_CODE


async def test_an_empty_line_is_no_code() -> None:
    ways_in = RealLooking()
    async with keyed(NewCodeScreen, ways_in) as pilot:
        await press(pilot, "enter")
        assert "must be answered" in text(pilot)
    assert ways_in.lock.recovery == FIRST_CODE


async def test_one_page_at_a_time_is_shown_and_never_two() -> None:
    async with keyed(NewCodeScreen, RealLooking()) as pilot:
        await press(pilot, "f5")
        assert "Share 1 of 3" in rows(pilot)[0]
        assert "the leader" in text(pilot)
        assert "B0MZX44T" not in text(pilot)
        await press(pilot, "f8")
        assert "the archive" in text(pilot)
        assert "A0MZX44T" not in text(pilot)
        await press(pilot, "f7", "escape")
        assert CODE in text(pilot)


async def test_two_shares_typed_after_each_other_stand_for_the_code() -> None:
    ways_in = RealLooking()
    async with keyed(NewCodeScreen, ways_in) as pilot:
        await press(pilot, "f5", "escape")
        await type_back(pilot, SHARES[0].lower().replace("-", " "))
        assert "Share A is read" in text(pilot)
        await type_back(pilot, SHARES[0])
        assert "share A again" in text(pilot)
        assert ways_in.lock.recovery == FIRST_CODE
        await type_back(pilot, SHARES[2])
        assert is_at(pilot, NewCodeScreen)


async def test_splitting_twice_shows_the_same_shares() -> None:
    class Fresh(RealLooking):
        calls = 0

        @override
        def split_recovery_code(self, code: str) -> tuple[str, str, str]:
            type(self).calls += 1
            return super().split_recovery_code(code)

    async with keyed(NewCodeScreen, Fresh()) as pilot:
        await press(pilot, "f5", "escape", "f5")
    assert Fresh.calls == 1


async def test_whoever_may_not_make_one_is_told_why_and_sees_none() -> None:
    context: Context = keyed_context(RealLooking()).acting_as(STAFF[COLLEAGUE])
    async with keyed(NewCodeScreen, context=context) as pilot:
        assert "whoever has had a key the longest" in " ".join(text(pilot).split())
        assert CODE not in text(pilot)
        await press(pilot, "f5")
        assert is_at(pilot, NewCodeScreen)


def test_a_share_is_broken_into_short_lines() -> None:
    assert in_lines("A-1-2-3-4-5") == "A  1-2-3\n   4-5"

"""The line of a meeting over more rows: all that is being written can be read, and nothing else moves meanwhile."""

import random
from itertools import pairwise
from typing import Any

import pytest
from rich.cells import cell_len
from textual.geometry import Offset
from textual.pilot import Pilot

from bti_tui.screens.meeting import MeetingScreen
from bti_tui.widgets.growing_line import GrowingLine, row_starts
from tests.screens.case_support import burst, fits, opened
from tests.screens.meeting_support import line, store_in_meeting
from tests.screens.support import LARGE, SMALL, press, rows, settled, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LONG = (
    "n Jonas har meldt fra at han kommer ti minutter for sent, han sitter i køen fra Jessheim og ringer når han er "
    "framme ved rundkjøringen der bussen pleier å stå"
)
LONGER = f"{LONG}, og så skal han hente Nora først, og så går de sammen inn, sier han, og det er greit for alle nå"


def cut(words: str, width: int) -> list[str]:
    starts = [*row_starts(words, width), len(words)]
    return [words[start:end] for start, end in pairwise(starts)]


def shown(pilot: Pilot[Any]) -> list[str]:
    """The rows that the line has on the screen, without its mark."""
    region = pilot.app.screen.query_one(GrowingLine).region
    return [row[region.x :].rstrip() for row in rows(pilot)[region.y : region.bottom]]


def at_cursor(pilot: Pilot[Any]) -> str:
    """What stands in its row before the terminal's cursor, which has the cell after the block at the end."""
    column, row = pilot.app.cursor_position
    return rows(pilot)[row].ljust(column)[: column - 1]


# where the rows begin


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", [""]),
        ("mor sier", ["mor sier"]),
        ("mor sier at han", ["mor sier ", "at han"]),
        ("mor sier  at", ["mor sier  ", "at"]),
        ("ordetsomeraltforlangt", ["ordetsome", "raltforla", "ngt"]),
        ("et ordetsomeraltforlangt", ["et ", "ordetsome", "raltforla", "ngt"]),
        ("漢字漢字漢字", ["漢字漢字", "漢字"]),
    ],
)
def test_a_text_is_parted_between_words_where_that_is_possible(words: str, wanted: list[str]) -> None:
    assert cut(words, 10) == wanted


def test_every_row_has_room_and_nothing_of_any_text_is_lost() -> None:
    chance = random.Random(8)
    for _ in range(300):
        words = "".join(chance.choice("aæ  漢e\u0301,") for _ in range(chance.randrange(90)))
        width = chance.randrange(4, 30)
        parted = cut(words, width)
        assert "".join(parted) == words
        assert all(cell_len(row) <= width for row in parted)
        assert all(parted[1:])


# on the screen


@SIZES
async def test_a_long_line_grows_to_three_rows_and_is_one_again_after_enter(size: tuple[int, int]) -> None:
    async with opened(store_in_meeting(), MeetingScreen, size) as pilot:
        assert len(shown(pilot)) == 1
        await type_text(pilot, LONG)
        assert " ".join(shown(pilot)) == LONG
        assert at_cursor(pilot).endswith("pleier å stå")
        assert fits(pilot, size)
        await type_text(pilot, LONGER.removeprefix(LONG))
        assert len(shown(pilot)) == 3
        assert LONGER.endswith(" ".join(shown(pilot)))
        assert at_cursor(pilot).endswith("greit for alle nå")
        assert fits(pilot, size)
        await press(pilot, "enter")
        assert shown(pilot) == [""]
        assert "Jonas har meldt fra" in text(pilot)


async def test_the_rows_in_view_are_those_around_the_cursor() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        await type_text(pilot, LONGER * 2)
        await press(pilot, "home")
        assert shown(pilot)[0].startswith("n Jonas har meldt fra")
        assert pilot.app.cursor_position == pilot.app.screen.query_one(GrowingLine).region.offset
        await press(pilot, "x")
        assert line(pilot) == f"x{LONGER * 2}"
        await press(pilot, "end")
        assert shown(pilot)[-1].endswith("greit for alle nå")


async def test_the_screen_is_laid_out_anew_only_for_a_row_more_or_less() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        laid_out: list[object] = []
        await type_text(pilot, LONG[:80])
        assert len(shown(pilot)) == 2
        pilot.app.screen.screen_layout_refresh_signal.subscribe(pilot.app.screen, laid_out.append)
        await type_text(pilot, LONG[80:120])
        assert laid_out == []
        await type_text(pilot, LONG[120:])
        await type_text(pilot, " og venter på at noen skal komme")
        assert len(shown(pilot)) == 3
        assert laid_out != []


async def test_the_points_beside_the_log_are_whole_again_when_the_line_is_short() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        before = [row[:25].rstrip() for row in rows(pilot)[2:16]]
        await type_text(pilot, LONGER)
        assert [row[:25].rstrip() for row in rows(pilot)[2:16]] != before
        await press(pilot, "enter")
        assert line(pilot) == ""
        assert [row[:25].rstrip() for row in rows(pilot)[2:16]] == before


async def test_a_long_line_that_lay_half_typed_is_whole_when_one_comes_back() -> None:
    store = store_in_meeting()
    async with opened(store, MeetingScreen) as pilot:
        await burst(pilot, LONG)
    async with opened(store, MeetingScreen) as pilot:
        assert " ".join(shown(pilot)) == LONG
        assert at_cursor(pilot).endswith("pleier å stå")


async def test_another_width_parts_the_line_anew() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        await type_text(pilot, LONG)
        assert len(shown(pilot)) == 3
        await pilot.resize_terminal(*LARGE)
        await settled(pilot)
        assert len(shown(pilot)) == 2
        assert " ".join(shown(pilot)) == LONG
        assert at_cursor(pilot).endswith("pleier å stå")


async def test_a_low_screen_keeps_to_one_row_and_shows_where_the_cursor_is() -> None:
    async with opened(store_in_meeting(), MeetingScreen, (80, 18)) as pilot:
        await type_text(pilot, LONG)
        (only,) = shown(pilot)
        assert only.endswith("pleier å stå")


async def test_the_mouse_puts_the_cursor_into_the_row_that_it_points_at() -> None:
    async with opened(store_in_meeting(), MeetingScreen) as pilot:
        await type_text(pilot, LONG)
        second = shown(pilot)[1]
        await pilot.click(GrowingLine, offset=Offset(5, 1))
        await press(pilot, "x")
        assert line(pilot) == LONG.replace(second, f"{second[:5]}x{second[5:]}")

"""A field of a date by keyboard: what stood in it gives way, and what may mean two things is asked back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.widgets.field import FieldSpec
from tests.screens.support import Place, place, press, running, text, type_text

STANDS = "20.11.2026"


def one(default: str = STANDS, **changes: Any) -> Callable[..., Place]:
    line = FieldSpec("first", FieldKind.LINE, "First")
    day = FieldSpec("x", FieldKind.DATE, "Day", default=default, **changes)
    return partial(Place, fields=(line, day, FieldSpec("last", FieldKind.LINE, "Last")))


def typed(pilot: Pilot[Any]) -> object:
    return place(pilot).form.field("x").draft


async def test_the_first_sign_in_a_date_that_stood_there_replaces_it() -> None:
    async with running(one()) as pilot:
        await press(pilot, "tab")
        await type_text(pilot, "fre")
        assert typed(pilot) == "fre"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert typed(pilot) == STANDS


@pytest.mark.parametrize("keys", [("left",), ("end",), ("home", "end"), ("right",)])
async def test_an_arrow_goes_into_the_date_that_stands_there(keys: tuple[str, ...]) -> None:
    async with running(one()) as pilot:
        await press(pilot, "tab", *keys)
        await type_text(pilot, "1")
        assert sorted(str(typed(pilot))) == sorted(STANDS + "1")


async def test_rubbing_out_takes_the_last_sign_only() -> None:
    async with running(one()) as pilot:
        await press(pilot, "tab", "backspace")
        await type_text(pilot, "7")
        assert typed(pilot) == "20.11.2027"


async def test_what_the_person_typed_is_gone_on_with_when_she_comes_back() -> None:
    async with running(one()) as pilot:
        await press(pilot, "tab")
        await type_text(pilot, "15.1")
        await press(pilot, "tab", "shift+tab")
        await type_text(pilot, ".2026")
        assert typed(pilot) == "15.1.2026"


async def test_a_half_date_that_was_put_back_is_gone_on_with() -> None:
    async with running(one("")) as pilot:
        place(pilot).form.fill({"x": "15.1"})
        await press(pilot, "tab")
        await type_text(pilot, ".2026")
        assert typed(pilot) == "15.1.2026"


async def test_a_whole_date_that_was_filled_in_gives_way_like_one_that_stood_there_from_the_start() -> None:
    async with running(one("")) as pilot:
        place(pilot).form.field("x").set_value(date(2026, 11, 20))
        await press(pilot, "tab")
        await type_text(pilot, "im")
        assert typed(pilot) == "im"


async def test_passing_by_leaves_the_date_as_it_stood() -> None:
    async with running(one()) as pilot:
        await press(pilot, "tab", "tab", "shift+tab", "enter")
        assert typed(pilot) == STANDS


@pytest.mark.parametrize(("said", "asked"), [("2v", "Do you mean weeks?"), ("3m", "Do you mean months?")])
async def test_what_may_mean_two_things_is_asked_back(said: str, asked: str) -> None:
    async with running(one("", direction=Direction.FORWARD)) as pilot:
        await press(pilot, "tab")
        await type_text(pilot, said)
        assert f"-> {asked}" in text(pilot)
        await press(pilot, "tab", "enter")
        assert place(pilot).submitted == []
        assert f"! {asked}" in text(pilot)

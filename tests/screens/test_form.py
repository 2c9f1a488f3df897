"""A form by keyboard: moving, pages, drafts, and what is missing."""

from functools import partial

import pytest

from bti_tui.domain.field_kind import FieldKind
from bti_tui.widgets.field import FieldSpec
from tests.screens.support import LARGE, SMALL, Place, place, press, rows, running, text, type_text

LINES = tuple(FieldSpec(name, FieldKind.LINE, name.title()) for name in ("first", "second", "third"))
NOTE = FieldSpec("note", FieldKind.NOTE, "What was seen", rows=4)
NEEDED = (
    FieldSpec("who", FieldKind.LINE, "Who", required=True),
    LINES[0],
    FieldSpec("when", FieldKind.LINE, "When", "", True),
)
MANY = tuple(FieldSpec(f"f{number}", FieldKind.LINE, f"Field {number}") for number in range(1, 31))


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20), (50, 24)])
async def test_enter_goes_from_field_to_field_and_the_last_one_stores(size: tuple[int, int]) -> None:
    async with running(partial(Place, fields=LINES), size) as pilot:
        for word in ("en", "to", "tre"):
            await type_text(pilot, word)
            await press(pilot, "enter")
        assert place(pilot).submitted == [{"first": "en", "second": "to", "third": "tre"}]
        assert all(len(row) <= size[0] for row in rows(pilot))


async def test_a_form_that_ends_with_a_note_is_stored_from_the_line_below() -> None:
    async with running(partial(Place, fields=(LINES[0], NOTE))) as pilot:
        await press(pilot, "tab")
        await type_text(pilot, "to")
        await press(pilot, "enter")
        await type_text(pilot, "linjer")
        await press(pilot, "tab", "enter")
        assert place(pilot).submitted == [{"first": None, "note": "to\nlinjer"}]


async def test_what_is_missing_is_marked_and_the_first_of_it_gets_the_cursor() -> None:
    async with running(partial(Place, fields=NEEDED)) as pilot:
        await press(pilot, "tab", "tab", "enter")
        assert place(pilot).submitted == []
        assert place(pilot).form.focused_field is place(pilot).form.field("who")
        assert text(pilot).count("! must be answered") == 2
        assert "Missing: Who, When." in text(pilot)
        await type_text(pilot, "mor")
        assert text(pilot).count("! must be answered") == 1
        assert place(pilot).form.missing == ("When",)


async def test_pages_have_at_most_twelve_rows_and_tab_turns_them() -> None:
    async with running(partial(Place, fields=MANY)) as pilot:
        assert "Field 12" in text(pilot)
        assert "Field 13" not in text(pilot)
        assert place(pilot).form.page_text == "page 1 of 3"
        await press(pilot, *(["tab"] * 12))
        await type_text(pilot, "x")
        assert place(pilot).form.values["f13"] == "x"
        assert "> Field 13" in text(pilot)
        await press(pilot, "f8")
        assert "> Field 25" in text(pilot)
        await press(pilot, "f7", "f7")
        assert "> Field 1\n" in text(pilot)
        await press(pilot, "shift+tab", "shift+tab")
        assert "> Field 30" in text(pilot)


async def test_a_missing_field_on_another_page_is_gone_to() -> None:
    fields = (*MANY[:20], FieldSpec("last", FieldKind.LINE, "Last", required=True), MANY[20])
    async with running(partial(Place, fields=fields)) as pilot:
        await press(pilot, "shift+tab", "enter")
        assert "> Last" in text(pilot)


async def test_a_draft_is_told_after_a_pause_and_when_a_field_is_left() -> None:
    async with running(partial(Place, fields=LINES)) as pilot:
        await type_text(pilot, "en")
        await press(pilot, "tab")
        assert place(pilot).drafts[-1] == ({"first": "en", "second": "", "third": ""}, "first")
        count = len(place(pilot).drafts)
        await type_text(pilot, "to")
        while len(place(pilot).drafts) == count:
            await pilot.pause(0.05)
        assert place(pilot).drafts[-1] == ({"first": "en", "second": "to", "third": ""}, "second")


async def test_a_draft_comes_back_with_the_cursor_where_it_was_and_is_not_told_again() -> None:
    async with running(partial(Place, fields=(*LINES, NOTE))) as pilot:
        place(pilot).form.fill({"first": "en", "note": "a\nb", "gone": "x"}, focus="note")
        await press(pilot)
        await type_text(pilot, "!")
        assert place(pilot).form.values == {"first": "en", "second": None, "third": None, "note": "a\nb!"}


async def test_leaving_with_escape_tells_the_draft_first() -> None:
    async with running(partial(Place, fields=LINES)) as pilot:
        await type_text(pilot, "en")
        await press(pilot, "escape")
        assert place(pilot).drafts[-1][0]["first"] == "en"


async def test_a_letter_after_ctrl_o_jumps_to_its_field() -> None:
    async with running(partial(Place, fields=LINES)) as pilot:
        await type_text(pilot, "en")
        await press(pilot, "ctrl+o")
        assert "d Third" in text(pilot)
        await press(pilot, "d")
        await type_text(pilot, "tre")
        assert place(pilot).form.values == {"first": "en", "second": None, "third": "tre"}
        await press(pilot, "ctrl+o", "escape")
        await type_text(pilot, "!")
        assert place(pilot).form.values["third"] == "tre!"


async def test_ctrl_t_writes_the_date_and_in_a_note_the_time() -> None:
    async with running(partial(Place, fields=(LINES[0], NOTE))) as pilot:
        await press(pilot, "ctrl+t", "tab", "ctrl+t")
        await type_text(pilot, "Per gråt")
        assert place(pilot).form.values["first"] == "23.11.2026"
        assert str(place(pilot).form.values["note"]).startswith("23.11.2026 at ")
        assert str(place(pilot).form.values["note"]).endswith(": Per gråt")


async def test_ctrl_r_repeats_the_last_value_and_can_be_undone() -> None:
    async with running(partial(Place, fields=LINES, previous={"first": "rom 214"})) as pilot:
        await press(pilot, "ctrl+r")
        assert place(pilot).form.values["first"] == "rom 214"
        await press(pilot, "tab", "ctrl+r")
        assert place(pilot).form.values["second"] is None


async def test_ctrl_z_steps_back_to_the_field_that_was_changed_before() -> None:
    async with running(partial(Place, fields=LINES)) as pilot:
        await type_text(pilot, "en")
        await press(pilot, "tab")
        await type_text(pilot, "to")
        await press(pilot, "ctrl+z", "ctrl+z")
        assert place(pilot).form.values == {"first": None, "second": None, "third": None}
        assert place(pilot).form.focused_field is place(pilot).form.field("first")


async def test_the_status_line_says_which_field_this_is_and_its_hint() -> None:
    fields = (FieldSpec("x", FieldKind.LINE, "Unit", "Where you work."),)
    async with running(partial(Place, fields=fields)) as pilot:
        assert rows(pilot)[-2].strip() == "Field Unit. Where you work."

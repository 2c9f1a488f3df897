"""Each kind of field, by keyboard, as a person meets it."""

from datetime import date
from functools import partial

import pytest
from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot

from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.screens.ending import Ending
from bti_tui.widgets.field import FieldChoice, FieldSpec, Picked, Value
from bti_tui.widgets.person_field import matches
from tests.screens.support import LARGE, SMALL, Place, place, press, running, text, type_text

EFFECT = (
    FieldChoice("good", "god"),
    FieldChoice("some", "noe"),
    FieldChoice("unknown", "vet ikke", "v"),
)
PEOPLE = (("1", "Per Haug, Nordby"), ("2", "Pernille Dahl, Solvik"), ("3", "Åse Moe, Nordby"))


def one(kind: FieldKind, **more: object) -> partial[Place]:
    """A place with a single field."""
    return partial(Place, fields=(FieldSpec("x", kind, "Spørsmål", **more),))  # type: ignore[arg-type]  # any option of a field


def value(pilot: Pilot[Ending]) -> Value:
    return place(pilot).form.values["x"]


async def paste(app: App[Ending], words: str) -> None:
    app.post_message(Paste(words))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_line_takes_norwegian_letters_and_selects_nothing_when_it_is_reached_again(
    size: tuple[int, int],
) -> None:
    async with running(one(FieldKind.LINE), size) as pilot:
        await type_text(pilot, "Blåbær på tur")
        await press(pilot, "tab", "shift+tab")
        await type_text(pilot, "!")
        assert value(pilot) == "Blåbær på tur!"


async def test_a_line_can_be_undone_and_done_again() -> None:
    async with running(one(FieldKind.LINE)) as pilot:
        await type_text(pilot, "mor ringte")
        await press(pilot, "ctrl+z")
        assert value(pilot) == "mor"
        await press(pilot, "ctrl+y")
        assert value(pilot) == "mor ringte"


async def test_pasted_text_is_cleaned_and_its_length_is_said() -> None:
    async with running(one(FieldKind.LINE)) as pilot:
        await paste(pilot.app, "bla\u030aba\u00e6r \x1b[31mrødt\u202e\nlinje")
        await press(pilot)
        assert value(pilot) == "blåbaær [31mrødt linje"
        assert "pasted 22 characters" in text(pilot)


async def test_text_is_never_read_as_markup() -> None:
    async with running(one(FieldKind.NOTE)) as pilot:
        await paste(pilot.app, "[red]Ola[/red] [link=x]")
        await press(pilot)
        assert "[red]Ola[/red] [link=x]" in text(pilot)


async def test_a_hard_space_is_a_space() -> None:
    async with running(one(FieldKind.LINE)) as pilot:
        await press(pilot, "a")
        pilot.app.post_message(Key("no-break_space", "\u00a0"))
        await press(pilot, "b")
        assert value(pilot) == "a b"


async def test_a_note_keeps_its_lines_and_tab_leaves_it() -> None:
    async with running(one(FieldKind.NOTE, rows=3)) as pilot:
        await type_text(pilot, "Per sa")
        await press(pilot, "enter")
        await type_text(pilot, "nei")
        assert value(pilot) == "Per sa\nnei"
        await press(pilot, "tab")
        assert ">Enter" in text(pilot)
        await press(pilot, "shift+tab", "ctrl+z")
        assert value(pilot) != "Per sa\nnei"


async def test_a_choice_is_made_by_its_letter_and_shown_without_colour() -> None:
    async with running(one(FieldKind.CHOICE, choices=EFFECT)) as pilot:
        assert value(pilot) is None
        await press(pilot, "v")
        assert value(pilot) == "unknown"
        assert "<v vet ikke>" in text(pilot)
        await press(pilot, "1")
        assert value(pilot) == "good"
        await press(pilot, "ctrl+z")
        assert value(pilot) == "unknown"
        await press(pilot, "backspace")
        assert value(pilot) is None


async def test_a_choice_takes_arrows_and_ignores_letters_that_mean_nothing() -> None:
    async with running(one(FieldKind.CHOICE, choices=EFFECT)) as pilot:
        await press(pilot, "q")
        assert value(pilot) is None
        await press(pilot, "right")
        assert value(pilot) == "good"
        await press(pilot, "right", "right", "right")
        assert value(pilot) == "good"
        await press(pilot, "left")
        assert value(pilot) == "unknown"


async def test_nothing_is_ticked_before_the_person_does_it() -> None:
    async with running(one(FieldKind.CHOICES, choices=EFFECT)) as pilot:
        assert value(pilot) is None
        assert "[x]" not in text(pilot)
        await press(pilot, "v", "right", "space")
        assert value(pilot) == ("good", "unknown")
        assert "[x] v vet ikke" in text(pilot)
        await press(pilot, "v")
        assert value(pilot) == ("good",)


async def test_yes_and_no_answer_to_the_first_letter_in_the_persons_language() -> None:
    async with running(one(FieldKind.YES_NO)) as pilot:
        assert value(pilot) is None
        await press(pilot, "y")
        assert value(pilot) is True
        await press(pilot, "n")
        assert value(pilot) is False


async def test_a_date_is_read_beside_the_field_before_anything_is_stored() -> None:
    async with running(one(FieldKind.DATE, direction=Direction.FORWARD)) as pilot:
        await type_text(pilot, "+6u")
        assert value(pilot) == date(2027, 1, 4)
        assert "-> Monday 4 January 2027, in 6 weeks" in text(pilot)


async def test_what_is_no_date_stays_as_typed_and_stops_the_form() -> None:
    async with running(one(FieldKind.DATE, direction=Direction.FORWARD)) as pilot:
        await type_text(pilot, "snart")
        await press(pilot, "enter")
        assert value(pilot) is None
        assert "snart" in text(pilot)
        assert "! Can't be read as a date" in text(pilot)
        assert place(pilot).submitted == []


async def test_typing_narrows_the_list_of_people_and_an_arrow_picks() -> None:
    async with running(one(FieldKind.PERSON, options=PEOPLE)) as pilot:
        await type_text(pilot, "per")
        assert value(pilot) is None
        assert "Per Haug, Nordby" in text(pilot)
        assert "Pernille Dahl, Solvik" in text(pilot)
        assert "Åse Moe" not in text(pilot)
        await press(pilot, "down", "down")
        assert value(pilot) == Picked("Pernille Dahl, Solvik", "2")
        await press(pilot, "up")
        assert value(pilot) == Picked("Per Haug, Nordby", "1")


async def test_the_only_one_that_fits_is_meant_and_a_stranger_is_not_guessed() -> None:
    async with running(one(FieldKind.PERSON, options=PEOPLE)) as pilot:
        await type_text(pilot, "åse")
        assert value(pilot) == Picked("Åse Moe, Nordby", "3")
        await type_text(pilot, "xx")
        assert value(pilot) is None
        await press(pilot, "enter")
        assert "! Not on the list" in text(pilot)


async def test_a_name_outside_the_list_counts_where_the_field_allows_it() -> None:
    async with running(one(FieldKind.PERSON, options=PEOPLE, free_text=True)) as pilot:
        await type_text(pilot, "Tante Ida")
        assert value(pilot) == Picked("Tante Ida")
        assert "-> a new name" in text(pilot)


def test_people_are_found_by_the_beginnings_of_words_and_sorted_by_our_alphabet() -> None:
    assert [label for _, label in matches(PEOPLE, "no")] == ["Per Haug, Nordby", "Åse Moe, Nordby"]
    assert [label for _, label in matches(PEOPLE, "per no")] == ["Per Haug, Nordby"]
    assert matches(PEOPLE, "p") == ()


async def test_a_secret_is_shown_as_stars_and_stays_out_of_the_draft() -> None:
    async with running(one(FieldKind.LINE, secret=True)) as pilot:
        await type_text(pilot, "sesam")
        assert "*****" in text(pilot)
        assert "sesam" not in text(pilot)
        assert value(pilot) == "sesam"
        assert place(pilot).form.draft == {}


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (FieldKind.LINE, "hei"),
        (FieldKind.NOTE, "to\nlinjer"),
        (FieldKind.CHOICE, "some"),
        (FieldKind.CHOICES, ("good", "unknown")),
        (FieldKind.YES_NO, False),
        (FieldKind.DATE, date(2026, 11, 20)),
        (FieldKind.PERSON, Picked("Per Haug, Nordby", "1")),
    ],
)
async def test_an_answer_can_be_put_into_its_field_and_read_again(kind: FieldKind, answer: Value) -> None:
    async with running(one(kind, choices=EFFECT, options=PEOPLE)) as pilot:
        place(pilot).form.field("x").set_value(answer)
        await press(pilot)
        assert value(pilot) == answer
        draft = place(pilot).form.draft
        place(pilot).form.field("x").set_value(None)
        assert value(pilot) is None
        place(pilot).form.fill(draft)
        await press(pilot)
        assert value(pilot) == answer

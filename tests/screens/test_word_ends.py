"""A word is written out by whatever ends it: a blank, a sign, Tab, Enter, or that the form is stored."""

from functools import partial

import pytest

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.shorthand import DOT, WITH_DOT, Expansion
from bti_tui.settings.shorthand import shipped_shorthand
from bti_tui.widgets.field import FieldSpec
from tests.screens.support import Place, place, press, running, text, type_text
from tests.screens.test_typing_less import BOTH, LINE, NEXT, NOTE, knowing, value


@BOTH
@pytest.mark.parametrize("sign", [",", ".", ";", ":", "!", "?", ")"])
async def test_a_sign_behind_a_word_writes_it_out_and_stays_there(field: FieldSpec, sign: str) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, f"Ringte fsk{sign} Så gikk hs{sign}")
        assert value(pilot) == f"Ringte foresatte{sign} Så gikk helsestasjon{sign}"
        await press(pilot, "ctrl+z")
        assert value(pilot) == f"Ringte foresatte{sign} Så gikk hs{sign}"


@pytest.mark.parametrize("sign", ["-", "/", "@", "«", "a"])
async def test_no_other_sign_does(sign: str) -> None:
    async with running(partial(Place, fields=(LINE, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, f"Ringte fsk{sign}")
        assert value(pilot) == f"Ringte fsk{sign}"


def test_the_full_stop_of_an_abbreviation_is_no_end_and_every_such_one_is_known() -> None:
    assert not Expansion("evt", "eventuelt").is_ended_by(DOT)
    assert Expansion("evt", "eventuelt").is_ended_by(" ")
    assert Expansion("bhg", "barnehage").is_ended_by(DOT)
    assert not Expansion("malsa", "Til stede: ___.", is_whole_text=True).is_ended_by(",")
    for language in ("nb", "nn"):
        assert shipped_shorthand(language).words.keys() >= WITH_DOT


@BOTH
async def test_tab_writes_the_word_out_and_goes_on(field: FieldSpec) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Ringte fsk")
        await press(pilot, "tab")
        await type_text(pilot, "neste hs")
        assert value(pilot) == "Ringte foresatte"
        assert place(pilot).form.field("next").draft == "neste hs"


@BOTH
async def test_tab_behind_the_letters_of_a_text_puts_it_in_and_stands_on_its_first_stop(field: FieldSpec) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "malsa")
        await press(pilot, "tab")
        await type_text(pilot, "mor")
        assert str(value(pilot)).startswith("Til stede: mor.")


async def test_enter_goes_on_from_a_line_with_its_word_written_out() -> None:
    async with running(partial(Place, fields=(LINE, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Ringte fsk")
        await press(pilot, "enter")
        assert value(pilot) == "Ringte foresatte"


async def test_enter_breaks_the_line_of_a_note_with_its_word_written_out() -> None:
    async with running(partial(Place, fields=(NOTE, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Ringte fsk")
        await press(pilot, "enter")
        await type_text(pilot, "Så hs")
        assert value(pilot) == "Ringte foresatte\nSå hs"


async def test_enter_that_stores_stores_the_word_written_out() -> None:
    async with running(partial(Place, fields=(LINE,))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Ringte fsk")
        await press(pilot, "enter")
        assert place(pilot).submitted == [{"what": "Ringte foresatte"}]


async def test_what_somebody_says_is_not_written_out_by_any_end() -> None:
    words = FieldSpec("child_words", FieldKind.LINE, "What")
    async with running(partial(Place, fields=(words, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Jeg vil til hs, fsk.")
        await press(pilot, "tab")
        assert "helsestasjon" not in text(pilot)
        assert place(pilot).form.field("child_words").draft == "Jeg vil til hs, fsk."

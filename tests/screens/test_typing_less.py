"""Abbreviations are written out while one types, in a line and in a note; texts with stops are filled in with Tab."""

from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import pytest
from textual.events import Key
from textual.pilot import Pilot

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.shorthand import Shorthand
from bti_tui.screens.veiled_app import VeiledApp
from bti_tui.settings.shorthand import ShorthandFiles
from bti_tui.usecases.context import Context
from bti_tui.widgets.field import FieldSpec
from tests.screens.support import FakeContext, Place, place, press, running, settled, text, type_text

KNOWN = Shorthand(
    {"fsk": "foresatte", "hs": "helsestasjon", "kl": "kla"}, {"sa": "Til stede: ___.\nAvtalt: ___.", "kort": "Ferdig."}
)
LINE = FieldSpec("what", FieldKind.LINE, "What")
NOTE = FieldSpec("what", FieldKind.NOTE, "What", rows=4)
NEXT = FieldSpec("next", FieldKind.LINE, "Next")
NAMED = {" ": "space", "\t": "tab"}
BOTH = pytest.mark.parametrize("field", [LINE, NOTE], ids=["line", "note"])


@dataclass
class Files:
    known: Shorthand = KNOWN

    def of(self, language: str) -> Shorthand:
        return self.known


async def knowing(pilot: Pilot[Any]) -> None:
    """A store is open, and the abbreviations are known."""
    app = cast(VeiledApp, pilot.app)
    app.shorthand_files = cast(ShorthandFiles, Files())
    if not app._desk.is_open:
        await app._desk.unlock(lambda: cast("Context", FakeContext()))


def value(pilot: Pilot[Any]) -> object:
    return place(pilot).form.field("what").draft


@BOTH
async def test_a_blank_writes_the_word_out_and_what_follows_stands_behind_it(field: FieldSpec) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Ringte fsk og hs igjen")
        assert value(pilot) == "Ringte foresatte og helsestasjon igjen"


@BOTH
async def test_until_then_what_it_stands_for_is_shown_behind_it(field: FieldSpec) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Ringte fsk")
        assert "Ringte fsk (foresatte)" in text(pilot)
        assert value(pilot) == "Ringte fsk"
        await press(pilot, "left")
        assert "(foresatte)" not in text(pilot)
        await press(pilot, "right", "right")
        assert value(pilot) == "Ringte fsk"
        await type_text(pilot, " og")
        assert "(foresatte)" not in text(pilot)


@BOTH
@pytest.mark.parametrize("short", ["fsk", "kl", "malkort"])
async def test_ctrl_z_takes_back_the_writing_out_and_keeps_what_was_typed(field: FieldSpec, short: str) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, f"Ringte {short} ")
        assert short not in str(value(pilot)).split()
        await press(pilot, "ctrl+z")
        assert value(pilot) == f"Ringte {short} "
        await type_text(pilot, "nå")
        assert value(pilot) == f"Ringte {short} nå"
        await press(pilot, "ctrl+z")
        assert "nå" not in str(value(pilot))


@BOTH
async def test_words_between_quotation_marks_stay_as_they_were_said(field: FieldSpec) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "Han sa «jeg vil til hs ")
        assert "(helsestasjon)" not in text(pilot)
        await type_text(pilot, "nå» og fsk var med")
        assert value(pilot) == "Han sa «jeg vil til hs nå» og foresatte var med"


@BOTH
async def test_a_field_of_somebodys_own_words_writes_nothing_out(field: FieldSpec) -> None:
    words = FieldSpec("what", field.kind, "What", expands=None)
    async with running(partial(Place, fields=(words, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "fsk og hs igjen")
        assert value(pilot) == "fsk og hs igjen"


@pytest.mark.parametrize("name", ["child_words", "guardians_view", "about", "full_name"])
@pytest.mark.parametrize("kind", [FieldKind.LINE, FieldKind.NOTE])
async def test_what_the_family_says_and_names_are_kept_wherever_they_are_asked_for(name: str, kind: FieldKind) -> None:
    async with running(partial(Place, fields=(FieldSpec(name, kind, "What"), NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "fsk og hs igjen")
        assert place(pilot).form.field(name).draft == "fsk og hs igjen"


async def test_nothing_is_written_out_while_no_store_is_open() -> None:
    async with running(partial(Place, fields=(LINE, NEXT))) as pilot:
        cast(VeiledApp, pilot.app).shorthand_files = cast(ShorthandFiles, Files())
        await type_text(pilot, "fsk og ")
        assert value(pilot) == "fsk og "


@BOTH
async def test_tab_goes_through_the_stops_of_a_text_and_then_to_the_next_field(field: FieldSpec) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "malsa ")
        await type_text(pilot, "mor")
        await press(pilot, "tab")
        await type_text(pilot, "ringe")
        between = "\n" if field.kind is FieldKind.NOTE else " "
        assert str(value(pilot)).rstrip() == f"Til stede: mor.{between}Avtalt: ringe."
        await press(pilot, "tab")
        await type_text(pilot, "neste")
        assert place(pilot).form.values["next"] == "neste"


@BOTH
async def test_a_text_and_its_stops_in_one_burst_lose_no_key(field: FieldSpec) -> None:
    async with running(partial(Place, fields=(field, NEXT))) as pilot:
        await knowing(pilot)
        for key in "malsa mor\thøre fsk \tneste":
            pilot.app.post_message(Key(NAMED.get(key, key), key))
        await settled(pilot)
        between = "\n" if field.kind is FieldKind.NOTE else " "
        assert str(value(pilot)) == f"Til stede: mor.{between}Avtalt: høre foresatte . "
        assert place(pilot).form.values["next"] == "neste"


async def test_in_a_long_line_the_dimmed_words_are_brought_into_view() -> None:
    async with running(partial(Place, fields=(LINE, NEXT))) as pilot:
        await knowing(pilot)
        await type_text(pilot, "ord " * 30 + "fsk")
        assert "fsk (foresatte)" in text(pilot)


async def test_without_files_nothing_is_written_out() -> None:
    async with running(partial(Place, fields=(LINE, NEXT))) as pilot:
        await type_text(pilot, "fsk og hs ")
        assert value(pilot) == "fsk og hs "

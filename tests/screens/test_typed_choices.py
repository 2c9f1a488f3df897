"""A list that is too long for one key each: a part of the answer is enough, or one letter for the common ones."""

from typing import Any, Final

import pytest
from textual.pilot import Pilot

from bti_tui.domain.field_kind import FieldKind
from bti_tui.guide.compiled import shipped_guide
from bti_tui.i18n import Translator
from bti_tui.screens.agency_choices import choices_of
from bti_tui.screens.typed_choices import by_typing
from bti_tui.widgets.field import FieldChoice, FieldSpec
from tests.screens.support import Place, press, running, text, type_text

EN: Final = Translator("en")
AGENCIES: Final = choices_of(shipped_guide().agencies, EN)


def field(kind: FieldKind, choices: tuple[FieldChoice, ...] = AGENCIES) -> FieldSpec:
    return by_typing(FieldSpec("agency", kind, "Service", choices=choices), EN)


def place(kind: FieldKind) -> Any:
    return lambda desk: Place(desk, (field(kind), FieldSpec("rest", FieldKind.LINE, "Rest")))


def value(pilot: Pilot[Any]) -> object:
    assert isinstance(pilot.app.screen, Place)
    return pilot.app.screen.form.field("agency").value


def test_a_short_list_keeps_its_keys() -> None:
    assert field(FieldKind.CHOICE, AGENCIES[:9]).choices == AGENCIES[:9]


def test_the_hint_tells_of_the_letters_that_are_enough() -> None:
    assert field(FieldKind.CHOICE).hint.endswith("or one letter: b = Kindergarten, s = School.")
    assert field(FieldKind.CHOICES).hint.endswith("or one letter: b = Kindergarten, s = School.")
    unkeyed = tuple(FieldChoice(str(number), f"Answer {number}") for number in range(12))
    assert "letter" not in field(FieldKind.CHOICE, unkeyed).hint


@pytest.mark.parametrize(
    ("typed", "code"),
    [("b", "bhg"), ("s", "skole"), ("v", "bv"), ("B", "bhg"), ("nav", "nav"), ("midw", "jordmor"), ("school", "skole")],
)
async def test_one_is_picked_by_its_letter_or_a_part_of_its_name(typed: str, code: str) -> None:
    async with running(place(FieldKind.CHOICE)) as pilot:
        await type_text(pilot, typed)
        assert value(pilot) == code
        assert "->" in text(pilot)


@pytest.mark.parametrize("typed", ["x", "zzz", "child"])
async def test_what_nobody_or_several_fit_is_no_answer(typed: str) -> None:
    async with running(place(FieldKind.CHOICE)) as pilot:
        await type_text(pilot, typed)
        assert value(pilot) is None


async def test_several_are_picked_with_commas_by_letters_and_by_names() -> None:
    async with running(place(FieldKind.CHOICES)) as pilot:
        await type_text(pilot, "b, educ, n")
        assert value(pilot) == ("bhg", "ppt", "nav")
        assert "-> Kindergarten," in text(pilot)


async def test_the_arrow_goes_through_the_list() -> None:
    async with running(place(FieldKind.CHOICE)) as pilot:
        await press(pilot, "down", "down")
        assert value(pilot) == "skole"

"""Several of a long list are typed, a comma between; a slow hand and a fast one come to the same."""

from dataclasses import replace

from bti_tui.domain.field_kind import FieldKind
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.many_field import ManyField
from tests.screens.support import Place, place, press, running, text, type_text

NAMES = ("PPT", "NAV", "BUP", "Barnevern", "Barnehage", "Psykisk helse og familiestøtte")
SPEC = FieldSpec(
    name="agencies",
    kind=FieldKind.CHOICES,
    label="Agencies",
    options=tuple((name.casefold(), name) for name in NAMES),
)
AFTER = FieldSpec(name="words", kind=FieldKind.LINE, label="Words")


def form(desk: object, *, default: object = "") -> Place:
    return Place(desk, [replace(SPEC, default=default), AFTER])  # type: ignore[arg-type] # a desk that nobody asks


async def test_parts_of_names_with_commas_between_are_read_as_those_who_fit() -> None:
    async with running(form) as pilot:
        await type_text(pilot, "pp, nav, psyk")
        field = place(pilot).form.field("agencies")
        assert isinstance(field, ManyField)
        assert field.value == ("ppt", "nav", "psykisk helse og familiestøtte")
        assert "-> PPT, NAV, Psykisk helse" in " ".join(text(pilot).split())


async def test_the_same_one_twice_counts_once() -> None:
    async with running(form) as pilot:
        await type_text(pilot, "nav, NAV, na")
        assert place(pilot).form.field("agencies").value == ("nav",)


async def test_the_arrow_fills_in_the_last_one_and_leaves_the_others() -> None:
    async with running(form) as pilot:
        await type_text(pilot, "ppt, barn")
        field = place(pilot).form.field("agencies")
        assert field.value is None
        await press(pilot, "down")
        assert field.draft == "ppt, Barnehage"
        await press(pilot, "down")
        assert field.draft == "ppt, Barnevern"
        assert field.value == ("ppt", "barnevern")


async def test_what_fits_nobody_or_more_than_one_is_said_by_name_and_not_sent() -> None:
    async with running(form) as pilot:
        await type_text(pilot, "ppt, barn")
        await place(pilot).form.submit()
        await press(pilot)
        assert place(pilot).submitted == []
        assert "More than one fits “barn”." in text(pilot)
        await type_text(pilot, "xyz")
        await place(pilot).form.submit()
        await press(pilot)
        assert "“barnxyz” is not on the list." in text(pilot)


async def test_codes_that_are_known_already_stand_in_the_field_by_their_names() -> None:
    async with running(lambda desk: form(desk, default=["ppt", "nav"])) as pilot:
        field = place(pilot).form.field("agencies")
        assert field.draft == "PPT, NAV"
        assert field.value == ("ppt", "nav")
        field.set_draft("")
        assert field.value is None

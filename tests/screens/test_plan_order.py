"""The measures of a plan can be put in another order, as other lists can."""

from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.screens.plan import PlanScreen
from bti_tui.widgets.measure_table import ORDERS, MeasureTable
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, fits, opened, status
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def with_measures() -> CaseBuilder:
    """Three measures, the last of the alphabet due first."""
    bench = a_case().at_level(1).with_holder().with_consent().with_plan()
    for days, title in ((30, "Adskilt lek"), (20, "Bytte plass"), (10, "Åpne dører")):
        day = bench.today + timedelta(days=days)
        bench.do(c.PlanMeasure, HOLDER, title=title, due_on=day, evaluate_on=day)
    return bench


@SIZES
async def test_o_puts_the_measures_in_another_order_and_the_cursor_stays(size: tuple[int, int]) -> None:
    async with opened(CaseStore(with_measures(), HOLDER), PlanScreen, size) as pilot:
        table = pilot.app.screen.query_one(MeasureTable)
        assert "o sort" in status(pilot)
        here = table.current

        def titles() -> list[str]:
            rows = [
                one.partition("Hanne")[0].partition("  M1")[0].strip(" >.")
                for one in text(pilot).splitlines()
                if "Hanne" in one
            ]
            return [one for one in rows if one.startswith(("Adskilt", "Bytte", "Åpne"))]

        await press(pilot, "o")
        assert status(pilot) == "Sorted by: deadline (o)"
        assert titles() == ["Åpne dører", "Bytte plass", "Adskilt lek"]
        await press(pilot, "o", "o")
        assert status(pilot) == "Sorted by: name (o)"
        assert titles() == ["Adskilt lek", "Bytte plass", "Åpne dører"]
        assert table.current == here
        await press(pilot, "o")
        assert status(pilot) == f"Sorted by: {ORDERS[0][0]} (o)"
        assert fits(pilot, size)


async def test_while_a_form_is_filled_in_o_is_a_letter() -> None:
    async with opened(CaseStore(with_measures(), HOLDER), PlanScreen) as pilot:
        await press(pilot, "f5", "o")
        assert "Sorted by" not in text(pilot)

"""A colleague who stores something while a screen is open, and the next look of that screen at the store."""

from dataclasses import replace
from typing import Any

from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.ids import UserId
from bti_tui.screens.watching import WatchingScreen
from bti_tui.usecases.execute import execute
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE
from tests.screens.case_support import CaseStore
from tests.screens.support import settled


def consented() -> CaseBuilder:
    return a_case().at_level(1).with_holder().with_consent()


def with_entry() -> CaseBuilder:
    return consented().do(c.WriteEntry, text="Ella lekte ute")


def meanwhile(store: CaseStore, case: CaseBuilder, kind: type[Command], by: UserId = COLLEAGUE, **changes: Any) -> None:
    """A colleague who works with the child too stores something in a program of her own."""
    kept = store.store.kept.cases
    kept[case.id] = replace(kept[case.id], colleagues=(*kept[case.id].colleagues, by))
    ctx = replace(store.context.acting_as(STAFF[by]), window="hers")
    execute(ctx, case.order(kind, **changes))


async def beat(pilot: Pilot[Any]) -> None:
    """The next look at the store, without waiting for the second to pass."""
    screen = pilot.app.screen
    assert isinstance(screen, WatchingScreen)
    await settled(pilot)
    screen._rests_until = 0.0
    screen.look()
    await settled(pilot)

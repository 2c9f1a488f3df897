"""Two gates stand before the terminal, and each holds alone: what the store hands out, and what may be drawn."""

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from wcwidth import wcwidth

from bti_tui.app import BtiApp, Setting
from bti_tui.bootstrap import StoreOpener
from bti_tui.desk import Desk
from bti_tui.i18n import Translator
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.closing import ClosingScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.emergency import EmergencyScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.plan import PlanScreen
from bti_tui.screens.readers import ReadersScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.step import StepScreen
from bti_tui.screens.veiled_app import VeiledApp
from bti_tui.usecases.context import Context
from bti_tui.widgets.drawn import drawable
from tests.hostile.corpus import NAME, PARTS, TEXT
from tests.hostile.planting import NOW
from tests.hostile.roads import ROADS, Laboratory, cases_of
from tests.hostile.test_screens import planted
from tests.screens.support import rows, settled

FED_BY_THE_STORE: list[type[Any]] = [
    OverviewScreen, CasesScreen, StepScreen, ConsentScreen, PlanScreen, ClosingScreen, LogScreen, ReadersScreen,
]  # fmt: skip


def acting(text: str) -> set[str]:
    """The signs that could act, or can't be seen."""
    return {one for one in text if unicodedata.category(one)[0] == "C" and one != "\n"}


async def test_the_store_hands_out_nothing_that_could_act_also_without_the_last_gate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VeiledApp, "get_line_filters", lambda _: [])
    store, desk = planted(tmp_path) / "store", Desk[Context]()
    await desk.unlock(StoreOpener(store, now=lambda: datetime.fromisoformat(NOW)).open, "", "")
    app = BtiApp(Translator("nb"), desk, lambda: EmergencyScreen(desk), Setting())
    found: dict[str, set[str]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        lab = Laboratory(desk, (), *await desk.ask(cases_of))
        for screen in FED_BY_THE_STORE:
            made: Any = ROADS[screen](lab)
            await app.push_screen(made)
            await settled(pilot)
            found[screen.__name__] = acting("\n".join(rows(pilot)))
            await app.pop_screen()
    desk.close()
    assert {name: signs for name, signs in found.items() if signs} == {}


@pytest.mark.parametrize("kind", PARTS)
def test_what_is_drawn_is_inert_and_as_wide_as_every_terminal_counts_it(kind: str) -> None:
    drawn = drawable(PARTS[kind])
    assert acting(drawn) == set()
    assert cell_len(drawn) == cell_len(PARTS[kind]) == sum(wcwidth(one) for one in drawn)


@pytest.mark.parametrize("text", ["Blåbær og Čáhcesuolu, 3½ % – «sitat» …", "Ella", "e\u0301", "漢字"])
def test_ordinary_words_are_drawn_as_they_are(text: str) -> None:
    assert drawable(text) == text


def test_the_corpus_needs_a_gate() -> None:
    assert len(acting(TEXT)) > 20
    assert acting(NAME)

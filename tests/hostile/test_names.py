"""With names hidden, no cell of any screen shows a name of the store, whole or in part."""

import inspect
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bti_tui import bootstrap
from bti_tui.app import BtiApp, Setting
from bti_tui.cli import script
from bti_tui.cli.script_input import RawLine
from bti_tui.cli.store_creation import make_training_store
from bti_tui.desk import Desk
from bti_tui.i18n import Translator
from bti_tui.screens.emergency import EmergencyScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import save_draft
from bti_tui.usecases.queries import cases
from tests.hostile.planting import NOW, UNTIL_CLOSING, UNTIL_MEASURES, shipped_life
from tests.hostile.roads import ROADS, Laboratory, cases_of
from tests.screens.support import press, rows, settled

CHILD, GUARDIAN, HOLDER, LEADER, NEW = "Solveig", "Torgeir", "Ragnhild", "Eskild", "Yngvild"
LAST = {CHILD: "Brattvåg", GUARDIAN: "Brattvåg", HOLDER: "Fossheim", LEADER: "Granvoll", NEW: "Hestnes"}
OWNER = "Ingeleiv Kvamme"
KNOWN = {"Ella": CHILD, "Nordli": "Brattvåg", "Silje": GUARDIAN, "Jonas": "Hallvard",
         "Anne Lise Moe": "Eskild Granvoll", "Marit Haugen": "Ragnhild Fossheim", "Marit": HOLDER}  # fmt: skip
HIDDEN = (*LAST, *LAST.values(), "Hallvard", *OWNER.split())
AT = datetime.fromisoformat(NOW)


def renamed(value: Any) -> Any:
    """A text of the example life, with names that no other word is like, also with an -s."""
    if isinstance(value, str):
        for before, after in KNOWN.items():
            value = re.sub(rf"\b{before}(?=s?\b)", after, value)
    return value


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three cases of a child whose name stands in all that is written."""
    folder = tmp_path_factory.mktemp("names") / "store"
    make_training_store(folder, {"name": OWNER})
    lines = [{key: renamed(value) for key, value in line.items() if key != "note"} for line in shipped_life()]
    with bootstrap.opened(folder) as ctx:
        for end in (UNTIL_MEASURES, UNTIL_CLOSING, "check_safety"):
            place = next(at for at, line in enumerate(lines) if line["do"] == end)
            assert run(ctx, lines[:place]) == []
        values: dict[str, object] = {"about": f"{NEW} {LAST[NEW]}", "words": f"{NEW} er ny, og {NEW}s mor ringte."}
        save_draft(ctx, "step.raise_concern", None, "n0.undring", values, "words")
        save_draft(
            ctx, "step.check_safety", cases(ctx)[0].case_id, "n0.trygghet", {"reason": f"{CHILD} er trygg"}, "reason"
        )
    return folder


def run(ctx: Context, lines: list[dict[str, Any]]) -> list[str]:
    """Carry out lines as a script does; what was refused."""
    one = script.Run(ctx)
    raws = (RawLine(f"life:{number}", number, line) for number, line in enumerate(lines, 1))
    return [str(result.error) for result in map(one.perform, raws) if result.error is not None]


@asynccontextmanager
async def program(store: Path, size: tuple[int, int]) -> AsyncIterator[tuple[Any, BtiApp, Laboratory]]:
    desk = Desk[Context]()
    context = await desk.unlock(bootstrap.StoreOpener(store, now=lambda: AT).open, "", "")
    app = BtiApp(Translator("nb"), desk, lambda: EmergencyScreen(desk), Setting(clock=lambda: AT))
    app.state.owner = f"{context.user.name}, {context.user.unit}"
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot, app, Laboratory(desk, (), *await desk.ask(cases_of))
    desk.close()


def shown(pilot: Any) -> set[str]:
    """The names that can be read in the cells of the screen, also where a list or an edge has cut them."""
    text = "\n".join(rows(pilot)).casefold()
    return {name for name in HIDDEN if name.casefold()[:5] in text}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_no_name_is_in_any_cell_of_any_screen_while_names_are_hidden(store: Path, size: tuple[int, int]) -> None:
    leaks: dict[str, set[str]] = {}
    seen: set[str] = set()
    async with program(store, size) as (pilot, app, lab):
        for screen, road in ROADS.items():
            made: Any = road(lab)
            await app.push_screen(await made if inspect.isawaitable(made) else made)
            await settled(pilot)
            seen |= shown(pilot)
            app.action_hide_names()
            at_once = shown(pilot)
            await settled(pilot)
            leaks[screen.__name__] = at_once | shown(pilot)
            await press(pilot, "tab")
            leaks[screen.__name__] |= shown(pilot)
            app.action_hide_names()
            await settled(pilot)
            await app.pop_screen()
    assert {name: found for name, found in leaks.items() if found} == {}
    assert seen >= {CHILD, HOLDER, *OWNER.split()}, "names are there to be hidden"


async def test_a_name_that_a_line_has_scrolled_half_away_is_hidden_too(store: Path) -> None:
    async with program(store, (80, 24)) as (pilot, app, lab):
        from bti_tui.screens.first_run import FirstRunScreen
        from bti_tui.widgets.text_fields import LineEditor

        made: Any = ROADS[FirstRunScreen](lab)
        await app.push_screen(made)
        await settled(pilot)
        app.action_hide_names()
        await settled(pilot)
        line = made.query(LineEditor).first()
        line.focus()
        for blanks in range(1, 12):
            line.value = f"{CHILD} {LAST[CHILD]}{' ' * blanks}{'x' * (line.size.width - 4)}{' ' * blanks}{HOLDER}"
            line.cursor_position = 0 if blanks % 2 else len(line.value)
            await settled(pilot)
            text = "\n".join(rows(pilot)).casefold()
            assert not [name for name in (CHILD, LAST[CHILD], HOLDER) if name.casefold()[:4] in text]

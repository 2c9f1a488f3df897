"""The example life on paper: every line is carried out, and the screen that a person would see after it is printed."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bti_tui.bootstrap import StoreOpener, wall_clock
from bti_tui.cli import script
from bti_tui.cli.call import moment_of
from bti_tui.cli.program import Installation, prepare_terminal
from bti_tui.cli.script_input import RawLine, ScriptLine, lines_of, understood
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import Translator

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from bti_tui.desk import Desk
    from bti_tui.usecases.context import Context

COLUMNS: Final = 80
ROWS: Final = 24


@dataclass(slots=True)
class Calendar:
    """The time in the story: each line of the script sets it."""

    at: datetime

    def now(self) -> datetime:
        """The time it is in the story."""
        return self.at


@dataclass(frozen=True, slots=True)
class Picture:
    """One line of the life, and the screen after it."""

    at: datetime
    do: str
    lines: tuple[str, ...]


def play(installation: Installation, folder: Path, source: Path) -> tuple[Picture, ...]:
    """Carry out a script on a training store in the program itself, without a terminal, and take each screen as text.

    Raises the error of the first line that is refused: the shipped life has none.
    """
    prepare_terminal(installation)
    return asyncio.run(_play(installation, folder, list(lines_of(str(source)))))


async def _play(installation: Installation, folder: Path, raw_lines: Sequence[RawLine]) -> tuple[Picture, ...]:
    from bti_tui.app import BtiApp, Setting
    from bti_tui.desk import Desk
    from bti_tui.screens.overview import OverviewScreen
    from bti_tui.screens.unlock import UnlockScreen

    calendar = Calendar(wall_clock())
    desk: Desk[Context] = Desk()
    opener = StoreOpener(folder, now=calendar.now)
    app = BtiApp(
        Translator(installation.language),
        desk,
        lambda: UnlockScreen(desk, opener, lambda _: OverviewScreen(desk)),
        Setting(clock=calendar.now),
    )
    app.state.training = True
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("enter")
        await _settled(pilot)
        run = await desk.ask(script.Run)
        pictures = [await _line(pilot, desk, run, calendar, raw) for raw in raw_lines]
        await desk.lock()
    return tuple(pictures)


async def _line(
    pilot: "Pilot[Any]", desk: "Desk[Context]", run: script.Run, calendar: Calendar, raw: RawLine
) -> Picture:
    from bti_tui.screens.case import CaseScreen

    line: ScriptLine = understood(raw)
    calendar.at = moment_of(line.now) or calendar.at
    result = await desk.run(run.perform, raw)
    if result.error is not None:
        raise result.error
    if result.case_id:
        pilot.app.push_screen(CaseScreen(desk, CaseId(result.case_id)))
        await _settled(pilot)
    picture = Picture(calendar.at, result.do, screen_text(pilot.app))
    if result.case_id:
        pilot.app.pop_screen()
        await _settled(pilot)
    return picture


async def _settled(pilot: "Pilot[Any]") -> None:
    """Wait until every question to the desk is answered and the answers are drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def screen_text(app: "App[Any]") -> tuple[str, ...]:
    """The rows of the screen, as a person reads them. Textual has no public way to them; a test watches this one."""
    strips = app.screen._compositor.render_strips()
    return tuple("".join(segment.text for segment in strip).rstrip() for strip in strips)

"""A fault at every place of every screen, in every question to the desk and in every command prints no value."""

import asyncio
import importlib
import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerFailed

from bti_tui.app import BtiApp, Setting
from bti_tui.bootstrap import StoreOpener
from bti_tui.desk import Desk
from bti_tui.i18n import Translator
from bti_tui.screens.emergency import EmergencyScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.leaving import within
from bti_tui.usecases.context import Context
from tests.hostile.faults import SECRETS, PlantedFault, break_down, broken, places, questions
from tests.hostile.planting import NOW
from tests.hostile.roads import ROADS, Laboratory, cases_of
from tests.hostile.test_screens import planted

AT = datetime.fromisoformat(NOW)
MOUNT_SECONDS = 0.5
FAULT_SECONDS = 2.0


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("faults")) / "store"


class SurvivingApp(BtiApp):
    """Goes on after a fault, so that one run can meet many."""

    CSS_PATH = [Path(inspect.getfile(BtiApp)).with_name("app.tcss")]
    faults = 0
    noted = asyncio.Event()

    def note_crash(self, error: BaseException) -> None:
        self.faults += 1
        super().note_crash(error)
        self.noted.set()

    def _close_messages_no_wait(self) -> None:
        """A fault would end the program here."""


@asynccontextmanager
async def laboratory(store: Path, reports: Path) -> AsyncIterator[tuple[Pilot[Any], SurvivingApp, Laboratory]]:
    """The program on the planted store, and what roads begin with."""
    desk = Desk[Context]()
    await desk.unlock(StoreOpener(store, now=lambda: AT).open, "", "")
    app = SurvivingApp(Translator("nb"), desk, lambda: EmergencyScreen(desk), Setting(reports=reports))
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            yield pilot, app, Laboratory(desk, (), *await desk.ask(cases_of))
    except (PlantedFault, WorkerFailed):
        return  # Textual's harness hands on what the program has noted
    finally:
        desk.close()


async def made(app: SurvivingApp, lab: Laboratory, screen: type[FrameScreen[Any]]) -> FrameScreen[Any]:
    """A fresh screen of a kind, on top."""
    found: Any = ROADS[screen](lab)
    place: FrameScreen[Any] = await found if inspect.isawaitable(found) else found
    await within(MOUNT_SECONDS, _pushed(app, place))
    return place


async def _pushed(app: SurvivingApp, place: FrameScreen[Any]) -> None:
    await app.push_screen(place)


async def until(app: SurvivingApp, count: int) -> bool:
    """Wait until so many faults were noted."""
    while app.faults < count:
        app.noted.clear()
        if not await within(FAULT_SECONDS, app.noted.wait()):
            return False
    return True


async def trigger(app: SurvivingApp, place: FrameScreen[Any], name: str) -> None:
    """Let the place do it, as a key, a message or a worker would."""
    method = getattr(place, name)
    if name.startswith("action_"):
        place.call_later(method)
    elif inspect.iscoroutinefunction(method):
        place.run_worker(method(), exit_on_error=True)
    else:
        place.call_later(method)


def require_no_value(reports: Path, app: SurvivingApp, said: str, count: int) -> None:
    """Places and types only, for the owner alone, and one line with the id of the first.

    A place that has broken down may break down once more while it is taken away, before the next one does.
    """
    found = list(reports.iterdir())
    texts = [report.read_text(encoding="utf-8") for report in found]
    assert sum("PlantedFault" in text for text in texts) > 0.9 * count
    for report, text in zip(found, texts, strict=True):
        assert report.stat().st_mode & 0o077 == 0
        assert [secret for secret in SECRETS if secret in text] == []
    assert [secret for secret in SECRETS if secret in said + app._crash_line] == []
    assert any(report.stem.removeprefix("crash-") in app._crash_line for report in found)
    assert len(app._crash_line.splitlines()) == 1


async def test_a_fault_at_any_place_of_any_screen_leaves_places_and_no_value(
    store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = list(places())
    assert len(wanted) > 5 * len(ROADS)
    missed = []
    async with laboratory(store, tmp_path) as (_, app, lab):
        for screen, name in wanted:
            before = app.faults
            with monkeypatch.context() as patch:
                patch.setattr(screen, name, broken(getattr(screen, name)))
                place = await made(app, lab, screen)
                if app.faults == before:
                    await trigger(app, place, name)
                if not await until(app, before + 1):
                    missed.append(f"{screen.__name__}.{name}")
    assert missed == []
    require_no_value(tmp_path, app, "".join(capfd.readouterr()), len(wanted))


async def test_a_fault_in_any_question_to_the_desk_leaves_places_and_no_value(
    store: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    asked = questions()
    assert len(asked) > 15
    async with laboratory(store, tmp_path) as (_, app, lab):
        for module, name in sorted(asked):
            assert callable(getattr(importlib.import_module(module), name)), name
            before = app.faults
            place: Any = await made(app, lab, EmergencyScreen)
            place.perform(place.ask(break_down))
            assert await until(app, before + 1), name
    require_no_value(tmp_path, app, "".join(capfd.readouterr()), len(asked))

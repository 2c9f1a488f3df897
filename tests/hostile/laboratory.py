"""The program of the laboratory; imported when the terminal is prepared."""

import asyncio
import inspect
import json
import signal
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bti_tui.app import BtiApp, Setting
from bti_tui.bootstrap import StoreOpener
from bti_tui.cli.play import screen_text
from bti_tui.desk import Desk
from bti_tui.i18n import LANGUAGES, Translator
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.emergency import EmergencyScreen, LocalNumber
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.hints import hints, translated
from bti_tui.settings import load_contacts
from bti_tui.usecases.context import Context
from bti_tui.widgets.field_pages import FieldPages
from bti_tui.widgets.footer import fit
from tests.hostile.planting import NOW
from tests.hostile.roads import ROADS, Laboratory, Road, cases_of

NARROWEST = 80
"""Columns in which all that is needed fits beside other keys."""


class Lab(BtiApp):
    """Obeys signals."""

    CSS_PATH = [Path(inspect.getfile(BtiApp)).with_name("app.tcss")]

    def __init__(self, store: Path, note: Path, numbers: tuple[LocalNumber, ...], roads: Sequence[Road]) -> None:
        desk = Desk[Context]()
        super().__init__(
            Translator("nb"), desk, lambda: EmergencyScreen(desk), Setting(reports=note.parent / "reports")
        )
        self._store, self._note, self._numbers, self._roads = store, note, numbers, iter(roads)
        self._written = 0

    async def on_mount(self) -> None:
        now = datetime.fromisoformat(NOW)
        context = await self._desk.unlock(StoreOpener(self._store, now=lambda: now).open, "", "")
        self.state = replace(self.state, owner=f"{context.user.name}, {context.user.unit}", training=True)
        self.lab = Laboratory(self._desk, self._numbers, *await self._desk.ask(cases_of))
        await super().on_mount()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR1, self.tell_note)
        loop.add_signal_handler(signal.SIGUSR2, lambda: self.call_later(self.go_on))
        self.tell_note()

    async def go_on(self) -> None:
        """The next screen takes the place of this one."""
        if len(self.screen_stack) > 1:
            await self.pop_screen()
        made: Any = next(self._roads)(self.lab)
        await self.push_screen(await made if inspect.isawaitable(made) else made)

    def tell_note(self) -> None:
        """Which screen this is, what it shows, and which keys work on it."""
        self._written += 1
        rows = [row.rstrip() for row in screen_text(self)]
        told = {"n": self._written, "screen": type(self.screen).__name__, "rows": rows}
        if isinstance(self.screen, BtiScreen):
            told |= told_of_keys(self.screen)
        part = self._note.with_suffix(".part")
        part.write_text(json.dumps(told), encoding="utf-8")
        part.replace(self._note)


def told_of_keys(screen: BtiScreen[Any]) -> dict[str, Any]:
    """Where Esc leads, whether Enter does something outside of forms, and what the last row shows in each language."""
    enter = screen.active_bindings.get("enter")
    told: dict[str, Any] = {
        "leads_back": screen.has_way_back,
        "enter": enter is not None and enter.enabled and not isinstance(enter.node, FieldPages),
        "last_rows": {},
    }
    for language in LANGUAGES:
        tr = Translator(language)
        found = hints(translated(super(FrameScreen, screen).active_bindings, tr), tr, leads_back=screen.leads_back)
        told["last_rows"][language] = [[one.key for one in found], [one.key for one in fit(found, NARROWEST)[0]]]
    return told


def run(store: Path, note: Path, contacts: Path, names: list[str]) -> int:
    """Run until Ctrl+Q; the exit code is the App's."""
    wanted = {one.__name__: road for one, road in ROADS.items()}
    numbers = tuple(LocalNumber(one.name, one.number, one.hours) for one in load_contacts(contacts)[0] if one.number)
    app = Lab(store, note, numbers, [wanted[name] for name in names or wanted])
    app.start()
    return app.return_code or 0

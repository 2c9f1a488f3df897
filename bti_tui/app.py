"""The program on the screen: its colours, the order of keys, and the keys that work everywhere. No rules live here."""

from __future__ import annotations

import asyncio
import os
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual import events, messages
from textual.binding import Binding
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from typing_extensions import override

from bti_tui import crash, themes
from bti_tui.desk import Desk
from bti_tui.domain.words import Language
from bti_tui.i18n import N_, Translator
from bti_tui.profile import ORDINARY, Profile
from bti_tui.screens import ahead
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.cursor import SHOW_CURSOR
from bti_tui.screens.ending import Ending
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.idle import Idle, seconds_awake_or_asleep
from bti_tui.screens.key_places import key_entries, key_place
from bti_tui.screens.place import KeysFree, MenuEntry, StoreState
from bti_tui.screens.veiled_app import HIDING_KEY, VeiledApp
from bti_tui.widgets.form import local_now

if TYPE_CHECKING:
    from bti_tui.screens.emergency import LocalNumber
    from bti_tui.usecases.context import Context

TWICE_WITHIN_SECONDS: Final = 1.0
URGENT: Final = frozenset({"f9", "f12", "ctrl+l"})
"""Keys that don't wait for a slow place: the alarm and the lock."""
TOUCHES: Final = (events.Key, events.Paste, events.MouseDown, events.MouseScrollDown, events.MouseScrollUp)
"""What tells that somebody is there; a mouse that only moves may be a hand passing by."""
OWN_NAMES: Final[dict[Language, str]] = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}
"""Each language in its own words, so that it can be found again."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the program is told about the person, the place and the terminal when it starts."""

    numbers: tuple[LocalNumber, ...] = ()
    """The emergency numbers of the municipality."""
    profile: Profile = ORDINARY
    theme: str = themes.DARK
    reports: Path | None = None
    """The folder for crash reports."""
    lock_after_minutes: int = 5
    clock: Callable[[], datetime] = local_now
    counter: Callable[[], float] = seconds_awake_or_asleep
    propose_passphrase: Callable[[], str] = str
    """Makes a passphrase of words; called on the desk."""
    keep: Callable[[str, str | bool], None] = lambda name, value: None  # noqa: ARG005 a setting that nobody keeps
    """Keeps a choice made in the menu: its name (`theme`, `language`, `numbers_only`) and its value."""


class BtiApp(VeiledApp):
    """Shows one place at a time and keeps every key in the order it was pressed."""

    CSS_PATH = ["app.tcss"]
    TITLE = "BTI"
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (60, "-small"),
        (90, "-middle"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    BINDINGS = [
        Binding("f1", "help", N_("Help"), priority=True, id="hjelp"),
        Binding("f9", "alarm", N_("ALARM"), priority=True, id="varsle"),
        Binding("f10,ctrl+p", "menu", N_("Menu"), priority=True, id="meny"),
        Binding("f12,ctrl+l", "lock", N_("Lock"), priority=True, id="laas"),
        Binding("escape", "back", N_("Back"), priority=True, id="tilbake"),
        Binding("ctrl+k", "hide_names", show=False, priority=True, id="skjul"),
        Binding("ctrl+s", "reassure", show=False, priority=True, id="lagre"),
        Binding("ctrl+q", "quit", N_("Leave"), show=False, priority=True, id="avslutt"),
        Binding("ctrl+c", "say_how_to_leave", show=False, id="avbryt"),
    ]

    def __init__(
        self,
        translator: Translator,
        desk: Desk[Context],
        first: Callable[[], FrameScreen[Any]],
        setting: Setting | None = None,
    ) -> None:
        """`first` makes the first place."""
        self.setting = setting or Setting()  # before Textual asks for the colours that it begins with
        idle = Idle(self.setting.lock_after_minutes * 60, self.setting.counter)
        super().__init__(desk, translator, idle, self.setting.reports)
        self.state = StoreState()
        self.wall_clock = self.setting.clock
        self._first = first
        self._last_escape = -TWICE_WITHIN_SECONDS
        self._was_warned = False
        self._held: deque[events.Key | events.Paste] = deque()

    def first_theme(self) -> str:
        """The colours to begin with."""
        is_thin = self.setting.profile.thin and self.setting.theme == themes.DARK
        return themes.THIN if is_thin else self.setting.theme

    theme = Reactive[str](Initialize(first_theme))
    """Known before the sheets are read: to change it afterwards reads all of them anew."""

    def start(self) -> Ending:
        """Run until the end, with or without the mouse as the profile says; why it ended."""
        return self.run(mouse=self.setting.profile.mouse) or Ending.QUIT

    @override
    def get_default_screen(self) -> Screen[Any]:
        """The first place: on top of an empty one it would be drawn second."""
        first = self._first()
        self.stylesheet.read_all(first.css_path)
        return first

    async def on_mount(self) -> None:
        """Show the terminal's cursor, and take over what Textual would tell about faults."""
        crash.watch_loop(asyncio.get_running_loop(), self.note_crash)
        self.keep_watch()
        if self.is_headless:
            return
        self.call_after_refresh(ahead.settle_memory, self)
        self._write_raw(SHOW_CURSOR)
        if "WT_SESSION" in os.environ:  # Windows Terminal can, but Textual never asks there
            self.post_message(messages.TerminalSupportsSynchronizedOutput())

    def _write_raw(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    # keys in order

    @override
    async def on_event(self, event: events.Event) -> None:
        """Hold keys back while the place is not ready for them, except alarm and lock; they follow in order."""
        if isinstance(event, TOUCHES) and not event.is_forwarded and not self.takes_keys():
            return
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            is_urgent = isinstance(event, events.Key) and event.key in URGENT
            if not is_urgent and (self._held or self._is_busy):
                self._held.append(event)
                await self._release()
                return
        await super().on_event(event)

    @property
    def _is_busy(self) -> bool:
        """Keys typed before the first place is there wait too."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return not isinstance(screen, FrameScreen) or screen.is_busy

    async def _release(self) -> None:
        while self._held and not self._is_busy:
            await super().on_event(self._held.popleft())

    @property
    @override
    def has_waiting_keys(self) -> bool:
        """Whether keys are held back."""
        return bool(self._held)

    async def on_keys_free(self, _: KeysFree) -> None:
        """A place became ready."""
        await self._release()

    # keys that work everywhere

    async def action_help(self) -> None:
        """F1: what can be done here."""
        from bti_tui.screens.help import HelpScreen

        if isinstance(self.screen, FrameScreen) and not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(self._desk, self.screen.help_here()))

    async def action_alarm(self) -> None:
        """F9: the numbers to call, from every place, also while locked; one key on, the track of a case."""
        from bti_tui.screens.alarm import alarm_screen
        from bti_tui.screens.emergency import EmergencyScreen

        if not isinstance(self.screen, EmergencyScreen):
            await self.push_screen(alarm_screen(self._desk, self.setting.numbers, self.screen_stack))

    async def action_menu(self) -> None:
        """F10: all that can be done here, by typing a part of its name."""
        from bti_tui.screens.menu import MenuScreen

        screen = self.screen
        if isinstance(screen, MenuScreen) or not isinstance(screen, FrameScreen):
            return
        leave = MenuEntry(self.translator.tr("Leave the program"), "app.quit", "Ctrl+Q")
        here = sorted([*screen.menu_entries(), leave], key=lambda entry: not entry.key)
        await self.push_screen(MenuScreen(self._desk, (*here, *self.menu_entries()), self._run_entry))

    async def _run_entry(self, entry: MenuEntry) -> None:
        await self.run_action(entry.action, entry.node or self.screen)

    def menu_entries(self) -> list[MenuEntry]:
        """What the menu offers everywhere: the looks, and the way out."""
        tr = self.translator.tr
        looks = {themes.DARK: N_("Colours: dark"), themes.LIGHT: N_("Colours: light")}
        looks[themes.CONTRAST] = N_("Colours: high contrast")
        entries = [MenuEntry(tr(text), f"app.look('{name}')") for name, text in looks.items()]
        entries += [
            MenuEntry(tr("Language: {name}", name=name), f"app.speak('{code}')") for code, name in OWN_NAMES.items()
        ]
        names = tr("Show names again") if self.state.names_hidden else tr("Hide all names")
        if self._desk.is_open:
            entries.insert(0, MenuEntry(names, "app.hide_names", HIDING_KEY))
        if self._desk.is_open:
            entries += [*self.shorthand_entries(), *key_entries(self.translator, has_keys=self.state.has_keys)]
        entries.append(MenuEntry(tr("A machine is lost"), "app.lost_machine"))
        return entries

    @override
    def keep_choice(self, name: str, value: str | bool) -> None:
        """Names stay hidden over a lock and until they are shown again."""
        self.setting.keep(name, value)

    async def action_open_keys(self, name: str) -> None:
        """From the menu: one of the places where the keys of the store are looked after."""
        propose = self.setting.propose_passphrase
        await self.push_screen(await key_place(name, self._desk, self.translator, propose))

    async def action_lost_machine(self) -> None:
        """From the menu, also while locked: what to do when a machine is gone."""
        from bti_tui.screens.lost_machine import LostMachineScreen

        await self.push_screen(LostMachineScreen(self._desk))

    def action_look(self, theme: str) -> None:
        """Change the colours at once."""
        self.theme = theme
        self.setting.keep("theme", theme)

    def action_speak(self, language: Language) -> None:
        """Change the language at once, in every open place."""
        self.translator = Translator(language)
        self.setting.keep("language", language)
        for screen in self.screen_stack:
            if isinstance(screen, FrameScreen):
                screen.language_changed()

    async def action_back(self) -> None:
        """Esc: one step back; twice within a second where there is none, the menu: for when the F-keys are dead."""
        if not isinstance(self.screen, BtiScreen):
            return
        went_back, now = await self.screen.step_back(), time.monotonic()
        is_second = not went_back and now - self._last_escape < TWICE_WITHIN_SECONDS
        self._last_escape = -TWICE_WITHIN_SECONDS if went_back or is_second else now
        if is_second:
            await self.action_menu()

    async def action_lock(self) -> None:
        """F12: put the drafts away, close the store, and end in a new lock screen; at once, whatever goes on."""
        self.leave(Ending.LOCK)

    @override
    async def action_quit(self) -> None:
        """Ctrl+Q: leave; what was typed is kept. Asks once when something could not be stored."""
        if self.state.is_unsaved and not self._was_warned:
            self._was_warned = True
            self.say(self.translator.tr("Something is not stored yet. Ctrl+Q again leaves without it."))
        else:
            self.leave(Ending.QUIT)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to lock while no store is open."""
        return self._desk.is_open if action in {"lock", "hide_names"} else True

    def action_say_how_to_leave(self) -> None:
        """Ctrl+C ends nothing and copies nothing."""
        self.say(self.translator.tr("Ctrl+Q leaves the program."))

    def action_reassure(self) -> None:
        """Ctrl+S: everything is stored already."""
        self.say(self.translator.tr("What you type is stored as you go."))

    @override
    def crash_text(self, number: str) -> str:
        """The one line that a crash leaves on the terminal."""
        return self.translator.tr(
            "bti stopped because of a fault of its own ({number}). What was stored is safe.", number=number
        )

"""The program on the screen, put together: settings, numbers, the terminal's profile, the store's door."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bti_tui import profile as profiles
from bti_tui.bootstrap import (
    Clock,
    Enter,
    StoreOpener,
    as_it_is,
    guided,
    has_store,
    propose_passphrase,
    store_id,
    wall_clock,
)
from bti_tui.cli.call import STORE_FOLDER, find_professional
from bti_tui.cli.speaking import speaking
from bti_tui.cli.why_locked import why_locked
from bti_tui.domain.errors import Damaged, NotFound
from bti_tui.domain.ids import UserId
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.settings import (
    Environment,
    Places,
    ProfileChoice,
    Settings,
    load_mark,
    load_settings,
    save_settings,
)

if TYPE_CHECKING:
    from textual.screen import Screen

    from bti_tui.app import BtiApp
    from bti_tui.desk import Desk
    from bti_tui.screens.ending import Ending
    from bti_tui.screens.frame import FrameScreen
    from bti_tui.screens.overview_text import Backup
    from bti_tui.screens.place import StoreState
    from bti_tui.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Installation:
    """What is known of the person and the machine before any store is opened."""

    environment: Environment
    places: Places
    settings: Settings
    language: Language

    @classmethod
    def find(cls, language: Language | None = None) -> "Installation":
        """From the environment and the settings file; a faulty setting keeps its default."""
        environment = Environment.read(os.environ)
        places = Places.find(environment)
        settings, _ = load_settings(places.settings_file)
        return cls(environment, places, settings, language or environment.language or settings.language)

    @property
    def store(self) -> Path:
        """The usual place of the store."""
        return self.places.data / STORE_FOLDER

    def guided(self, context: "Context") -> "Context":
        """The context with the guides of this machine, and the one that new cases begin with by now."""
        settings, _ = load_settings(self.places.settings_file)
        places = self.places
        files = (places.agencies_file, places.instruments, places.texts, places.rules_file, places.measures_file)
        return guided(context, places.guides, settings.guide, *files)

    def change(self, **chosen: Any) -> None:
        """Keep a choice of the person; a place that can't be written to is no reason to stop."""
        settings, _ = load_settings(self.places.settings_file)
        with suppress(OSError):
            save_settings(self.places.settings_file, replace(settings, **chosen))


@dataclass(frozen=True, slots=True)
class Journey:
    """Another time, and another person at the keyboard; for training stores."""

    starts_at: datetime | None = None
    """The time it is when the program opens; from then on the clock goes as it does."""
    acting_as: str = ""
    """Name, initials or id of a colleague."""

    def clock(self) -> Clock:
        """The clock of the journey, started now."""
        if self.starts_at is None:
            return wall_clock
        ahead = self.starts_at - wall_clock()
        return lambda: wall_clock() + ahead

    def words(self, now: datetime) -> list[str]:
        """How the next process is told to go on with it."""
        at = ["--now", now.isoformat()] if self.starts_at else []
        return [*at, *(["--as", self.acting_as] if self.acting_as else [])]

    def enter(self, context: "Context") -> "Context":
        """The context with whoever is at the keyboard. Raises NotFound when nobody is called that.

        Raises Damaged when the store turns out to be a real one.
        """
        if self != HERE_AND_NOW and not context.training:
            raise Damaged(what="training")
        if not self.acting_as:
            return context
        found = find_professional(context, self.acting_as)
        if found is None:
            raise NotFound(professional="?")
        return context.acting_as(found)


HERE_AND_NOW: Final = Journey()


def run_app(installation: Installation, folder: Path, *, locked: str = "", journey: Journey = HERE_AND_NOW) -> int:
    """Open the program on a store, or on the first start where there is none. Gives the exit code.

    A lock ends the process and starts a new one in its place: only that forgets every copy of the key.
    """
    prepare_terminal(installation)
    clock = journey.clock()
    app = make_app(installation, folder, locked=locked, now=clock, enter=journey.enter)
    ending = app.start()
    if ending.is_lock:
        _start_anew(installation, folder, ending, journey.words(clock()))
    if ending.exit_code and app.has_open_store:
        from bti_tui.hardening import restore_terminal  # no end but this one passes by the caller, who does it

        restore_terminal()
        os._exit(ending.exit_code)  # Python would wait for the desk, with the key in memory
    return app.return_code or 0


def run_training(installation: Installation, folder: Path) -> int:
    """Open the program on a training store that is removed afterwards; it holds no secret, so a lock needs no exec."""
    prepare_terminal(installation)
    locked = ""
    while True:
        app = make_app(installation, folder, locked=locked, opens_itself=not locked)
        ending = app.start()
        if not ending.is_lock:
            return app.return_code or 0
        locked = ending.value


def prepare_terminal(installation: Installation) -> None:
    """Set what Textual reads when it is imported; nothing of ours may have imported it before."""
    profiles.prepare(_profile(installation), os.environ)


def make_app(
    installation: Installation,
    folder: Path,
    *,
    locked: str = "",
    now: Clock = wall_clock,
    enter: Enter = as_it_is,
    opens_itself: bool = False,
) -> "BtiApp":
    """The App on a store."""
    from bti_tui.app import BtiApp, Setting
    from bti_tui.cli.alarm_numbers import alarm_numbers
    from bti_tui.desk import Desk
    from bti_tui.screens.place import StoreState
    from bti_tui.settings.shorthand import ShorthandFiles

    translator = Translator(installation.language)
    setting = Setting(
        numbers=alarm_numbers(installation.places, installation.settings.guide, translator),
        profile=_profile(installation),
        theme=installation.settings.theme,
        reports=installation.places.state / "reports",
        lock_after_minutes=installation.settings.idle_minutes,
        clock=now,
        keep=lambda name, value: _keep(installation, app, name, value),
        propose_passphrase=propose_passphrase,
    )
    desk: Desk[Context] = Desk()
    opener = StoreOpener(
        folder,
        str(installation.settings.last_user),
        now,
        enter=lambda ctx: installation.guided(speaking(enter(app.reads_shorthand(ctx)), lambda: app.translator)),
        state=installation.places.state,
    )
    door = _Door(installation, desk, opener, opens_itself, StoreState(names_hidden=installation.settings.numbers_only))
    app = BtiApp(translator, desk, lambda: door.first_screen(translator, why_locked(translator, locked)), setting)
    app.state, app.shorthand_files = door.state, ShorthandFiles(installation.places)
    return app


def _keep(installation: Installation, app: "BtiApp", name: str, value: str | bool) -> None:
    """Keep a choice of the menu; another guide may have other numbers to call, and they count at once."""
    from bti_tui.cli.alarm_numbers import alarm_numbers

    installation.change(**{name: value})
    if name == "guide":
        app.setting = replace(app.setting, numbers=alarm_numbers(installation.places, str(value), app.translator))


@dataclass(frozen=True, slots=True)
class _Door:
    """What stands before the cases: the first start, or the lock screen."""

    installation: Installation
    desk: "Desk[Context]"
    opener: StoreOpener
    opens_itself: bool
    state: "StoreState"

    def first_screen(self, translator: Translator, why_locked: str) -> "FrameScreen[Any]":
        """The lock screen where a store is, else the first start."""
        opener = replace(self.opener, on_opened=self._remember)
        if has_store(self.opener.folder):
            from bti_tui.screens.unlock import UnlockScreen

            return UnlockScreen(self.desk, opener, self._first, why_locked=why_locked, at_once=self.opens_itself)
        from bti_tui.guide.library import GuideLibrary
        from bti_tui.guide.local_agencies import with_agencies_of
        from bti_tui.guide.names import guide_names
        from bti_tui.screens.agency_choices import choices_of
        from bti_tui.screens.first_run import FirstRunScreen

        places = self.installation.places
        library = GuideLibrary(places.guides, self.installation.settings.guide)
        here = with_agencies_of(places.agencies_file, library).current()
        choices, names = choices_of(here.agencies, translator), guide_names(places.guides)
        return FirstRunScreen(self.desk, opener, self._first, choices, names)

    def _first(self, context: "Context") -> "Screen[Any]":
        """The day; before it a passphrase of one's own where a code opened the store."""
        self.state.owner = ", ".join(part for part in (context.user.name, context.user.unit) if part)
        self.state.training = context.training
        if not context.must_set_passphrase:
            return self._cases(context)
        from bti_tui.screens.passphrase import PassphraseScreen, Why

        is_recovered = context.ways_in is not None and context.ways_in.was_recovered
        why = Why.RECOVERED if is_recovered else Why.INVITED
        return PassphraseScreen(self.desk, why, propose_passphrase, lambda: self._cases(context, is_new=True))

    def _cases(self, context: "Context", *, is_new: bool = False) -> "Screen[Any]":
        """The day; before it, what there is to know of a store that is not what was last seen of it."""
        self.state.has_keys = not context.training
        if context.keeper is None or context.keeper.rolled_back is None:
            return self._overview(is_new=is_new)
        from bti_tui.screens.rolled_back import RolledBackScreen

        return RolledBackScreen(self.desk, self._overview)

    def _overview(self, *, is_new: bool = False) -> "Screen[Any]":
        """The day; whoever came by a code knows that one was used."""
        from bti_tui.screens.overview import OverviewScreen

        return OverviewScreen(self.desk, resume=True, backup=self._backup(), tells_recovery=not is_new)

    def _backup(self) -> "Backup | None":
        """When the store was last backed up; nothing is said of a training store."""
        from bti_tui.screens.overview_text import Backup

        store = store_id(self.opener.folder)
        if self.state.training or store is None:
            return None
        mark = load_mark(self.installation.places.state, store)
        return Backup(mark.made_at.astimezone().date() if mark else None)

    def _remember(self, user: str) -> None:
        if user and user != self.installation.settings.last_user:
            self.installation.change(last_user=UserId(user))


def _profile(installation: Installation) -> profiles.Profile:
    choice = installation.settings.profile
    if choice is ProfileChoice.AUTO:
        return profiles.detect(os.environ)
    return profiles.THIN if choice is ProfileChoice.THIN else profiles.ORDINARY


def _start_anew(installation: Installation, folder: Path, ending: "Ending", more: list[str]) -> None:
    """Replace this process with a fresh lock screen."""
    words = ["-m", "bti_tui", "--lang", installation.language, "--store", str(folder), "--locked", ending.value, *more]
    os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - our own program, with no word that a person typed

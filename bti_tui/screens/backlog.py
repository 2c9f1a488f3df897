"""What waits to be stored while the store can't be written to, and going on by itself when it can be again.

One for the whole program: a draft that waits must not go with the place that it was typed in. While nothing is wrong
nothing is done here; while something is, it is tried again every few seconds on the desk, and the screen is drawn only
when there is something new to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, cast, runtime_checkable

from textual.app import App
from textual.timer import Timer

from bti_tui.desk import Desk, DeskClosed
from bti_tui.domain.errors import BtiError
from bti_tui.screens import trouble
from bti_tui.usecases.disk import Attempt, attempt, resume

if TYPE_CHECKING:
    from bti_tui.screens.place import Host, StoreState
    from bti_tui.usecases.context import Context

R = TypeVar("R")
Save = Callable[["Context"], object]

AGAIN_AFTER_SECONDS: Final = 3.0


@runtime_checkable
class Affected(Protocol):
    """A place that shows whether the store can be written to, and may have a command that waits."""

    def draw_header(self) -> None:
        """Draw the first row."""

    def set_status(self, text: str) -> None:
        """Say something in the status line."""

    def go_on(self) -> None:
        """The store can be written to again."""


class Backlog:
    """The only way to the desk for what a screen asks."""

    def __init__(self, desk: Desk[Context], app: App[Any]) -> None:
        self._desk = desk
        self._app = app
        self._drafts: dict[str, Save] = {}
        self._unsafe: dict[str, Save] = {}
        self._timer: Timer | None = None
        self._is_trying = False

    @property
    def _host(self) -> Host:
        return cast("Host", self._app)

    @property
    def _state(self) -> StoreState:
        return self._host.state

    async def ask(self, use_case: Callable[[Context], R]) -> R:
        """The answer of a use-case. Raises what it raises; a trouble of the disk is shown from now on."""
        try:
            answered: Attempt[R] = await self._desk.ask(attempt, use_case)
        except BtiError as error:
            if error.passes:
                self._enter(error)
            raise
        self._note(answered)
        return answered.answer

    async def keep(self, key: str, save: Save) -> bool:
        """Store a draft now, or as soon as can be: the newest under a key counts. Whether it is in the store now."""
        self._drafts[key] = save
        self._unsafe[key] = save
        try:
            await self.ask(save)
        except BtiError as error:
            if not error.passes:
                self._drop(key, save)
                raise
            self._state.is_unsaved = True
            self._draw()
            return False
        self._is_safe(key, save)
        if self._state.trouble:
            return False
        self._drop(key, save)
        return True

    def forget(self, key: str) -> None:
        """What was typed is stored, or thrown away."""
        self._drafts.pop(key, None)
        self._unsafe.pop(key, None)

    @property
    def unsafe(self) -> int:
        """How many drafts are on no disk yet, neither in the store nor sealed outside of it.

        None in a store that is only read: its first row has said from the beginning that nothing is stored.
        """
        return 0 if self._state.is_read_only else len(self._unsafe)

    async def last_try(self) -> None:
        """Before the store is closed: put by whatever still waits."""
        for key, save in list(self._drafts.items()):
            try:
                await self._desk.ask(attempt, save)
            except (BtiError, DeskClosed):
                continue
            self._is_safe(key, save)

    def _drop(self, key: str, save: Save) -> None:
        if self._drafts.get(key) is save:
            del self._drafts[key]

    def _is_safe(self, key: str, save: Save) -> None:
        """It lies on a disk; something newer under the same key may not."""
        if self._unsafe.get(key) is save:
            del self._unsafe[key]

    def _note(self, answered: Attempt[R]) -> None:
        state = self._state
        if state.is_read_only != answered.is_read_only:
            state.is_read_only = answered.is_read_only
            self._draw()
        if answered.trouble is not None:
            self._enter(answered.trouble)
        elif state.trouble:
            self._app.run_worker(self._over())

    def _enter(self, error: BtiError) -> None:
        code = str(error.facts.get("trouble", error.code))
        if self._state.trouble == code or self._state.is_read_only:
            return
        self._state.trouble = code
        self._draw()
        self._say(trouble.waiting(error, self._host.translator))
        if self._timer is None:
            self._timer = self._app.set_interval(AGAIN_AFTER_SECONDS, self._again)

    def _again(self) -> None:
        if not self._is_trying:
            self._is_trying = True
            self._app.run_worker(self._retry())

    async def _retry(self) -> None:
        try:
            await self._desk.ask(resume)
            await self._over()
        except BtiError as error:
            if error.passes:
                self._enter(error)
        except DeskClosed:
            self._stop()
        finally:
            self._is_trying = False

    async def _over(self) -> None:
        """Store what waits, the oldest first, and say so; then let waiting commands go on."""
        if not self._state.trouble:
            return
        self._state.trouble = ""
        for key, save in list(self._drafts.items()):
            if self._drafts.get(key) is save:
                await self.keep(key, save)
        if self._state.trouble:
            return
        self._stop()
        now = self._host.wall_clock()
        self._state.saved_at, self._state.is_unsaved = now, False
        self._draw()
        time = self._host.translator.clock(now.time())
        self._say(self._host.translator.tr(trouble.OVER, time=time))
        for place in self._places():
            place.go_on()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _places(self) -> list[Affected]:
        return [screen for screen in self._app.screen_stack if isinstance(screen, Affected)]

    def _draw(self) -> None:
        for place in self._places():
            place.draw_header()

    def _say(self, text: str) -> None:
        for place in self._places()[-1:]:
            place.set_status(text)

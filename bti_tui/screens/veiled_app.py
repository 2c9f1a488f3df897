"""An App on which no line is drawn that could act on the terminal, and on which one key hides every name (M9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.driver import Driver
from textual.filter import LineFilter
from typing_extensions import override

from bti_tui.desk import DeskClosed
from bti_tui.domain.errors import BtiError
from bti_tui.domain.shorthand import NOTHING, Shorthand
from bti_tui.i18n.ordinary import ORDINARY
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.leaving import LeavingApp, within
from bti_tui.screens.pasting import read_pastes_as_text
from bti_tui.screens.place import MenuEntry, StoreState
from bti_tui.widgets.drawn import Drawable
from bti_tui.widgets.form import Form
from bti_tui.widgets.veil import Veil, words_of

if TYPE_CHECKING:
    from bti_tui.settings.shorthand import ShorthandFiles
    from bti_tui.usecases.context import Context

HIDING_KEY: Final = "Ctrl+K"
DRAWABLE: Final = Drawable()
RESCUE_SECONDS: Final = 3.0
"""How long what was typed may take to be kept when the program breaks down."""


class VeiledApp(LeavingApp):
    """Looks at every line of every widget before it is drawn."""

    state: StoreState
    _veil = Veil(None)
    """Until the names are known, all words are hidden."""
    _has_hidden = False
    shorthand_files: ShorthandFiles | None = None
    """Where abbreviations and texts to put in lie on this machine; None where none are used."""

    @property
    def shorthand(self) -> Shorthand:
        """What is written out while somebody types; nothing on the lock screen."""
        files = self.shorthand_files
        return NOTHING if files is None or not self._desk.is_open else files.of(self.translator.language)

    def shorthand_entries(self) -> list[MenuEntry]:
        """Its line in the menu, where the store is open and there are files."""
        if self.shorthand_files is None or not self._desk.is_open:
            return []
        return [MenuEntry(self.translator.tr("Abbreviations: write less"), "app.open_shorthand")]

    async def action_open_shorthand(self) -> None:
        """From the menu: abbreviations of one's own."""
        from bti_tui.screens.shorthand import ShorthandScreen

        if self.shorthand_files is not None:
            await self.push_screen(ShorthandScreen(self._desk, self.shorthand_files))

    def reads_shorthand(self, context: Context) -> Context:
        """Read it while the store is opened, so that no key has to wait for it; gives the context back."""
        if self.shorthand_files is not None:
            self.shorthand_files.of(self.translator.language)
        return context

    @override
    def get_driver_class(self) -> type[Driver]:
        """Textual's, with a reader that takes a paste for text."""
        found = super().get_driver_class()
        read_pastes_as_text()
        return found

    def keep_choice(self, name: str, value: str | bool) -> None:
        """Keep a choice of the person for the next start."""

    @override
    def get_line_filters(self) -> Sequence[LineFilter]:
        """What each line goes through on its way to the terminal."""
        filters = [*super().get_line_filters(), DRAWABLE]
        # a closing store is no reason to show a name again: what was hidden once stays so
        self._has_hidden = self._has_hidden or (self.state.names_hidden and self._desk.is_open)
        is_hidden = self.state.names_hidden and self._has_hidden and not self._is_nameless
        return [*filters, self._veil] if is_hidden else filters

    @property
    def _is_nameless(self) -> bool:
        screen = self.screen_stack[-1] if self.screen_stack else None
        return isinstance(screen, FrameScreen) and screen.NAMELESS

    def action_hide_names(self) -> None:
        """Ctrl+K: hide every name, or show them again. Hidden at once: first all words, then only the names."""
        self.state.names_hidden = not self.state.names_hidden
        self._veil = Veil(None)
        for screen in self.screen_stack:
            if isinstance(screen, FrameScreen):
                screen.names_switched()
        self._draw_lines()
        tr = self.translator.tr
        is_hidden = self.state.names_hidden
        self.say(tr("Names are hidden. Ctrl+K shows them.") if is_hidden else tr("Names are shown again."))
        self.keep_choice("numbers_only", is_hidden)
        if is_hidden:
            self.run_worker(self._learn_now(), exit_on_error=True)

    async def _learn_now(self) -> None:
        try:
            await self.learn_names()
        except (BtiError, DeskClosed):  # all words stay hidden
            return

    async def learn_names(self) -> None:
        """Ask anew which names there are, so that nothing is shown that was stored a moment ago."""
        if not self.state.names_hidden:
            return
        veil = await self._desk.ask(_veil_over)
        if veil.words != self._veil.words:
            self._veil = veil
            self._draw_lines()

    @override
    async def rescue(self) -> None:
        """Put what stands in the forms on the desk and wait for it, without the queues that died with the fault."""
        before = set(self.workers)
        for screen in self.screen_stack:
            keep = getattr(screen, "on_form_draft_changed", None)
            for form in screen.query(Form):
                if keep is not None and form.is_untold:
                    keep(form.told())
        started = [worker for worker in self.workers if worker not in before]
        await within(RESCUE_SECONDS, self.workers.wait_for_complete(started))

    def _draw_lines(self) -> None:
        for node in self.screen.walk_children(with_self=True):
            node.refresh()


def _veil_over(ctx: Context) -> Veil:
    """The veil over all names of the store, made on the desk's thread."""
    from bti_tui.usecases.names import known_names  # the lock screen needs none

    return Veil(words_of(known_names(ctx)), ORDINARY)

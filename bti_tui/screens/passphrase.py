"""A passphrase of one's own: the first one, one after the recovery code, or another one in the place of the old."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BadInput, WrongPassphrase
from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.new_passphrase import PASSPHRASE, fault, passphrase_specs, policy, show_fault
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.holders import check_passphrase, set_passphrase
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

OLD: Final = "old"


class Why(Enum):
    """What leads to a new passphrase."""

    INVITED = "invited"
    """A one-time code opened the store."""
    RECOVERED = "recovered"
    """The recovery code, or two shares of it, opened the store."""
    CHANGE = "change"
    """The person wants another one."""


TITLES: Final = {
    Why.INVITED: N_("Make a passphrase of your own"),
    Why.RECOVERED: N_("Make a new passphrase"),
    Why.CHANGE: N_("Change passphrase"),
}
REASONS: Final = {
    Why.INVITED: N_("You are in. The one-time code opens nothing more once you have made a passphrase."),
    Why.RECOVERED: N_(
        "The recovery code opened the store. Everybody who can open it will see that the code was used. "
        "The lost passphrase opens nothing more once you have made a new one."
    ),
    Why.CHANGE: N_("First the passphrase you have now, then the new one. Backups made until now keep the old one."),
}


class PassphraseScreen(BtiScreen[None]):
    """Proposes words, asks for the passphrase twice, and says while it is typed whether it is long enough."""

    NAMELESS = True
    CSS_PATH = "passphrase.tcss"
    BINDINGS = [Binding("f6", "propose", N_("Another proposal"), priority=True, id="mote")]

    def __init__(
        self,
        desk: Desk[Context],
        why: Why,
        propose: Callable[[], str],
        after: Callable[[], Screen[Any]] | None = None,
    ) -> None:
        """`propose` makes a passphrase of words, on the desk; `after` makes the place that comes next, if not back.

        With `after` the place can't be left but by locking or leaving the program.
        """
        super().__init__(desk)
        self._why = why
        self._propose_words = propose
        self._after = after
        self._proposal = Static(id="passphrase-proposal", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr(TITLES[self._why]),)

    @override
    def compose_body(self) -> ComposeResult:
        """Why, a proposal, the rule, the fields."""
        tr = self.tr
        old = FieldSpec(OLD, FieldKind.LINE, tr("The one you have now"), required=True, secret=True)
        specs = passphrase_specs(self.translator)
        self._form = Form(
            (old, *specs) if self._why is Why.CHANGE else specs, self.translator, submit=tr("Use this passphrase")
        )
        yield Static(tr(REASONS[self._why]), id="passphrase-why", markup=False)
        yield self._proposal
        yield Static(policy(self.translator), id="passphrase-policy", markup=False)
        yield self._form

    def on_mount(self) -> None:
        """A proposal stands there from the start."""
        self._form.focus_first()
        self.perform(self._propose(), quiet=True)

    def action_propose(self) -> None:
        """F6: other words; they are put into no field: typing them is learning them."""
        self.perform(self._propose())

    async def _propose(self) -> None:
        words = await self.desk.run(self._propose_words)
        self._proposal.update(self.tr("Proposal: {words}", words=words))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Check what only this screen can check, then set it."""
        wrong = fault(event.values, self.translator)
        if wrong is None:
            old = str(event.values.get(OLD) or "")
            what = self.tr("The passphrase is being sealed in; wait a moment.")
            self.perform(self._set(old, str(event.values[PASSPHRASE])), what)
        else:
            show_fault(self._form, *wrong)
            self.show_status()

    async def _set(self, old: str, new: str) -> None:
        try:
            if self._why is Why.CHANGE:
                await self.ask(check_passphrase, old)
            await self.ask(set_passphrase, new)
        except WrongPassphrase:
            self._form.field(OLD).set_draft("")
            show_fault(self._form, OLD, self.tr("not the one you have now"))
            self.show_status()
            return
        except BadInput:  # long enough, but a code that stands on paper
            show_fault(self._form, PASSPHRASE, self.tr("this can't be a passphrase; choose other words"))
            self.show_status()
            return
        if self._after is not None:
            self.give_way(self._after())
        else:
            self._say_done()

    def _say_done(self) -> None:
        text = self.tr("The new passphrase is in use. The old one opens nothing more but old backups.")
        self.query_one("#passphrase-why", Static).update(text)
        for widget in (self._proposal, self.query_one("#passphrase-policy"), self._form):
            widget.display = False
        self.set_status(self.tr("The new passphrase is in use. Esc goes back."))

    @override
    def go_back(self) -> None:
        """Nothing else can be done before there is a passphrase."""
        if self._after is None:
            super().go_back()
        else:
            self.set_status(self.tr("First a passphrase. F12 locks, and the code can be used again."))

    @override
    def help_page(self) -> HelpPage:
        """Why words."""
        text = self.tr(
            "Five words in a row are easy to remember and very hard to guess. Read the proposal aloud, see the things "
            "before you, and type them; or make up a sentence of your own. Don't use a passphrase from another place. "
            "Nobody but you needs to know it: not your leader, and not those who look after the machine."
        )
        file = self.tr(
            "A file on a memory stick can be asked for besides the passphrase, so that neither opens the store alone. "
            "Run: bti store key-file PATH"
        )
        return HelpPage(self.place, (HelpSection(self.tr("Passphrase"), text), HelpSection(self.tr("Key file"), file)))

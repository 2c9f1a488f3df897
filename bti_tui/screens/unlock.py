"""The lock screen: two fields, numbers to call, and nothing of any case. Imports neither the store nor the guide.

Keys typed while the program starts wait until the fields are there, so that nobody has to look first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk, Opener
from bti_tui.domain.guide import FieldKind
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

USER, PASSPHRASE = "user", "passphrase"

Next = Callable[["Context"], Screen[Any]]


class UnlockScreen(BtiScreen[None]):
    """Asks for user and passphrase; a training store opens with Enter alone."""

    CSS_PATH = "unlock.tcss"

    def __init__(
        self, desk: Desk[Context], opener: Opener[Context], after: Next, *, why_locked: str = "", at_once: bool = False
    ) -> None:
        """`after` makes the place that comes first when the store is open; `why_locked` says what locked it.

        `at_once` opens a training store without waiting for Enter.
        """
        super().__init__(desk)
        self._opener = opener
        self._after = after
        self._why_locked = why_locked
        self._at_once = at_once

    def _fields(self) -> tuple[FieldSpec, ...]:
        if self._opener.training:
            return ()
        tr = self.tr
        return (
            FieldSpec(USER, FieldKind.LINE, tr("User"), tr("Your user name"), required=True, default=self._opener.user),
            FieldSpec(
                PASSPHRASE,
                FieldKind.LINE,
                tr("Passphrase"),
                tr("Type the passphrase and press Enter. It is shown as stars."),
                required=True,
                secret=True,
            ),
        )

    @override
    def saved_text(self) -> str:
        """Instead of the time of the last store."""
        return self.tr("LOCKED")

    @override
    def compose_body(self) -> ComposeResult:
        """One sentence, the two fields, what the keys do, and what waits inside."""
        self._form = Form(self._fields(), self.translator, submit=self.tr("Unlock"), id="unlock-form")
        with Vertical(id="unlock"):
            yield Static(self.tr("BTI is locked. No case is shown."), id="unlock-title", markup=False)
            yield self._form
            yield Static("\n".join(self._lines()), id="unlock-keys", markup=False)

    def _lines(self) -> list[str]:
        lines = []
        if self._opener.training:
            lines.append(self.tr("This is a training store with invented people. Press Enter to open it."))
        lines += ["", self.tr("F1   Help, lost passphrase"), self.tr("F9   Numbers to call; needs no passphrase")]
        lines += [self.tr("F10  Colours, high contrast"), self.tr("Ctrl+Q  Leave the program"), ""]
        if self._why_locked:
            lines.append(self._why_locked)
        if self._opener.drafts:
            lines.append(self.translator.ntr("{n} draft is stored.", "{n} drafts are stored.", self._opener.drafts))
        return lines

    def on_mount(self) -> None:
        """Put the cursor where it is needed, and let the slow imports begin."""
        if self._opener.user and not self._opener.training:
            self._form.focus_field(self._form.field(PASSPHRASE))
        self.perform(self.desk.run(self._opener.prepare), quiet=True)
        if self._at_once and self._opener.training:
            self.perform(self._open("", ""))

    @override
    def ready_status(self) -> str:
        """When no field has the focus: the training store."""
        return self.tr("Press Enter to open.")

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Open the store; keys typed meanwhile go to the next place."""
        user, passphrase = (str(event.values.get(name) or "") for name in (USER, PASSPHRASE))
        if not self._opener.training:
            self._form.field(PASSPHRASE).set_draft("")
        self.perform(self._open(user, passphrase), self.tr("The passphrase is being checked; this takes a moment."))

    async def _open(self, user: str, passphrase: str) -> None:
        context = await self.desk.unlock(self._opener.open, user, passphrase)
        self.app.switch_screen(self._after(context))  # not awaited: it ends this screen, and this worker with it

    @override
    def help_page(self) -> HelpPage:
        """What to do when the passphrase is lost."""
        lost = self.tr(
            "Nobody can read the store without a passphrase, and nobody can send you a new one. The recovery code that "
            "was shown when the store was made opens it: type the code in place of the passphrase. Without passphrase "
            "and code the content is lost."
        )
        wrong = self.tr("A wrong try locks nothing. Look at Caps Lock and at the language of the keyboard.")
        return HelpPage(
            self.tr("Locked"),
            (HelpSection(self.tr("Lost passphrase"), lost), HelpSection(self.tr("It doesn't open"), wrong)),
        )

"""The lock screen: two fields, numbers to call, and nothing of any case. Imports neither the store nor the guide.

Keys typed while the program starts wait until the fields are there, so that nobody has to look first. A one-time code,
the recovery code and two shares of it are typed where the passphrase is.
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
from bti_tui.domain.errors import BadInput, WrongPassphrase
from bti_tui.domain.field_kind import FieldKind
from bti_tui.screens import ahead
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage
from bti_tui.screens.typed_shares import TypedShares
from bti_tui.screens.unlock_help import unlock_help
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

USER, PASSPHRASE, KEY_FILE = "user", "passphrase", "key_file"

Next = Callable[["Context"], Screen[Any]]


class UnlockScreen(BtiScreen[None]):
    """Asks for user and passphrase, and for a file where one is needed; a training store opens with Enter alone."""

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
        self._shares = TypedShares()
        self._asks_for_file = False

    def _fields(self) -> tuple[FieldSpec, ...]:
        if self._opener.training:
            return ()
        tr, line = self.tr, FieldKind.LINE
        typed = tr("Type the passphrase and press Enter. It is shown as stars.")
        carried = tr("Put in the memory stick, or write where your key file lies. It is only read, never copied.")
        user = FieldSpec(USER, line, tr("User"), tr("Your user name"), required=True, default=self._opener.user)
        secret = FieldSpec(PASSPHRASE, line, tr("Passphrase"), typed, required=True, secret=True)
        if not self._asks_for_file:
            return user, secret
        return user, secret, FieldSpec(KEY_FILE, line, tr("Key file"), carried, True, default=self._opener.key_file)

    @override
    def saved_text(self) -> str:
        """Instead of the time of the last store."""
        return self.tr("LOCKED")

    @override
    def compose_body(self) -> ComposeResult:
        """One sentence, the two fields, what the keys do, and what waits inside."""
        self._form = self._made_form()
        with Vertical(id="unlock"):
            yield Static(self.tr("BTI is locked. No case is shown."), id="unlock-title", markup=False)
            yield self._form
            yield Static("\n".join(self._lines()), id="unlock-keys", markup=False)

    def _made_form(self) -> Form:
        return Form(self._fields(), self.translator, submit=self.tr("Unlock"))

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
        self.call_after_refresh(self._prepare)  # two threads share one interpreter: what is seen comes first
        if self._at_once and self._opener.training:
            self.perform(self._open("", ""))

    def _prepare(self) -> None:
        self.perform(self._make_ready(), quiet=True)

    async def _make_ready(self) -> None:
        """What the first place needs; then, as long as nobody waits for that, what the next ones need."""
        await self.desk.run(self._opener.prepare)
        if not self.is_busy:
            ahead.read_sheets(self.app)
            await self.desk.run(ahead.import_places)
            ahead.settle_memory(self.app)

    @override
    def ready_status(self) -> str:
        """When no field has the focus: the training store."""
        return self.tr("Press Enter to open.")

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Open the store; keys typed meanwhile go to the next place."""
        user, typed, file = (str(event.values.get(name) or "") for name in (USER, PASSPHRASE, KEY_FILE))
        if not self._opener.training:
            self._form.field(PASSPHRASE).set_draft("")
        self.perform(
            self._try(user, typed, file),
            self.tr("The passphrase is being checked. It takes longer after several wrong ones."),
        )

    async def _try(self, user: str, typed: str, file: str) -> None:
        """Open the store, ask for the file that is missing, or for the second share."""
        if not (self._opener.training or self._asks_for_file) and await self.desk.run(
            self._opener.wants_key_file, user, typed
        ):
            await self._ask_for_file(user, typed)
            return
        try:
            await self._open(user, self._shares.whole(typed), file)
        except WrongPassphrase:
            self._shares.forget()
            raise
        except BadInput as error:
            self._say_wrong(error, typed)

    def _say_wrong(self, error: BadInput, typed: str) -> None:
        """A share that is misread or that wants another one, or a file that is none of ours."""
        said = self._shares.heard(error, typed, self.translator)
        name = PASSPHRASE
        if said:
            self.notice.say(said)
        else:
            name = KEY_FILE
            self._form.field(PASSPHRASE).set_draft(typed)
            self._form.field(KEY_FILE).set_error(self.tr("no key file lies there"))
        self._form.focus_field(self._form.field(name))
        self.show_status()

    async def _ask_for_file(self, user: str, typed: str) -> None:
        self._asks_for_file = True
        old, self._form = self._form, self._made_form()
        await self.query_one("#unlock").mount(self._form, before="#unlock-keys")
        await old.remove()
        self._form.fill({USER: user, PASSPHRASE: typed}, KEY_FILE)
        self.show_status()

    async def _open(self, user: str, passphrase: str, key_file: str = "") -> None:
        context = await self.desk.unlock(self._opener.open, user, passphrase, key_file)
        self.give_way(self._after(context))

    @override
    def help_page(self) -> HelpPage:
        """What to do when the passphrase is lost, and what a lock is good for."""
        return unlock_help(self.translator)

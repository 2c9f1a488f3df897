"""A new recovery code: shown once, split in three where that is wanted, and typed back before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BadInput
from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.typed_shares import TypedShares, letter_of
from bti_tui.usecases.holders import propose_recovery_code, recovery_shares, renew_recovery_code
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

CODE: Final = "code"
GROUPS_A_LINE: Final = 3
HANDS: Final = (N_("the leader"), N_("the archive"), N_("IT security"))
"""Who may keep the three shares; a proposal."""


class NewCodeScreen(BtiScreen[None]):
    """The code, and one field to type it back into, whole or as two of its shares."""

    NAMELESS = True
    CSS_PATH = "recovery_code.tcss"
    BINDINGS = [Binding("f5", "split", N_("Split in three"), priority=True, id="visning")]

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._code = ""
        self._shares: tuple[str, ...] = ()
        """Of this code; each split makes other ones."""
        self._typed = TypedShares()
        self._why = Static(id="code-why", markup=False)
        self._shown = Static(id="code-shown", markup=False)
        self._split = Static(id="code-split", markup=False)
        self._form: Form | None = None

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Recovery code"),)

    @override
    def compose_body(self) -> ComposeResult:
        """What it is, the code, and the field."""
        hint = self.tr("Type the code from your paper, or two of its shares one after the other.")
        field = FieldSpec(CODE, FieldKind.LINE, self.tr("The code"), hint, required=True)
        self._form = Form((field,), self.translator, submit=self.tr("Use this code"))
        yield self._why
        yield self._shown
        yield self._split
        yield self._form

    def on_mount(self) -> None:
        """Ask for a fresh code; whoever may not make one is told why."""
        if self._form is not None:
            self._form.display = False
        self.perform(self._propose())

    async def _propose(self) -> None:
        self._code = await self.ask(propose_recovery_code)
        self._why.update(
            self.tr(
                "This is a new code. It opens the store when passphrases are lost. It is shown now and never again: "
                "write it on paper and keep it away from this machine. The old code works until this one is typed back."
            )
        )
        self._shown.update(self._code)
        self._split.update(self.tr("F5 splits it in three: any two of the three open the store, one alone does not."))
        if self._form is not None:
            self._form.display = True
            self._form.focus_first()
        self.refresh_bindings()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to split before there is a code."""
        return bool(self._code) if action == "split" else True

    def action_split(self) -> None:
        """F5: the shares, page by page."""
        self.perform(self._show_shares())

    async def _show_shares(self) -> None:
        self._shares = self._shares or await self.ask(recovery_shares, self._code)
        await self.app.push_screen(SharesScreen(self.desk, self._shares))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Take the code into use, or say that it is another one."""
        self.perform(self._renew(str(event.values[CODE])), self.tr("The code is being sealed in; wait a moment."))

    async def _renew(self, typed: str) -> None:
        try:
            await self.ask(renew_recovery_code, self._code, self._typed.whole(typed))
        except BadInput:
            self._say_wrong(typed)
        else:
            self._say_done()

    def _say_wrong(self, typed: str) -> None:
        """It is one share, to be followed by another one, or something else altogether."""
        if self._form is None:
            return
        field = self._form.field(CODE)
        self._form.focus_field(field)
        letter = letter_of(typed, self._shares)
        if letter:
            field.set_draft("")
            self.notice.say(self._typed.keep(letter, typed, self.translator))
            return
        self._typed.forget()
        field.set_error(self.tr("not the code above; look at it letter by letter"))
        self.show_status()

    def _say_done(self) -> None:
        self._code = ""
        self._why.update(
            self.tr("The new code is in use. The old one opens nothing more but old backups; tear that paper up.")
        )
        for widget in (self._shown, self._split, self._form):
            if widget is not None:
                widget.display = False
        self.refresh_bindings()
        self.set_status(self.tr("The new code is in use. Esc goes back."))

    @override
    def help_page(self) -> HelpPage:
        """What the code is for, and what shares are good for."""
        text = self.tr(
            "The code is typed in place of the passphrase at the lock screen. Everybody who can open the store sees "
            "that it was used. Three shares keep one person from opening the store alone: give them to three, such as "
            "the leader, the archive and IT security. If one of the three is lost, make a new code."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Recovery code"), text),))


class SharesScreen(BtiScreen[None]):
    """Three shares, one page each, so that each is written down alone."""

    NAMELESS = True
    CSS_PATH = "recovery_code.tcss"
    BINDINGS = [
        Binding("enter", "turn(1)", N_("Next page"), priority=True, id="shares-next"),
        Binding("f7", "turn(-1)", N_("Page before"), priority=True, id="bak"),
        Binding("f8", "turn(1)", N_("Next page"), show=False, priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], shares: tuple[str, ...]) -> None:
        super().__init__(desk)
        self._shares = shares
        self._number = 0
        self._why = Static(id="code-why", markup=False)
        self._shown = Static(id="code-shown", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which page this is."""
        page = self.tr("{page} of {pages}", page=self._number + 1, pages=len(self._shares))
        return (self.tr("Recovery code"), self.tr("Share {page}", page=page))

    @override
    def compose_body(self) -> ComposeResult:
        """What to do with it, and the share."""
        yield self._why
        yield self._shown

    def on_mount(self) -> None:
        """The first page."""
        self._draw()

    def _draw(self) -> None:
        text = self.tr(
            "Write this share on a sheet of its own, put it in an envelope, and give it to {hand}. It says nothing "
            "alone: two of the three open the store.",
            hand=self.tr(HANDS[self._number]),
        )
        self._why.update(text)
        self._shown.update(in_lines(self._shares[self._number]))
        self.draw_header()
        self.show_status()
        self.refresh_bindings()

    @override
    def ready_status(self) -> str:
        """What a screen reader says."""
        if self._number + 1 == len(self._shares):
            return self.tr("The last page. Esc goes back to the code.")
        return self.tr("Enter shows the next page, Esc goes back to the code.")

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a page before the second and after the second."""
        if action == "turn":
            return 0 <= self._number + int(str(parameters[0])) < len(self._shares)
        return True

    def action_turn(self, step: int) -> None:
        """Enter and F8: the next share; F7: the one before."""
        self._number += step
        self._draw()


def in_lines(share: str) -> str:
    """A share in lines that are short enough to write down without losing the place."""
    groups = share.split("-")
    letter, rest = groups[0], groups[1:]
    lines = ["-".join(rest[start : start + GROUPS_A_LINE]) for start in range(0, len(rest), GROUPS_A_LINE)]
    return "\n".join(f"{letter if place == 0 else ' '}  {line}" for place, line in enumerate(lines))

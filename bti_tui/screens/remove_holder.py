"""Taking away a colleague's key: what it means, and her name typed before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import UserId
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.ending import Ending
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.holders import remove_holder
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME: Final = "name"
WHY: Final = "why"


class RemoveHolderScreen(BtiScreen[None]):
    """Afterwards the program locks: the store has another key, and this process knew the old one."""

    CSS_PATH = "holders.tcss"

    def __init__(self, desk: Desk[Context], user: UserId, name: str, *, batons: int = 0) -> None:
        """`batons` is how many cases she holds, for which the leader answers afterwards."""
        super().__init__(desk)
        self._user = user
        self._whose = name
        self._batons = batons

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Users"), self.tr("Take away the key"))

    @override
    def compose_body(self) -> ComposeResult:
        """What happens, point by point, then one field."""
        tr = self.tr
        lines = (
            tr("{name} can't open the store any more.", name=self._whose),
            *self._about_batons(),
            "",
            tr("- The store gets a new key, because she may have kept the old one. It takes a moment."),
            tr("- Programs that others have open lock by themselves. Their passphrases stay as they are."),
            tr("- Old backups keep her key: with her passphrase she can open those that she has got hold of."),
            tr("- What she has written stays, in her name."),
            tr("- The program locks when it is done."),
        )
        hint = tr("Type the name as it stands above, to say that it is her you mean.")
        field = FieldSpec(NAME, FieldKind.LINE, tr("Her name"), hint, required=True)
        why = FieldSpec(WHY, FieldKind.LINE, tr("Why"), tr("It stands in the log of each case."), required=True)
        fields = (field, why) if self._batons else (field,)
        self._form = Form(fields, self.translator, submit=tr("Take away the key"))
        yield Static("\n".join(lines), id="remove-why", markup=False)
        yield self._form

    def _about_batons(self) -> list[str]:
        if not self._batons:
            return []
        said = self.translator.ntr(
            "! She holds the baton in {n} case. It becomes vacant, and the leader answers for it.",
            "! She holds the baton in {n} cases. They become vacant, and the leader answers for them.",
            self._batons,
        )
        return [said, self.tr("  Pass the baton on first, in the case, when there is somebody to take it.")]

    def on_mount(self) -> None:
        """The field takes the keys."""
        self._form.focus_first()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Only when the name is right."""
        if _same(str(event.values[NAME]), self._whose):
            self.perform(
                self._remove(str(event.values.get(WHY) or "")),
                self.tr("The store is getting a new key. Don't switch off the machine."),
            )
            return
        self._form.field(NAME).set_error(self.tr("not the name above"))
        self._form.focus_field(self._form.field(NAME))
        self.show_status()

    async def _remove(self, why: str) -> None:
        await self.ask(remove_holder, self._user, why)
        self.host.leave(Ending.NEW_KEY)

    @override
    def help_page(self) -> HelpPage:
        """When to do this."""
        text = self.tr(
            "Take away the key when somebody leaves the unit, or when a passphrase may be known to others. If a "
            "colleague has only forgotten hers, invite her anew instead: that is quicker, and nobody has to lock."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Take away the key"), text),))


def _same(typed: str, name: str) -> bool:
    return " ".join(typed.split()).casefold() == " ".join(name.split()).casefold()

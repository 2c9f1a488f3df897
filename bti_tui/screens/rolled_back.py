"""The red screen: the store is not what was last seen of it. It says who saw what when, and lets the person choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import N_
from bti_tui.i18n.tampering import behind_lines
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.restored import RolledBackView, acknowledge_restore, rolled_back
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WHY: Final = "why"


class RolledBackScreen(BtiScreen[None]):
    """Look without changing anything, leave, or write why the store is an older one."""

    CSS_PATH = "rolled_back.tcss"
    RULE = "="
    BINDINGS = [Binding("f4", "look", N_("Look, read only"), priority=True, id="neste")]

    def __init__(self, desk: Desk[Context], after: Callable[[], Screen[Any]]) -> None:
        """`after` makes the place that comes next."""
        super().__init__(desk)
        self._after = after
        self._text = Static(id="rolled-back-text", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("THE STORE CAN ONLY BE READ"),)

    @override
    def compose_body(self) -> ComposeResult:
        """What was found, what the keys do, and one field for the reason."""
        why = FieldSpec(
            WHY,
            FieldKind.LINE,
            self.tr("Why"),
            self.tr("Such as: new disk, the copy from Friday. Leave out names."),
            required=True,
        )
        with Vertical(id="rolled-back"):
            yield Static(self.tr("! The store is not what was last seen of it."), id="rolled-back-title", markup=False)
            yield self._text
            yield Form((why,), self.translator, submit=self.tr("Use the store as it is"), id="rolled-back-form")

    def on_mount(self) -> None:
        """Read what is known."""
        self.perform(self._read())

    async def _read(self) -> None:
        view = await self.ask(rolled_back)
        if view is not None:
            self._text.update("\n".join(self._lines(view)))

    def _lines(self, view: RolledBackView) -> list[str]:
        tr = self.tr
        lines = [*behind_lines(view.known, view.seen_by, self.translator, self.host.wall_clock().tzinfo), ""]
        lines.append(tr("Nothing is lost by looking: you can read, and nothing is written to the store."))
        lines += ["", tr("F4      look, read only"), tr("Ctrl+Q  leave, and ask whoever looks after the machine"), ""]
        lines.append(tr("Was a copy restored on purpose? Write why. It is kept with your name, and the store opens."))
        return lines

    @override
    def ready_status(self) -> str:
        """What a screen reader says first."""
        return self.tr("The store is not what was last seen of it. F4: look, read only.")

    def action_look(self) -> None:
        """F4: go on; whatever would write says no."""
        self.give_way(self._after())

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """The reason is written."""
        self.perform(self._acknowledge(str(event.values.get(WHY) or "")))

    async def _acknowledge(self, why: str) -> None:
        await self.ask(acknowledge_restore, why)
        self.give_way(self._after())

    @override
    def help_page(self) -> HelpPage:
        """What may have happened, and what is safe to do."""
        text = self.tr(
            "The program remembers on this machine how far the store had come. Now the store has less, or something "
            "else. Mostly somebody has put back a copy. Then write why, and go on. If nobody has, don't write "
            "anything: leave, keep the folder as it is, and tell whoever looks after the machine."
        )
        return HelpPage(self.place, (HelpSection(self.tr("An older store"), text),))

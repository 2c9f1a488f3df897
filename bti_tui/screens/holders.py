"""Who can open the store: a list from which colleagues are invited, and from which their keys are taken away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.i18n import N_
from bti_tui.screens.agency_choices import AgencyChoices
from bti_tui.screens.invite import InviteScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.remove_holder import RemoveHolderScreen
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.drafts import INVITATION, drafts
from bti_tui.usecases.holders import HolderLine, HoldersView, holders, require_keeper, require_removable
from bti_tui.usecases.queries import professionals
from bti_tui.usecases.taking_over import batons_of
from bti_tui.widgets.row_list import Row, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME, TITLE, UNIT = 24, 22, 22
"""Columns."""
UNIT_FROM: Final = 100
"""Columns from which there is room for where somebody works."""


class HoldersScreen(RowsPlace):
    """One row for each; F2 invites, F6 takes a key away."""

    BINDINGS = [
        Binding("f2,ctrl+n", "invite", N_("Invite"), priority=True, id="ny"),
        Binding("f6", "remove_holder", N_("Take away"), priority=True, id="mote"),
    ]

    def __init__(self, desk: Desk[Context], agencies: AgencyChoices) -> None:
        """`agencies` are the services to choose from, in the language of now."""
        super().__init__(desk)
        self._agencies = agencies
        self._view: HoldersView | None = None
        self._goes_on = True
        """An invitation that lies half written is opened once, when one comes here."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Where this is."""
        return (self.tr("Users"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many can open the store, and who."""
        self._view = await self.ask(holders)
        count = len(self._view.lines)
        said = self.translator.ntr("{n} person can open the store.", "{n} persons can open the store.", count)
        return said, [Row(one.user, partial(self._told, one)) for one in self._view.lines]

    @override
    async def after_reading(self) -> None:
        """Go on with the colleague who was being invited."""
        goes_on, self._goes_on = self._goes_on, False
        if goes_on and any(one.place == INVITATION for one in await self.ask(drafts)):
            await self._invite()

    def _told(self, one: HolderLine, width: int) -> str:
        unit = cell(one.unit, UNIT) + " " if width >= UNIT_FROM else ""
        return f"{cell(self._called(one), NAME)} {cell(one.title, TITLE)} {unit}{self._state(one)}"

    def _called(self, one: HolderLine) -> str:
        return one.name or self.tr("Unknown to the store")

    def _state(self, one: HolderLine) -> str:
        said = []
        if one.is_me:
            said.append(self.tr("you"))
        if one.is_waiting:
            said.append(self.tr("has a code, not in yet"))
        elif one.has_code:
            said.append(self.tr("has a new code"))
        if one.has_key_file:
            said.append(self.tr("key file"))
        return ", ".join(said)

    @property
    def _current(self) -> HolderLine | None:
        lines = self._view.lines if self._view else ()
        return next((one for one in lines if one.user == self.list.current), None)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        one = self._current
        if one is None:
            return ""
        parts = (self._called(one), one.title, one.unit, self._state(one))
        return ", ".join(part for part in parts if part) + "."

    def action_invite(self) -> None:
        """F2: a form, then a slip of paper. The rules may say no."""
        self.perform(self._invite())

    async def _invite(self) -> None:
        await self.ask(require_keeper)
        known = await self.ask(professionals)
        await self.app.push_screen(InviteScreen(self.desk, known, self._agencies))

    async def action_remove_holder(self) -> None:
        """F6: what it means, and the name typed before it is done."""
        await self.list.settled()
        one = self._current
        if one is not None:
            self.perform(self._remove(one))

    async def _remove(self, one: HolderLine) -> None:
        await self.ask(require_removable, one.user)
        batons = len(await self.ask(batons_of, one.user))
        await self.app.push_screen(RemoveHolderScreen(self.desk, one.user, self._called(one), batons=batons))

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key can be taken from somebody."""
        return self._current is not None if action == "remove_holder" else True

    @override
    def help_page(self) -> HelpPage:
        """Who may do what, and what each state means."""
        who = self.tr(
            "Whoever has had a key the longest, an administrator, a leader and a coordinator give and take keys. Each "
            "person has a user name and a passphrase of her own; what she does stands in her name."
        )
        code = self.tr(
            "A colleague gets a user name and a one-time code on paper. She types the code in place of a passphrase, "
            "and makes a passphrase of her own at once. Invite her anew when she has forgotten it, or lost the code: "
            "then the older code opens nothing."
        )
        file = self.tr("Key file: her passphrase opens nothing without a file that she carries.")
        return HelpPage(
            self.place,
            (
                HelpSection(self.tr("Who may do this"), who),
                HelpSection(self.tr("One-time code"), code),
                HelpSection(self.tr("Key file"), file),
            ),
        )

"""Emergency access (nødåpning): a case is named exactly and a reason written; afterwards others look at it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BadInput, NotFound
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import CaseId
from bti_tui.i18n import N_
from bti_tui.screens.law_form import REASON, LawForm
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.emergency import Opening, Sought, acknowledge_all, open_in_emergency, openings
from bti_tui.usecases.grounds import Grounds
from bti_tui.widgets.field import FieldSpec, Values
from bti_tui.widgets.row_list import Row, behind, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NUMBER, NAME, BORN_ON = "number", "name", "born_on"
WHEN, WHO = 24, 24
"""Columns."""
WHO_FROM: Final = 60
MOST_WHOLE: Final = 3
"""Reasons that are shown whole above the list."""


class EmergencyAccessScreen(LawForm):
    """Asks which case and why; then the case is open for the rest of the day. It gives True, and says which case."""

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self.opened = CaseId("")

    @override
    def heading(self) -> str:
        return self.tr("Open a case in an emergency")

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("For a case that you have no part in, when a child needs you to know now."),
            self.tr("The relay holder and the leader see your name and your reason, and so does the access log."),
            self.tr("Give the number of the case, or the whole name and the date of birth."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield FieldSpec(NUMBER, FieldKind.LINE, self.tr("Case number"), self.tr("Such as S-012."))
        yield FieldSpec(NAME, FieldKind.LINE, self.tr("Or whole name"), self.tr("As it is written in the case."))
        born = self.tr("Date of birth")
        yield FieldSpec(BORN_ON, FieldKind.DATE, born, self.tr("Such as 15.1.2017."), direction=Direction.BORN)
        yield self.reason(self.tr("What has happened, and what you need to know."))

    @override
    async def carry_out(self, values: Values) -> None:
        born_on = values.get(BORN_ON)
        sought = Sought(
            str(values.get(NUMBER) or ""),
            str(values.get(NAME) or ""),
            born_on if isinstance(born_on, date) else None,
        )
        try:
            case_id = await self.ask(open_in_emergency, sought, str(values.get(REASON) or ""))
        except NotFound:
            self._say_wrong(NUMBER, self.tr("no such case can be opened"))
        except BadInput as error:
            is_reason = error.facts.get("place") == "why"
            self._say_wrong(REASON if is_reason else NUMBER, self.tr("too long") if is_reason else self.tr("missing"))
        else:
            self.opened = case_id
            self.dismiss(True)

    def _say_wrong(self, name: str, said: str) -> None:
        if self.form is not None:
            self.form.field(name).set_error(said)
            self.form.focus_field(self.form.field(name))
            self.show_status()


class EmergencyLookScreen(RowsPlace):
    """Who opened the case in an emergency, when and why; F4 says that one has looked."""

    BINDINGS = [Binding("f4", "seen", N_("I have seen it"), priority=True, id="neste")]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._openings: dict[str, Opening] = {}

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("Opened in an emergency"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """How many openings, and each of them."""
        found = await self.ask(openings, self._case_id)
        self._openings = {one.entry: one for one in found}
        count = self.translator.ntr("{n} emergency opening.", "{n} emergency openings.", len(found))
        whole = [f"{one.by}: {one.reason}" for one in found if one.waits][:MOST_WHOLE]
        said = "\n\n".join((count, *whole))
        return said, [Row(one.entry, partial(self._told, one)) for one in found]

    def _told(self, one: Opening, width: int) -> str:
        who = cell(one.by, WHO) + " " if width >= WHO_FROM else ""
        sign = "! " if one.waits else "  "
        return behind(f"{sign}{cell(self._when(one), WHEN)} {who}", one.reason, width)

    def _when(self, one: Opening) -> str:
        here = one.at.astimezone(self.host.wall_clock().tzinfo)
        return f"{self.translator.day(here.date(), year=True)} {here:%H:%M}"

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        one = self._openings.get(self.list.current or "")
        if one is None:
            return ""
        who = ", ".join(part for part in (one.by, one.title, one.unit) if part)
        return f"{who}, {self._when(one)}: {one.reason}"

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to look at."""
        if action == "seen":
            return any(one.waits for one in self._openings.values())
        return super().check_action(action, parameters)

    def action_seen(self) -> None:
        """F4: it goes from the start screen."""
        self.perform(self._acknowledge())

    async def _acknowledge(self) -> None:
        await self.insist(acknowledge_all, self._case_id)
        self.mark_saved()
        self.dismiss(None)

    @override
    def help_page(self) -> HelpPage:
        """What to do about it."""
        text = self.tr(
            "Somebody without a part in the case opened it, and wrote why. Ask her about it when you don't see the "
            "need. It stands on your start screen until you have looked at it, and in the access log for good."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Opened in an emergency"), text),))

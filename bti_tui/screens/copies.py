"""Copies of the log or of the minutes of a meeting: who may get one, what she would get, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.copies import RecipientKind
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.ids import CaseId, MeetingId, StepId
from bti_tui.domain.people import Relation
from bti_tui.i18n import N_
from bti_tui.screens.copy_text import CopyTexts
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.copies import CopiesPage, CopyOrder, RecipientRow, copies_page
from bti_tui.widgets.row_list import Row, behind, cell

if TYPE_CHECKING:
    from bti_tui.screens.baton import BatonScreen
    from bti_tui.usecases.context import Context

NAME: Final = 34
"""Columns."""


class CopiesScreen(RowsPlace):
    """One row for each; Enter shows the copy, F5 reads it aloud, F6 writes it to a file. What may not go says why."""

    BINDINGS = [
        Binding("enter", "look", N_("Read through"), priority=True, id="copies-look"),
        Binding("f5", "aloud", N_("Read aloud"), priority=True, id="visning"),
        Binding("f6", "write", N_("Make file"), priority=True, id="mote"),
    ]

    def __init__(
        self,
        desk: Desk[Context],
        case_id: CaseId,
        meeting: MeetingId | None = None,
        then: Callable[[], BatonScreen] | None = None,
    ) -> None:
        """`meeting` is the one whose minutes are copied; without one it is the log. `then` is what comes after it."""
        super().__init__(desk)
        self._then = then
        self._case_id = case_id
        self._meeting = meeting
        self._page: CopiesPage | None = None

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and what is copied."""
        number = (self._page.number,) if self._page else ()
        return (*number, self.tr("Copies of the minutes") if self._meeting else self.tr("Copies of the log"))

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """Everybody who could get one."""
        self._page = await self.ask(copies_page, self._case_id, self._meeting)
        self.draw_header()
        rows = [Row(str(place), self._draw(one), is_alarm=bool(one.reasons)) for place, one in enumerate(self._rows)]
        if not self._page.is_approved:
            return self.tr("The minutes are not approved. Nothing of the meeting goes out before they are."), rows
        who = self.tr("Who gets a copy? Each gets only what she may read.")
        after = self.tr("Esc when it is done: then somebody is asked to take the baton.")
        return f"{who}\n{after}" if self._then else who, rows

    @override
    def go_back(self) -> None:
        """Esc: what comes after the copies, else back."""
        if self._then is None:
            super().go_back()
        elif self.has_way_back:
            place = self._then()
            self.dismiss(None)
            self.app.push_screen(place)
        else:
            self.give_way(self._then())

    @property
    def _rows(self) -> tuple[RecipientRow, ...]:
        return self._page.rows if self._page else ()

    @property
    def _row(self) -> RecipientRow | None:
        return self._rows[int(self.list.current)] if self.list.current and self._page else None

    def _draw(self, one: RecipientRow) -> Callable[[int], str]:
        return lambda width: behind(f"{cell(self._called(one), NAME)} ", self._state(one), width)

    def _called(self, one: RecipientRow) -> str:
        if self._page is None:
            return ""
        if len(one.recipient.people) > 1:
            return self.tr("The family together")
        if one.recipient.kind is RecipientKind.FAMILY:
            if one.relation is None or one.relation is Relation.SUBJECT:
                return one.name
            what = self._page.words.choice("relation", one.relation.value, self.translator.language)
            return f"{one.name} ({what.lower()})"
        return CopyTexts(self.translator, self._page.words).recipient(one.recipient)

    def _state(self, one: RecipientRow) -> str:
        if one.reasons:
            return self.tr("NO: {why}", why="; ".join(self.reason_text(reason) for reason in one.reasons))
        lines = self.translator.ntr("{n} line", "{n} lines", one.lines)
        given = self.tr("last given {day}", day=self.translator.day(one.given_on)) if one.given_on else ""
        if one.recipient.kind is RecipientKind.AGENCY:
            kinds = ", ".join(words.speak(self.translator.language).lower() for words in one.covers)
            lines = self.tr("{lines}; the consent covers {kinds}", lines=lines, kinds=kinds)
        part = self.tr("in part only: {what}", what=one.in_part) if one.in_part is not None else ""
        return ", ".join(said for said in (lines, given, part) if said)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        one = self._row
        return f"{self._called(one)}: {self._state(one)}" if one else ""

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reading aloud is for the family."""
        if action == "aloud":
            return self._row is not None and self._row.recipient.kind is RecipientKind.FAMILY
        return self._row is not None if action in {"look", "write"} else super().check_action(action, parameters)

    async def _open(self, what: str) -> None:
        from bti_tui.screens.copy_view import CopyScreen

        await self.list.settled()
        one = self._row
        if one is None or self._page is None:
            return
        if one.reasons:
            raise Refused(*one.reasons)
        order = CopyOrder(self._case_id, one.recipient, self._meeting)
        await self.app.push_screen(CopyScreen(self.desk, order, self._page.number, what))

    def action_look(self) -> None:
        """Enter: the copy, as it will stand on paper."""
        self.perform(self._open(""))

    def action_aloud(self) -> None:
        """F5: the copy, one statement at a time."""
        self.perform(self._open("aloud"))

    def action_write(self) -> None:
        """F6: the copy as a file."""
        self.perform(self._open("write"))

    # what stands in the way

    @override
    def reason_text(self, reason: Reason) -> str:
        """In the guide's own words."""
        said = self._page.words.guard(reason.code, self.translator.language) if self._page else ""
        return said.rstrip(".") or super().reason_text(reason)

    @override
    def can_mend(self, reason: Reason) -> bool:
        """Whether a step mends it."""
        return reason.mend is not None

    @override
    def mend(self, reason: Reason) -> None:
        """Go to the step where it can be mended; one comes back here."""
        if reason.mend is not None:
            self.perform(self._go_to(reason.mend))

    async def _go_to(self, step: StepId) -> None:
        from bti_tui.screens.way import ToStep, step_screen
        from bti_tui.usecases.case_sheet import place_of

        place = await self.ask(place_of, self._case_id, step)
        await self.app.push_screen(step_screen(self.desk, self._case_id, place, ToStep(step)))

    @override
    def help_page(self) -> HelpPage:
        """What a copy holds."""
        text = self.tr(
            "A copy holds only what is written in the log and may be read by the one who gets it. What is internal or "
            "shielded is in no copy, nor what one guardian said while the other was not there. A service gets what the "
            "consent covers. Nothing of a meeting goes out before its minutes are approved. Who got a copy, and when, "
            "stands in the case."
        )
        own = self.tr(
            "The note for your own record holds only what your service has written and is to do. Copy it into your own "
            "system by hand, or make a file of it."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Copies"), text), HelpSection(self.tr("Own record"), own)))

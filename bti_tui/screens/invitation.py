"""Where an invitation is made: to whom, with names or without, and where the file shall lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import CaseId, PartyId
from bti_tui.screens.invitation_text import InvitationTexts, proposal
from bti_tui.screens.invitation_words import stop_text
from bti_tui.screens.law_form import LawForm
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.invitations import InvitationOrder, WrittenLetter, write_invitation
from bti_tui.usecases.meeting_sheet import MeetingSheet, Reads
from bti_tui.widgets.field import FieldSpec, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WHO, NAMES, FILE = "receivers", "has_names", "file"
MOST_REASONS: Final = 3
USUAL_NOTICE: Final = 7
"""Days between the invitation and the meeting (6.5 of the field text)."""


class InvitationScreen(LawForm):
    """Goes through the gate for each who gets it; that it was sent stands in the case and in the access log."""

    def __init__(self, desk: Desk[Context], sheet: MeetingSheet) -> None:
        super().__init__(desk)
        self.sheet = sheet
        self.written: tuple[WrittenLetter, ...] = ()

    @property
    @override
    def about_case(self) -> CaseId | None:
        return self.sheet.case_id

    @override
    def heading(self) -> str:
        return self.tr("Tell that it is off") if self.sheet.meeting.cancelled else self.tr("Make the invitation")

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and what this is."""
        return (self.sheet.number, self.heading())

    @override
    def lines(self) -> list[str]:
        said = [
            self.tr("A file for a calendar ends in .ics; it can be read as text or PDF too: .txt or .pdf."),
            self.tr(
                "The file is not encrypted, but nobody else has access to it. Send it, and delete it when it is sent."
            ),
        ]
        days = (self.sheet.row.on - self.sheet.page.today).days
        if not self.sheet.meeting.cancelled and 0 <= days < USUAL_NOTICE:
            said.append(self.tr("! Less than a week's notice: call those who must be there."))
        if apart := [one.name for one in self.sheet.attendees if one.reads is not Reads.ALL and not one.against]:
            names = ", ".join(apart)
            said.append(
                self.tr("! A file of its own, without the purpose and what you wrote yourself: {names}.", names=names)
            )
        for one in [one for one in self.sheet.attendees if one.against][:MOST_REASONS]:
            reason = stop_text(one.against[0], self.translator)
            said.append("! " + self.tr("Not to {name}: {reason}.", name=one.name, reason=reason))
        return said

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        off = self.sheet.meeting.cancelled
        may = [one for one in self.sheet.attendees if not one.against and (not off or one.invited_on)]
        options = tuple((one.id, one.name) for one in may)
        hint = self.tr("Type a part of each name, with a comma between.")
        everybody = ", ".join(one.name for one in may)
        label = self.tr("Who gets it")
        yield FieldSpec(WHO, FieldKind.CHOICES, label, hint, required=True, options=options, default=everybody)
        if not self.sheet.is_nameless:
            yield self._names_field()
        file = str(proposal(self.sheet, self.translator))
        hint = self.tr("The name ends in .ics, .pdf or .txt.")
        yield FieldSpec(FILE, FieldKind.LINE, self.tr("File"), hint, required=True, default=file, expands=None)

    def _names_field(self) -> FieldSpec:
        hint = self.tr("Yes names the child and those who are asked. Send such a file only where nobody else reads it.")
        return FieldSpec(NAMES, FieldKind.YES_NO, self.tr("With names"), hint, default="no")

    @override
    async def carry_out(self, values: Values) -> None:
        chosen = values.get(WHO)
        has_names = values.get(NAMES) is True
        tr, now = self.translator, self.host.wall_clock()
        order = InvitationOrder(
            case_id=self.sheet.case_id,
            meeting=self.sheet.row.id,
            receivers=tuple(map(PartyId, chosen)) if isinstance(chosen, tuple) else (),
            write=lambda sheet: InvitationTexts(sheet, tr, has_names=has_names).written(now),
            path=Path(str(values[FILE])),
            has_names=has_names,
        )
        self.say_making(order.path)
        self.written = await self.insist(write_invitation, order)
        self.mark_saved()
        self.dismiss(True)

    def files_told(self) -> str:
        """Which file is for whom."""
        called = {one.id: one.name for one in self.sheet.attendees}
        found = ((each.path.name, ", ".join(called.get(one, "") for one in each.receivers)) for each in self.written)
        return " ".join(self.tr("{file} is for {names}.", file=file, names=names) for file, names in found)

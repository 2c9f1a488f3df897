"""Short forms about one meeting: somebody who is asked, a point of the agenda, calling it off, the child's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.clock_words import parse_minutes
from bti_tui.domain.commands import AddAttendee, CancelMeeting, Command, RecordChildTalk, RevisePlannedMeeting
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import AgencyCode, AgendaItemCode, CaseId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.screens.law_form import REASON
from bti_tui.screens.order_form import OrderForm
from bti_tui.screens.typed_choices import by_typing
from bti_tui.usecases.drafts import MEETINGS
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.meeting_sheet import AttendeeLine, ItemLine, MeetingSheet
from bti_tui.usecases.meetings import MeetingsPage
from bti_tui.widgets.field import FieldChoice, FieldSpec, Picked, Values, as_draft

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME, ROLE, AGENCY, WHY, WHAT, MINUTES = "name", "role", "agency", "why", "what", "minutes"
TALKED_ON, WORDS = "talked_on", "words"


class OfMeeting(OrderForm):
    """A form about one meeting."""

    KIND = ""

    def __init__(self, desk: Desk[Context], sheet: MeetingSheet, about: str = "") -> None:
        place = f"{MEETINGS}.{self.KIND}"
        super().__init__(desk, sheet.case_id, place, about or sheet.row.id, sheet.page.version)
        self.sheet = sheet

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and what this is."""
        return (self.sheet.number, self.heading())

    @override
    def lines(self) -> list[str]:
        return []


class AskScreen(OfMeeting):
    """Somebody else is asked: of the case, a colleague, or somebody by name."""

    KIND = "ask"

    @override
    def heading(self) -> str:
        return self.tr("Ask somebody to the meeting")

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        coming = {one.id for one in self.sheet.attendees}
        options = tuple((one.id, one.name) for one in self.sheet.page.parties if one.id not in coming)
        hint = self.tr("Type a part of the name; somebody who is not on the list is written in full.")
        yield FieldSpec(NAME, FieldKind.PARTY, self.tr("Who"), hint, required=True, options=options, free_text=True)
        yield FieldSpec(ROLE, FieldKind.LINE, self.tr("Role"))
        language = self.translator.language
        choices = tuple(FieldChoice(one.code, one.label.speak(language), one.key) for one in self.sheet.page.agencies)
        yield by_typing(FieldSpec(AGENCY, FieldKind.CHOICE, self.tr("Service"), choices=choices), self.translator)
        yield FieldSpec(WHY, FieldKind.LINE, self.tr("Why"), self.tr("It stands in the invitation."))

    @override
    def command(self, values: Values) -> Command:
        who, agency = values[NAME], values.get(AGENCY)
        known = who.id if isinstance(who, Picked) else None
        party = next((one for one in self.sheet.page.parties if one.id == known), None)
        wish = AttendeeWish(
            id=party.id if party else None,
            agency=party.agency if party else AgencyCode(str(agency)) if agency else None,
            name=None if party else who.text if isinstance(who, Picked) else str(who),
            role=str(values.get(ROLE) or "") or None,
            why=str(values.get(WHY) or "") or None,
        )
        return AddAttendee(case_id=self.case_id, meeting=self.sheet.row.id, attendee=wish)


class AttendeeScreen(OfMeeting):
    """In what role somebody comes, and why she is asked."""

    KIND = "attendee"

    def __init__(self, desk: Desk[Context], sheet: MeetingSheet, one: AttendeeLine) -> None:
        super().__init__(desk, sheet, one.id)
        self.one = one

    @override
    def heading(self) -> str:
        return self.tr("Why {name} is asked", name=self.one.name)

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield FieldSpec(ROLE, FieldKind.LINE, self.tr("Role"), default=self.one.role)
        hint = self.tr("It stands in the invitation.")
        yield FieldSpec(WHY, FieldKind.LINE, self.tr("Why"), hint, default=self.one.why)

    @override
    def command(self, values: Values) -> RevisePlannedMeeting:
        role, why = (str(values.get(name) or "") or None for name in (ROLE, WHY))
        plan = self.sheet.plan
        asked = (replace(x, role=role, why=why) if x.id == self.one.id else x for x in plan.attendees)
        return replace(plan, attendees=tuple(asked))


class ItemScreen(OfMeeting):
    """A point of the agenda: its words and its minutes."""

    KIND = "item"

    def __init__(self, desk: Desk[Context], sheet: MeetingSheet, one: ItemLine | None, after: str = "") -> None:
        """`one` is the point to change; None for a new one, which comes after the point with the code `after`."""
        super().__init__(desk, sheet, f"{sheet.row.id}/{one.code if one else ''}")
        self.one = one
        self.after = after

    @override
    def heading(self) -> str:
        return self.tr("Change a point of the agenda") if self.one else self.tr("A new point on the agenda")

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        one, language = self.one, self.translator.language
        said = one.what.speak(language) if one else ""
        yield FieldSpec(WHAT, FieldKind.LINE, self.tr("Point"), required=True, default=said)
        yield FieldSpec(
            MINUTES,
            FieldKind.LINE,
            self.tr("Minutes"),
            required=True,
            default=str(one.minutes) if one else "",
            expands=None,
        )

    @override
    def command(self, values: Values) -> RevisePlannedMeeting:
        what, minutes = str(values[WHAT]), parse_minutes(str(values[MINUTES])) or 0
        plan, one = self.sheet.plan, self.one
        if one is not None:
            unchanged = what == one.what.speak(self.translator.language) and not one.own
            wish = ItemWish(one.code, minutes, None if unchanged else what)
            return replace(plan, items=tuple(wish if x.code == one.code else x for x in plan.items))
        taken = {x.code for x in plan.items}
        code = next(name for number in count(1) if (name := AgendaItemCode(f"own-{number}")) not in taken)
        new = ItemWish(code, minutes, what)
        place = next((at for at, x in enumerate(plan.items, 1) if x.code == self.after), len(plan.items))
        return replace(plan, items=(*plan.items[:place], new, *plan.items[place:]))


class CancelScreen(OfMeeting):
    """A meeting is called off."""

    KIND = "cancel"

    @override
    def heading(self) -> str:
        return self.tr("Call the meeting off")

    @override
    def lines(self) -> list[str]:
        told = [one.name for one in self.sheet.attendees if one.invited_on]
        if not told:
            return [self.tr("Nobody has got an invitation.")]
        names = ", ".join(told)
        return [self.tr("These have got an invitation: {names}. Make a file for them afterwards.", names=names)]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield self.reason(self.tr("In one line."))

    @override
    def command(self, values: Values) -> Command:
        return CancelMeeting(case_id=self.case_id, meeting=self.sheet.row.id, reason=str(values[REASON]))


class TalkScreen(OrderForm):
    """Somebody has talked with the child since the last meeting."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, page: MeetingsPage) -> None:
        super().__init__(desk, case_id, f"{MEETINGS}.talk", "", page.version)
        self.page = page

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and what this is."""
        return (self.page.number, self.heading())

    @override
    def heading(self) -> str:
        return self.tr("The child was talked with")

    @override
    def lines(self) -> list[str]:
        return [self.tr("What the child says is kept as the child says it. It may be left empty.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        back = Direction.BACK
        yield FieldSpec(
            TALKED_ON,
            FieldKind.DATE,
            self.tr("Day"),
            required=True,
            direction=back,
            default=as_draft(self.page.today, self.translator),
        )
        hint = self.tr("Word for word where you can.")
        yield FieldSpec(WORDS, FieldKind.NOTE, self.tr("The child's words"), hint, expands=None)

    @override
    def command(self, values: Values) -> Command:
        day = values[TALKED_ON]
        assert isinstance(day, date)
        words = str(values.get(WORDS) or "") or None
        return RecordChildTalk(case_id=self.case_id, talked_on=day, words=words)

"""The form that plans a meeting, or moves and changes one: kind, day, time, place, what it is for, and who is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain import refusals
from bti_tui.domain.clock_words import parse_clock, parse_minutes
from bti_tui.domain.commands import Command, PlanMeeting, RevisePlannedMeeting
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import CaseId, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish
from bti_tui.screens.order_form import OrderForm
from bti_tui.screens.typed_choices import by_typing
from bti_tui.usecases.drafts import MEETINGS
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.meeting_sheet import MeetingSheet
from bti_tui.usecases.meetings import AgendaChoice, MeetingsPage, Party
from bti_tui.widgets.field import FieldChoice, FieldSpec, Picked, Value, Values, as_draft
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

KIND, ON, AT, MINUTES, PLACE, DIGITAL = "kind", "on", "at", "minutes", "place", "is_digital"
PURPOSE, WRITER, INTERPRETER, CHILD, WHO = "purpose", "minute_taker", "interpreter", "child_part", "attendees"
DRAFT_PLACE: Final = f"{MEETINGS}.plan"


class PlanningScreen(OrderForm):
    """A new meeting; its agenda is the guide's for its kind, and can be changed afterwards."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, page: MeetingsPage) -> None:
        super().__init__(desk, case_id, DRAFT_PLACE, "", page.version)
        self.page = page
        self._proposed_for = MeetingKind("")
        """The kind of meeting that those who are asked were proposed for."""

    @override
    def heading(self) -> str:
        return self.tr("Plan a meeting")

    @override
    def lines(self) -> list[str]:
        return [self.tr("The agenda makes itself from what is open. You can change it afterwards.")]

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and what this is."""
        return (self.page.number, self.heading())

    # the fields

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield self.kind_field("")
        yield self.day_field(None)
        yield self.clock_field("")
        yield self.length_field("")
        yield FieldSpec(PLACE, FieldKind.LINE, self.tr("Place"), self.tr("The room, or the link to the video meeting."))
        yield FieldSpec(DIGITAL, FieldKind.YES_NO, self.tr("By video"), default="no")
        yield FieldSpec(PURPOSE, FieldKind.LINE, self.tr("What it is for"), self.tr("It stands in the invitation."))
        yield self.who_field()
        yield self.party_field(WRITER, self.tr("Who writes"), self._called(self.page.me))
        hint = self.tr("Language and who interprets, if somebody needs it.")
        yield FieldSpec(INTERPRETER, FieldKind.LINE, self.tr("Interpreter"), hint)
        hint = self.tr("Does the child come, or who brings the child's words?")
        yield FieldSpec(CHILD, FieldKind.LINE, self.tr("The child's part"), hint)

    def kind_field(self, now: str) -> FieldSpec:
        """The kinds of the guide, by a part of the name."""
        language = self.translator.language
        choices = tuple(FieldChoice(one.code, one.label.speak(language), one.key) for one in self.page.kinds)
        spec = FieldSpec(
            KIND, FieldKind.CHOICE, self.tr("Kind of meeting"), required=True, choices=choices, default=now
        )
        return by_typing(spec, self.translator)

    def day_field(self, now: date | None) -> FieldSpec:
        """Today or later."""
        hint = self.tr("Such as fre, +14d or 15.1. A week's notice is usual.")
        if now is None and self.page.next_on is not None:
            hint = self.tr("{day} is agreed on. {hint}", day=self.translator.day(self.page.next_on), hint=hint)
        forward, said = Direction.FORWARD, as_draft(now, self.translator) if now else ""
        return FieldSpec(ON, FieldKind.DATE, self.tr("Day"), hint, required=True, direction=forward, default=said)

    def clock_field(self, now: str) -> FieldSpec:
        """A time of the day as people write it; how it was read stands beside it."""
        hint = self.tr("Such as 9, 930 or 13.30.")
        return FieldSpec(
            AT, FieldKind.LINE, self.tr("Time"), hint, required=True, default=now, judge=self._read_clock, expands=None
        )

    def _read_clock(self, text: str) -> str:
        found = self._clock(text)
        return f"-> {found:%H.%M}" if found else self.tr("write it as 13.30")

    def _clock(self, text: str) -> time | None:
        return parse_clock(text, self.host.wall_clock().time())

    def length_field(self, now: str) -> FieldSpec:
        """Minutes; empty means as long as its agenda."""
        hint = self.tr("45, 1t or 1t30. Empty: as long as the agenda.")
        return FieldSpec(
            MINUTES, FieldKind.LINE, self.tr("Length"), hint, default=now, judge=self._read_length, expands=None
        )

    def _read_length(self, text: str) -> str:
        if not text.strip():
            return ""
        found = parse_minutes(text)
        return self.tr("-> {n} minutes", n=found) if found else self.tr("write it as 45 or 1t30")

    def who_field(self) -> FieldSpec:
        """Those of the case and the colleagues; those who come as a rule stand there."""
        options = tuple((one.id, one.name) for one in self.page.parties)
        hint = self.tr("Type a part of each name, with a comma between. Others are added afterwards.")
        said = self._proposal(MeetingKind(""))
        return FieldSpec(WHO, FieldKind.CHOICES, self.tr("Who is asked"), hint, options=options, default=said)

    def _proposal(self, kind: MeetingKind) -> str:
        return ", ".join(one.name for one in self.page.proposed(kind))

    def propose(self) -> None:
        """Another kind may ask others, as a meeting without names asks nobody of the case; what was changed stays."""
        if self.form is None:
            return
        kind, who = MeetingKind(str(self.form.field(KIND).value or "")), self.form.field(WHO)
        if who.draft == self._proposal(self._proposed_for):
            who.set_draft(self._proposal(kind))
        self._proposed_for = kind

    @override
    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Another kind may have been chosen."""
        self.propose()
        event.draft = event.form.draft
        super().on_form_draft_changed(event)

    @override
    async def carry_out(self, values: Values) -> None:
        self.propose()
        await super().carry_out(self.form.values if self.form else values)

    def party_field(self, name: str, label: str, now: str) -> FieldSpec:
        """Somebody of the case, or a colleague."""
        options = tuple((one.id, one.name) for one in self.page.parties)
        return FieldSpec(
            name, FieldKind.PARTY, label, self.tr("Type a part of the name."), options=options, default=now
        )

    def _called(self, party: PartyId | None) -> str:
        return next((one.name for one in self.page.parties if one.id == party), "")

    # the order

    @override
    def command(self, values: Values) -> Command:
        kind = MeetingKind(str(values[KIND]))
        agenda = self.page.agenda(kind)
        return PlanMeeting(
            case_id=self.case_id,
            kind=kind,
            on=self._day(values),
            at=self._time(values),
            minutes=self._length(values, agenda),
            agenda=agenda.code if agenda else None,
            place=_text(values.get(PLACE)),
            is_digital=values.get(DIGITAL) is True,
            purpose=_text(values.get(PURPOSE)),
            minute_taker=picked(values.get(WRITER)),
            interpreter=_text(values.get(INTERPRETER)),
            child_part=_text(values.get(CHILD)),
            items=agenda.items if agenda else (),
            attendees=tuple(AttendeeWish(one.id, one.agency) for one in self._asked(values)),
        )

    def _day(self, values: Values) -> date:
        day = values[ON]
        assert isinstance(day, date)
        return day

    def _time(self, values: Values) -> time:
        found = self._clock(str(values[AT]))
        if found is None:
            raise Refused(Reason(refusals.TIME_UNREADABLE))
        return found

    def _length(self, values: Values, agenda: AgendaChoice | None) -> int:
        said = str(values.get(MINUTES) or "")
        if said.strip():
            return parse_minutes(said) or 0
        return agenda.minutes if agenda else 0

    def _asked(self, values: Values) -> list[Party]:
        chosen = values.get(WHO)
        ids = chosen if isinstance(chosen, tuple) else ()
        return [one for one in self.page.parties if one.id in ids]


class RevisingScreen(PlanningScreen):
    """A meeting that waits: moved, or with other words. Who is asked, and the agenda, are changed row by row."""

    def __init__(self, desk: Desk[Context], sheet: MeetingSheet) -> None:
        super().__init__(desk, sheet.case_id, sheet.page)
        self.sheet = sheet
        self.kept.about(sheet.row.id)

    @override
    def heading(self) -> str:
        return self.tr("Move or change the meeting")

    @override
    def lines(self) -> list[str]:
        told = any(one.invited_on for one in self.sheet.attendees)
        again = self.tr("An invitation has gone out. Send it again afterwards, so that the calendars follow.")
        return [again if told else self.tr("Nothing has gone out yet.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        plan = self.sheet.plan
        now = {PLACE: plan.place, PURPOSE: plan.purpose, INTERPRETER: plan.interpreter, CHILD: plan.child_part}
        for spec in super().fields(known):
            match spec.name:
                case "attendees":
                    continue
                case "kind":
                    yield self.kind_field(plan.kind)
                case "on":
                    yield self.day_field(plan.on)
                case "at":
                    yield self.clock_field(f"{plan.at:%H.%M}")
                case "minutes":
                    yield self.length_field(str(plan.minutes))
                case "is_digital":
                    yield replace(spec, default="yes" if plan.is_digital else "no")
                case "minute_taker":
                    yield self.party_field(WRITER, spec.label, self._called(plan.minute_taker))
                case name:
                    yield replace(spec, default=now.get(name) or "")

    @override
    def propose(self) -> None:
        """Nobody is asked here."""

    @override
    def command(self, values: Values) -> RevisePlannedMeeting:
        kind = MeetingKind(str(values[KIND]))
        return replace(
            self.sheet.plan,
            kind=kind,
            on=self._day(values),
            at=self._time(values),
            minutes=self._length(values, self.page.agenda(kind)),
            place=_text(values.get(PLACE)),
            is_digital=values.get(DIGITAL) is True,
            purpose=_text(values.get(PURPOSE)),
            minute_taker=picked(values.get(WRITER)),
            interpreter=_text(values.get(INTERPRETER)),
            child_part=_text(values.get(CHILD)),
        )


def picked(value: Value) -> PartyId | None:
    """Whom a field of a person means; None when it is empty, or a name that nobody here has."""
    return PartyId(value.id) if isinstance(value, Picked) and value.id else None


def _text(value: Value) -> str | None:
    return str(value) if value else None

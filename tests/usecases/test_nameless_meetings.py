"""Meetings without names: other services are asked without consent, and nothing that names anybody leaves by one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command
from bti_tui.domain.copies import RecipientKind
from bti_tui.domain.errors import Refused
from bti_tui.domain.guide import GuardName
from bti_tui.domain.ids import AgendaCode, AgendaItemCode, MeetingId, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, Invitation, ItemWish, Presence
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Arena
from bti_tui.domain.relay_log import EntryKind
from bti_tui.i18n import Translator
from bti_tui.screens.invitation_text import InvitationTexts
from bti_tui.usecases.copies import copies_page
from bti_tui.usecases.execute import execute
from bti_tui.usecases.invitations import InvitationOrder, write_invitation
from bti_tui.usecases.live_meeting import Missing, live_meeting
from bti_tui.usecases.meeting_sheet import meeting_sheet
from bti_tui.usecases.meetings import meetings_page
from tests.builders import CaseBuilder, a_case
from tests.meeting_orders import HANNE
from tests.orders import HOLDER, PPT
from tests.screens.case_support import CaseStore

NOW = datetime(2026, 8, 24, 10, 0, tzinfo=UTC)
NAMES = ("Ella", "Fjellvær", "Marte", "Jonas", "S-0")
KINDS = ["drofting_anonym", "konsultasjonsteam", "klassegjennomgang"]
SIRI = AttendeeWish(name="Siri Dahl", role="rådgiver", agency=PPT)


class Room:
    """The holder of a case at level 1 asks PPT, which the consent does not cover."""

    def __init__(self, kind: str = "drofting_anonym") -> None:
        self.bench: CaseBuilder = a_case().at_level(1).with_holder().with_consent().with_plan()
        self.store = CaseStore(self.bench, HOLDER)
        self.ctx = self.store.context
        self.kind = MeetingKind(kind)

    @property
    def meeting(self) -> MeetingId:
        """The newest."""
        return self.case.planned_meetings[-1].id

    @property
    def case(self) -> Case:
        """As it stands in the store."""
        with self.ctx.reading() as work:
            found = work.cases.get(self.bench.id)
        assert found is not None
        return found

    def do(self, kind: type[Command], /, **fields: Any) -> tuple[f.Fact, ...]:
        """Carry out an order; the facts that it leads to."""
        done = execute(self.ctx, kind(case_id=self.bench.id, **fields))
        return tuple(one.fact for one in done.records)

    def refuses(self, kind: type[Command], /, **fields: Any) -> set[str]:
        """Why an order is refused."""
        with pytest.raises(Refused) as refused:
            self.do(kind, **fields)
        return {one.code for one in refused.value.reasons}

    def plan(self, **changes: Any) -> dict[str, Any]:
        """The fields of the meeting."""
        return {
            "kind": self.kind,
            "on": self.ctx.today,
            "at": NOW.time(),
            "minutes": 30,
            "agenda": AgendaCode("drofting"),
            "purpose": "Råd om overganger i garderoben.",
            "items": (ItemWish(AgendaItemCode("status"), 7), ItemWish(AgendaItemCode("rad"), 12)),
            "attendees": (AttendeeWish(HANNE), SIRI),
            **changes,
        }

    def begun(self) -> "Room":
        """It goes on, and both are there."""
        self.do(c.PlanMeeting, **self.plan())
        self.do(c.BeginMeeting, meeting=self.meeting)
        for one in self.case.planned_meetings[-1].attendees:
            self.do(c.NotePresence, meeting=self.meeting, attendee=one.id, presence=Presence.PRESENT)
        return self

    def note(self, text: str, **changes: Any) -> dict[str, Any]:
        """The fields of a line of the meeting."""
        asked = {"kind": EntryKind.NOTE, "text": text, "happened_on": self.ctx.today, "visibility": Visibility.LOG}
        return {**asked, "meeting": self.meeting, **changes}


@pytest.mark.parametrize("kind", KINDS)
def test_r33_a_service_is_asked_without_consent_where_nobody_is_named(kind: str) -> None:
    room = Room(kind)
    named = room.plan(kind=MeetingKind("samarbeidsmote"), agenda=AgendaCode("samarbeid"))
    assert GuardName.AGENCY_CONSENT.value in room.refuses(c.PlanMeeting, **named)
    (planned,) = room.do(c.PlanMeeting, **room.plan())
    assert isinstance(planned, f.MeetingPlanned)
    assert planned.visibility is Visibility.INTERNAL


@pytest.mark.parametrize("kind", KINDS)
def test_r33_nobody_of_the_case_is_proposed_for_a_meeting_without_names_nor_asked_by_an_order_that_names_nobody(
    kind: str,
) -> None:
    room = Room(kind)
    page = meetings_page(room.ctx, room.bench.id)
    usual = page.proposed(MeetingKind("samarbeidsmote"))
    assert [one.is_of_case for one in usual] == [True, True, False]
    assert [one.id for one in page.proposed(room.kind)] == [PartyId(HOLDER)]
    (planned,) = room.do(c.PlanMeeting, **room.plan(attendees=()))
    assert isinstance(planned, f.MeetingPlanned)
    assert planned.attendees == ()


def test_the_family_is_asked_to_no_meeting_without_names() -> None:
    room = Room()
    asked = (AttendeeWish(PartyId(room.bench.guardians[0])), AttendeeWish(PartyId(room.case.subject)))
    for one in asked:
        assert room.refuses(c.PlanMeeting, **room.plan(attendees=(one,))) == {refusals.NAMELESS_FAMILY}
    room.begun()
    assert room.refuses(c.AddAttendee, meeting=room.meeting, attendee=asked[0]) == {refusals.NAMELESS_FAMILY}


@pytest.mark.parametrize(
    "changes",
    [
        {"purpose": "Råd om Ella."},
        {"place": "Hos Marte Fjellvær"},
        {"child_part": "Ella vet om det."},
        {"items": (ItemWish(AgendaItemCode("egen"), 5, "Hva Ella trenger"),)},
        {"attendees": (AttendeeWish(HANNE, why="Kjenner Ella."),)},
    ],
)
def test_r33_no_name_of_the_case_stands_in_what_is_planned(changes: dict[str, Any]) -> None:
    room = Room()
    assert room.refuses(c.PlanMeeting, **room.plan(**changes)) == {refusals.NAMED_IN_MEETING}
    room.do(c.PlanMeeting, **room.plan())
    again = room.plan(**changes)
    assert room.refuses(c.RevisePlannedMeeting, meeting=room.meeting, **again) == {refusals.NAMED_IN_MEETING}


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        (c.WriteEntry, lambda room: room.note("Ella biter ikke lenger.")),
        (c.SetGoal, lambda room: {"text": "Ella leker", "meeting": room.meeting}),
        (c.ApproveMinutes, lambda room: {"meeting": room.meeting, "holder_stays": True, "informs": "Marte, av Hanne"}),
        (c.AddAttendee, lambda room: {"meeting": room.meeting, "attendee": AttendeeWish(name="Per", why="Om Ella")}),
        (
            c.PlanMeasure,
            lambda room: {
                "title": "Følge Ella ut",
                "goal": room.case.goals[-1].id,
                "arena": Arena.KINDERGARTEN,
                "responsible": HANNE,
                "starts_on": room.ctx.today,
                "due_on": room.ctx.today,
                "evaluate_on": room.ctx.today,
                "meeting": room.meeting,
            },
        ),
    ],
)
def test_r33_no_name_of_the_case_stands_in_its_minutes(
    kind: type[Command], of: Callable[[Room], dict[str, Any]]
) -> None:
    room = Room().begun()
    assert room.refuses(kind, **of(room)) == {refusals.NAMED_IN_MEETING}


def test_what_is_written_in_it_stays_inside_the_service() -> None:
    room = Room().begun()
    (line,) = room.do(c.WriteEntry, **room.note("PPT råder til bilder i garderoben."))
    assert isinstance(line, f.EntryWritten)
    assert line.visibility is Visibility.INTERNAL
    live = live_meeting(room.ctx, room.bench.id, "nb", {})
    assert (live.is_nameless, live.head.may_log, live.missing) == (True, False, ())
    assert all(one.is_covered for one in live.people)


def test_a_meeting_without_names_lacks_only_who_is_there() -> None:
    room = Room()
    room.do(c.PlanMeeting, **room.plan())
    room.do(c.BeginMeeting, meeting=room.meeting)
    assert live_meeting(room.ctx, room.bench.id, "nb", {}).missing == (Missing.PRESENCE,)


def test_r37_its_minutes_go_to_nobody_outside_the_service_and_count_as_no_meeting_of_the_case() -> None:
    room = Room().begun()
    room.do(c.WriteEntry, **room.note("PPT råder til bilder i garderoben."))
    approved = room.do(c.ApproveMinutes, meeting=room.meeting, holder_stays=True)
    assert [type(one) for one in approved] == [f.MinutesApproved]
    assert (room.case.meetings, room.case.disclosures) == ((), ())
    rows = copies_page(room.ctx, room.bench.id, room.meeting).rows
    barred = {one.recipient.kind for one in rows if refusals.NAMELESS_COPY in {each.code for each in one.reasons}}
    given = {one.recipient.kind for one in rows if not one.reasons}
    assert barred == {RecipientKind.FAMILY}
    assert given == {RecipientKind.ARCHIVE, RecipientKind.JOURNAL}
    held = {"kind": room.kind, "held_on": room.ctx.today, "summary": "Drøftet.", "holder_stays": True}
    assert refusals.NAMELESS_HELD in room.refuses(c.HoldMeeting, **held, family_present=False)


@pytest.mark.parametrize("ending", ["ics", "txt"])
def test_r33_its_invitation_names_nobody_and_is_no_disclosure(ending: str) -> None:
    room = Room()
    room.do(c.PlanMeeting, **room.plan())
    sheet = meeting_sheet(room.ctx, room.bench.id, room.meeting)
    files: dict[Path, bytes] = {}

    def keep(path: Path, content: bytes | None) -> None:
        if content is not None:
            files[path] = content

    def order(*, has_names: bool) -> InvitationOrder:
        tr = Translator("nb")
        receivers = tuple(one.id for one in sheet.attendees)
        return InvitationOrder(
            room.bench.id,
            room.meeting,
            receivers,
            lambda one: InvitationTexts(one, tr, has_names=has_names).written(NOW),
            Path(f"/ut/invitasjon.{ending}"),
            has_names,
        )

    room.ctx = replace(room.ctx, put_file=keep)
    with pytest.raises(Refused) as refused:
        write_invitation(room.ctx, order(has_names=True))
    assert [one.code for one in refused.value.reasons] == [refusals.INVITATION_NAMES_SOMEBODY]
    assert files == {}
    (written,) = write_invitation(room.ctx, order(has_names=False))
    said = " ".join(files[written.path].decode().replace("\r\n ", "").split())
    assert [name for name in NAMES if name in said] == []
    assert "Spørsmål og råd" in said
    assert "samtykke" not in said
    sent = [one for one in room.case.planned_meetings[-1].attendees if one.invitation is Invitation.SENT]
    assert len(sent) == 2
    assert room.case.disclosures == ()

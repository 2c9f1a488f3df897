"""An invitation leaves the store through the gate, names nobody unless that is chosen, and reads in any calendar.

The calendar files are read by `tests/calendar_reader.py`, which shares nothing with what writes them; text and PDF by
the readers of the prints.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.errors import BadInput, Refused
from bti_tui.domain.ids import PartyId
from bti_tui.domain.meetings import AttendeeWish, Invitation
from bti_tui.domain.people import Telling
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.screens.invitation_text import InvitationTexts
from bti_tui.usecases.calendar_file import CalendarEntry, to_calendar
from bti_tui.usecases.context import Context
from bti_tui.usecases.invitations import INVITATION_PRINTED, InvitationOrder, WrittenLetter, write_invitation
from bti_tui.usecases.meeting_sheet import MeetingSheet, meeting_sheet
from tests.builders import CaseBuilder, a_case
from tests.calendar_reader import instant_of, read_calendar
from tests.meeting_orders import HANNE
from tests.orders import HOLDER, PPT
from tests.screens.case_support import CaseStore

NOW = datetime(2026, 8, 24, 10, 0, tzinfo=UTC)
NAMES = ("Ella", "Fjellvær", "Marte", "Jonas", "Hanne", "Vik", "Siri", "Dahl")


class Office:
    """Somebody at the keyboard who makes invitations, and the files that she has made."""

    def __init__(self, bench: CaseBuilder, language: Language = "nb") -> None:
        self.bench = bench
        self.tr = Translator(language)
        self.files: dict[Path, bytes] = {}
        self.store = CaseStore(bench, HOLDER)
        self.ctx: Context = replace(self.store.context, put_file=self._put)
        self.written: tuple[WrittenLetter, ...] = ()

    def _put(self, path: Path, content: bytes | None) -> None:
        if content is not None:
            self.files[path] = content

    def write(self, name: str, *, has_names: bool = False, to: Sequence[str] | None = None) -> bytes:
        """The invitation to the newest meeting, as a file."""
        tr, meeting = self.tr, self.bench.case.planned_meetings[-1]
        receivers = [one.id for one in self.sheet.attendees] if to is None else list(map(PartyId, to))
        path = Path(f"/ut/{name}")
        order = InvitationOrder(
            self.bench.id,
            meeting.id,
            tuple(receivers),
            lambda one: InvitationTexts(one, tr, has_names=has_names).written(NOW),
            path,
            has_names,
        )
        self.written = write_invitation(self.ctx, order)
        return self.files[path]

    @property
    def sheet(self) -> MeetingSheet:
        """The newest meeting."""
        return meeting_sheet(self.ctx, self.bench.id, self.bench.case.planned_meetings[-1].id)

    def refuses(self, name: str, **changes: Any) -> list[str]:
        """The codes of the reasons against it; nothing is written then."""
        with pytest.raises(Refused) as refused:
            self.write(name, **changes)
        assert self.files == {}
        return [one.code for one in refused.value.reasons]

    @property
    def acts(self) -> list[str]:
        return [one[1] for one in self.store.store.kept.accesses]


def invited(**changes: Any) -> CaseBuilder:
    """A meeting with the holder, a guardian, and somebody of another agency."""
    bench = a_case().at_level(2).with_agencies(PPT)
    wishes = (
        AttendeeWish(HANNE, why="Hun har lekegruppa."),
        AttendeeWish(PartyId(bench.guardians[0])),
        AttendeeWish(name="Siri Dahl", role="rådgiver", agency=PPT),
    )
    fields = {"attendees": wishes, "purpose": "Se på lekegruppa.", **changes}
    return bench.do(c.PlanMeeting, HOLDER, **fields)


def test_r18_an_invitation_that_leaves_is_written_down_for_each_and_in_the_access_log() -> None:
    office = Office(invited())
    office.write("invitasjon.txt")
    sent = office.store.new(f.InvitationRecorded)
    assert [one.invitation for one in sent] == [Invitation.SENT] * 3
    assert [(one.agency, one.person) for one in sent] == [
        (None, None),
        (None, office.bench.guardians[0]),
        (PPT, None),
    ]
    assert sent[2].consents
    assert office.acts.count(INVITATION_PRINTED) == len(office.written) == 2


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", ["mote.txt", "mote.pdf", "mote.ics"])
def test_nobody_is_named_unless_it_is_chosen(name: str, language: Language) -> None:
    written = readable(name, Office(invited(), language).write(name))
    assert not [one for one in NAMES if one in written]
    assert "Se på lekegruppa." in written
    named = readable(name, Office(invited(), language).write(name, has_names=True))
    assert "Ella" in named


def readable(name: str, content: bytes) -> str:
    """What a person reads in the file."""
    if name.endswith(".pdf"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    if name.endswith(".ics"):
        event = read_calendar(content).part("VEVENT")
        return "\n".join(event.text(line) for line in event.lines)
    return content.decode()


def test_the_invitation_says_what_the_field_asks_for() -> None:
    said = Office(invited(interpreter="Polsk, Anna tolker", child_part="Ikke her; Oddny har med tegningen")).write(
        "mote.txt", has_names=True
    )
    told = said.decode()
    for text in (
        "Se på lekegruppa.",
        "09.00, 45 minutter",
        "Rom 214",
        "Hanne Vik",
        "Polsk, Anna tolker",
        "Oddny har med tegningen",
        "Barnets stemme; foresatte først",
        "Siri Dahl, rådgiver",
        "Hun har lekegruppa.",
        "familien har sagt ja",
    ):
        assert text in told


def test_a_name_that_was_typed_into_the_purpose_does_not_slip_out() -> None:
    office = Office(invited(purpose="Snakke om Ella og lekegruppa."))
    assert office.refuses("mote.ics") == [refusals.INVITATION_NAMES_SOMEBODY]
    assert office.store.new(f.InvitationRecorded) == []
    office.write("mote.ics", has_names=True)


def test_nothing_is_written_when_one_of_them_may_not_have_it() -> None:
    bench = invited()
    bench.do(c.SettleTelling, person=bench.guardians[0], telling=Telling.NOTHING, why="Fare.")
    office = Office(bench)
    assert office.refuses("mote.txt") == [refusals.NOT_TO_BE_TOLD]
    office.write("mote.txt", to=[HANNE])
    assert len(office.store.new(f.InvitationRecorded)) == 1


def test_while_the_child_is_feared_for_no_invitation_goes_to_the_family() -> None:
    bench = invited()
    bench.do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    office = Office(bench)
    assert office.refuses("mote.ics", to=[bench.guardians[0]]) == ["G-SIK"]
    office.write("mote.ics", to=[HANNE])


def test_that_a_meeting_is_off_goes_only_to_those_who_may_be_told_and_are_asked() -> None:
    bench = invited()
    bench.do(c.CancelMeeting, HOLDER).do(
        c.SettleTelling, person=bench.guardians[0], telling=Telling.NOTHING, why="Fare."
    )
    office = Office(bench)
    assert office.refuses("mote.ics", to=[bench.guardians[0]]) == [refusals.NOT_TO_BE_TOLD]
    assert office.refuses("mote.ics", to=["somebody-else"]) == [refusals.ATTENDEE_UNKNOWN]
    assert office.refuses("mote.ics", to=[]) == [refusals.ATTENDEE_UNKNOWN]
    office.write("mote.ics", to=[HANNE])
    assert office.store.new(f.InvitationRecorded) == []


def test_a_file_of_another_kind_is_refused_before_anything_is_written_down() -> None:
    office = Office(invited())
    with pytest.raises(BadInput):
        office.write("mote.docx")
    assert office.store.new(f.InvitationRecorded) == []


# the calendar


def test_a_moved_meeting_keeps_its_uid_and_counts_up_and_a_cancelled_one_takes_itself_away() -> None:
    bench = invited()
    first = read_calendar(Office(bench).write("en.ics"))
    bench.do(c.RevisePlannedMeeting, HOLDER, attendees=(AttendeeWish(HANNE),), purpose="Lekegruppa.")
    moved = read_calendar(Office(bench).write("to.ics"))
    bench.do(c.RecordInvitation, HOLDER).do(c.CancelMeeting, HOLDER)
    gone = read_calendar(Office(bench).write("tre.ics"))
    events = [one.part("VEVENT") for one in (first, moved, gone)]
    assert len({one.text("UID") for one in events}) == 1
    assert [int(one.text("SEQUENCE")) for one in events] == [0, 1, 2]
    assert [one.lines["METHOD"][1] for one in (first, moved, gone)] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert events[-1].text("STATUS") == "CANCELLED"
    assert [f"{instant_of(one, 'DTSTART'):%H:%M}" for one in (first, moved)] == ["07:00", "11:30"]


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 3, 28), "08:00"),
        (date(2026, 3, 30), "07:00"),
        (date(2026, 7, 1), "07:00"),
        (date(2026, 10, 24), "07:00"),
        (date(2026, 10, 26), "08:00"),
        (date(2027, 1, 4), "08:00"),
        (date(2027, 3, 28), "07:00"),
        (date(2031, 10, 26), "08:00"),
    ],
)
def test_nine_in_norway_is_nine_on_both_sides_of_summer_time(day: date, utc: str) -> None:
    calendar = read_calendar(to_calendar(entry(day)))
    assert f"{instant_of(calendar, 'DTSTART'):%Y-%m-%d %H:%M}" == f"{day} {utc}"
    assert instant_of(calendar, "DTEND") - instant_of(calendar, "DTSTART") == MINUTES


def entry(day: date, text: str = "Møte") -> CalendarEntry:
    return CalendarEntry(
        uid="m1@bti.invalid",
        sequence=3,
        summary=text,
        description=text,
        location="Rom 214; inngang B, 2. etasje",
        begins_at=datetime.combine(day, time(9)),
        minutes=45,
        written_at=NOW,
    )


MINUTES = datetime(2026, 1, 1, 9, 45, tzinfo=UTC) - datetime(2026, 1, 1, 9, tzinfo=UTC)


def test_words_come_back_as_they_were_whatever_is_in_them() -> None:
    hard = "Æ, ø; å\\n\nlinje to: «sitat» " + "lang " * 60 + "漢字🙂"
    event = read_calendar(to_calendar(entry(date(2026, 9, 1), hard))).part("VEVENT")
    assert event.text("DESCRIPTION") == hard
    assert event.text("LOCATION") == "Rom 214; inngang B, 2. etasje"
    assert instant_of(read_calendar(to_calendar(entry(date(2026, 9, 1)))), "DTSTAMP") == NOW
    assert event.text("CLASS") == "PRIVATE"


def test_the_file_has_all_that_a_calendar_must_have() -> None:
    calendar = read_calendar(to_calendar(entry(date(2026, 9, 1))))
    assert {"VERSION", "PRODID", "METHOD"} <= calendar.lines.keys()
    assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "ORGANIZER"} <= calendar.part("VEVENT").lines.keys()
    assert calendar.part("VTIMEZONE").text("TZID") == "Europe/Oslo"

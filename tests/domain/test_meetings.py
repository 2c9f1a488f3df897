"""Planning, holding and taking back: what is written in a meeting is in the plan at once, and out of it as it was."""

from datetime import time
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import facts as f
from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.codec import from_json, to_json
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.disclosure import Way
from bti_tui.domain.errors import Refused
from bti_tui.domain.ids import AgendaItemCode, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, Invitation, ItemWish, Presence
from bti_tui.domain.people import Telling
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.domain.views.timeline import note_ids
from tests.builders import GUIDE, RULES, a_case
from tests.domain.meeting_builders import begun, guardian, meeting, planned, written
from tests.meeting_orders import HANNE
from tests.meeting_orders import planned as planned_fields
from tests.orders import HOLDER, NAV, PPT


def test_a_planned_meeting_holds_its_agenda_its_words_and_those_who_are_asked() -> None:
    bench = planned()
    (one,) = bench.case.planned_meetings
    assert (one.at, one.minutes, bench.text(one.place)) == (time(9, 0), 45, "Rom 214")
    assert [(item.code, item.minutes, bench.text(item.what)) for item in one.items] == [
        ("stemme", 8, ""),
        ("tiltak", 8, ""),
        ("egen", 5, "Ferien"),
    ]
    assert [(each.id, bench.text(each.why), each.invitation) for each in one.attendees] == [
        (HANNE, "Hun har lekegruppa.", Invitation.NOT_SENT)
    ]
    assert one.is_waiting
    assert from_json(Case, to_json(bench.case)) == bench.case


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"agenda": "piknik"}, refusals.CODE_UNKNOWN),
        ({"minutes": 0}, refusals.MEETING_LENGTH),
        ({"minutes": 601}, refusals.MEETING_LENGTH),
        ({"items": (ItemWish(AgendaItemCode("egen"), 5, " "),)}, refusals.TEXT_MISSING),
        ({"items": (ItemWish(AgendaItemCode("mal"), 5), ItemWish(AgendaItemCode("mal"), 5))}, refusals.ITEM_TWICE),
        ({"attendees": (AttendeeWish(HANNE), AttendeeWish(HANNE))}, refusals.ATTENDEE_TWICE),
        ({"attendees": (AttendeeWish(name=" "),)}, refusals.ATTENDEE_UNKNOWN),
    ],
)
def test_what_makes_no_meeting_is_refused(changes: dict[str, Any], reason: str) -> None:
    assert a_case().at_level(1).refuses(c.PlanMeeting, **changes) == [reason]


def test_a_meeting_is_not_planned_for_a_day_that_has_passed_and_may_lie_on_one() -> None:
    bench = planned()
    past = bench.case.planned_meetings[0].on
    assert bench.refuses(c.PlanMeeting, on=bench.today.replace(year=2020)) == [refusals.MEETING_PAST]
    bench.later(days=30)
    assert bench.refuses(c.RevisePlannedMeeting, HOLDER, on=past) == []


def test_a_moved_meeting_keeps_who_has_answered_and_counts_up_for_the_calendars() -> None:
    bench = planned().do(c.RecordInvitation, HOLDER).do(c.RevisePlannedMeeting, HOLDER)
    (one,) = bench.case.planned_meetings
    assert (one.sequence, one.at, one.attendees[0].invitation) == (1, time(13, 30), Invitation.SENT)
    bench.do(c.CancelMeeting, HOLDER)
    (one,) = bench.case.planned_meetings
    assert (one.sequence, one.cancelled) == (2, True)
    assert bench.refuses(c.BeginMeeting, HOLDER, meeting=one.id) == [refusals.MEETING_NOT_WAITING]


def test_r18_another_agency_is_asked_only_with_the_familys_yes_and_its_invitation_is_a_disclosure() -> None:
    bench = a_case().at_level(2).with_agencies(PPT)
    wish = AttendeeWish(name="Ida Sol", role="rådgiver", agency=PPT)
    other = AttendeeWish(name="Nina Vold", agency=NAV)
    assert bench.refuses(c.PlanMeeting, HOLDER, attendees=(other,)) == ["G-SAMT"]
    bench.do(c.PlanMeeting, HOLDER, attendees=(wish,))
    (asked,) = bench.case.planned_meetings[0].attendees
    before = len(bench.case.disclosures)
    bench.do(c.RecordInvitation, HOLDER, attendee=asked.id)
    told = bench.case.disclosures[before:]
    assert [(one.way, one.agency) for one in told] == [(Way.INVITATION, PPT)]
    assert told[0].consents
    bench.do(c.RecordInvitation, HOLDER, attendee=asked.id, invitation=Invitation.ACCEPTED)
    assert len(bench.case.disclosures) == before + 1


def test_nothing_of_a_meeting_goes_to_guardians_while_the_child_is_feared_for() -> None:
    bench = planned()
    bench.do(c.RevisePlannedMeeting, HOLDER, attendees=(guardian(bench),)).do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    who = bench.case.planned_meetings[0].attendees[0].id
    assert bench.refuses(c.RecordInvitation, HOLDER, attendee=who) == ["G-SIK"]
    assert bench.refuses(c.BeginMeeting, HOLDER) == ["G-SIK"]
    assert bench.refuses(c.PlanMeeting, HOLDER, attendees=(guardian(bench),)) == ["G-SIK"]
    assert bench.refuses(c.PlanMeeting, HOLDER) == []


def test_whoever_is_told_nothing_is_not_asked_and_is_not_there() -> None:
    bench = planned()
    bench.do(c.RevisePlannedMeeting, HOLDER, attendees=(guardian(bench),)).do(c.BeginMeeting, HOLDER)
    bench.do(c.SettleTelling, person=bench.guardians[0], telling=Telling.NOTHING, why="Fare for mor.")
    who = PartyId(bench.guardians[0])
    assert bench.refuses(c.PlanMeeting, HOLDER, attendees=(guardian(bench),)) == [refusals.NOT_TO_BE_TOLD]
    assert bench.refuses(c.NotePresence, HOLDER, attendee=who) == [refusals.NOT_TO_BE_TOLD]
    assert bench.refuses(c.NotePresence, HOLDER, attendee=who, presence=Presence.ABSENT) == []


def test_somebody_of_an_agency_without_consent_can_be_absent_and_nothing_else() -> None:
    bench = a_case().at_level(2).with_agencies(PPT)
    bench.do(c.PlanMeeting, HOLDER, attendees=(AttendeeWish(name="Ida Sol", agency=PPT),)).do(c.BeginMeeting, HOLDER)
    for person in bench.guardians:
        bench.do(c.AnswerConsent, signatory=person, answer=ConsentAnswer.NO, agencies=())
    assert "G-SAMT" in bench.refuses(c.NotePresence, HOLDER)
    assert bench.refuses(c.NotePresence, HOLDER, presence=Presence.ABSENT) == []


def test_a_kind_of_meeting_that_the_guide_does_not_have_is_refused() -> None:
    bench = a_case().at_level(1)
    with pytest.raises(Refused) as refused:
        bench.weigh(c.PlanMeeting(**planned_fields(bench, kind=MeetingKind("piknik"))))
    assert [one.code for one in refused.value.reasons] == [refusals.CODE_UNKNOWN]


def test_approved_minutes_hold_the_meeting_that_the_steps_ask_for() -> None:
    bench = planned()
    bench.do(c.RevisePlannedMeeting, HOLDER, attendees=(AttendeeWish(HANNE), guardian(bench))).do(
        c.BeginMeeting, HOLDER
    )
    for each in bench.case.planned_meetings[0].attendees:
        bench.do(c.NotePresence, HOLDER, attendee=each.id)
    bench.do(c.ApproveMinutes, HOLDER, informs="Helsestasjonen, av Hanne.")
    (held,) = [fact for fact in bench.facts if isinstance(fact, f.MeetingHeld)]
    assert (held.meeting, held.family_present, held.holder_stays) == (meeting(bench), True, True)
    (one,) = bench.case.planned_meetings
    assert (one.approved_by, bench.text(one.informs), one.next_on is not None) == (
        HOLDER,
        "Helsestasjonen, av Hanne.",
        True,
    )
    assert bench.case.meetings[-1].family_present
    assert bench.case.unapproved == ()


def test_a_meeting_with_lines_is_not_called_off_and_one_without_may_be() -> None:
    bench = begun()
    going_on = meeting(bench)
    assert bench.refuses(c.CancelMeeting, HOLDER, meeting=going_on) == []
    written(bench, c.WriteEntry)
    assert bench.refuses(c.CancelMeeting, HOLDER, meeting=going_on) == [refusals.MEETING_HAS_LINES]


def test_a_case_is_not_closed_while_minutes_wait_and_what_was_planned_falls_away() -> None:
    bench = a_case().closing_decided().do(c.PlanMeeting, HOLDER).do(c.PlanMeeting, HOLDER).do(c.BeginMeeting, HOLDER)
    assert bench.refuses(c.CloseCase, HOLDER) == [refusals.MINUTES_OPEN]
    bench.do(c.ApproveMinutes, HOLDER).do(c.CloseCase, HOLDER)
    assert [one.cancelled for one in bench.case.planned_meetings] == [True, False]


def test_the_talk_with_the_child_waits_with_a_day_and_gives_the_childs_view() -> None:
    bench = planned().do(c.AgreeChildTalk, HOLDER)
    waiting = [one for one in deadlines(bench.case, GUIDE, RULES, bench.today) if one.kind is DeadlineKind.CHILD_TALK]
    assert [(one.waits_for, one.due_on) for one in waiting] == [(HOLDER, bench.case.child_talk.by)]  # type: ignore[union-attr]  # agreed
    bench.do(c.RecordChildTalk, HOLDER)
    assert bench.case.child_talk is not None
    assert (bench.case.child_talk.done_on, bench.case.child_round) == (bench.today, bench.case.round)
    assert bench.refuses(c.RecordChildTalk, HOLDER) == [refusals.CHILD_TALK_NOT_AGREED]


def test_a_meeting_to_come_and_minutes_that_wait_have_their_days() -> None:
    bench = planned()
    kinds = {DeadlineKind.MEETING, DeadlineKind.MINUTES}

    def due() -> list[tuple[DeadlineKind, int]]:
        found = deadlines(bench.case, GUIDE, RULES, bench.today)
        return [(one.kind, one.days_left(bench.today)) for one in found if one.kind in kinds]

    assert due() == [(DeadlineKind.MEETING, 7)]
    bench.do(c.BeginMeeting, HOLDER)
    assert due() == [(DeadlineKind.MINUTES, 2)]
    bench.do(c.ApproveMinutes, HOLDER)
    assert due() == []


def test_the_notes_inside_the_values_of_a_fact_are_its_notes_too() -> None:
    bench = planned()
    fact = next(one for one in bench.facts if isinstance(one, f.MeetingPlanned))
    assert {bench.text(note) for note in note_ids(fact)} == {
        "Rom 214",
        "Se på lekegruppa sammen.",
        "Ferien",
        "Hun har lekegruppa.",
    }

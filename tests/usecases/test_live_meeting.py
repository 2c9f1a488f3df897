"""The meeting that goes on, as meeting mode reads it: points, people, lines, and what a line may name."""

from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import AgendaItemCode, PartyId, UserId
from bti_tui.domain.meeting_line import read_line
from bti_tui.domain.meeting_words import LineKind
from bti_tui.domain.meetings import Presence
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Arena
from bti_tui.domain.relay_log import EntryKind
from bti_tui.usecases.live_meeting import LiveMeeting, Missing, Written, live_meeting
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, PPT
from tests.screens.case_support import CaseStore
from tests.screens.meeting_support import in_meeting, meeting_of


def read(case: CaseBuilder, user: UserId | None = None, known: tuple[Written, ...] = ()) -> LiveMeeting:
    store = CaseStore(case, user)
    return live_meeting(store.context, case.id, "nb", {}, known)


def wrote(case: CaseBuilder, kind: EntryKind, text: str, visibility: Visibility = Visibility.LOG) -> CaseBuilder:
    return case.give(
        c.WriteEntry(
            case_id=case.id,
            kind=kind,
            text=text,
            happened_on=case.today,
            visibility=visibility,
            meeting=meeting_of(case),
        )
    )


def test_without_a_meeting_that_goes_on_there_is_none() -> None:
    with pytest.raises(NotFound):
        read(a_case().at_level(1).with_holder().with_consent())


@pytest.mark.parametrize(("typed", "arena"), [("#bhg", Arena.KINDERGARTEN), ("#hst", Arena.HEALTH)])
def test_an_arena_is_named_as_people_shorten_it(typed: str, arena: Arena) -> None:
    found = read_line(f"t Lekegruppe @mor !fre {typed}", read(in_meeting()).named).arena
    assert found is not None
    assert found.code == arena


def test_lines_come_in_their_order_with_what_they_agreed_on() -> None:
    case = wrote(in_meeting(), EntryKind.CHILD_WORDS, "Jeg vil sitte ved siden av Per")
    case.give(c.SetGoal(case_id=case.id, text="Kommer i tide", meeting=meeting_of(case)))
    due = case.today + timedelta(days=14)
    case.give(
        c.PlanMeasure(
            case_id=case.id,
            title="Møtes i gangen",
            goal=case.case.goals[-1].id,
            arena=Arena.SCHOOL,
            responsible=PartyId(HOLDER),
            starts_on=case.today,
            due_on=due,
            evaluate_on=due,
            meeting=meeting_of(case),
        )
    )
    live = read(case)
    assert [(one.kind, one.text) for one in live.lines] == [
        (LineKind.CHILD_WORDS, "Jeg vil sitte ved siden av Per"),
        (LineKind.GOAL, "Kommer i tide"),
        (LineKind.MEASURE, "Møtes i gangen"),
    ]
    assert (live.lines[-1].responsible, live.lines[-1].due_on, live.lines[-1].arena) == ("Hanne Vik", due, "school")
    assert live.named.last == "Møtes i gangen"
    assert live.named.goal == case.case.goals[-1].id


def test_lines_that_are_known_are_not_read_again_and_struck_ones_are_gone() -> None:
    case = wrote(wrote(in_meeting(), EntryKind.NOTE, "En"), EntryKind.NOTE, "To")
    first = read(case)
    case.give(c.StrikeLine(case_id=case.id, meeting=meeting_of(case), line=first.lines[0].fact))
    assert [one.text for one in read(case, known=first.lines).lines] == ["To"]
    assert read(case, known=first.lines).lines[0] is first.lines[1]


def test_the_agenda_says_what_is_talked_about_and_what_comes_next() -> None:
    case = in_meeting()
    assert read(case).point is None
    case.give(c.ReachItem(case_id=case.id, meeting=meeting_of(case), item=AgendaItemCode("stemme")))
    live = read(case)
    assert live.point is not None
    assert live.point.what.nb == "Barnets stemme; foresatte først"
    assert live.next_point is not None
    assert live.next_point.code == "status"


def test_what_is_missing_goes_away_as_it_is_done() -> None:
    case = in_meeting()
    assert set(read(case).missing) == set(Missing)
    for one in case.case.planned_meetings[-1].attendees:
        here = c.NotePresence(case_id=case.id, meeting=meeting_of(case), attendee=one.id, presence=Presence.ABSENT)
        case.give(here)
    wrote(case, EntryKind.CHILD_WORDS, "Jeg vil ha Per med")
    case.give(c.AgreeChildTalk(case_id=case.id, meeting=meeting_of(case), who=PartyId(HOLDER), by=case.today))
    assert read(case).missing == (Missing.NEXT_DATE,)


def test_people_are_named_by_what_they_are_to_the_child_and_colleagues_by_their_initials() -> None:
    named = {one.name: one.words for one in read(in_meeting()).named.people}
    assert "mor" in named["Marte Fjellvær"]
    assert "barnet" in named["Ella Fjellvær"]
    assert named["Hanne Vik"] == ("HV",)


def test_agencies_that_the_consent_does_not_cover_are_told_apart() -> None:
    live = read(in_meeting())
    covered = {one.code: one.is_covered for one in live.named.agencies}
    assert covered[PPT] is False
    assert all(one.is_covered for one in live.people)


def test_whoever_has_no_part_in_the_case_reads_nothing_of_its_meeting() -> None:
    with pytest.raises(NotFound):
        read(in_meeting(), COLLEAGUE)

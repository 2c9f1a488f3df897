"""S02, S11, S14: the meetings, held in a real store, and which words stand in the copies of each and which never do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from typing import Any

from bti_tui import bootstrap
from bti_tui.domain import commands as c
from bti_tui.domain.commands import Command
from bti_tui.domain.copies import RecipientKind
from bti_tui.domain.ids import AgencyCode, AgendaItemCode, CaseId, MeetingId, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish, Presence
from bti_tui.domain.notes import Visibility
from bti_tui.domain.plan import Arena
from bti_tui.domain.relay_log import EntryKind
from bti_tui.i18n import Translator
from bti_tui.screens.copy_paper import copy_document
from bti_tui.screens.paper_log_text import paper_log_document
from bti_tui.usecases.context import Context
from bti_tui.usecases.copies import CopyOrder, RecipientRow, copies_page, give_copy
from bti_tui.usecases.execute import execute
from bti_tui.usecases.paper_log import print_paper_log
from tests.scenarios.stage import Scenario, Stage

NB = Translator("nb")
VOICE, MEASURES = AgendaItemCode("stemme"), AgendaItemCode("tiltak")


class Room:
    """A meeting of a scenario: somebody writes, and afterwards copies are made."""

    def __init__(self, ctx: Context, case: CaseId, told: Scenario) -> None:
        self.ctx, self.case, self.told = ctx, case, told
        self.meeting = MeetingId("")

    def do(self, order: type[Command], /, **values: Any) -> Any:
        return execute(self.ctx, order(case_id=self.case, **values)).case

    def begin(self, kind: str, people: list[str], agencies: dict[str, str], **presence: Presence) -> None:
        """People by their names in the script, agencies with who comes from them."""
        ids = {one: PartyId(self.told.ids.get(one, "")) for one in people if one != "child"}
        with self.ctx.reading() as work:
            case = work.cases.get(self.case)
            assert case is not None
            ids["child"] = PartyId(case.subject)
        guests = [AttendeeWish(name=name, agency=AgencyCode(code)) for code, name in agencies.items()]
        case = self.do(
            c.PlanMeeting,
            kind=MeetingKind(kind),
            on=self.ctx.today,
            at=time(9, 0),
            minutes=45,
            purpose="Se på planen sammen.",
            place="Møterom 2",
            items=(ItemWish(VOICE, 8), ItemWish(MEASURES, 8)),
            attendees=(*(AttendeeWish(one) for one in ids.values()), *guests),
        )
        meeting = case.planned_meetings[-1]
        self.meeting = meeting.id
        self.do(c.BeginMeeting, meeting=meeting.id)
        for attendee in meeting.attendees:
            who = next((name for name, party in ids.items() if party == attendee.id), attendee.agency or "")
            there = presence.get(who, Presence.PRESENT)
            self.do(c.NotePresence, meeting=meeting.id, attendee=attendee.id, presence=there)

    def write(self, kind: EntryKind, text: str, item: AgendaItemCode | None = None, **values: Any) -> Any:
        said = {"happened_on": self.ctx.today, "visibility": Visibility.LOG, **values}
        return self.do(c.WriteEntry, kind=kind, text=text, meeting=self.meeting or None, item=item, **said)

    def approve(self) -> None:
        self.do(c.ApproveMinutes, meeting=self.meeting, holder_stays=True)

    def row(self, whom: str, *, minutes: bool = True) -> RecipientRow:
        """Who gets a copy: by name, by the code of a service, or by what it is for."""
        rows = copies_page(self.ctx, self.case, self.meeting if minutes else None).rows
        return next(one for one in rows if whom in {one.name, one.recipient.agency, one.recipient.kind.value})

    def copy(self, whom: str, path: Path, *, minutes: bool = True) -> str:
        """The copy as a text file, read again."""
        order = CopyOrder(self.case, self.row(whom, minutes=minutes).recipient, self.meeting if minutes else None)
        place = path / f"{whom}-{minutes}.txt"
        give_copy(self.ctx, order, lambda page: copy_document(page, NB), place)
        return place.read_text(encoding="utf-8")


@contextmanager
def room(stage: Stage, name: str, meeting: str, case: str, writer: str, now: str) -> Iterator[Room]:
    """The scenario has come as far as its meeting, and somebody of it sits at the keyboard."""
    told = stage.play_until(name, meeting)
    with bootstrap.opened(told.store) as ctx:
        with ctx.reading() as work:
            user = next(one for one in work.professionals.all() if one.id == told.ids[writer])
        at = datetime.fromisoformat(now).astimezone()
        yield Room(replace(ctx.acting_as(user), now=lambda: at), CaseId(told.ids[case]), told)


def missing(text: str, *words: str) -> set[str]:
    """Which of the words that must stand there do not; line breaks count for nothing."""
    flat = " ".join(text.split())
    return {one for one in words if one not in flat}


def leaked(text: str, *words: str) -> set[str]:
    """Which of the words that must not stand there do."""
    return set(words) - missing(text, *words)


def _meet_with_ppt(here: Room) -> None:
    """The meeting of S02 with all that is written about it, of which little is for everybody."""
    here.write(EntryKind.FAMILY_WORDS, "Far er sliten, sier mor på telefon.")
    here.write(EntryKind.NOTE, "Jeg lurer på hvordan far har det.", visibility=Visibility.INTERNAL)
    here.begin("samarbeidsmote", ["larer", "mor", "far", "child"], {"ppt": "Siri Dahl"}, child=Presence.ABSENT)
    here.write(EntryKind.CHILD_WORDS, "Jeg vil lese om fotball.", VOICE)
    here.write(EntryKind.FAMILY_WORDS, "Han leser mer når han får velge.", VOICE)
    here.write(EntryKind.NOTE, "Bare for oss: mor virker utslitt.", visibility=Visibility.INTERNAL)
    wrong = here.write(EntryKind.NOTE, "Far flytter ut til helgen.").meeting(here.meeting).lines[-1]
    here.do(c.StrikeLine, meeting=here.meeting, line=wrong.fact)
    here.do(
        c.PlanMeasure,
        title="PPT kartlegger lesingen",
        goal=here.told.ids["maal"],
        arena=Arena.SCHOOL,
        responsible=PartyId(here.told.ids["radgiver"]),
        agency=AgencyCode("ppt"),
        starts_on=here.ctx.today,
        due_on=here.ctx.today,
        evaluate_on=here.ctx.today,
        meeting=here.meeting,
    )
    here.write(EntryKind.DECISION, "Læreren er fortsatt stafettholder.", MEASURES)


def test_s02_r37_the_copies_of_the_meeting_with_ppt_hold_what_each_may_read(stage: Stage, tmp_path: Path) -> None:
    with room(stage, "s02", "motet", "jonas", "larer", "2026-04-30T14:00") as here:
        _meet_with_ppt(here)
        assert all(one.reasons for one in copies_page(here.ctx, here.case, here.meeting).rows)
        here.approve()
        always = ("Jeg vil lese om fotball.", "PPT kartlegger lesingen", "Læreren er fortsatt stafettholder.")
        never = ("hvordan far har det", "mor virker utslitt", "Far flytter ut")
        confided, reserved = "Far er sliten", "Fars helse skal ikke deles"
        together = "Han leser mer når han får velge."
        for name in ("Kari Lid", "Ola Lid"):
            minutes = here.copy(name, tmp_path)
            assert missing(minutes, *always, together, "Samarbeidsmøte", "Møterom 2", "Siri Dahl") == set()
            assert leaked(minutes, *never, confided, reserved) == set()
        mothers, fathers = (here.copy(name, tmp_path, minutes=False) for name in ("Kari Lid", "Ola Lid"))
        assert (leaked(mothers, *never, reserved), leaked(fathers, *never, confided)) == (set(), set())
        assert missing(fathers, reserved) == set()
        ppt = here.copy("ppt", tmp_path)
        assert missing(ppt, *always) == set()
        assert leaked(ppt, *never, confided, reserved) == set()
        record = here.copy(RecipientKind.JOURNAL.value, tmp_path)
        assert missing(record, "Læreren er fortsatt stafettholder.", "mor") == set()
        assert leaked(record, *never, together, "PPT kartlegger lesingen", "Kari Lid", "Ola Lid") == set()


def test_s11_r37_a_service_that_was_not_there_gets_no_words_of_the_team_meeting(stage: Stage, tmp_path: Path) -> None:
    with room(stage, "s11", "mote3", "karim", "larer", "2026-04-13T09:55") as here:
        guests = {"ppt": "Siri Dahl", "phf": "Nina Lund", "nav": "Per Moen", "ke": "Inger Myhre"}
        here.begin("tverrfaglig_team", ["larer", "mor", "far", "child"], guests, phf=Presence.ABSENT, far=Presence.LEFT)
        here.write(EntryKind.CHILD_WORDS, "Jeg vil ha én å snakke med.", VOICE)
        here.write(EntryKind.FAMILY_WORDS, "Det er tungt hjemme nå.", VOICE)
        here.write(EntryKind.NOTE, "NAV ser på økonomien til foreldrene.", MEASURES)
        here.write(EntryKind.DECISION, "KE koordinerer fra nå av.", MEASURES)
        here.approve()
        words = ("Jeg vil ha én å snakke med.", "NAV ser på økonomien til foreldrene.", "KE koordinerer fra nå av.")
        home = "Det er tungt hjemme nå."
        karim, mother, father = (here.copy(one, tmp_path) for one in ("Karim Noor", "Amina Noor", "Yusuf Noor"))
        assert (missing(karim, *words, home), missing(mother, *words, home)) == (set(), set())
        assert (missing(father, *words), leaked(father, home)) == (set(), {*()})
        assert missing(here.copy("nav", tmp_path), *words) == set()
        assert leaked(here.copy("phf", tmp_path), *words, home, "Amina Noor") == set()


def test_s14_r37_the_family_without_a_digital_log_gets_the_plan_and_a_form_to_write_on(
    stage: Stage, tmp_path: Path
) -> None:
    with room(stage, "s14", "motet", "odin", "pedleder", "2026-02-02T10:30") as here:
        here.begin("stafettloggmote", ["pedleder", "mor", "child"], {})
        here.write(EntryKind.NOTE, "Mor gråt da hun fortalte.", visibility=Visibility.INTERNAL)
        here.do(c.SetGoal, text="Odin sier ha det selv.", meeting=here.meeting)
        here.approve()
        minutes = here.copy("Ane Vik", tmp_path)
        assert missing(minutes, "Odin sier ha det selv.") == set()
        assert leaked(minutes, "Mor gråt", "Se på planen sammen.", "Møterom 2") == set()
        path = tmp_path / "skjema.txt"
        print_paper_log(here.ctx, here.case, lambda page: paper_log_document(page, NB), path)
        form = path.read_text(encoding="utf-8")
        assert missing(form, "Odin Vik", "Ane Vik", "Marit Haugen", "16. mars 2026") == set()
        assert leaked(form, "Odin sier ha det selv.", "Odin vinker", "Mor gråt", "Vinke i vinduet") == set()

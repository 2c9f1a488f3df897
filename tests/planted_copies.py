"""A case with a word of its own in every place that some copy may show, or none, for tests that look for them."""

from dataclasses import replace
from typing import Any, Final

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import FactId, MeetingId, PartyId
from bti_tui.domain.meetings import AttendeeWish, Presence
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER, PPT

MOTHER, FATHER = "Marte Fjellvær", "Jonas Fjellvær"
NEVER: Final = frozenset(
    {
        "Internthemmelighet",
        "Sperretord",
        "Slettetord",
        "Ugodkjentord",
        "Ugodkjentmål",
        "Ugodkjenttiltak",
        "Strøketord",
    }
)
"""In no copy, whoever it is for."""
OF_MOTHER: Final = frozenset({"Morsfortrolighet", "Morssyn", "Morsreservasjon"})
OF_MEETINGS: Final = frozenset({"Sagttilbegge", "Sagtutenfar", "Beslutningsord", "Møtemål", "Møtetiltak", "Barnsord"})
OPEN: Final = frozenset({"Loggnotat", "Rettetord", "Lysglimtord"})


def entry(bench: CaseBuilder, text: str, kind: EntryKind = EntryKind.NOTE, **changes: Any) -> FactId:
    """Something is written into the log by the holder."""
    order = bench.order(c.WriteEntry)
    assert isinstance(order, c.WriteEntry)
    bench.give(replace(order, kind=kind, text=text, **changes), HOLDER)
    return next(one.id for one in reversed(bench.records) if isinstance(one.fact, EntryWritten))


def person(bench: CaseBuilder, name: str) -> PartyId:
    """Somebody of the case, by name."""
    return next(PartyId(one.id) for one in bench.case.people if bench.text(one.name) == name)


def meeting(bench: CaseBuilder, **presence: Presence) -> MeetingId:
    """A meeting with both parents, the child and somebody of another agency has begun; who is there is noted."""
    parties = {"mother": person(bench, MOTHER), "father": person(bench, FATHER), "child": PartyId(bench.case.subject)}
    asked = [AttendeeWish(PartyId(HOLDER)), *(AttendeeWish(one) for one in parties.values())]
    bench.do(c.PlanMeeting, HOLDER, on=bench.today, attendees=(*asked, AttendeeWish(name="Siri Dahl", agency=PPT)))
    found = bench.case.planned_meetings[-1]
    parties["ppt"] = next(one.id for one in found.attendees if one.agency == PPT)
    bench.do(c.BeginMeeting, HOLDER)
    for who, party in parties.items():
        bench.do(c.NotePresence, HOLDER, attendee=party, presence=presence.get(who, Presence.PRESENT))
    return found.id


def planted() -> CaseBuilder:
    """All of it, at level 2 with a consent that covers all kinds of information but one."""
    bench = a_case().at_level(2).with_agencies(PPT).with_plan()
    said_yes = bench.order(c.AnswerConsent, signatory=person(bench, MOTHER), agencies=(PPT,))
    assert isinstance(said_yes, c.AnswerConsent)
    bench.give(replace(said_yes, answer=ConsentAnswer.LIMITED, limits="Morsreservasjon"))
    entry(bench, "Loggnotat")
    entry(bench, "Lysglimtord", EntryKind.BRIGHT_SPOT)
    entry(bench, "Internthemmelighet", visibility=Visibility.INTERNAL)
    entry(bench, "Morsfortrolighet", EntryKind.FAMILY_WORDS)
    view = bench.order(c.TellView, text="Morssyn")
    assert isinstance(view, c.TellView)
    bench.give(replace(view, told_by=person(bench, MOTHER)), HOLDER)
    entry(bench, "Feilord")
    bench.do(c.CorrectEntry, HOLDER, text="Rettetord")
    bench.do(c.WithholdEntry, entry=entry(bench, "Sperretord"))
    bench.purge(entry=entry(bench, "Slettetord"))
    both = meeting(bench)
    entry(bench, "Sagttilbegge", EntryKind.FAMILY_WORDS, meeting=both)
    entry(bench, "Barnsord", EntryKind.CHILD_WORDS, meeting=both)
    entry(bench, "Beslutningsord", EntryKind.DECISION, meeting=both)
    struck = entry(bench, "Strøketord", meeting=both)
    bench.do(c.StrikeLine, HOLDER, line=struck)
    bench.do(c.SetGoal, HOLDER, text="Møtemål", meeting=both)
    bench.do(c.PlanMeasure, HOLDER, title="Møtetiltak", goal=bench.case.goals[-1].id, meeting=both)
    bench.do(c.ApproveMinutes, HOLDER)
    alone = meeting(bench, father=Presence.LEFT, ppt=Presence.ABSENT)
    entry(bench, "Sagtutenfar", EntryKind.FAMILY_WORDS, meeting=alone)
    bench.do(c.ApproveMinutes, HOLDER)
    going_on = meeting(bench)
    entry(bench, "Ugodkjentord", meeting=going_on)
    bench.do(c.SetGoal, HOLDER, text="Ugodkjentmål", meeting=going_on)
    bench.do(c.PlanMeasure, HOLDER, title="Ugodkjenttiltak", goal=bench.case.goals[-1].id, meeting=going_on)
    return bench


def said(text: str) -> set[str]:
    """Which of the planted words stand in an output."""
    return {one for one in (*NEVER, *OF_MOTHER, *OF_MEETINGS, *OPEN) if one.casefold() in text.casefold()}

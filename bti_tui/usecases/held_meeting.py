"""A meeting that was held, as its minutes are read in the case: with every line that the reader may be told of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.errors import NotFound
from bti_tui.domain.facts import EntryCorrected, MeasurePlanned, Recorded
from bti_tui.domain.folds_of_meetings import LINES
from bti_tui.domain.ids import CaseId, FactId, MeetingId
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Language
from bti_tui.usecases.context import Context
from bti_tui.usecases.live_meeting import LiveMeeting, Wanted, with_lines
from bti_tui.usecases.meeting_sheet import MeetingSheet, meeting_sheet
from bti_tui.usecases.meetings import called
from bti_tui.usecases.reading import case_of, names_for


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed on of a measure beside who does it, where and until when."""

    starts_on: date
    evaluate_on: date
    goal: str


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting whose minutes are approved (holdt møte)."""

    sheet: MeetingSheet
    live: LiveMeeting
    """Its points and lines."""
    corrected: frozenset[FactId]
    """The lines that were put right afterwards; how stands in the log."""
    agreed: Mapping[FactId, Agreed]
    """Of its new measures, by their lines."""
    next_on: date | None
    calls_in: str
    informs: str
    holder_stays: bool | None
    talks: str
    """Who promised to talk with the child, if nobody has promised it anew since."""
    talks_by: date | None
    approved_on: date | None
    approved_by: str


def held_meeting(ctx: Context, case_id: CaseId, meeting: MeetingId, language: Language) -> HeldMeeting:
    """One meeting with its approved minutes. Raises `NotFound` when the case has none of the kind."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        found = case.meeting(meeting)
        if found is None or found.approved_at is None:
            raise NotFound(meeting=meeting)
        records = tuple(reversed(work.facts.of_case(case_id)))
        written = {one.id for _, one in records if isinstance(one.fact, LINES) and one.fact.meeting == meeting}
        lines = tuple(one.id for _, one in records if one.id in written and one.id not in case.struck)
        live = with_lines(ctx, work, case, found, Wanted(lines, language))
        said = [note for note in (found.informs, *(goal.text for goal in case.goals)) if note]
        names = names_for(ctx, work, said, case)
    read = {one.fact for one in live.lines}
    corrections = (one.fact for _, one in records if isinstance(one.fact, EntryCorrected))
    talk = case.child_talk if case.child_talk and case.child_talk.meeting == meeting else None
    return HeldMeeting(
        sheet=meeting_sheet(ctx, case_id, meeting),
        live=live,
        corrected=frozenset(one.entry for one in corrections if one.entry in written),
        agreed=_agreed((one for _, one in records if one.id in read), case, names),
        next_on=found.next_on,
        calls_in=called(case, found, found.calls_in, names),
        informs=names.text(found.informs),
        holder_stays=found.holder_stays,
        talks=called(case, found, talk.who, names) if talk else "",
        talks_by=talk.by if talk else None,
        approved_on=found.approved_at.astimezone().date(),
        approved_by=names.user(found.approved_by),
    )


def _agreed(records: Iterable[Recorded], case: Case, names: Names) -> dict[FactId, Agreed]:
    found = {}
    for one in records:
        if isinstance(one.fact, MeasurePlanned):
            goal = case.goal(one.fact.goal)
            said = names.text(goal.text) if goal else ""
            found[one.id] = Agreed(one.fact.starts_on, one.fact.evaluate_on, said)
    return found

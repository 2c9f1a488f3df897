"""A case whose meeting has begun, and what the store holds of that meeting afterwards."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bti_tui import bootstrap
from bti_tui.cli.call import find_professional
from bti_tui.domain import commands as c
from bti_tui.domain.facts import EntryWritten, Fact, MeasurePlanned
from bti_tui.domain.ids import AgendaCode, AgendaItemCode, CaseId, MeetingKind, NoteId, PartyId
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.names import Names
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.together import together
from tests.tty.meeting_script import HOLDER, Agreed
from tests.tty.stored import make_store

LIFE: Final = Path(__file__).parents[2] / "bti_tui" / "demo" / "life.jsonl"
NOW: Final = "2026-10-28T13:00"
EARLIER: Final = "Ringte hjem. Morgenen gikk greit, og hun gledet seg til turen i skogen."


def up_to_the_evaluation() -> list[dict[str, object]]:
    """The shipped life, until the day of its evaluation meeting."""
    lines: list[dict[str, object]] = [json.loads(line) for line in LIFE.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if str(line["now"]) < NOW]


def begin_meeting(ctx: Context, case_id: CaseId) -> None:
    """It is planned and has begun."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
    assert case is not None
    people = tuple(AttendeeWish(PartyId(one.id)) for one in case.people)
    agenda = next(one for one in ctx.guide_of(case).agendas if one.code == "samarbeid")
    items = tuple(ItemWish(AgendaItemCode(one.code), one.minutes) for one in agenda.points)
    planned = execute(
        ctx,
        c.PlanMeeting(
            case_id=case_id,
            kind=MeetingKind("samarbeidsmote"),
            on=ctx.today,
            at=ctx.now().time(),
            minutes=45,
            agenda=AgendaCode("samarbeid"),
            items=items,
            attendees=(*people, AttendeeWish(PartyId(ctx.user.id))),
        ),
    )
    execute(ctx, c.BeginMeeting(case_id=case_id, meeting=planned.case.planned_meetings[-1].id))


def make_meeting(folder: Path, entries: int = 0) -> None:
    """The store: the shipped life up to its evaluation, more entries in its log, and a meeting that has begun."""
    make_store(folder, up_to_the_evaluation())
    with bootstrap.opened(folder) as ctx:
        now = datetime.fromisoformat(NOW).astimezone()
        holder = find_professional(ctx, HOLDER)
        assert holder is not None
        hers = ctx.at(lambda: now).acting_as(holder)
        with ctx.reading() as work:
            (case_id,) = work.cases.ids()
        with together(hers) as part:
            for number in range(entries):
                text = f"{number + 1}. {EARLIER}"
                execute(
                    part.context, c.WriteEntry(case_id=case_id, kind=EntryKind.NOTE, text=text, happened_on=hers.today)
                )
            part.keep()
        begin_meeting(hers, case_id)


class Kept:
    """What the store holds of the meeting."""

    def __init__(self, ctx: Context) -> None:
        with ctx.reading() as work:
            (case_id,) = work.cases.ids()
            case = work.cases.get(case_id)
            assert case is not None
            self.case = case
            records = [one for _, one in reversed(work.facts.of_case(case_id))]
            struck = set(case.struck)
            self.facts: list[Fact] = [one.fact for one in records if one.id not in struck]
            notes = [value for fact in self.facts for value in _notes(fact)]
            staff = {one.id: one for one in work.professionals.all()}
            self.names = Names(work.notes.texts([*notes, *(one.name for one in case.people)]), staff)

    def of(self, kind: type[Any]) -> list[Any]:
        """The facts of a kind that belong to a meeting."""
        return [one for one in self.facts if isinstance(one, kind) and one.meeting is not None]

    @property
    def entries(self) -> list[tuple[str, str]]:
        """Kind and words of each entry."""
        return [(one.kind.value, self.names.text(one.text)) for one in self.of(EntryWritten)]

    @property
    def measures(self) -> list[Agreed]:
        """The measures."""
        return [
            Agreed(
                self.names.text(one.title), self.names.party(self.case, one.responsible), one.due_on, one.arena.value
            )
            for one in self.of(MeasurePlanned)
        ]


def _notes(fact: Fact) -> list[NoteId]:
    return [NoteId(getattr(fact, name)) for name in ("text", "title") if getattr(fact, name, None)]

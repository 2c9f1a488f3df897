"""The one write path: nothing else changes a case."""

from collections.abc import Iterable
from dataclasses import dataclass

from bti_tui.domain.apply import apply, replay
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command, CorrectEntry, OfferBaton, PlanMeasure, ShareWithLeader
from bti_tui.domain.decide import decide
from bti_tui.domain.errors import NotFound
from bti_tui.domain.facts import EntryWritten, Fact, Recorded
from bti_tui.domain.ids import FactId, Moment, PersonId, UserId, instant
from bti_tui.domain.topics import base
from bti_tui.usecases.context import Context, UnitOfWork


@dataclass(frozen=True, slots=True)
class Executed:
    """What a command led to: the case after it, and the facts that it made."""

    case: Case
    records: tuple[Recorded, ...]


def execute(ctx: Context, command: Command, draft_id: str | None = None) -> Executed:
    """Carry out one command: decide, fold, keep, commit. Raises `Refused`, `NotFound` or `Conflict`.

    The draft that the command was typed in goes in the same transaction, so that it is never both stored and waiting.
    """
    with ctx.unit_of_work() as work:
        before = work.cases.get(command.case_id) or Case.empty(command.case_id)
        check_professionals(work, before, command)
        moment = ctx.moment(work)
        change = decide(before, command, ctx.guide_of(before), ctx.rules, moment, entry_of(work, command))
        records = tuple(enveloped(before, change.facts, moment))
        after = replay(before, records)
        work.cases.save(after, before.version)
        work.record(records, change.notes)
        if draft_id is not None:
            work.drafts.drop(draft_id, ctx.user.id)
        work.commit()
    return Executed(after, records)


def enveloped(case: Case, facts: Iterable[Fact], moment: Moment) -> Iterable[Recorded]:
    """Facts with their envelopes; each builds on the newest fact of its topic, also when both are of one command."""
    for fact in facts:
        stamp = moment.stamp()
        record = Recorded(
            FactId(moment.new_id()),
            case.id,
            stamp,
            instant(stamp),
            moment.actor.id,
            moment.device,
            case.baton.term,
            base(case, fact),
            fact,
        )
        case = apply(case, record)
        yield record


def entry_of(work: UnitOfWork, command: Command) -> EntryWritten | None:
    """The entry that a correction is about; whether it is there is for the store to say. Raises `NotFound`."""
    if not isinstance(command, CorrectEntry):
        return None
    record = work.facts.get(command.entry)
    if record is None or record.case_id != command.case_id or not isinstance(record.fact, EntryWritten):
        raise NotFound(entry=command.entry)
    return record.fact


def check_professionals(work: UnitOfWork, case: Case, command: Command) -> None:
    """Whoever a command names as leader, holder or responsible must be known. Raises `NotFound`."""
    match command:
        case ShareWithLeader():
            named = command.leader
        case OfferBaton():
            named = command.to
        case PlanMeasure() if case.person(PersonId(command.responsible)) is None:
            named = UserId(command.responsible)
        case _:
            return
    if work.professionals.get(named) is None:
        raise NotFound(professional=named)

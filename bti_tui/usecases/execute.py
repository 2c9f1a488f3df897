"""The one write path: nothing else changes a case."""

from collections.abc import Iterable
from dataclasses import dataclass

from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.commands import (
    AdoptGuide,
    AssessConcern,
    Command,
    CorrectEntry,
    Decide,
    JudgeNotice,
    LendBaton,
    LetIn,
    MoveMeasure,
    OfferBaton,
    PlanMeasure,
    SettleRoute,
    ShareWithLeader,
    StopContact,
    TellView,
    WithholdEntry,
)
from bti_tui.domain.decide import OF_SAFETY, decide
from bti_tui.domain.discretion import as_seen_by, sayable
from bti_tui.domain.errors import Conflict, NotFound, Reason, Refused
from bti_tui.domain.facts import EntryWritten, Recorded
from bti_tui.domain.guards import guard_texts
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import Moment, NoteId, PartyId, UserId
from bti_tui.domain.instrument import Instrument
from bti_tui.domain.people import Professional
from bti_tui.domain.purging import texts_of_fact
from bti_tui.domain.reconcile import Seen, contradicting, unseen
from bti_tui.domain.rules.basis import Change
from bti_tui.domain.views.names import guests
from bti_tui.usecases.anonymity import require_nameless
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.drafts import own_key
from bti_tui.usecases.envelopes import enveloped
from bti_tui.usecases.eyes import require_part
from bti_tui.usecases.graded_kin import as_before
from bti_tui.usecases.reading import told as told_of
from bti_tui.usecases.receivers import check_receivers
from bti_tui.usecases.taking_away import taken_away


@dataclass(frozen=True, slots=True)
class Executed:
    """What a command led to: the case after it, and the facts that it made."""

    case: Case
    records: tuple[Recorded, ...]


def execute(ctx: Context, command: Command, draft: str | None = None, seen: Seen | None = None) -> Executed:
    """Carry out one command: decide, fold, keep, commit. Raises `Refused`, `NotFound` or `Conflict`.

    `draft` is the key of the form that the command was typed in: its draft goes in the same transaction, so that it is
    never both stored and waiting. `seen` is how much of the case the person had seen; without it nothing is compared,
    as in a script, which decides on the case as it is.
    """
    with ctx.unit_of_work() as work:
        before = work.cases.get(command.case_id) or Case.empty(command.case_id)
        require_part(ctx, work, before, command)
        check_professionals(work, before, command)
        require_nameless(ctx, work, before, command)
        moment = ctx.moment(work)
        check_receivers(ctx, work, before, command, moment)
        try:
            change = _decided(ctx, work, before, command, moment, seen)
        except Refused as refused:
            told = Refused(*sayable(refused.reasons, before, ctx.actor, ctx.today))
            raise told.by(guard_texts(as_seen_by(before, ctx.actor, ctx.today), ctx.guide_of(before))) from None
        records = tuple(enveloped(before, change.facts, moment))
        after = replay(before, records)
        work.cases.save(after, before.version)
        work.record(records, change.notes)
        if draft is not None:
            work.drafts.drop(own_key(ctx, draft), ctx.user.id)
        after = as_before(ctx, work, taken_away(ctx, work, before, after, command), command)
        work.commit()
    return Executed(after, records)


def _decided(ctx: Context, work: UnitOfWork, case: Case, command: Command, moment: Moment, seen: Seen | None) -> Change:
    """The change, unless somebody has written about what it rests on since the person looked."""
    entry = entry_of(ctx, work, case, command)
    newer: tuple[Recorded, ...] = ()
    if seen is not None and seen.version < case.version:
        newest = work.facts.of_case(case.id, limit=case.version - seen.version)
        newer = unseen(newest, seen, ctx.user.id)
    rivals = contradicting(command, newer)
    try:
        guide, target = guide_for(ctx, case, command), target_of(ctx, command)
        words, instrument = words_in(work, command), instrument_for(ctx, case, command)
        named = colleagues_in(work, command)
        change = decide(case, command, guide, ctx.rules, moment, entry, words, target, instrument, named)
    except Refused as refused:
        why = _new_reasons(ctx, work, command, moment, entry, newer, refused)
        if not why:
            raise
        told = sayable(why, case, ctx.actor, ctx.today)
        raise Conflict(*(one.id for one in rivals or newer), version=case.version, reasons=told, case=case.id) from None
    if rivals:
        raise Conflict(*(one.id for one in rivals), version=case.version, case=case.id)
    return change


def _new_reasons(
    ctx: Context,
    work: UnitOfWork,
    command: Command,
    moment: Moment,
    entry: EntryWritten | None,
    newer: Iterable[Recorded],
    refused: Refused,
) -> tuple[Reason, ...]:
    """The reasons of a refusal that were none in the case as the person saw it: what others wrote made them."""
    unknown = {one.id for one in newer}
    if not unknown:
        return ()
    known = [one for _, one in reversed(work.facts.of_case(command.case_id)) if one.id not in unknown]
    then = replay(Case.empty(command.case_id), known)
    try:
        target, instrument = target_of(ctx, command), instrument_for(ctx, then, command)
        named = colleagues_in(work, command)
        decide(then, command, ctx.guide_of(then), ctx.rules, moment, entry, (), target, instrument, named)
    except Refused as earlier:
        return tuple(one for one in refused.reasons if one not in earlier.reasons)
    return refused.reasons


def guide_for(ctx: Context, case: Case, command: Command) -> Guide:
    """The guide that a command is weighed by. Raises `NotFound` when it is not installed.

    Safety waits for no file, and a case whose guide is gone may be moved to another one.
    """
    if not case.guide_id or isinstance(command, (*OF_SAFETY, AdoptGuide)):
        return ctx.guide_of(case)
    return ctx.guides.of(case.guide_id, case.guide_version)


def target_of(ctx: Context, command: Command) -> Guide | None:
    """The guide that a case shall follow instead. Raises `NotFound` when it is not installed."""
    return ctx.guides.of(command.guide, command.version) if isinstance(command, AdoptGuide) else None


def instrument_for(ctx: Context, case: Case, command: Command) -> Instrument | None:
    """The assessment that is answered now, the one whose answers opened a route, or the newest before a decision."""
    if isinstance(command, AssessConcern):
        return ctx.guides.instruments.current()
    if not isinstance(command, SettleRoute | JudgeNotice | Decide) or not case.assessments:
        return None
    raised = [one.assessment for one in case.open_routes if getattr(command, "route", one.route) == one.route]
    found = next((one for one in case.assessments if one.id in raised), case.assessments[-1])
    return ctx.guides.instruments.nearest(found.instrument, found.version)


def entry_of(ctx: Context, work: UnitOfWork, case: Case, command: Command) -> EntryWritten | None:
    """The entry that a correction is about. Raises `NotFound`, also for one that may not be read."""
    if not isinstance(command, CorrectEntry):
        return None
    record = work.facts.get(command.entry)
    if record is None or record.case_id != command.case_id or not isinstance(record.fact, EntryWritten):
        raise NotFound(entry=command.entry)
    if not told_of(ctx, work, case, [(0, record)]):
        raise NotFound(entry=command.entry)
    return record.fact


def words_in(work: UnitOfWork, command: Command) -> tuple[NoteId, ...]:
    """The texts that a withholding is about: of the fact that it names, with their corrections. Raises `NotFound`."""
    if not isinstance(command, WithholdEntry):
        return ()
    records = [record for _, record in reversed(work.facts.of_case(command.case_id))]
    return texts_of_fact(records, command.entry)[1]


def check_professionals(work: UnitOfWork, case: Case, command: Command) -> None:
    """Whoever a command names as leader, holder or responsible must be known. Raises `NotFound`."""
    match command:
        case ShareWithLeader():
            named = command.leader
        case OfferBaton() | LendBaton():
            named = command.to
        case StopContact() if command.colleague is not None:
            named = command.colleague
        case LetIn():
            named = command.colleague
        case PlanMeasure() | MoveMeasure() | TellView():
            known: set[str] = {*(one.id for one in case.people), *(one.id for one in guests(case))}
            for party in _parties(command):
                if party not in known and work.professionals.get(UserId(party)) is None:
                    raise NotFound(professional=party)
            return
        case _:
            return
    if work.professionals.get(named) is None:
        raise NotFound(professional=named)


def colleagues_in(work: UnitOfWork, command: Command) -> tuple[Professional, ...]:
    """The colleagues whom an order about a measure names, as the store knows them."""
    if not isinstance(command, PlanMeasure | MoveMeasure):
        return ()
    found = (work.professionals.get(UserId(party)) for party in _parties(command))
    return tuple(one for one in found if one is not None)


def _parties(command: PlanMeasure | MoveMeasure | TellView) -> tuple[PartyId, ...]:
    """Whom an order about a measure names: of the case, or a colleague."""
    if isinstance(command, TellView):
        return (command.told_by,)
    others = command.contributors if isinstance(command, PlanMeasure) else ()
    return command.responsible, *others

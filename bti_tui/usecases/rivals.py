"""What others wrote while somebody wrote about the same thing: shown to her, so that a person settles it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bti_tui.domain.case import Case
from bti_tui.domain.commands import CheckSafety, Command, Decide, WriteEntry
from bti_tui.domain.decide import decide
from bti_tui.domain.errors import Refused
from bti_tui.domain.facts import Recorded
from bti_tui.domain.guide import Effect
from bti_tui.domain.ids import CaseId, FactId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.timeline import LogLine, timeline
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.reading import case_of, fact_notes, knows_shielded, names_for, shown_notes, told

MOST_RIVALS = 20


@dataclass(frozen=True, slots=True)
class Rival:
    """One thing that was written meanwhile."""

    line: LogLine
    is_mine: bool
    """The user wrote it herself, in another window."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """All that was written meanwhile about the same thing, newest first."""

    found: tuple[Rival, ...]
    words: CaseWords
    can_note: bool
    """What the user wrote may lie in the log as an internal note."""


def rivals(ctx: Context, command: Command, newer: Sequence[FactId]) -> Rivals:
    """The facts that a command met; what is shielded is shown to those who may know of it only."""
    with ctx.reading() as work:
        case = case_of(ctx, work, command.case_id)
        chosen = set(newer)
        records = [one for one in work.facts.of_case(case.id) if one[1].id in chosen][:MOST_RIVALS]
        records = list(told(ctx, work, case, records))
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)], case)
        lines = timeline(records, names, case, shielded=knows_shielded(ctx, case))
        return Rivals(
            tuple(_rival(ctx, line, one) for line, (_, one) in zip(lines, records, strict=True)),
            case_words(case, ctx.guide_of(case), names),
            _can_note(ctx, work, case, command),
        )


def internal_note(ctx: Context, case_id: CaseId, text: str) -> WriteEntry:
    """The command that keeps a text as an internal note in the log."""
    return WriteEntry(
        case_id=case_id, kind=EntryKind.NOTE, text=text, happened_on=ctx.today, visibility=Visibility.INTERNAL
    )


def _rival(ctx: Context, line: LogLine, record: Recorded) -> Rival:
    return Rival(line, record.actor == ctx.user.id)


def _can_note(ctx: Context, work: UnitOfWork, case: Case, command: Command) -> bool:
    if isinstance(command, CheckSafety) or _is_for_safety(ctx, case, command):
        return False
    try:
        decide(case, internal_note(ctx, case.id, "."), ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work))
    except Refused:
        return False
    return True


def _is_for_safety(ctx: Context, case: Case, command: Command) -> bool:
    """What leads to the safety track is shielded; the log is no place for it."""
    if not isinstance(command, Decide):
        return False
    outcomes = (one for level in ctx.guide_of(case).levels for one in level.outcomes)
    return any(one.id == command.outcome and one.effect is Effect.SAFETY for one in outcomes)

"""The log as somebody of a service that takes part reads it: as far as the family's consent reaches."""

from collections.abc import Iterable
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.covered_words import may_read, reach_of, words_in
from bti_tui.domain.facts import EntryCorrected, EntryWritten, Recorded
from bti_tui.domain.ids import AgencyCode, FactId, NoteId
from bti_tui.usecases.context import Context, UnitOfWork

_CORRECTED: Final = frozenset({EntryCorrected.name})


def of_service(
    ctx: Context, work: UnitOfWork, case: Case, agency: AgencyCode, records: Iterable[tuple[int, Recorded]]
) -> tuple[tuple[int, Recorded], ...]:
    """Those facts of the log that a service may read."""
    rules = ctx.rules_of(case)
    reach = reach_of(case, rules, ctx.today, agency)
    who = frozenset({agency, *(one.id for one in work.professionals.all() if one.agency == agency)})
    found = tuple(records)
    lines = _lines(work, case, (one for _, one in found))
    return tuple(
        (place, one)
        for place, one in found
        if (line := lines.get(_entry(one))) != () and may_read(one, case, rules, reach, who, line or ())
    )


def words_kept_from(ctx: Context, case: Case, agency: AgencyCode) -> frozenset[NoteId]:
    """The free words of the case itself that are not for a service: nobody has said what kinds they hold."""
    reach = reach_of(case, ctx.rules_of(case), ctx.today, agency)
    return frozenset() if reach.is_whole else frozenset(words_in(case))


def _entry(record: Recorded) -> FactId:
    """The fact whose words it is about: of a correction, the entry that it corrects."""
    return record.fact.entry if isinstance(record.fact, EntryCorrected) else record.id


def _lines(work: UnitOfWork, case: Case, records: Iterable[Recorded]) -> dict[FactId, tuple[Recorded, ...]]:
    """Each entry that some facts are about, with its corrections, oldest first; empty where the entry is not there."""
    asked = {_entry(one) for one in records if isinstance(one.fact, EntryWritten | EntryCorrected)}
    if not asked:
        return {}
    corrections = [one for _, one in work.facts.of_case(case.id, named=_CORRECTED)]
    lines: dict[FactId, tuple[Recorded, ...]] = {}
    for entry in asked:
        written = work.facts.get(entry)
        later = sorted((one for one in corrections if _entry(one) == entry), key=lambda one: one.id)
        lines[entry] = (written, *later) if written is not None else ()
    return lines

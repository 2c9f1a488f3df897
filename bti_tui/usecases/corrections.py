"""What a correction in the log corrects: the text that stood there before it, as far as the reader may see it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bti_tui.domain.case import Case
from bti_tui.domain.ids import FactId, NoteId
from bti_tui.domain.views.names import Names
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.reading import names_for, told

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded
    from bti_tui.domain.views.timeline import LogLine

_CORRECTED: Final = frozenset({"entry.corrected"})


def with_earlier(ctx: Context, work: UnitOfWork, case: Case, lines: "tuple[LogLine, ...]") -> "tuple[LogLine, ...]":
    """The lines, each correction with the kind and the day of its entry, and the text just before it."""
    entries = {line.corrects for line in lines if line.corrects is not None}
    if not entries:
        return lines
    before = _replaced(work, case, entries)
    names = names_for(ctx, work, (one.note for one in before.values()), case)
    open_to_her = {one.id for _, one in told(ctx, work, case, [(0, one.record) for one in before.values()])}
    return tuple(_told(line, before.get(line.fact_id), names, open_to_her) for line in lines)


def _told(line: "LogLine", before: "_Replaced | None", names: Names, open_to_her: set[FactId]) -> "LogLine":
    """What stood there before may be of another kind, which is not for everybody who reads what stands there now."""
    if before is None:
        return line
    codes = (*line.codes, ("kind", before.kind))
    earlier = names.text(before.note) if before.record.id in open_to_her else ""
    return replace(line, earlier=earlier, about_on=before.on, codes=codes)


@dataclass(frozen=True, slots=True)
class _Replaced:
    record: "Recorded"
    note: NoteId
    kind: str
    on: date


def _replaced(work: UnitOfWork, case: Case, entries: set[FactId]) -> dict[FactId, _Replaced]:
    """The note that each correction took the place of, and the kind of its entry."""
    from bti_tui.domain.facts import EntryCorrected, EntryWritten  # a list of cases can do without

    newest: dict[FactId, _Replaced] = {}
    for entry in entries:
        written = work.facts.get(entry)
        if written is not None and isinstance(written.fact, EntryWritten):
            newest[entry] = _Replaced(written, written.fact.text, written.fact.kind.value, written.fact.happened_on)
    found = {}
    for _, record in reversed(work.facts.of_case(case.id, named=_CORRECTED)):
        if isinstance(record.fact, EntryCorrected) and record.fact.entry in newest:
            found[record.id] = newest[record.fact.entry]
            newest[record.fact.entry] = replace(found[record.id], record=record, note=record.fact.text)
    return found

"""The log as it may stand in a copy: the lines that are for its recipient, numbered from the first day on.

The numbers are those of the copy, so that nothing tells of lines that are not in it; screen and paper have the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bti_tui.domain.address import AddressGrade, is_strict, strictest
from bti_tui.domain.case import Case
from bti_tui.domain.copies import CopyFilter, Recipient, RecipientKind, copy_filter
from bti_tui.domain.facts import EntryCorrected, EntryWritten, GoalSet, MeasurePlanned, Recorded
from bti_tui.domain.guide import Guide, Level
from bti_tui.domain.ids import AgencyCode, FactId, GoalId, NoteId, UserId
from bti_tui.domain.people import Professional
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.views.names import Names, case_label
from bti_tui.domain.views.timeline import LogLine, note_ids, timeline
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One line of a copy (linje i kopi)."""

    number: int
    line: LogLine
    title: str
    """What its author works as."""
    agency: AgencyCode | None
    """Where she works."""
    corrects: int | None = None
    """The number of the line that it corrects."""
    corrected_in: int | None = None
    """The number of the line that corrects it."""


@dataclass(frozen=True, slots=True)
class CopyHead:
    """What stands on top of a copy (hodet)."""

    recipient: Recipient
    number: str
    name: str
    born_on: date | None
    level: Level
    level_title: Words
    since: date | None
    opened_on: date | None
    holder: str
    holder_title: str
    holder_agency: AgencyCode | None
    next_on: date | None
    made_on: date
    is_training: bool
    grade: AddressGrade = AddressGrade.OPEN
    """How the address is graded; open for the family, whose paper carries no sign of it."""


@dataclass(frozen=True, slots=True)
class LogCopy:
    """The log of a case for one recipient (kopi av loggen)."""

    head: CopyHead
    lines: tuple[CopyLine, ...]

    @property
    def size(self) -> int:
        """How many lines it has."""
        return len(self.lines)


def log_copy(
    head: CopyHead, lets: CopyFilter, records: Iterable[tuple[int, Recorded]], names: Names, *, by_day: bool = True
) -> LogCopy:
    """The copy; `records` are in any order, and `names` holds no words but those of the log.

    It tells the days in their order, or, as minutes do, the lines as they were written.
    """
    told = [(place, one) for place, one in sorted(records, key=lambda one: one[0]) if lets.lets(one)]
    shown = zip(told, timeline(told, names, lets.case), strict=True)
    lines: list[CopyLine] = []
    numbers: dict[FactId, int] = {}
    for (_, record), line in sorted(shown, key=lambda one: one[1].order) if by_day else shown:
        kept_back = lets.kept_back(record)
        texts = tuple((field, text) for field, text in line.texts if text and field not in kept_back)
        if not texts and isinstance(record.fact, EntryWritten | EntryCorrected):
            continue  # its words are gone
        numbers[line.fact_id] = len(lines) + 1
        author = names.professionals.get(record.actor)
        corrects = numbers.get(line.corrects) if line.corrects else None
        title, agency = (author.title, author.agency) if author else ("", None)
        told_of = replace(line, texts=texts, codes=_codes(line, lets))
        lines.append(CopyLine(len(lines) + 1, told_of, title, agency, corrects))
    later = {one.corrects: one.number for one in lines if one.corrects}
    return LogCopy(head, tuple(replace(one, corrected_in=later.get(one.number)) for one in lines))


def _codes(line: LogLine, lets: CopyFilter) -> tuple[tuple[str, str], ...]:
    """The codes of a line; a measure does not name a goal that is not for the recipient."""
    if line.name != MeasurePlanned.name:
        return line.codes
    return tuple((field, code) for field, code in line.codes if field != "goal" or lets.names_goal(GoalId(code)))


def copy_head(
    case: Case, recipient: Recipient, guide: Guide, names: Names, today: date, *, is_training: bool = False
) -> CopyHead:
    """The head of a copy; a strict address leaves out where the holder works."""
    subject, holder = case.person(case.subject), case.baton.holder
    works = names.professionals.get(holder.user) if holder else None
    return CopyHead(
        recipient=recipient,
        number=case_label(case.number),
        name=names.person(case, case.subject),
        born_on=subject.born_on if subject else None,
        level=case.level,
        level_title=guide.level(case.level).title,
        since=case.level_since,
        opened_on=case.concern.raised_on if case.concern else None,
        holder=works.name if works else "",
        holder_title=works.title if works else "",
        holder_agency=None if works is None or is_strict(case) else works.agency,
        next_on=case.next_on,
        made_on=today,
        is_training=is_training,
        grade=AddressGrade.OPEN if recipient.kind is RecipientKind.FAMILY else strictest(case),
    )


def filter_of(
    case: Case,
    recipient: Recipient,
    rules: Rules,
    today: date,
    staff: Mapping[UserId, Professional],
    records: Iterable[tuple[int, Recorded]],
) -> CopyFilter:
    """What may stand in a copy, from what the store holds of the case."""
    agencies = {user: one.agency for user, one in staff.items()}
    entries: dict[FactId, Recorded] = {}
    goals: dict[GoalId, Recorded] = {}
    for _, record in records:
        if isinstance(record.fact, EntryWritten):
            entries[record.id] = record
        elif isinstance(record.fact, GoalSet):
            goals[record.fact.goal] = record
    return copy_filter(case, recipient, rules, today, agencies, entries, goals)


def copy_notes(case: Case, records: Iterable[tuple[int, Recorded]]) -> tuple[NoteId, ...]:
    """The words that a copy may draw on: those of its facts, and what people, goals and measures are called.

    `case` is without what is not approved (`striking.as_released`).
    """
    found = [one.name for one in case.people]
    found += [note for goal in case.goals for note in (goal.text, goal.sign) if note]
    found += [measure.title for measure in case.measures]
    found += [note for _, record in records for note in note_ids(record.fact)]
    return tuple(dict.fromkeys(found))

"""Copies of a case for the family, for services that take part, for the archive and for one's own record.

What stands in a copy is decided here and by no screen: a screen only says how it looks. Words that are not in the log
are never read for a copy, whoever makes it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.copies import CopyFilter, Recipient, RecipientKind
from bti_tui.domain.coverage import covered_information
from bti_tui.domain.disclosure import Way
from bti_tui.domain.discretion import sayable
from bti_tui.domain.errors import NotFound, Reason, Refused
from bti_tui.domain.guards import guard_texts
from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.people import Person, Relation, Telling
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.disclosing import Wish, against
from bti_tui.domain.striking import as_released
from bti_tui.domain.telling import speakers
from bti_tui.domain.views.log_copy import LogCopy, copy_head, copy_notes, filter_of, log_copy
from bti_tui.domain.views.minutes import MinutesCopy, minutes_copy, minutes_notes, of_meeting
from bti_tui.domain.views.names import Names, case_label
from bti_tui.domain.words import Words
from bti_tui.prints import Document
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.disclosure import disclose
from bti_tui.usecases.eyes import look_at
from bti_tui.usecases.graded import stop_once
from bti_tui.usecases.printing import check_kind, check_length, print_document
from bti_tui.usecases.reading import case_of, names_for

COPY_PRINTED: Final = "copy.printed"
COPY_READ: Final = "copy.read"
READ_ALOUD: Final = "copy.read_aloud"
JOURNAL_NOTED: Final = "journal.noted"


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """Which copy, and for whom (bestilling av kopi)."""

    case_id: CaseId
    recipient: Recipient
    meeting: MeetingId | None = None
    """The meeting whose minutes are copied; None: the log of the case."""


@dataclass(frozen=True, slots=True)
class CopyPage:
    """A copy, and the words for its codes."""

    copy: LogCopy | MinutesCopy
    words: CaseWords
    points: Mapping[str, Words]
    """What the points of the meeting's agenda are called, by code."""


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """Somebody who may be given a copy, what she would get, and what stands in the way."""

    recipient: Recipient
    name: str
    relation: Relation | None
    in_part: str | None
    """What she may be told, when it is only a part; None: all."""
    lines: int
    covers: tuple[Words, ...]
    """What the consent lets a service be told."""
    reasons: tuple[Reason, ...]
    given_on: date | None
    """When she last got a copy."""


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """Everybody who may be given a copy of one log or of the minutes of one meeting."""

    number: str
    rows: tuple[RecipientRow, ...]
    words: CaseWords
    is_approved: bool
    """The minutes are approved; a log always is."""


Write = Callable[[CopyPage], Document]
"""How a copy looks on paper; what stands in it is settled before."""


def copies_page(ctx: Context, case_id: CaseId, meeting: MeetingId | None = None) -> CopiesPage:
    """Whom a copy can be made for, and what would be in it. Raises `NotFound` for a meeting that is not there."""
    with ctx.reading() as work:
        whole, how_far = look_at(ctx, work, case_id)
        read = _Read(ctx, work, case_id, meeting)
        found = [_row(read, one, whole, how_far) for one in _recipients(ctx, read.case)]
        together = _together(found)
        if together is not None:
            family = sum(bool(one.recipient.people) for one in found)
            found.insert(family, _row(read, together, whole, how_far))
        guide = ctx.guide_of(read.case)
        is_approved = read.meeting is None or read.meeting.approved_at is not None
        words = case_words(read.case, guide, read.names)
    return CopiesPage(case_label(read.case.number), tuple(found), words, is_approved)


def copy_page(ctx: Context, order: CopyOrder) -> CopyPage:
    """A copy as it would be printed. Raises `Refused` with every reason when it may not be given."""
    with ctx.reading() as work:
        whole, how_far = look_at(ctx, work, order.case_id)
        read = _Read(ctx, work, order.case_id, order.meeting)
        reasons = _against(read, order.recipient, whole, how_far)
        if reasons:
            raise Refused(*reasons).by(guard_texts(read.case, ctx.guide_of(read.case)))
        return CopyPage(read.copy_for(order.recipient), read.words, read.points)


def read_copy(ctx: Context, order: CopyOrder) -> CopyPage:
    """The same, to be read through on the screen; that it was is written down before a word of it is drawn (R42)."""
    return _read(ctx, order, COPY_READ)


def read_aloud(ctx: Context, order: CopyOrder) -> CopyPage:
    """The same, to be read to the family from the screen; that it was is logged."""
    return _read(ctx, order, READ_ALOUD)


def _read(ctx: Context, order: CopyOrder, act: str) -> CopyPage:
    page = copy_page(ctx, order)
    with ctx.unit_of_work() as work:
        work.log_access(ctx.user.id, act, order.case_id, ctx.now())
        work.commit()
    return page


def give_copy(ctx: Context, order: CopyOrder, write: Write, path: Path) -> Path:
    """Write a copy as a .pdf or .txt file. Raises `Refused` when it may not leave the case, and `BadInput`.

    That it was given stands in the case, and that it was printed in the access log, before a word of it is written.
    """
    document = write(copy_page(ctx, order))
    check_kind(path)
    check_length(document, path)
    stop_once(ctx, order.case_id)
    ctx.put_file(path.expanduser(), None)
    for wish in wishes(order.recipient):
        disclose(ctx, order.case_id, wish)
    act = JOURNAL_NOTED if order.recipient.kind is RecipientKind.JOURNAL else COPY_PRINTED
    return print_document(ctx, order.case_id, document, path, act)


def wishes(recipient: Recipient) -> tuple[Wish, ...]:
    """What the gate is asked: nothing for one's own service, whose copy leaves no case."""
    if recipient.kind is RecipientKind.FAMILY:
        return tuple(Wish(Way.FAMILY_COPY, person=one) for one in recipient.people)
    return (Wish(Way.PRINT, recipient.agency),) if recipient.kind is RecipientKind.AGENCY else ()


class _Read:
    """A case read for copies: with the words of its log and no others."""

    def __init__(self, ctx: Context, work: UnitOfWork, case_id: CaseId, meeting: MeetingId | None) -> None:
        self.ctx = ctx
        self.case = as_released(case_of(ctx, work, case_id))
        self.basis = Basis(self.case, ctx.guide_of(self.case), ctx.rules_of(self.case), ctx.moment(work))
        self.meeting = self.case.meeting(meeting) if meeting else None
        if meeting and self.meeting is None:
            raise NotFound(meeting=meeting)
        self._records = work.facts.of_case(case_id)
        self._of_copy = of_meeting(self._records, self.meeting.id) if self.meeting else self._records
        parts = [one.why for one in self.case.people if one.why and one.telling is Telling.PART]
        self._parts = names_for(ctx, work, parts, self.case)
        wanted = [*copy_notes(self.case, self._records), *(minutes_notes(self.meeting) if self.meeting else ())]
        texts = work.notes.texts(wanted, Sight.LOG.hidden)
        staff = {one.id: one for one in work.professionals.all()}
        self.names = Names(texts, staff)
        self.words = case_words(self.case, self.basis.guide, self.names)

    def part_of(self, person: Person) -> str:
        """What somebody may be told, as far as the one at the keyboard may know it; it stands in no copy."""
        return self._parts.text(person.why)

    def covers(self, recipient: Recipient) -> tuple[Words, ...]:
        """The kinds of information that may go to a service."""
        if recipient.kind is not RecipientKind.AGENCY or recipient.agency is None:
            return ()
        found = covered_information(self.case, self.basis.rules, self.ctx.today, recipient.agency)
        return tuple(one.name for one in self.basis.rules.information if one.code in found)

    @property
    def points(self) -> dict[str, Words]:
        """What the guide calls the points of agendas; those of the meeting's own agenda count most."""
        own = self.meeting.agenda if self.meeting else None
        agendas = sorted(self.basis.guide.agendas, key=lambda one: one.code == own)
        return {point.code: point.what for agenda in agendas for point in agenda.points}

    def copy_for(self, recipient: Recipient) -> LogCopy | MinutesCopy:
        """What somebody would get."""
        case, lets = self.case, self._filter(recipient)
        head = copy_head(case, recipient, self.basis.guide, self.names, self.ctx.today, is_training=self.ctx.training)
        copied = log_copy(head, lets, self._of_copy, self.names, by_day=self.meeting is None)
        if self.meeting is None:
            return copied
        return minutes_copy(copied, self.meeting, lets, self.names, [one for _, one in self._of_copy])

    def size_for(self, recipient: Recipient) -> int:
        """How many lines she would get; a long log is only counted."""
        if self.meeting is not None:
            return self.copy_for(recipient).size
        lets = self._filter(recipient)
        return sum(lets.lets(one) for _, one in self._of_copy)

    def _filter(self, recipient: Recipient) -> CopyFilter:
        staff = self.names.professionals
        return filter_of(self.case, recipient, self.basis.rules, self.ctx.today, staff, self._records)


def _recipients(ctx: Context, case: Case) -> Iterator[Recipient]:
    """The one whom it is about, her guardians, each service that takes part, the archive, and one's own record."""
    family = [case.subject, *(one.id for one in speakers(case))]
    for person in dict.fromkeys(family):
        yield Recipient(RecipientKind.FAMILY, (person,))
    for part in case.taking_part:
        yield Recipient(RecipientKind.AGENCY, agency=part.agency)
    if ctx.user.agency == case.agency:
        yield Recipient(RecipientKind.ARCHIVE)
    yield Recipient(RecipientKind.JOURNAL, agency=ctx.user.agency)


def _together(rows: Iterable[RecipientRow]) -> Recipient | None:
    """Those of the family who may be told all, as they sit there together; None when they are not several."""
    open_to = (one for one in rows if one.recipient.people and not one.reasons and one.in_part is None)
    people = tuple(person for one in open_to for person in one.recipient.people)
    return Recipient(RecipientKind.FAMILY, people) if len(people) > 1 else None


def _row(read: _Read, recipient: Recipient, whole: Case, how_far: Sight) -> RecipientRow:
    case = read.case
    person = case.person(recipient.people[0]) if len(recipient.people) == 1 else None
    in_part = read.part_of(person) if person and person.telling is Telling.PART else None
    return RecipientRow(
        recipient,
        read.names.person(case, person.id) if person else "",
        person.relation if person else None,
        in_part,
        read.size_for(recipient),
        read.covers(recipient),
        _against(read, recipient, whole, how_far),
        _given_on(case, recipient),
    )


def _against(read: _Read, recipient: Recipient, whole: Case, how_far: Sight) -> tuple[Reason, ...]:
    """Why a copy may not be given, in words that tell no more than the one at the keyboard may know."""
    wanted = wishes(recipient)
    found = [Reason(refusals.THROUGH_THE_LOG)] if wanted and how_far < Sight.INTERNAL else []
    if read.meeting is not None and read.meeting.approved_at is None:
        found.append(Reason(refusals.MINUTES_NOT_APPROVED))
    if wanted and read.meeting is not None and is_nameless(read.basis.guide, read.meeting.kind):
        found.append(Reason(refusals.NAMELESS_COPY))
    found += [reason for wish in wanted for reason in against(wish, read.basis)]
    return sayable(dict.fromkeys(found), whole, read.ctx.actor, read.ctx.today)


def _given_on(case: Case, recipient: Recipient) -> date | None:
    given = (one for one in case.disclosures if one.way in {Way.FAMILY_COPY, Way.PRINT})
    if recipient.kind is RecipientKind.FAMILY:
        return max((one.on for one in given if (one.person,) == recipient.people), default=None)
    if recipient.kind is RecipientKind.AGENCY:
        return max((one.on for one in given if one.agency == recipient.agency), default=None)
    return None

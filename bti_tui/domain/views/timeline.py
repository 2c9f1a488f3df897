"""The facts of a case as lines that a person can read: one for each fact, with its words."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, ClassVar, Protocol

from bti_tui.domain import facts as f
from bti_tui.domain.case import Case
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.guide import Effect
from bti_tui.domain.ids import AgendaItemCode, FactId, MeetingId, NoteId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Author, Telling
from bti_tui.domain.topics import correction_of
from bti_tui.domain.views.names import Names

_NOTE = (NoteId, NoteId | None)
_ANSWERS = (
    "assessment",
    "instrument",
    "answers",
    "context",
    "safety_answers",
    "respondent_person",
    "age",
    "suggestion",
    "advised",
    "is_hidden",
    "is_to_judge",
    "waits",
)
"""Shown beside their questions where the assessments are looked at, by those who have answered themselves."""
_NEVER_SHOWN = frozenset(
    {
        "meeting",
        "item",
        "line",
        "notes",
        "replaces",
        "concern_item",
        "receipt",
        "entry",
        "person",
        "follows",
        "held",
        "other",
        "digits",
        "scope",
        "consents",
        *_ANSWERS,
    }
)
"""Ids that tell a reader nothing."""
HIDDEN = "fact.hidden"
"""The name of a fact that its reader may not know of."""
_SAYS = (
    f.EntryWritten,
    f.EntryCorrected,
    f.MeetingHeld,
    f.Disclosed,
    f.MeetingPlanned,
    f.MeetingRevised,
    f.MeetingCancelled,
    f.ChildTalkRecorded,
    f.MinutesApproved,
)
"""Each says itself who may see it."""
_SHIELDED = (
    f.SafetyChecked,
    f.SafetyTrackOpened,
    f.ContactStopped,
    f.AdviceGiven,
    f.SuspicionReported,
    f.ReceiptReceived,
    f.EvidenceKept,
    f.HoldLifted,
    f.NoticeHeld,
    f.HeldSettled,
    f.ReplyReceived,
    f.SafetyAssessed,
    f.RouteSettled,
    f.NoticeJudged,
)
_LOG = (
    f.BatonOffered,
    f.BatonAccepted,
    f.BatonLeft,
    f.BatonLent,
    f.UnderstandingShared,
    f.GoalSet,
    f.GoalAssessed,
    f.MeasurePlanned,
    f.EvaluationPlanned,
    f.MeasureEvaluated,
    f.ConsentAnswered,
    f.ConsentDrawnUp,
    f.ConsentWithdrawn,
    f.LevelChanged,
    f.CaseClosed,
    f.AgencyInvited,
    f.AgencyLeft,
    f.TeamReferred,
    f.PlanAssessed,
    f.MeasureMoved,
    f.MeasureSuspended,
    f.MeasureResumed,
    f.ViewTold,
    f.CaseReopened,
    f.ChildTalkAgreed,
)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the timeline. `name` is the fact's permanent name; codes are translated where it is drawn."""

    fact_id: FactId
    position: int
    name: str
    at: datetime
    on: date
    """The day it tells of."""
    author: str
    author_initials: str
    visibility: Visibility
    texts: tuple[tuple[str, str], ...]
    """Payload field and its words, in the order of the fact."""
    codes: tuple[tuple[str, str], ...]
    """Payload field and the code in it."""
    dates: tuple[tuple[str, date], ...]
    """Payload field and the date in it."""
    corrects: FactId | None = None
    corrected: bool = False
    withheld: bool = False
    """Its words are kept and shown to nobody."""
    meeting: MeetingId | None = None
    """The meeting that it was written in."""
    item: AgendaItemCode | None = None
    """The point of the agenda that it belongs to."""
    struck: bool = False
    """It was taken out before the minutes were approved."""
    by: Author | None = None
    """Who the author was then; None of what was written before this was kept."""
    earlier: str = ""
    """What stood in the place of a correction before it."""
    about_on: date | None = None
    """The day that what a correction corrects tells of."""

    @property
    def written_on(self) -> date:
        """The day on which it was written down."""
        return self.at.astimezone().date()

    @property
    def order(self) -> tuple[date, int]:
        """Its place among the others: the day it tells of, and within that day when it was written."""
        return min(self.on, self.written_on), self.position


class _WithFields(Protocol):
    """A fact, or a value inside one."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


def visibility_of(fact: Fact) -> Visibility:
    """Who may see that something happened."""
    if isinstance(fact, _SAYS):
        return fact.visibility
    if isinstance(fact, f.ConcernRaised | f.LeaderTold) and fact.in_safety:
        return Visibility.SHIELDED
    if isinstance(fact, f.TellingSettled) and fact.telling is Telling.NOTHING:
        return Visibility.SHIELDED
    if isinstance(fact, f.CaseReopened) and fact.reason is None:  # only the safety track opens a case without a reason
        return Visibility.SHIELDED
    if isinstance(fact, _SHIELDED) or (isinstance(fact, f.Decided) and fact.effect is Effect.SAFETY):
        return Visibility.SHIELDED
    return Visibility.LOG if isinstance(fact, _LOG) else Visibility.INTERNAL


def note_ids(fact: _WithFields) -> Iterator[NoteId]:
    """The notes that a fact points to, also from the values inside it."""
    for field in dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if value is None:
            continue
        if field.type in _NOTE:
            yield NoteId(value)
        elif _holds_values(value):
            yield from (note for one in value for note in note_ids(one))


def timeline(
    page: Iterable[tuple[int, Recorded]], names: Names, case: Case, *, shielded: bool = False
) -> tuple[LogLine, ...]:
    """Lines for facts of a case with their positions, in the order given.

    What is shielded says only that something happened, unless the reader is one of the few who may see it.
    """
    return tuple(_line(position, one, names, case, shielded) for position, one in page if one.case_id == case.id)


def _line(position: int, record: Recorded, names: Names, case: Case, shielded: bool) -> LogLine:
    fact = record.fact
    hidden = visibility_of(fact) is Visibility.SHIELDED and not shielded
    texts, codes, dates = [], [*_who_came(fact)], []
    for field in () if hidden else dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if value is None or value == () or field.name in _NEVER_SHOWN:
            continue
        if field.type in _NOTE:
            texts.append((field.name, names.text(value)))
        elif isinstance(value, date):
            dates.append((field.name, value))
        elif _holds_values(value):
            texts += [(field.name, names.text(note)) for one in value for note in note_ids(one)]
        elif isinstance(value, tuple):
            codes += [(field.name, _code(item)) for item in value]
        else:
            codes.append((field.name, _code(value)))
    entry = fact.entry if isinstance(fact, f.EntryCorrected) else None
    return LogLine(
        fact_id=record.id,
        position=position,
        name=HIDDEN if hidden else fact.name,
        at=record.at,
        on=_day(fact, record.at),
        author=names.user(record.actor),
        author_initials=names.initials(record.actor),
        visibility=visibility_of(fact),
        texts=tuple(texts),
        codes=tuple(codes),
        dates=tuple(dates),
        corrects=entry,
        corrected=case.head(correction_of(record.id)) is not None,
        withheld=any(one.entry == (entry or record.id) for one in case.withheld),
        meeting=getattr(fact, "meeting", None),
        item=getattr(fact, "item", None),
        struck=record.id in case.struck,
        by=record.by,
    )


def _holds_values(value: object) -> bool:
    """Whether a field of a fact holds values with fields of their own."""
    return type(value) is tuple and bool(value) and dataclasses.is_dataclass(value[0])


def _who_came(fact: Fact) -> Iterator[tuple[str, str]]:
    """Who is known by id, and the services of those who were added to a meeting."""
    for one in fact.attendees if isinstance(fact, f.AttendeeAdded) else ():
        if one.name is None:
            yield "attendees", one.id
        if one.agency is not None:
            yield "agency", one.agency


def _code(value: object) -> str:
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return str(value.value if isinstance(value, Enum) else value)


def _day(fact: Fact, at: datetime) -> date:
    if isinstance(fact, f.MeetingPlanned | f.MeetingRevised):  # what was agreed on, not what happened on the day
        return at.astimezone().date()
    for name in ("happened_on", "seen_on", "on", "raised_on"):
        value = getattr(fact, name, None)
        if isinstance(value, date):
            return value
    return at.astimezone().date()

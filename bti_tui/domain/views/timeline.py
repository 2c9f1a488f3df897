"""The facts of a case as lines that a person can read: one for each fact, with its words."""

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from bti_tui.domain import facts as f
from bti_tui.domain.case import Case
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.guide import Effect
from bti_tui.domain.ids import FactId, NoteId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Telling
from bti_tui.domain.topics import correction_of
from bti_tui.domain.views.names import Names

_NOTE = (NoteId, NoteId | None)
_NEVER_SHOWN = frozenset({"notes", "receipt", "entry", "person", "follows", "held", "other"})
"""Ids that tell a reader nothing."""
HIDDEN = "fact.hidden"
"""The name of a fact that its reader may not know of."""
_SHIELDED = (
    f.SafetyChecked,
    f.SafetyTrackOpened,
    f.ContactStopped,
    f.AdviceGiven,
    f.SuspicionReported,
    f.EvidenceKept,
    f.HoldLifted,
    f.NoticeHeld,
    f.HeldSettled,
    f.ReplyReceived,
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
    f.LevelChanged,
    f.CaseClosed,
    f.AgencyInvited,
    f.AgencyLeft,
    f.TeamReferred,
    f.PlanAssessed,
    f.MeasureMoved,
    f.CaseReopened,
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


def visibility_of(fact: Fact) -> Visibility:
    """Who may see that something happened."""
    if isinstance(fact, f.EntryWritten | f.EntryCorrected | f.MeetingHeld):
        return fact.visibility
    if isinstance(fact, f.ConcernRaised) and fact.in_safety:
        return Visibility.SHIELDED
    if isinstance(fact, f.TellingSettled) and fact.telling is Telling.NOTHING:
        return Visibility.SHIELDED
    if isinstance(fact, f.CaseReopened) and fact.reason is None:  # only the safety track opens a case without a reason
        return Visibility.SHIELDED
    if isinstance(fact, _SHIELDED) or (isinstance(fact, f.Decided) and fact.effect is Effect.SAFETY):
        return Visibility.SHIELDED
    return Visibility.LOG if isinstance(fact, _LOG) else Visibility.INTERNAL


def note_ids(fact: Fact) -> Iterator[NoteId]:
    """The notes that a fact points to."""
    hints = fact.__dataclass_fields__
    for name, field in hints.items():
        value = getattr(fact, name)
        if value is not None and field.type in _NOTE:
            yield NoteId(value)


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
    texts, codes, dates = [], [], []
    for field in () if hidden else dataclasses.fields(fact):
        value = getattr(fact, field.name)
        if value is None or value == () or field.name in _NEVER_SHOWN:
            continue
        if field.type in _NOTE:
            texts.append((field.name, names.text(value)))
        elif isinstance(value, date):
            dates.append((field.name, value))
        elif isinstance(value, tuple):
            codes += [(field.name, _code(item)) for item in value]
        else:
            codes.append((field.name, _code(value)))
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
        corrects=fact.entry if isinstance(fact, f.EntryCorrected) else None,
        corrected=case.head(correction_of(record.id)) is not None,
        withheld=any(
            one.entry == (fact.entry if isinstance(fact, f.EntryCorrected) else record.id) for one in case.withheld
        ),
    )


def _code(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _day(fact: Fact, at: datetime) -> date:
    for name in ("happened_on", "seen_on", "on", "raised_on"):
        value = getattr(fact, name, None)
        if isinstance(value, date):
            return value
    return at.astimezone().date()

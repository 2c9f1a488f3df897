"""Whom a copy of the log or of a meeting is made for, and what may stand in it: never more than the log itself holds.

A copy is carried, so it is stricter than the screen. What one guardian has said in confidence is not for another one:
unless she was there when it was said, or there is no other. What a service gets rests on the family's consent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain import facts as f
from bti_tui.domain.address import AddressGrade, strictest
from bti_tui.domain.case import Case
from bti_tui.domain.covered_words import WORDS, Reach, reach_of, was_there
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.ids import AgencyCode, FactId, GoalId, PersonId, UserId
from bti_tui.domain.meetings import PlannedMeeting
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Telling
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.released import is_released
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.telling import PARENTS, speakers
from bti_tui.domain.views.timeline import visibility_of


class RecipientKind(StrEnum):
    """For whom a copy is made (type mottaker)."""

    FAMILY = "family"
    AGENCY = "agency"
    ARCHIVE = "archive"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a copy is made for (mottaker av kopi)."""

    kind: RecipientKind
    people: tuple[PersonId, ...] = ()
    """Those of the family who read it together: what one of them may not know stays out."""
    agency: AgencyCode | None = None
    """The service that takes part, or the one whose own record a journal note is for."""


_OF_MEASURE: Final = (
    f.MeasurePlanned,
    f.MeasureEvaluated,
    f.MeasureMoved,
    f.MeasureSuspended,
    f.MeasureResumed,
    f.ViewTold,
)
_OF_PLAN: Final = (f.GoalSet, f.GoalAssessed, *_OF_MEASURE)
_OF_COURSE: Final = (
    f.LevelChanged,
    f.BatonAccepted,
    f.BatonLeft,
    f.BatonLent,
    f.CaseReopened,
    f.EvaluationPlanned,
    f.AgencyInvited,
    f.AgencyLeft,
)
"""Where the case stands and who has it: what everybody who gets a copy may know, without anybody's words."""
_OF_CONSENT: Final = (f.ConsentAnswered, f.ConsentDrawnUp, f.ConsentWithdrawn)
COPIED: Final = (*_OF_PLAN, *_OF_COURSE, *_OF_CONSENT, *WORDS, f.Disclosed)
"""All that can stand in a copy; a fact of another kind never does."""
LEFT_OUT: Final = (f.MeetingPlanned, f.MeetingRevised, f.MeetingCancelled, f.MinutesApproved)
"""What is in the log and in no copy of it: how a meeting was planned. Its minutes are copied by themselves."""
_FAMILY_FIELDS: Final[Mapping[type[Fact], frozenset[str]]] = {
    f.MeasureEvaluated: frozenset({"guardians_view"}),
    f.BatonOffered: frozenset({"family_wish", "why_not"}),
    f.CaseClosed: frozenset({"family_view"}),
}
"""Words of a guardian, where the fact does not say of which one."""
_OWN_FIELDS: Final[Mapping[type[Fact], frozenset[str]]] = {
    f.ConsentAnswered: frozenset({"limits", "kept_at"}),
    f.ConsentWithdrawn: frozenset({"words"}),
}
"""Words of whoever answered, for her alone."""
_PLACE_FIELDS: Final[Mapping[type[Fact], frozenset[str]]] = {
    f.CaseClosed: frozenset({"receiver"}),
    f.AgencyInvited: frozenset({"contact"}),
    f.ConsentAnswered: frozenset({"kept_at"}),
}
NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class CopyFilter:
    """What of a case may stand in a copy (kopifilter)."""

    case: Case
    recipient: Recipient
    rules: Rules
    reach: Reach = field(default_factory=Reach)
    """What the consent lets a service be told."""
    agencies: Mapping[UserId, AgencyCode] = field(default_factory=dict)
    """Where the professionals work."""
    entries: Mapping[FactId, Recorded] = field(default_factory=dict)
    """The entries of the log, which corrections point to."""
    goals: Mapping[GoalId, Recorded] = field(default_factory=dict)
    """The facts that set the goals, which measures point to."""

    def lets(self, record: Recorded) -> bool:
        """Whether a fact may stand in the copy at all."""
        fact = record.fact
        is_logged = type(fact) in COPIED and visibility_of(fact) is Visibility.LOG
        if self.is_closed or not is_logged or not is_released(record, self.case):
            return False
        if isinstance(fact, f.EntryCorrected):
            corrected = self.entries.get(fact.entry)
            return corrected is not None and self.lets(corrected)
        gone = {*(one.entry for one in self.case.withheld), *(one.entry for one in self.case.purged)}
        if record.id in gone:
            return False
        return _LETS[self.recipient.kind](self, record)

    def names_goal(self, goal: GoalId) -> bool:
        """Whether a measure may say which goal it serves: only where the goal's own line may stand."""
        found = self.goals.get(goal)
        return found is not None and self.lets(found)

    @property
    def is_closed(self) -> bool:
        """Nothing at all may go: to the family while safety holds it back, to a service without any consent."""
        case, to = self.case, self.recipient
        if case.is_purged or case.restriction is not None:
            return True
        if to.kind is RecipientKind.FAMILY:
            held = case.safety_track in LOCKS or case.to_judge is not None
            return held or not to.people or any(self._telling(one) is Telling.NOTHING for one in to.people)
        return to.kind is RecipientKind.AGENCY and not self.reach.kinds

    def tells_of(self, meeting: PlannedMeeting) -> bool:
        """Whether place, purpose and people of a meeting are for the recipient, beside the lines that are."""
        to = self.recipient
        if self.is_closed or meeting.approved_at is None:
            return False
        if to.kind is RecipientKind.FAMILY:
            return meeting.visibility is Visibility.LOG and all(self._telling(one) is Telling.ALL for one in to.people)
        heard = was_there(meeting, (to.agency or "",))
        if to.kind is RecipientKind.AGENCY:
            return meeting.visibility is Visibility.LOG and (self.reach.is_whole or heard)
        return to.kind is RecipientKind.ARCHIVE or to.agency == self.case.agency or heard

    def kept_back(self, record: Recorded) -> frozenset[str]:
        """The fields of a fact whose words stay out, though it may stand there."""
        kind, to = type(record.fact), self.recipient
        graded = strictest(self.case) is not AddressGrade.OPEN
        found = _PLACE_FIELDS.get(kind, NOTHING) if graded else NOTHING
        if to.kind is RecipientKind.ARCHIVE:
            return found
        if not self._hears_family(record):
            found |= _FAMILY_FIELDS.get(kind, NOTHING)
        if not (to.kind is RecipientKind.FAMILY and to.people == (getattr(record.fact, "signatory", None),)):
            found |= _OWN_FIELDS.get(kind, NOTHING)
        return found

    # the family

    def lets_family(self, record: Recorded) -> bool:
        """All that is in the log, less the confidences of another guardian; in part, only what is her own."""
        fact, to = record.fact, self.recipient
        if any(self._telling(one) is Telling.PART for one in to.people):
            own = str(getattr(fact, "responsible", getattr(fact, "signatory", "")))
            return isinstance(fact, f.EvaluationPlanned) or own in to.people
        if isinstance(fact, f.Disclosed):
            return fact.person is None or fact.person in to.people
        return self._hears_family(record) if self._is_of_parent(fact) else True

    def _telling(self, person: PersonId) -> Telling:
        found = self.case.person(person)
        return found.telling if found else Telling.NOTHING

    def _is_of_parent(self, fact: Fact) -> bool:
        """Whether a fact is as a whole what a guardian has said."""
        if isinstance(fact, f.ViewTold):
            told = self.case.person(PersonId(fact.told_by))
            return told is not None and told.relation in PARENTS and told.id != self.case.subject
        return isinstance(fact, f.EntryWritten) and fact.kind is EntryKind.FAMILY_WORDS

    def _hears_family(self, record: Recorded) -> bool:
        """Whether what a guardian said is for those who get the copy."""
        to = self.recipient
        if to.kind is RecipientKind.FAMILY:
            return all(self._hears_other(one, record) for one in to.people)
        family = {one.code for one in self.rules.information if one.is_of_family}
        covers = to.kind is RecipientKind.AGENCY and family <= self.reach.kinds
        return covers and (self.reach.is_whole or self._was_there(to.agency or "", record))

    def _hears_other(self, person: PersonId, record: Recorded) -> bool:
        said_by = getattr(record.fact, "told_by", None) or getattr(record.fact, "said_by", None)
        if person in {self.case.subject, said_by}:
            return True
        others = [one for one in speakers(self.case) if one.id != person]
        return not others or self._was_there(person, record)

    def _was_there(self, who: str, record: Recorded) -> bool:
        meeting = getattr(record.fact, "meeting", None)
        return meeting is not None and was_there(self.case.meeting(meeting), (who,))

    # services

    def lets_agency(self, record: Recorded) -> bool:
        """What the consent covers: the plan when it covers measures, words only of what was heard, own or all of it."""
        fact, agency = record.fact, self.recipient.agency or AgencyCode("")
        if isinstance(fact, f.Disclosed):
            return fact.agency == agency
        if isinstance(fact, _OF_CONSENT):
            return False
        if self._is_of_parent(fact):
            return self._hears_family(record)
        met = isinstance(fact, f.MeetingHeld) and agency in fact.agencies
        if met or isinstance(fact, _OF_COURSE) or self._was_there(agency, record):
            return True
        if isinstance(fact, _OF_PLAN):
            measures = {one.code for one in self.rules.information if one.is_of_measures}
            return measures <= self.reach.kinds
        return self.reach.is_whole or self.agencies.get(record.actor) == agency

    def lets_journal(self, record: Recorded) -> bool:
        """Only what the service itself has written and what it is to do, and where the case stands."""
        fact, agency = record.fact, self.recipient.agency
        if isinstance(fact, _OF_COURSE):
            return True
        if self._is_of_parent(fact):
            return False
        if isinstance(fact, _OF_MEASURE):
            found = self.case.measure(fact.measure)
            return found is not None and self.does(found.agency, found.responsible)
        return isinstance(fact, f.EntryWritten | f.MeetingHeld) and self.agencies.get(record.actor) == agency

    def does(self, agency: AgencyCode | None, responsible: str) -> bool:
        """Whether the service of the note answers for a measure."""
        return (agency or self.agencies.get(UserId(responsible))) == self.recipient.agency

    def lets_archive(self, _: Recorded) -> bool:
        """All that is in the log."""
        return True


_LETS: Final[Mapping[RecipientKind, Callable[[CopyFilter, Recorded], bool]]] = {
    RecipientKind.FAMILY: CopyFilter.lets_family,
    RecipientKind.AGENCY: CopyFilter.lets_agency,
    RecipientKind.ARCHIVE: CopyFilter.lets_archive,
    RecipientKind.JOURNAL: CopyFilter.lets_journal,
}


def copy_filter(
    case: Case,
    recipient: Recipient,
    rules: Rules,
    today: date,
    agencies: Mapping[UserId, AgencyCode],
    entries: Mapping[FactId, Recorded],
    goals: Mapping[GoalId, Recorded],
) -> CopyFilter:
    """What may stand in a copy for somebody on a day."""
    reach = Reach()
    if recipient.kind is RecipientKind.AGENCY and recipient.agency is not None:
        reach = reach_of(case, rules, today, recipient.agency)
    return CopyFilter(case, recipient, rules, reach, agencies, entries, goals)

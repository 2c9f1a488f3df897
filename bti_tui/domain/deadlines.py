"""What is due when: computed each time it is asked, never stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bti_tui.domain.address import ending
from bti_tui.domain.asked_for import CHECK_SAFETY
from bti_tui.domain.case import ENDED, Case, CaseStatus
from bti_tui.domain.coverage import ReviewCause, reviews_due
from bti_tui.domain.guide import Due, Effect, Guide, Level, Step
from bti_tui.domain.ids import CaseId, MeasureId, MeetingId, StepId, UserId
from bti_tui.domain.people import SubjectKind, birthday_on
from bti_tui.domain.predicates import is_on_safety_track
from bti_tui.domain.progress import is_done, next_step, states
from bti_tui.domain.report import SentReport, unanswered, without_writing
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.signatories import SOON, consent_ends
from bti_tui.domain.workdays import add_working_days

WRITTEN_WITHIN = 1
"""Working days: a report by phone is written on the next one at the latest."""
MINUTES_AFTER = timedelta(days=2)
"""So long after a meeting its minutes are approved (6.2 of the field text)."""
AGE_IS_NEAR = timedelta(days=183)
"""So long before the upper age of the municipality somebody must begin to plan the way on."""


class DeadlineKind(StrEnum):
    """What is due (fristtype)."""

    STEP = "step"
    MEASURE = "measure"
    ANSWER = "answer"
    CONSENT = "consent"
    REVIEW = "review"
    STUCK = "stuck"
    SAFETY = "safety"
    VACANT = "vacant"
    LOAN = "loan"
    EMERGENCY = "emergency"
    RECEIPT = "receipt"
    WRITTEN = "written"
    AGE = "age"
    ADDRESS = "address"
    MEETING = "meeting"
    MINUTES = "minutes"
    CHILD_TALK = "child_talk"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is due on a day (frist)."""

    case_id: CaseId
    kind: DeadlineKind
    due_on: date
    step: StepId | None = None
    measure: MeasureId | None = None
    waits_for: UserId | None = None
    """The one whose answer is awaited."""
    meeting: MeetingId | None = None

    def days_left(self, today: date) -> int:
        """Days until it is due; below zero when it is overdue."""
        return (self.due_on - today).days


def _in_this_round(case: Case, day: date) -> date:
    """A case that has come back to wondering, or was opened again, counts from the day that it did."""
    came_back = case.reopenings > 0 or any(one.effect is Effect.CHANGE_LEVEL for one in case.decisions)
    return max(day, case.level_since) if came_back and case.level_since else day


ANCHORS: dict[str, Callable[[Case], date | None]] = {
    "concern_arose": lambda case: _in_this_round(case, case.concern.arose_on) if case.concern else None,
    "concern_raised": lambda case: _in_this_round(case, case.concern.raised_on) if case.concern else None,
    "level_entered": lambda case: case.level_since,
    "decided": lambda case: case.decisions[-1].on if case.decisions else None,
    "offered": lambda case: case.baton.offer.on if case.baton.offer else None,
    "evaluation": lambda case: case.next_on,
    "closed": lambda case: case.closing.closed_on if case.closing else None,
    "safety_opened": lambda case: case.safety_since,
    "reported": lambda case: case.safety_work.reported_on,
    "pause_ends": lambda case: case.pause.resume_on if case.pause else None,
}
"""What a guide's `due.after` may name."""


def deadlines(case: Case, guide: Guide, rules: Rules, today: date) -> tuple[Deadline, ...]:
    """Everything that is due in a case, the first day first; an open case always has a date (invariant 7)."""
    found = [*_steps(case, guide, rules, today), *_measures(case), *_answers(case), *_waits(case, guide, today)]
    if case.is_open and not found:
        found = _undated(case, guide, rules, today)
    ends = consent_ends(case, rules, today)
    if case.is_open and ends is not None and ends <= today + SOON:
        found.append(Deadline(case.id, DeadlineKind.CONSENT, ends))
    asks = [one.on for one in reviews_due(case, rules, today) if one.cause is not ReviewCause.ENDS]
    if case.is_open and asks:
        found.append(Deadline(case.id, DeadlineKind.REVIEW, asks[0]))
    limit = age_limit_on(case, guide)
    if case.is_open and limit is not None and limit <= today + AGE_IS_NEAR:
        found.append(Deadline(case.id, DeadlineKind.AGE, limit))
    protected = [one.protection.expires_on for one in ending(case, today) if one.protection]
    if case.is_open and protected:
        found.append(Deadline(case.id, DeadlineKind.ADDRESS, min(protected)))
    found += _meetings(case)
    return tuple(sorted(found, key=lambda deadline: (deadline.due_on, deadline.kind)))


def _meetings(case: Case) -> Iterator[Deadline]:
    """Meetings to come, minutes to approve, and the talk with the child that somebody has promised."""
    for one in case.planned_meetings if case.is_open else ():
        if one.is_waiting:
            yield Deadline(case.id, DeadlineKind.MEETING, one.on, meeting=one.id)
        elif one.is_going_on:
            yield Deadline(case.id, DeadlineKind.MINUTES, one.on + MINUTES_AFTER, meeting=one.id)
    talk = case.child_talk
    if case.is_open and talk is not None and talk.done_on is None:
        yield Deadline(case.id, DeadlineKind.CHILD_TALK, talk.by, waits_for=UserId(talk.who), meeting=talk.meeting)


def age_limit_on(case: Case, guide: Guide) -> date | None:
    """The birthday on which the municipality no longer follows the child or youth (T21); None when it isn't known."""
    subject = case.person(case.subject)
    is_young = case.subject_kind in (SubjectKind.CHILD, SubjectKind.YOUTH)
    if subject is None or subject.born_on is None or not is_young:
        return None
    return birthday_on(subject.born_on, guide.local.upper_age)


def due_on(step: Step, case: Case) -> date | None:
    """The day a step is due, or None when it has no deadline or the day that it counts from is not known."""
    if case.level is Level.CLARIFY and case.next_on and step.asks_for("decide"):
        return case.next_on
    if step.due is None:
        return None
    vacant = step.asks_for("offer_baton") and _vacant_since(case)
    asked_again = step.asks_for(CHECK_SAFETY) and case.asks_safety_since
    anchor = vacant or asked_again or ANCHORS[step.due.after](case)
    return None if anchor is None else _after(anchor, step.due, case)


def _after(anchor: date, due: Due, case: Case) -> date:
    school = case.concern is not None and case.concern.school_environment
    days = due.school_days if school and due.school_days is not None else due.days
    return add_working_days(anchor, days) if due.working else anchor + timedelta(days=days)


def _steps(case: Case, guide: Guide, rules: Rules, today: date) -> list[Deadline]:
    waiting = case.baton.standing_offer(today) is not None or _vacant_since(case) is not None
    locked = case.safety_track in LOCKS
    found = []
    for step, done in _dated(case, guide, rules, today):
        due = due_on(step, case)
        answered = waiting and step.asks_for("offer_baton")
        held_back = step.later or (locked and step.informs_guardians)
        if due is not None and not (done or answered or held_back):
            found.append(Deadline(case.id, DeadlineKind.STEP, due, step.id))
    return found


def _dated(case: Case, guide: Guide, rules: Rules, today: date) -> list[tuple[Step, bool]]:
    """The steps of the case's part, and on the safety track those of its level too, with whether they are done."""
    if not case.version:
        return []
    found = [(state.step, state.done) for state in states(case, guide, rules, today)]
    if is_on_safety_track(case) and case.pause is None and case.is_open:
        level = guide.level(case.level).steps
        found += [(step, is_done(step, case, guide, rules, today)) for step in level]
    return found


def _undated(case: Case, guide: Guide, rules: Rules, today: date) -> list[Deadline]:
    """What no step of the guide dates is due when the level asks for an evaluation, counted from the last decision."""
    step = next_step(case, guide, rules, today)
    since = max(day for name in ("level_entered", "decided", "safety_opened") if (day := ANCHORS[name](case)))
    due = since + timedelta(weeks=guide.evaluation_weeks[case.level])
    return [Deadline(case.id, DeadlineKind.STEP, due, step.id if step else None)]


def _waits(case: Case, guide: Guide, today: date) -> list[Deadline]:
    """What others owe the case: advice when it is stuck, and what child welfare makes of a report."""
    found = []
    if case.stuck_since and case.is_open:
        due = case.stuck_since + timedelta(days=guide.stuck_answer_days)
        found.append(Deadline(case.id, DeadlineKind.STUCK, due))
    vacant_since = _vacant_since(case)
    if vacant_since is not None and case.is_open:
        found.append(Deadline(case.id, DeadlineKind.VACANT, vacant_since))
    return [*found, *_reports(case, guide, today)]


def _reports(case: Case, guide: Guide, today: date) -> Iterator[Deadline]:
    """What each report waits for, in a closed case too: a receipt, the writing, an answer, and how it ended (3.4)."""
    if case.status in ENDED and case.status is not CaseStatus.CLOSED:
        return
    reports = case.safety_work.reports
    weighed, replied, examined = (
        timedelta(days=days)
        for days in (guide.safety_weighed_days, guide.safety_reply_days, guide.safety_examined_days)
    )
    for one in without_writing(reports):
        yield Deadline(case.id, DeadlineKind.WRITTEN, add_working_days(one.on, WRITTEN_WITHIN))
    for one in reports:
        if one.waits_for_receipt:
            yield Deadline(case.id, DeadlineKind.RECEIPT, one.on + weighed)
        if one.is_investigated:
            ends = one.on + examined
            yield Deadline(case.id, DeadlineKind.SAFETY, ends if today <= ends else ends + replied)
    for one in unanswered(reports):
        if today > one.on + weighed and not _asked_by_step(case, one):
            yield Deadline(case.id, DeadlineKind.SAFETY, one.on + replied)
        elif today <= one.on + weighed and not one.waits_for_receipt:
            yield Deadline(case.id, DeadlineKind.SAFETY, one.on + weighed)


def _asked_by_step(case: Case, report: SentReport) -> bool:
    """Whether the step of the track asks for the answer, so that it stands in no list twice."""
    return is_on_safety_track(case) and case.is_open and case.safety_work.reported_on == report.on


def _vacant_since(case: Case) -> date | None:
    """Since when nobody holds a baton that somebody held."""
    return case.baton.terms[-1].until if case.baton.terms else None


def _measures(case: Case) -> list[Deadline]:
    if not case.is_open or case.pause is not None:
        return []
    waiting = [measure for measure in case.open_measures if not measure.evaluated_in(case.round)]
    days = ((measure, case.evaluates_on(measure)) for measure in waiting)
    return [Deadline(case.id, DeadlineKind.MEASURE, day, measure=measure.id) for measure, day in days if day]


def _answers(case: Case) -> list[Deadline]:
    offer = case.baton.offer
    if offer is None or not case.is_open:
        return []
    return [Deadline(case.id, DeadlineKind.ANSWER, offer.answer_by, waits_for=offer.to)]

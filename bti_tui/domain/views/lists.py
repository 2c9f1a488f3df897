"""Lists across cases: what is due today, and the cases themselves."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.deadlines import Deadline, DeadlineKind, deadlines
from bti_tui.domain.guide import Guide, Level, Step
from bti_tui.domain.ids import CaseId, MeasureId, MeetingId, PartyId, RouteCode, StepId, UserId
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import consent_status
from bti_tui.domain.views.baton_calls import BatonCall, baton_calls
from bti_tui.domain.views.names import Names, case_label, short_name
from bti_tui.domain.views.next_action import NextAction, next_action, step_number
from bti_tui.domain.words import Words


class Group(StrEnum):
    """How soon something is due (gruppe)."""

    SAFETY = "safety"
    EMERGENCY = "emergency"
    """Somebody without a part in the case opened it."""
    VACANT = "vacant"
    """Nobody holds the baton: red for everybody until somebody does."""
    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class TodayItem:
    """One thing to do, in one case."""

    group: Group
    case_id: CaseId
    number: str
    short_name: str
    kind: DeadlineKind
    what: Words | None
    """The step's name; None when `title` says it."""
    title: str
    """The measure's title, or the name of whom one waits for."""
    step: StepId | None
    step_number: str
    measure: MeasureId | None
    due_on: date | None
    days: int | None
    call: BatonCall | None = None
    """What the baton asks for; then `title` is the name of the one whom it is about."""
    meeting: MeetingId | None = None
    route: RouteCode | None = None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list."""

    case_id: CaseId
    number: str
    name: str
    short_name: str
    born_year: int | None
    level: Level
    status: CaseStatus
    safety: SafetyTrack
    step_number: str
    what: Words | None
    due_on: date | None
    days: int | None
    holder: UserId | None
    holder_initials: str
    owner: UserId | None
    consent: ConsentStatus
    baton: BatonStatus = BatonStatus.NOBODY_YET
    stand_in: UserId | None = None
    """Who stands in for the holder today."""


_OF_BATON: Final = frozenset({DeadlineKind.ANSWER, DeadlineKind.VACANT})
"""Each reader is told of these in her own way."""
_GROUPS: Final = {
    BatonCall.VACANT_YOURS: Group.VACANT,
    BatonCall.VACANT: Group.VACANT,
    BatonCall.WAITS: Group.WAITING,
    BatonCall.LENT: Group.WAITING,
}
"""Where a call stands; those that are left out stand by their day."""
_KINDS: Final = {
    BatonCall.VACANT_YOURS: DeadlineKind.VACANT,
    BatonCall.VACANT: DeadlineKind.VACANT,
    BatonCall.STANDS_IN: DeadlineKind.LOAN,
    BatonCall.STAND_IN_ENDS: DeadlineKind.LOAN,
    BatonCall.LENT: DeadlineKind.LOAN,
    BatonCall.LENT_ENDS: DeadlineKind.LOAN,
}


def group_of(days: int, weekday: int) -> Group:
    """The group for something due in some days, on a day of the week (Monday is 0)."""
    if days < 0:
        return Group.OVERDUE
    if days == 0:
        return Group.TODAY
    return Group.THIS_WEEK if days <= 6 - weekday else Group.LATER


def today_items(
    case: Case, found: tuple[Deadline, ...], guide: Guide, rules: Rules, names: Names, today: date, me: UserId
) -> list[TodayItem]:
    """What a case asks for on a day, seen by one professional."""
    label, name = case_label(case.number), short_name(names.person(case, case.subject))
    items = _calls(case, names, today, me)
    is_dated = any(one.kind is DeadlineKind.STEP for one in found)
    action = next_action(case, guide, rules, names, today) if is_dated else None
    asked = () if _is_only_asked(case, today, me) else asked_for_now(found, guide, action, is_called=bool(items))
    for one in asked:
        if one.kind in _OF_BATON:
            continue
        days = one.days_left(today)
        step = guide.step(one.step) if one.step else None
        measure = case.measure(one.measure) if one.measure else None
        items.append(
            TodayItem(
                group=group_of(days, today.weekday()),
                case_id=case.id,
                number=label,
                short_name=name,
                kind=one.kind,
                what=_what(one, action, step) or _kind_of_meeting(case, one, guide),
                title=names.text(measure.title) if measure else _beside(case, one, names),
                step=one.step,
                step_number=step_number(guide, one.step) if one.step else "",
                measure=one.measure,
                due_on=one.due_on,
                days=days,
                meeting=one.meeting,
            )
        )
    return items


def _what(one: Deadline, action: NextAction | None, step: Step | None) -> Words | None:
    if one.kind is DeadlineKind.STEP and action is not None:
        return action.what
    return step.what if step else None


def _kind_of_meeting(case: Case, one: Deadline, guide: Guide) -> Words | None:
    meeting = case.meeting(one.meeting) if one.meeting else None
    kind = guide.choice("meeting_kind", meeting.kind) if meeting else None
    return kind.label if kind else None


def _beside(case: Case, one: Deadline, names: Names) -> str:
    """The time of a meeting, or who talks with the child."""
    if one.waits_for is not None:
        return names.party(case, PartyId(one.waits_for))
    meeting = case.meeting(one.meeting) if one.meeting else None
    return f"{meeting.at:%H.%M}" if meeting else ""


def _is_only_asked(case: Case, today: date, me: UserId) -> bool:
    """Whether nothing in the case is for her to do but to answer whether she takes the baton."""
    offer = case.baton.offer
    busy = {case.baton.hand, case.baton.stand_in(today), case.concern.owner if case.concern else None}
    busy |= {case.leader.leader if case.leader else None, *(UserId(one.responsible) for one in case.open_measures)}
    return offer is not None and offer.to == me and me not in busy


def _calls(case: Case, names: Names, today: date, me: UserId) -> list[TodayItem]:
    """What the baton asks of one professional."""
    label, name = case_label(case.number), short_name(names.person(case, case.subject))
    items = []
    for one in baton_calls(case, names.professionals, today, me):
        days = (one.on - today).days
        kind, group = _KINDS.get(one.call, DeadlineKind.ANSWER), _GROUPS.get(one.call)
        title = names.user(one.who)
        items.append(
            TodayItem(
                group=group or group_of(days, today.weekday()),
                case_id=case.id,
                number=label,
                short_name=name,
                kind=kind,
                what=None,
                title=title,
                step=None,
                step_number="",
                measure=None,
                due_on=one.on,
                days=days,
                call=one.call,
            )
        )
    return items


def asked_for_now(
    found: tuple[Deadline, ...], guide: Guide, action: NextAction | None, *, is_called: bool
) -> tuple[Deadline, ...]:
    """The deadlines that can be met now: of the steps only the next one, and none while its measures must come first.

    A step further on waits for the steps before it; listing it too would only make the day look worse than it is.
    Where the next one has no deadline of its own, it stands with that of the first step behind it. `is_called` is when
    the reader is told of the baton already.
    """
    measures = [one.due_on for one in found if one.kind is DeadlineKind.MEASURE]
    steps = [one for one in found if one.kind is DeadlineKind.STEP]
    first = _first_step(steps, guide) if len(steps) > 1 else next(iter(steps), None)
    if first is not None and measures and min(measures) <= first.due_on:
        first = None
    if action is not None and _is_told(action, is_called=is_called):
        first = None
    met = (one for one in found if one.kind is not DeadlineKind.STEP or one is first)
    return tuple(replace(one, step=action.step) if one is first and action is not None else one for one in met)


def _is_told(action: NextAction, *, is_called: bool) -> bool:
    """Whether something else in the list tells of the next action: the safety track, the advice, or the baton."""
    return action.safety or bool(action.form) or (is_called and bool(action.waits_for))


def _first_step(found: list[Deadline], guide: Guide) -> Deadline:
    order = {step.id: place for place, step in enumerate(guide.steps())}
    return min(found, key=lambda one: order.get(one.step, -1) if one.step else -1)


def case_row(
    case: Case,
    name: str,
    guide: Guide,
    rules: Rules,
    names: Names,
    today: date,
    found: tuple[Deadline, ...] | None = None,
) -> CaseRow:
    """One line of the list of cases; `found` are its deadlines when they are worked out already."""
    action = next_action(case, guide, rules, names, today)
    found = deadlines(case, guide, rules, today) if found is None else found
    due = found[0].due_on if found else action.due_on if action else None
    subject = case.person(case.subject)
    holder = case.baton.holder
    return CaseRow(
        case_id=case.id,
        number=case_label(case.number),
        name=name,
        short_name=short_name(name),
        born_year=subject.born_on.year if name and subject and subject.born_on else None,
        level=case.level,
        status=case.status,
        safety=case.safety_track,
        step_number=action.number if action else "",
        what=action.what if action else None,
        due_on=due,
        days=(due - today).days if due else None,
        holder=holder.user if holder else None,
        holder_initials=names.initials(holder.user if holder else None),
        owner=case.concern.owner if case.concern else None,
        consent=consent_status(case, rules, today) if case.level > Level.CLARIFY else ConsentStatus.NOT_NEEDED,
        baton=case.baton.status(today),
        stand_in=case.baton.stand_in(today),
    )

"""Who may know of the safety track of a case, and the case as all others see it (2.6 of the field text)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bti_tui.domain import refusals
from bti_tui.domain.asked_for import OPEN_SAFETY_TRACK, SETTLE_SAFETY
from bti_tui.domain.case import Case
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import Effect, GuardName, Guide
from bti_tui.domain.ids import Actor, MoveId, NoteId, Role, UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.safety import OPEN, SafetyAnswer, SafetyCheck, SafetyTrack, SafetyWork

if TYPE_CHECKING:  # brings every fact, and a list can do without
    from bti_tui.domain.facts import Fact

SETTLED: Final = "safety.settled"
SET_ASIDE: Final = "guard.overridden"
_TELLING: Final = frozenset(
    {GuardName.SAFETY.value, refusals.SAFETY_OPEN, refusals.SAFETY_ASK_AGAIN, refusals.SAFETY_NOT_LIFTED}
    | {refusals.ROUTE_OPEN, refusals.SAFETY_NOT_CONSIDERED, refusals.NOTICE_NOT_JUDGED}
)
"""Reasons that tell of an open track."""


def may_know(case: Case, actor: Actor, today: date) -> bool:
    """Whether somebody may read what is shielded: owner, holder, who stands in, leader, opener, whom they named."""
    loan, holder = case.baton.loan, case.baton.holder
    known = {
        *case.insiders,
        case.concern.owner if case.concern else None,
        case.leader.leader if case.leader else None,
        holder.user if holder else None,
        loan.to if loan is not None and loan.runs_on(today) else None,
    }
    agencies = {case.agency, holder.agency if holder else None}
    return actor.id in known or (actor.role is Role.LEADER and actor.agency in agencies)


def as_seen_by(case: Case, actor: Actor, today: date) -> Case:
    """The case with nothing in it that its reader may not know."""
    return case if may_know(case, actor, today) else veiled(case, actor.id)


def veiled(case: Case, reader: UserId | None = None) -> Case:
    """The case without its safety track: at most that it waits. A reader keeps the reports that she made herself."""
    own = SafetyWork(reports=tuple(one for one in case.safety_work.reports if one.by == reader))
    if any(one.visibility is Visibility.SHIELDED for one in case.disclosures):
        told = (one for one in case.disclosures if one.visibility is not Visibility.SHIELDED)
        case = replace(case, disclosures=tuple(told))
    case = _without_grave_answers(case)
    if not _has_track(case):
        return replace(case, safety_work=own) if case.safety_work.reports else case
    is_open = case.safety_track in OPEN
    asked = case.safety
    concern = replace(case.concern, words=NoteId("")) if case.concern and case.concern.in_safety else case.concern
    return replace(
        case,
        concern=concern,
        safety_track=SafetyTrack.WAITS if is_open else SafetyTrack.NONE,
        safety_since=None,
        safety_work=own,
        safety=replace(asked, answer=SafetyAnswer.NO) if asked else _untold(case, is_open=is_open),
        insiders=(),
        decisions=tuple(one for one in case.decisions if one.effect is not Effect.SAFETY),
    )


def of_safety(guide: Guide) -> frozenset[MoveId]:
    """The moves to the safety track and back from it."""
    return frozenset(one.id for one in guide.moves.values() if one.order in (OPEN_SAFETY_TRACK, SETTLE_SAFETY))


def ends_track(fact: "Fact", moves: frozenset[MoveId]) -> bool:
    """Whether a fact tells that there was a track: how it ended, or a guard that was set aside on one of its moves."""
    return fact.name == SETTLED or (fact.name == SET_ASIDE and getattr(fact, "move", None) in moves)


def _without_grave_answers(case: Case) -> Case:
    """The case without the safety answers of its assessments, and without what they led to."""
    if not any(one.safety for one in case.assessments):
        return case
    told = (replace(one, safety=(), is_hidden=False, waits=False) for one in case.assessments)
    return replace(case, assessments=tuple(told), routes=(), to_judge=None)


def sayable(reasons: Iterable[Reason], case: Case, actor: Actor, today: date) -> tuple[Reason, ...]:
    """The reasons of a refusal as somebody may know them: of an open track only that the case waits."""
    tells = case.safety_track in OPEN or case.assessments
    if not tells or may_know(case, actor, today):
        return tuple(reasons)
    said = (Reason(refusals.CASE_WAITS) if one.code in _TELLING else one for one in reasons)
    return tuple(dict.fromkeys(said))


def _has_track(case: Case) -> bool:
    began = case.concern is not None and case.concern.in_safety
    decided = any(one.effect is Effect.SAFETY for one in case.decisions)
    return began or decided or case.safety_track is not SafetyTrack.NONE


def _untold(case: Case, *, is_open: bool) -> SafetyCheck | None:
    """A track that was opened without the question leaves it open; once lifted, nothing stands in the way any more."""
    if is_open or case.concern is None:
        return None
    return SafetyCheck(SafetyAnswer.NO, case.concern.words, case.concern.owner, case.concern.raised_on)

"""Who may know of the safety track of a case, and the case as all others see it (2.6 of the field text)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import Effect, GuardName
from bti_tui.domain.ids import Actor, NoteId, Role
from bti_tui.domain.safety import OPEN, SafetyAnswer, SafetyCheck, SafetyTrack, SafetyWork

_TELLING: Final = frozenset(
    {GuardName.SAFETY.value, refusals.SAFETY_OPEN, refusals.SAFETY_ASK_AGAIN, refusals.SAFETY_NOT_LIFTED}
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
    return case if may_know(case, actor, today) else veiled(case)


def veiled(case: Case) -> Case:
    """The case without its safety track: at most that it waits."""
    if not _has_track(case):
        return case
    is_open = case.safety_track in OPEN
    asked = case.safety
    concern = replace(case.concern, words=NoteId("")) if case.concern and case.concern.in_safety else case.concern
    return replace(
        case,
        concern=concern,
        safety_track=SafetyTrack.WAITS if is_open else SafetyTrack.NONE,
        safety_since=None,
        safety_work=SafetyWork(),
        safety=replace(asked, answer=SafetyAnswer.NO) if asked else _untold(case, is_open=is_open),
        insiders=(),
        decisions=tuple(one for one in case.decisions if one.effect is not Effect.SAFETY),
    )


def sayable(reasons: Iterable[Reason], case: Case, actor: Actor, today: date) -> tuple[Reason, ...]:
    """The reasons of a refusal as somebody may know them: of an open track only that the case waits."""
    if case.safety_track not in OPEN or may_know(case, actor, today):
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

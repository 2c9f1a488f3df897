"""The course of a case: a pause has a reason and an end, and a closed case may be opened again."""

from bti_tui.domain import refusals
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.commands import AdoptGuide, PauseCase, ReopenCase, ResumeCase
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import CasePaused, CaseReopened, CaseResumed, GuideAdopted
from bti_tui.domain.guide import GuardName
from bti_tui.domain.guide_change import lost_steps
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.rules.agreement import holds_case
from bti_tui.domain.rules.basis import Basis, Change, Pen, in_order, not_after, require, written
from bti_tui.domain.rules.moves import Passage
from bti_tui.domain.safety import LOCKS


def pause_case(command: PauseCase, basis: Basis) -> Change:
    """An active case rests until a day that lies ahead (T25)."""
    active = basis.case.status is CaseStatus.ACTIVE and not basis.case.closing_decided
    passage = Passage(basis, command.name, command.override)
    require(
        [] if active else [Reason(refusals.CASE_NOT_ACTIVE)],
        holds_case(basis),
        passage.reasons,
        written(command.reason),
        not_after(basis.today, command.paused_on),
        [Reason(GuardName.DATE)] if command.resume_on <= basis.today else [],
    )
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.REASON)
    paused = CasePaused(on=command.paused_on, resume_on=command.resume_on, reason=reason)
    return pen.change(*passage.overridden(pen), paused)


def resume_case(command: ResumeCase, basis: Basis) -> Change:
    """The case goes on at the step where it was (T26)."""
    pause = basis.case.pause
    passage = Passage(basis, command.name, command.override)
    require(
        [] if pause else [Reason(refusals.CASE_NOT_PAUSED)],
        passage.reasons,
        not_after(basis.today, command.resumed_on),
        in_order(pause.since if pause else None, command.resumed_on),
    )
    pen = Pen(basis)
    return pen.change(*passage.overridden(pen), CaseResumed(on=command.resumed_on))


def reopen_case(command: ReopenCase, basis: Basis) -> Change:
    """A closed case begins a new round, and the safety question is asked anew (T27).

    Who holds the baton, and whether the consent still holds, is asked by the first steps of the level.
    """
    closed_on = basis.case.closing.closed_on if basis.case.closing else None
    passage = Passage(basis, command.name, command.override)
    require(
        [] if basis.case.status is CaseStatus.CLOSED else [Reason(refusals.CASE_NOT_CLOSED)],
        passage.reasons,
        written(command.reason),
        not_after(basis.today, command.reopened_on),
        in_order(closed_on, command.reopened_on),
    )
    pen = Pen(basis)
    reason = pen.write(command.reason, NoteKind.REASON)
    reopened = CaseReopened(on=command.reopened_on, level=command.level.level, reason=reason)
    return pen.change(*passage.overridden(pen), reopened)


def adopt_guide(command: AdoptGuide, basis: Basis) -> Change:
    """A case goes over to another guide when a person says so; no step in which something was done may get lost."""
    case, target = basis.case, basis.target
    if target is None or (target.id, target.version) != (command.guide, command.version):
        raise Refused(Reason(refusals.GUIDE_UNKNOWN))
    followed = (case.guide_id, case.guide_version) == (command.guide, command.version)
    lost = lost_steps(case, basis.guide, target, basis.circumstance())
    require(
        [Reason(refusals.GUIDE_FOLLOWED)] if followed else [],
        holds_case(basis),
        [Reason(refusals.SAFETY_OPEN)] if case.safety_track in LOCKS else [],
        [Reason(refusals.STEP_HAS_HISTORY, step.id) for step in lost],
        written(command.reason),
    )
    pen = Pen(basis)
    adopted = GuideAdopted(
        on=basis.today,
        guide_id=target.id,
        guide_version=target.version,
        left_id=case.guide_id,
        left_version=case.guide_version,
        reason=pen.write(command.reason, NoteKind.REASON),
    )
    return pen.change(adopted)

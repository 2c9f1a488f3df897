"""Another guide for an open case: what becomes of its steps is shown first, then a person says why."""

from dataclasses import dataclass
from typing import Final

from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.commands import AdoptGuide
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import Guide, Step
from bti_tui.domain.guide_change import MappedStep, lost_steps, mapped_steps
from bti_tui.domain.guide_difference import Difference, DifferenceKind, differences
from bti_tui.domain.ids import CaseId, GuideId
from bti_tui.domain.reconcile import Seen
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import Executed, execute
from bti_tui.usecases.reading import case_of

_RULES: Final = frozenset(
    {
        DifferenceKind.STEP_DUE,
        DifferenceKind.STEP_OPTIONAL,
        DifferenceKind.STEP_ASKED,
        DifferenceKind.STEP_GUARDS,
        DifferenceKind.OUTCOME_NEW,
        DifferenceKind.OUTCOME_GONE,
        DifferenceKind.OUTCOME_WAY,
        DifferenceKind.MOVE,
        DifferenceKind.DAYS,
        DifferenceKind.AGE,
        DifferenceKind.SIGNING,
    }
)


@dataclass(frozen=True, slots=True)
class GuideChange:
    """A case, the guide that it follows, and one that it could follow (veilederbytte)."""

    case_id: CaseId
    version: int
    """The version of the case that was looked at."""
    before: Guide
    after: Guide
    steps: tuple[MappedStep, ...]
    """The steps that are not the same in both."""
    rules: tuple[Difference, ...]
    """What else is done in another way from the level of the case on: deadlines, conditions, outcomes, who signs."""
    lost: tuple[Step, ...]
    """Steps in which something was done and which the other guide doesn't know: they stand in the way."""
    is_missing: bool
    """The guide of the case is not installed here; it is read by the nearest one."""


def guide_change(ctx: Context, case_id: CaseId, wanted: GuideId) -> GuideChange:
    """What another guide would mean for a case; nothing is changed. Raises `NotFound`."""
    after = next((one for one in ctx.guides.offered() if one.id == wanted), None)
    if after is None:
        raise NotFound(guide=wanted, version="")
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
    before = ctx.guide_of(case)
    at = Circumstance(case, ctx.today, ctx.rules_of(case), case.next_on)
    missing = (before.id, before.version) != (case.guide_id, case.guide_version)
    steps, lost = mapped_steps(case, before, after, at), lost_steps(case, before, after, at)
    rules = (
        one
        for one in differences(before, after)
        if one.kind in _RULES and (one.level is None or one.level >= case.level)
    )
    return GuideChange(case_id, case.version, before, after, steps, tuple(rules), lost, missing)


def change_guide(ctx: Context, change: GuideChange, reason: str) -> Executed:
    """Let the case follow the other guide from now on; whatever others wrote since it was looked at is told first."""
    order = AdoptGuide(case_id=change.case_id, guide=change.after.id, version=change.after.version, reason=reason)
    return execute(ctx, order, seen=Seen(change.version, change.version))


def other_guides(ctx: Context, case_id: CaseId) -> tuple[Guide, tuple[Guide, ...]]:
    """The guide that a case is read by, and those that it could go over to; a newer version of its own among them."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
    kept = (case.guide_id, case.guide_version)
    return ctx.guide_of(case), tuple(one for one in ctx.guides.offered() if (one.id, one.version) != kept)

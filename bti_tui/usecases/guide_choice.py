"""Which guide new cases begin with, which others there are, and what should have been gone through again."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId
from bti_tui.usecases.context import Context


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A guide that new cases may begin with."""

    guide: Guide
    is_chosen: bool
    is_stale: bool


@dataclass(frozen=True, slots=True)
class GuideList:
    """Every guide that can be used, and the files that can't."""

    lines: tuple[GuideLine, ...]
    broken: tuple[GuideInvalid, ...]


@dataclass(frozen=True, slots=True)
class Overdue:
    """What should have been gone through again, or mended."""

    guide: Guide | None
    rules_on: date | None
    """The day by which the rule pack should have been checked; None while it is not over."""
    unusable: GuideId | None
    """The guide that was chosen for new cases and that can't be used; the standard one stands in for it."""


def guide_list(ctx: Context) -> GuideList:
    """The guides of the program and of the municipality."""
    current = ctx.guides.current()
    lines = (GuideLine(one, one == current, one.is_stale(ctx.today)) for one in ctx.guides.offered())
    return GuideList(tuple(lines), ctx.guides.broken())


def choose_guide(ctx: Context, guide_id: GuideId) -> Guide:
    """Let new cases begin with a guide; those that are open keep theirs. Raises `NotFound`."""
    return ctx.guides.choose(guide_id)


def overdue(ctx: Context) -> Overdue:
    """The guide for new cases and the rule pack, where somebody should have looked at them again."""
    guide, due = ctx.guides.current(), ctx.rules.review_on
    is_over = due is not None and due < ctx.today
    stale = guide if guide.is_stale(ctx.today) else None
    return Overdue(stale, due if is_over else None, ctx.guides.unusable())

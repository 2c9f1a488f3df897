"""Which guide new cases begin with, which others there are, and what should have been gone through again."""

from dataclasses import dataclass

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


def guide_list(ctx: Context) -> GuideList:
    """The guides of the program and of the municipality."""
    current = ctx.guides.current()
    lines = (GuideLine(one, one == current, one.is_stale(ctx.today)) for one in ctx.guides.offered())
    return GuideList(tuple(lines), (*ctx.guides.broken(), *([ctx.rules_refused] if ctx.rules_refused else [])))


def choose_guide(ctx: Context, guide_id: GuideId) -> Guide:
    """Let new cases begin with a guide; those that are open keep theirs. Raises `NotFound`."""
    return ctx.guides.choose(guide_id)

"""What the screen of one case needs, in one reading: the case, its track with earlier levels, and who is asking."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import Guide, Level, Place
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.progress import is_done
from bti_tui.domain.views.case_view import StepLine, step_lines, step_number
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context
from bti_tui.usecases.queries import CasePage, open_case
from bti_tui.usecases.reading import case_of, names_for, shown_notes


@dataclass(frozen=True, slots=True)
class TrackPart:
    """The steps of one level, or of the closing (then without a level)."""

    level: Level | None
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One case, ready to be drawn."""

    page: CasePage
    track: tuple[TrackPart, ...]
    """The levels behind, then the part that the case is in."""
    words: CaseWords
    day: date
    is_asked: bool
    """The baton is offered to the one at the keyboard."""


def case_sheet(ctx: Context, case_id: CaseId) -> CaseSheet:
    """A case to be shown; opening it writes the access log."""
    page = open_case(ctx, case_id)
    with ctx.reading() as work:
        case = case_of(work, case_id)
        names = names_for(work, shown_notes(case))
    offer = page.view.offer
    return CaseSheet(
        page=page,
        track=track(ctx, case),
        words=case_words(case, ctx.guide_of(case), names),
        day=ctx.today,
        is_asked=offer is not None and offer.to == ctx.user.id,
    )


def track(ctx: Context, case: Case) -> tuple[TrackPart, ...]:
    """All steps that have been within reach: earlier levels stay there to be looked at."""
    guide = ctx.guide_of(case)
    closing = case.closing_decided or case.closing is not None
    behind = [level for level in Level if level < case.level or (closing and level == case.level)]
    now = TrackPart(None if closing else case.level, step_lines(case, guide, ctx.rules, ctx.today))
    return (*(TrackPart(level, _behind(ctx, case, guide, level)) for level in behind), now)


def _behind(ctx: Context, case: Case, guide: Guide, level: Level) -> tuple[StepLine, ...]:
    return tuple(
        StepLine(
            id=step.id,
            number=step_number(guide, step.id),
            what=step.what,
            done=is_done(step, case, guide, ctx.rules, ctx.today),
            is_next=False,
            later=step.later,
            due_on=None,
        )
        for step in guide.level(level).steps
    )


def place_of(ctx: Context, case_id: CaseId, step_id: StepId) -> Place:
    """The screen that a step of a case is done on; a later step is left to the general one. Raises `NotFound`."""
    with ctx.reading() as work:
        guide = ctx.guide_of(case_of(work, case_id))
    step = guide.step(step_id)
    if step is None:
        raise NotFound(step=step_id)
    return Place.STEP if step.later else step.place

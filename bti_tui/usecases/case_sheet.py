"""What the screen of one case needs, in one reading: the case, its track with earlier levels, and who is asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.commands import OfferBaton
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import Guide, Level, Place
from bti_tui.domain.ids import CaseId, PersonId, StepId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.progress import is_done
from bti_tui.domain.rules.erasure import answers_for
from bti_tui.domain.views.any_time import Offered, any_time
from bti_tui.domain.views.case_view import StepLine, step_lines
from bti_tui.domain.views.names import Names, case_label
from bti_tui.domain.views.next_action import step_number
from bti_tui.domain.views.timeline import LogLine
from bti_tui.domain.words import Words
from bti_tui.usecases.assessment import route_words
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.queries import CasePage, open_case
from bti_tui.usecases.reading import case_of


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
    answers_for: bool = False
    """The one at the keyboard may restrict or purge it."""
    others: tuple[tuple[PersonId, str], ...] = ()
    """The people of the case but the one whom it is about, whose names are still there."""
    next_help: Words | None = None
    """What the guide says of the step that is next."""
    follows: str = ""
    """The number of the archived case that this one goes on from, for whoever may see that it is there."""
    set_aside: tuple[LogLine, ...] = ()
    """The guards that somebody went on without, newest first."""
    offers: tuple[Offered, ...] = ()
    """What can be done out of turn."""

    def offer(self, command: str) -> Offered | None:
        """The form of a command, when it can be filled in out of turn."""
        return next((one for one in self.offers if one.command == command), None)


def case_sheet(ctx: Context, case_id: CaseId, *, again: bool = False) -> CaseSheet:
    """A case to be shown; opening it writes the access log, drawing it `again` does not."""
    page = open_case(ctx, case_id, again=again)
    case, names = page.case, page.names
    offer, following = page.view.offer, page.view.next
    step = ctx.guide_of(case).step(following.step) if following and following.step else None
    return CaseSheet(
        page=page,
        track=track(ctx, case),
        words=case_words(case, ctx.guide_of(case), names, route_words(ctx, case)),
        day=ctx.today,
        is_asked=offer is not None and offer.to == ctx.user.id,
        next_help=step.help if step else None,
        answers_for=answers_for(ctx.actor, case) and not case.is_purged,
        others=tuple(_others(case, names)),
        follows=_before(ctx, case),
        set_aside=page.set_aside,
        offers=any_time(Circumstance(case, ctx.today, ctx.rules_of(case), case.next_on), ctx.guide_of(case)),
    )


def _before(ctx: Context, case: Case) -> str:
    if case.follows is None:
        return ""
    with ctx.reading() as work:
        before = work.cases.get(case.follows)
        is_seen = before is not None and Eyes(ctx, work).sight(before) >= Sight.OUTLINE
    return case_label(before.number) if before is not None and is_seen else ""


def _others(case: Case, names: Names) -> Iterator[tuple[PersonId, str]]:
    gone = {one.person for one in case.purged}
    yield from ((one.id, names.text(one.name)) for one in case.people if one.id not in {case.subject, *gone})


def track(ctx: Context, case: Case) -> tuple[TrackPart, ...]:
    """All steps that have been within reach: earlier levels stay there to be looked at."""
    guide = ctx.guide_of(case)
    closing = case.closing_decided or case.closing is not None
    behind = [level for level in Level if level < case.level or (closing and level == case.level)]
    now = TrackPart(None if closing else case.level, step_lines(case, guide, ctx.rules_of(case), ctx.today))
    return (*(TrackPart(level, _behind(ctx, case, guide, level)) for level in behind), now)


def _behind(ctx: Context, case: Case, guide: Guide, level: Level) -> tuple[StepLine, ...]:
    return tuple(
        StepLine(
            id=step.id,
            number=step_number(guide, step.id),
            what=step.what,
            done=is_done(step, case, guide, ctx.rules_of(case), ctx.today),
            is_next=False,
            later=step.later,
            due_on=None,
        )
        for step in guide.level(level).steps
    )


def place_of(ctx: Context, case_id: CaseId, step_id: StepId) -> Place:
    """The screen that a step of a case is done on; a later step is left to the general one. Raises `NotFound`.

    The first relay holder is asked for on the step; whatever comes after that has its own place.
    """
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
    guide = ctx.guide_of(case)
    step = guide.step(step_id)
    if step is None:
        raise NotFound(step=step_id)
    if step.asks_for(OfferBaton.name) and (case.baton.terms or case.baton.offer):
        return Place.BATON
    return Place.STEP if step.later else step.place

"""Reads: views, never rows. Opening a case writes the access log in the same transaction, before text is drawn."""

from dataclasses import dataclass, replace

from bti_tui.domain import guards
from bti_tui.domain.case import Case
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import GuardName, GuardText, Guide, Place, Step
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.listing import Selection
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.views.case_view import CaseView, case_view
from bti_tui.domain.views.consent_view import ConsentView, consent_view
from bti_tui.domain.views.lists import CaseRow
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.step_view import StepView, step_view
from bti_tui.domain.views.timeline import LogLine, timeline
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.corrections import with_earlier
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.made_by import FACTS_OF_COMMAND
from bti_tui.usecases.reading import case_of, fact_notes, knows_shielded, names_for, seen_cases, shown_notes, told
from bti_tui.usecases.set_aside import set_aside
from bti_tui.usecases.today import rows_of


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case and its newest log lines."""

    view: CaseView
    newest: tuple[LogLine, ...]
    entries: int
    case: Case
    names: Names
    """Of everybody and everything in it, for whoever draws it: a case is read once."""
    set_aside: tuple[LogLine, ...] = ()
    """The soft guards that somebody went on without, newest first."""


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of a case's timeline, newest first."""

    lines: tuple[LogLine, ...]
    before: int | None
    """The position to go on from; None at the beginning of the case."""


def cases(ctx: Context, *, closed: bool = False, limit: int = 1000) -> tuple[CaseRow, ...]:
    """The cases as lines, newest first; with `closed`, the ended ones too."""
    with ctx.reading() as work:
        shown = seen_cases(ctx, work, Sight.OUTLINE, archived=closed, limit=limit)
        return rows_of(ctx, shown, names_for(ctx, work, []))


def case_numbered(ctx: Context, number: int) -> CaseId | None:
    """The case with a number, whether work goes on in it or not, when the one at the keyboard may see that it is there.

    A restricted one is in no list.
    """
    with ctx.reading() as work:
        eyes = Eyes(ctx, work)
        found = work.cases.listed(Selection(number=number), archived=True)
        return next((one.case.id for one in found if eyes.sight(one.case) >= Sight.OUTLINE), None)


def open_case(ctx: Context, case_id: CaseId, *, again: bool = False) -> CasePage:
    """A case to be shown; who opened it is committed before anything is drawn (R42).

    `again` is for a case that lies open already and is drawn anew: the same look at it is not logged twice.
    """
    with ctx.reading() if again else ctx.unit_of_work() as work:
        case = case_of(ctx, work, case_id)
        if not again:
            work.log_access(ctx.user.id, "case.read", case_id, ctx.now())
        records = work.facts.of_case(case_id, limit=30)
        records = told(ctx, work, case, records)
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)], case)
        page = CasePage(
            case_view(case, ctx.guide_of(case), ctx.rules_of(case), names, ctx.today),
            readable(timeline(records, names, case))[:5],
            case.version,
            case,
            names,
            set_aside(ctx, work, case),
        )
        if not again:
            work.commit()
    return page


def log(ctx: Context, case_id: CaseId, before: int | None = None, limit: int = 200) -> LogPage:
    """A page of the timeline. Shielded lines belong to the safety track and are not here."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        records = work.facts.of_case(case_id, before=before, limit=limit)
        rest = records[-1][0] if len(records) == limit else None
        records = told(ctx, work, case, records)
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)], case)
        lines = readable(timeline(records, names, case))
        return LogPage(with_earlier(ctx, work, case, lines), rest)


def step(ctx: Context, case_id: CaseId, step_id: StepId) -> StepView:
    """One step of a case, with what has been written in it."""
    with ctx.reading() as work:
        return step_of(ctx, work, case_of(ctx, work, case_id), step_id)[0]


def step_of(ctx: Context, work: UnitOfWork, case: Case, step_id: StepId) -> tuple[StepView, Names]:
    """The same of a case that is read already, with the names in it."""
    guide = ctx.guide_of(case)
    found = _known(guide, step_id)
    made = frozenset(name for form in found.forms for name in FACTS_OF_COMMAND.get(form.command, ()))
    records = told(ctx, work, case, work.facts.of_case(case.id, limit=500, named=made)) if made else ()
    names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)], case)
    lines = timeline(records, names, case, shielded=knows_shielded(ctx, case))
    return step_view(case, found, guide, ctx.rules_of(case), names, ctx.today, lines), names


def first_step(ctx: Context, case_id: CaseId) -> StepView:
    """The step that opens a case which nothing has happened to yet."""
    with ctx.reading() as work:
        return opening_step(ctx, case_id, names_for(ctx, work, []))


def opening_step(ctx: Context, case_id: CaseId, names: Names) -> StepView:
    """The same with names that are read already."""
    guide = ctx.guides.current()
    opening = guide.levels[0].steps[0]
    empty = replace(Case.empty(case_id), agency=ctx.user.agency)
    return step_view(empty, opening, guide, ctx.rules, names, ctx.today)


def consent(ctx: Context, case_id: CaseId) -> ConsentView:
    """Who must answer, who has, and what is missing."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        names = names_for(ctx, work, shown_notes(case), case)
        return consent_view(case, ctx.guide_of(case), ctx.rules_of(case), names, ctx.today)


def guard_texts(ctx: Context, case_id: CaseId) -> dict[GuardName, GuardText]:
    """How the guide that a case follows explains its guards."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
        eyes = Eyes(ctx, work)
        if case is not None and eyes.sight(case) >= Sight.OUTLINE:
            return guards.guard_texts(eyes.seen(case), ctx.guide_of(case))
    return ctx.guides.current().guards


def step_at(ctx: Context, case_id: CaseId, place: Place) -> StepId | None:
    """The step of the case's part of the guide that is done on a screen of its own."""
    with ctx.reading() as work:
        guide = ctx.guide_of(case_of(ctx, work, case_id))
    return next((one.id for one in guide.steps() if one.place is place), None)


def professionals(ctx: Context) -> tuple[Professional, ...]:
    """The employees that the store knows, by name."""
    with ctx.reading() as work:
        return work.professionals.all()


def _known(guide: Guide, step_id: StepId) -> Step:
    found = guide.step(step_id)
    if found is None:
        raise NotFound(step=step_id)
    return found


def readable(lines: tuple[LogLine, ...]) -> tuple[LogLine, ...]:
    """What is shielded is not in the log."""
    return tuple(line for line in lines if line.visibility is not Visibility.SHIELDED)

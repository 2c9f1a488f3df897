"""Reads: views, never rows. Opening a case writes the access log in the same transaction, before text is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.drafts import Draft
from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import GuardName, GuardText, Guide, Place, Step
from bti_tui.domain.ids import CaseId, Role, StepId
from bti_tui.domain.listing import ListedCase
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.case_view import CaseView, case_view
from bti_tui.domain.views.consent_view import ConsentView, consent_view
from bti_tui.domain.views.lists import CaseRow, Group, TodayItem, case_row, safety_item, today_items
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.step_view import StepView, step_view
from bti_tui.domain.views.timeline import LogLine, timeline
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.made_by import FACTS_OF_COMMAND
from bti_tui.usecases.reading import case_of, fact_notes, names_for, shown_notes
from bti_tui.usecases.worked_out import deadlines_of

_ORDER = list(Group)


@dataclass(frozen=True, slots=True)
class TodayView:
    """The start screen: what is due, what waits for whom, what lies half written."""

    items: tuple[TodayItem, ...]
    drafts: tuple[Draft, ...]
    open_cases: int


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case and its newest log lines."""

    view: CaseView
    newest: tuple[LogLine, ...]
    entries: int
    case: Case
    names: Names
    """Of everybody and everything in it, for whoever draws it: a case is read once."""


@dataclass(frozen=True, slots=True)
class LogPage:
    """A page of a case's timeline, newest first."""

    lines: tuple[LogLine, ...]
    before: int | None
    """The position to go on from; None at the beginning of the case."""


def today(ctx: Context) -> TodayView:
    """What is due in every open case, the most urgent first."""
    with ctx.reading() as work:
        return _today(ctx, work, work.cases.listed())[0]


def today_and_cases(ctx: Context) -> tuple[TodayView, tuple[CaseRow, ...]]:
    """The same with the open cases as lines, in one reading."""
    with ctx.reading() as work:
        listed = work.cases.listed()
        view, names = _today(ctx, work, listed)
        return view, _rows(ctx, listed, names)


def _today(ctx: Context, work: UnitOfWork, listed: Sequence[ListedCase]) -> tuple[TodayView, Names]:
    titles = [measure.title for one in listed for measure in one.case.open_measures]
    subjects = [person.name for one in listed for person in one.case.people if person.id == one.case.subject]
    names = names_for(ctx, work, [*titles, *subjects])
    day = ctx.today
    items = [item for one in listed for item in _items(ctx, one.case, names, day)]
    items.sort(key=lambda item: (_ORDER.index(item.group), item.due_on or day, item.number))
    hidden = {case.id for case in work.cases.restricted()}
    drafts = tuple(one for one in work.drafts.of_user(ctx.user.id) if one.case_id not in hidden)
    return TodayView(tuple(items), drafts, len(listed)), names


def cases(ctx: Context, *, closed: bool = False, limit: int = 1000) -> tuple[CaseRow, ...]:
    """The cases as lines, newest first; with `closed`, the ended ones too."""
    with ctx.reading() as work:
        listed = work.cases.listed(archived=closed, limit=limit)
        return _rows(ctx, listed, names_for(ctx, work, []))


def _rows(ctx: Context, listed: Sequence[ListedCase], names: Names) -> tuple[CaseRow, ...]:
    day = ctx.today
    return tuple(
        case_row(one.case, one.name, ctx.guide_of(one.case), ctx.rules, names, day, deadlines_of(ctx, one.case, day))
        for one in listed
    )


def open_case(ctx: Context, case_id: CaseId, *, again: bool = False) -> CasePage:
    """A case to be shown; who opened it is committed before anything is drawn (R42).

    `again` is for a case that lies open already and is drawn anew: the same look at it is not logged twice.
    """
    with ctx.reading() if again else ctx.unit_of_work() as work:
        case = case_of(ctx, work, case_id)
        if not again:
            work.log_access(ctx.user.id, "case.read", case_id, ctx.now())
        records = work.facts.of_case(case_id, limit=30)
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)])
        page = CasePage(
            case_view(case, ctx.guide_of(case), ctx.rules, names, ctx.today),
            _readable(timeline(records, names, case))[:5],
            case.version,
            case,
            names,
        )
        if not again:
            work.commit()
    return page


def log(ctx: Context, case_id: CaseId, before: int | None = None, limit: int = 200) -> LogPage:
    """A page of the timeline. Shielded lines belong to the safety track and are not here."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        records = work.facts.of_case(case_id, before=before, limit=limit)
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)])
        rest = records[-1][0] if len(records) == limit else None
        return LogPage(_readable(timeline(records, names, case)), rest)


def step(ctx: Context, case_id: CaseId, step_id: StepId) -> StepView:
    """One step of a case, with what has been written in it."""
    with ctx.reading() as work:
        return step_of(ctx, work, case_of(ctx, work, case_id), step_id)[0]


def step_of(ctx: Context, work: UnitOfWork, case: Case, step_id: StepId) -> tuple[StepView, Names]:
    """The same of a case that is read already, with the names in it."""
    guide = ctx.guide_of(case)
    found = _known(guide, step_id)
    made = frozenset(name for form in found.forms for name in FACTS_OF_COMMAND.get(form.command, ()))
    records = work.facts.of_case(case.id, limit=500, named=made) if made else ()
    names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)])
    owner = case.concern is not None and case.concern.owner == ctx.user.id
    lines = timeline(records, names, case, shielded=owner or ctx.user.role is Role.LEADER)
    return step_view(case, found, guide, ctx.rules, names, ctx.today, lines), names


def first_step(ctx: Context, case_id: CaseId) -> StepView:
    """The step that opens a case which nothing has happened to yet."""
    with ctx.reading() as work:
        return opening_step(ctx, case_id, names_for(ctx, work, []))


def opening_step(ctx: Context, case_id: CaseId, names: Names) -> StepView:
    """The same with names that are read already."""
    guide = ctx.guides.current()
    opening = guide.levels[0].steps[0]
    return step_view(Case.empty(case_id), opening, guide, ctx.rules, names, ctx.today)


def consent(ctx: Context, case_id: CaseId) -> ConsentView:
    """Who must answer, who has, and what is missing."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        names = names_for(ctx, work, shown_notes(case))
        return consent_view(case, ctx.guide_of(case), ctx.rules, names, ctx.today)


def guard_texts(ctx: Context, case_id: CaseId) -> dict[GuardName, GuardText]:
    """How the guide that a case follows explains its guards."""
    with ctx.reading() as work:
        case = work.cases.get(case_id)
    return ctx.guide_of(case).guards if case else ctx.guides.current().guards


def step_at(ctx: Context, case_id: CaseId, place: Place) -> StepId | None:
    """The step of the case's part of the guide that is done on a screen of its own."""
    with ctx.reading() as work:
        guide = ctx.guide_of(case_of(ctx, work, case_id))
    return next((one.id for one in guide.steps() if one.place is place), None)


def professionals(ctx: Context) -> tuple[Professional, ...]:
    """The employees that the store knows, by name."""
    with ctx.reading() as work:
        return work.professionals.all()


def _items(ctx: Context, case: Case, names: Names, day: date) -> list[TodayItem]:
    guide = ctx.guide_of(case)
    if case.safety_track in (SafetyTrack.ACTIVE, SafetyTrack.CONSIDERED):
        return [safety_item(case, names)]
    return today_items(case, deadlines_of(ctx, case, day), guide, names, day, ctx.user.id)


def _known(guide: Guide, step_id: StepId) -> Step:
    found = guide.step(step_id)
    if found is None:
        raise NotFound(step=step_id)
    return found


def _readable(lines: tuple[LogLine, ...]) -> tuple[LogLine, ...]:
    return tuple(line for line in lines if line.visibility is not Visibility.SHIELDED)

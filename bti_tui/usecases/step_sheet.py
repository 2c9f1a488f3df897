"""What the screen of one step needs: the step, what its codes are called, and what lies half written."""

from dataclasses import dataclass, replace
from datetime import date

from bti_tui.domain.assessment import newest
from bti_tui.domain.case import Case
from bti_tui.domain.commands import (
    COMMANDS,
    AcceptBaton,
    CloseCase,
    Decide,
    DeclineBaton,
    HoldMeeting,
    MoveMeasure,
    PlanMeasure,
    ReferToTeam,
    TalkWithFamily,
)
from bti_tui.domain.decide import WHILE_RESTRICTED
from bti_tui.domain.guide import Guide, Level, Step
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.municipal import CooperationArena
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.telling import told_nothing
from bti_tui.domain.views.decision_view import DecisionView, decision_view
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.step_view import StepView
from bti_tui.domain.words import Words
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.drafts import Lying, lying, own_drafts
from bti_tui.usecases.queries import opening_step, step_of
from bti_tui.usecases.reading import case_of, names_for, shown_notes

ANSWERS = frozenset({AcceptBaton.name, DeclineBaton.name})
"""What only the one who is asked can say."""
MEETS_FAMILY = frozenset({TalkWithFamily.name, HoldMeeting.name, CloseCase.name, PlanMeasure.name, MoveMeasure.name})
"""What a person of the family may take part in, be told by, or answer for."""


@dataclass(frozen=True, slots=True)
class StepSheet:
    """One step, ready to be drawn."""

    view: StepView
    words: CaseWords
    lying: Lying
    """What the user has half written in this step."""
    day: date
    decision: DecisionView | None = None
    """The outcomes to choose among, where the step is a decision."""
    assessed: tuple[tuple[str, Words], ...] = ()
    """Who answered the concern assessment, and what the answers point to; only beside a decision at level 0."""
    held: tuple[str, ...] = ()
    """Those who are told nothing now, in a step that the family meets or hears of."""
    arenas: tuple[CooperationArena, ...] = ()
    """The standing groups that take such cases, in a step that lays a case before one."""


def step_sheet(ctx: Context, case_id: CaseId, step_id: StepId | None) -> StepSheet:
    """A step of a case; without an id, the step that opens a case which nothing has happened to yet."""
    decision = None
    with ctx.reading() as work:
        if step_id is None:
            case = case_of(ctx, work, case_id) if work.cases.get(case_id) else Case.empty(case_id)
            names = names_for(ctx, work, shown_notes(case), case)
            view = opening_step(ctx, case_id, names)
        else:
            case = case_of(ctx, work, case_id)
            view, names = step_of(ctx, work, case, step_id)
            decision = _decision(ctx, work, case, view)
        drafts = own_drafts(ctx, work)
    mine = lying(ctx, (one for one in drafts if one.case_id == case_id and one.step == view.step.id))
    words = case_words(case, ctx.guide_of(case), names)
    if case.restriction is not None:
        kept = (one for one in view.forms if COMMANDS[one.form.command] in WHILE_RESTRICTED)
        view = replace(view, forms=tuple(kept))
    offer = case.baton.offer
    if offer is None or offer.to != ctx.user.id:
        view = replace(view, forms=tuple(one for one in view.forms if one.form.command not in ANSWERS))
    pointed, arenas = _pointers(ctx, case, names, decision), _arenas(view.step, ctx.guide_of(case))
    return StepSheet(view, words, mine, ctx.today, decision, pointed, _held(case, view, names), arenas)


def _arenas(step: Step, guide: Guide) -> tuple[CooperationArena, ...]:
    """The groups of the municipality that take cases of the step's level."""
    if not step.asks_for(ReferToTeam.name):
        return ()
    levels = {part.number for part in guide.levels if step in part.steps}
    return tuple(one for one in guide.arenas if one.level in levels)


def _held(case: Case, view: StepView, names: Names) -> tuple[str, ...]:
    """Whom nothing may go to here."""
    meets = view.step.informs_guardians or any(one.form.command in MEETS_FAMILY for one in view.forms)
    return tuple(names.text(one.name) for one in told_nothing(case)) if meets else ()


def _pointers(ctx: Context, case: Case, names: Names, decision: DecisionView | None) -> tuple[tuple[str, Words], ...]:
    """What the assessments of this round point to; nothing while the child's safety comes first."""
    if decision is None or case.level is not Level.CLARIFY or case.safety_track in LOCKS:
        return ()
    found = []
    for one in newest(case.assessments):
        instrument = ctx.guides.instruments.nearest(one.instrument, one.version)
        advised = instrument.advised(one.suggestion)
        if advised is not None and one.round == case.round and not one.is_hidden:
            found.append((names.person(case, one.person) if one.person else names.user(one.by), advised.name))
    return tuple(found)


def _decision(ctx: Context, work: UnitOfWork, case: Case, view: StepView) -> DecisionView | None:
    """What a decision is chosen among, for the one at the keyboard."""
    if not view.step.asks_for(Decide.name):
        return None
    return decision_view(Basis(case, ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work)))


def is_raised(ctx: Context, case_id: CaseId) -> bool:
    """Whether the case is there: a draft may belong to one that is not raised yet."""
    with ctx.reading() as work:
        return work.cases.get(case_id) is not None

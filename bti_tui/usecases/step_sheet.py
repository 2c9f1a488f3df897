"""What the screen of one step needs: the step, what its codes are called, and what lies half written."""

from dataclasses import dataclass, replace
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.commands import COMMANDS, AcceptBaton, Decide, DeclineBaton
from bti_tui.domain.decide import WHILE_RESTRICTED
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.views.decision_view import DecisionView, decision_view
from bti_tui.domain.views.step_view import StepView
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.drafts import Lying, lying, own_drafts
from bti_tui.usecases.queries import opening_step, step_of
from bti_tui.usecases.reading import case_of, names_for, shown_notes

ANSWERS = frozenset({AcceptBaton.name, DeclineBaton.name})
"""What only the one who is asked can say."""


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
    return StepSheet(view, words, mine, ctx.today, decision)


def _decision(ctx: Context, work: UnitOfWork, case: Case, view: StepView) -> DecisionView | None:
    """What a decision is chosen among, for the one at the keyboard."""
    if not view.step.asks_for(Decide.name):
        return None
    return decision_view(Basis(case, ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work)))


def is_raised(ctx: Context, case_id: CaseId) -> bool:
    """Whether the case is there: a draft may belong to one that is not raised yet."""
    with ctx.reading() as work:
        return work.cases.get(case_id) is not None

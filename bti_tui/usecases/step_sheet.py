"""What the screen of one step needs: the step, what its codes are called, and what lies half written."""

from dataclasses import dataclass, replace
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.commands import AcceptBaton, DeclineBaton
from bti_tui.domain.drafts import Draft
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.views.step_view import StepView
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.queries import first_step, step
from bti_tui.usecases.reading import names_for, shown_notes

ANSWERS = frozenset({AcceptBaton.name, DeclineBaton.name})
"""What only the one who is asked can say."""


@dataclass(frozen=True, slots=True)
class StepSheet:
    """One step, ready to be drawn."""

    view: StepView
    words: CaseWords
    drafts: tuple[Draft, ...]
    """What the user has half written in this step, the newest first."""
    day: date


def step_sheet(ctx: Context, case_id: CaseId, step_id: StepId | None) -> StepSheet:
    """A step of a case; without an id, the step that opens a case which nothing has happened to yet."""
    view = first_step(ctx, case_id) if step_id is None else step(ctx, case_id, step_id)
    mine = tuple(one for one in drafts(ctx) if one.case_id == case_id and one.step == view.step.id)
    with ctx.reading() as work:
        case = work.cases.get(case_id) or Case.empty(case_id)
        words = case_words(case, ctx.guide_of(case), names_for(work, shown_notes(case)))
    offer = case.baton.offer
    if offer is None or offer.to != ctx.user.id:
        view = replace(view, forms=tuple(one for one in view.forms if one.form.command not in ANSWERS))
    return StepSheet(view, words, mine, ctx.today)


def is_raised(ctx: Context, case_id: CaseId) -> bool:
    """Whether the case is there: a draft may belong to one that is not raised yet."""
    with ctx.reading() as work:
        return work.cases.get(case_id) is not None

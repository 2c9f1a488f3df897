"""What facts about measures make of a case. No rule and no check."""

from collections.abc import Callable
from dataclasses import replace

from bti_tui.domain import facts as f
from bti_tui.domain.case import Case
from bti_tui.domain.ids import MeasureId, PersonId
from bti_tui.domain.plan import ENDS, Evaluation, Measure, ToldView, Wait

OfMeasure = f.MeasurePlanned | f.MeasureEvaluated | f.MeasureSuspended | f.MeasureResumed | f.ViewTold


def measured(case: Case, fact: OfMeasure) -> Case:
    """A case after a fact about one of its measures."""
    match fact:
        case f.MeasurePlanned():
            return _planned(case, fact)
        case f.MeasureEvaluated():
            return _evaluated(case, fact)
        case f.MeasureSuspended():
            return _after(case, fact.measure, lambda one: replace(one, wait=Wait(fact.on, fact.awaits)))
        case f.MeasureResumed():
            return _after(case, fact.measure, lambda one: replace(one, wait=None))
        case f.ViewTold():
            told = ToldView(case.round, fact.told_by, fact.on, fact.text)
            heard = case.round if PersonId(fact.told_by) == case.subject else case.child_round
            return replace(
                _after(case, fact.measure, lambda one: replace(one, views=(*one.views, told))), child_round=heard
            )


def _after(case: Case, measure: MeasureId, change: Callable[[Measure], Measure]) -> Case:
    return replace(case, measures=tuple(change(one) if one.id == measure else one for one in case.measures))


def _planned(case: Case, fact: f.MeasurePlanned) -> Case:
    measure = Measure(
        id=fact.measure,
        title=fact.title,
        goal=fact.goal,
        arena=fact.arena,
        responsible=fact.responsible,
        starts_on=fact.starts_on,
        due_on=fact.due_on,
        evaluate_on=fact.evaluate_on,
        category=fact.category,
        amount=fact.amount,
        agency=fact.agency,
        description=fact.description,
        area=fact.area,
        concern_item=fact.concern_item,
        contributors=fact.contributors,
        follows=fact.follows,
        replaces=fact.replaces,
        meeting=fact.meeting,
    )
    return replace(case, measures=(*case.measures, measure))


def _evaluated(case: Case, fact: f.MeasureEvaluated) -> Case:
    evaluation = Evaluation(
        case.round,
        fact.on,
        fact.carried_out,
        fact.effect,
        fact.onwards,
        fact.child_view,
        fact.guardians_view,
        fact.professional_view,
        fact.change,
        fact.meeting,
    )

    def after(measure: Measure) -> Measure:
        due = fact.new_due_on or measure.due_on
        evaluations = (*measure.evaluations, evaluation)
        ended = fact.onwards in ENDS
        return replace(measure, ended=ended, due_on=due, evaluations=evaluations, wait=None, moved_on=None)

    heard = case.round if fact.child_view else case.child_round
    return replace(_after(case, fact.measure, after), child_round=heard)

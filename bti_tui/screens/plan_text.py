"""What stands below the plan: the next date, what the plan lacks, and what the evaluations point to."""

from datetime import date
from typing import Final

from bti_tui.domain.suggestion import Finding
from bti_tui.domain.views.plan_view import PlanView
from bti_tui.i18n import N_, Translator

POINTS_TO: Final = {
    Finding.REACHED: N_("the goals are reached; closing may be right"),
    Finding.ON_THE_WAY: N_("it helps; go on with a new date"),
    Finding.UNCHANGED: N_("it does not help; try other measures"),
    Finding.UNCHANGED_TWICE: N_("twice in a row it has not helped; others may be needed"),
    Finding.LIFT_ASKED: N_("a measure needs more than you have; a level up may be right"),
    Finding.FEWER_NEEDED: N_("an agency has finished; a level down may be right"),
    Finding.WORSE: N_("it gets worse; look at the child's safety first (F9)"),
}


def notes(plan: PlanView, tr: Translator, today: date) -> list[str]:
    """One line each; a suggestion says that people decide."""
    lines = [_next_date(plan, tr, today)]
    if plan.misses_home:
        lines.append(tr.tr("Note: no measure happens at home."))
    if plan.misses_institution:
        lines.append(tr.tr("Note: no measure happens in kindergarten or school."))
    if plan.finding is not None and not any(one.needs_evaluation for one in plan.measures):
        seen = tr.tr(POINTS_TO[plan.finding])
        lines.append(tr.tr("The answers point this way: {seen}. You and the family decide.", seen=seen))
    return lines


def summary(plan: PlanView, tr: Translator) -> str:
    """How many measures there are, for the first row."""
    count = tr.ntr("{n} measure", "{n} measures", len(plan.measures))
    overdue = sum(one.overdue for one in plan.measures)
    return tr.tr("{count}, {overdue} overdue", count=count, overdue=overdue) if overdue else count


def _next_date(plan: PlanView, tr: Translator, today: date) -> str:
    if plan.next_on is None:
        return tr.tr("No date for the evaluation yet. F6 sets it; {weeks} weeks is usual.", weeks=plan.evaluation_weeks)
    return tr.tr("Evaluation {day}.", day=tr.reading(plan.next_on, today))

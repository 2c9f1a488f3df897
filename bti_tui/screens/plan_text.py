"""What stands below the plan: the measure of the row, the next date, what is lacking, what the evaluations say."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from bti_tui.domain.suggestion import Finding
from bti_tui.domain.views.plan_view import MeasureLine, PlanView, ViewLine, Viewpoint
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.measure_help import MeasureHelp
from bti_tui.usecases.nameables import GUEST
from bti_tui.widgets.measure_table import GIVE, SAY, SORT, WAIT

POINTS_TO: Final = {
    Finding.REACHED: N_("the goals are reached; closing may be right"),
    Finding.ON_THE_WAY: N_("it helps; go on with a new date"),
    Finding.UNCHANGED: N_("it does not help; try other measures"),
    Finding.UNTRIED_NONE: N_("it does not help, and nothing is left to try alone; a level up may be right"),
    Finding.UNCHANGED_TWICE: N_("twice in a row it has not helped; others may be needed"),
    Finding.LIFT_ASKED: N_("a measure needs more than you have; a level up may be right"),
    Finding.FEWER_NEEDED: N_("an agency has finished; a level down may be right"),
    Finding.WORSE: N_("it gets worse; look at the child's safety first (F9)"),
}
Choice = Callable[[str, str], str]
UNCOVERED: Final = N_("! No consent covers {agency} now: {title}. Give it on ({key}), or evaluate and end it.")
WHOSE: Final = {
    Viewpoint.CHILD: N_("the child"),
    Viewpoint.GUARDIAN: N_("guardian"),
    Viewpoint.FAMILY: N_("family"),
    Viewpoint.PROFESSIONAL: N_("professional"),
}
LONGEST_GAP: Final = 3
"""So many names of what nothing answers."""


def notes(
    plan: PlanView, known: MeasureHelp | None, tr: Translator, today: date, choice: Choice, *, date_key: str
) -> list[str]:
    """One line each; a suggestion says that people decide. `date_key` sets the day of the next evaluation."""
    lines = [*_uncovered(plan, tr, choice), _next_date(plan, tr, today, date_key)]
    if plan.misses_home:
        lines.append(tr.tr("Note: no measure happens at home."))
    if plan.misses_institution:
        lines.append(tr.tr("Note: no measure happens in kindergarten or school."))
    missing = _gap(plan, known, tr, choice)
    if missing:
        lines.append(tr.tr("Note: no measure answers {what}.", what=missing))
    if plan.to_replace is not None:
        title = next((one.title for one in plan.measures if one.id == plan.to_replace), "")
        lines.append(tr.tr("{title} was to be replaced. F2 plans what comes in its place.", title=title))
    if plan.finding is not None and not any(one.needs_evaluation for one in plan.measures):
        seen = tr.tr(POINTS_TO[plan.finding])
        lines.append(tr.tr("The answers point this way: {seen}. You and the family decide.", seen=seen))
    return lines


def _uncovered(plan: PlanView, tr: Translator, choice: Choice) -> list[str]:
    """What a service does that the family has not said yes to, or not any more."""
    found = [one for one in plan.measures if one.id in plan.uncovered]
    return [tr.tr(UNCOVERED, agency=choice("agency", one.agency or ""), title=one.title, key=GIVE) for one in found]


def _gap(plan: PlanView, known: MeasureHelp | None, tr: Translator, choice: Choice) -> str:
    """What the concern is about and no open measure is; nothing before the first measure."""
    names = [choice("area", area) for area in plan.unanswered]
    if known is not None and any(not one.is_over for one in plan.measures):
        names += [one.name.speak(tr.language) for one in known.concerns if not one.is_answered]
    shown = "; ".join(names[:LONGEST_GAP])
    more = len(names) - LONGEST_GAP
    return f"{shown} (+{more})" if more > 0 else shown


def details(one: MeasureLine, known: MeasureHelp | None, tr: Translator, choice: Choice) -> list[str]:
    """What the row of a measure has no room for, then what people say of it."""
    facts = [part for part in _facts(one, known, tr, choice) if part]
    said = [f"{_sayer(view, tr)}: “{view.text}” ({tr.day(view.on)})" for view in one.views]
    return [" | ".join(facts), *said, *_evaluated(one, tr, choice)]


def _sayer(view: ViewLine, tr: Translator) -> str:
    """Who says it, with whose view that is."""
    return f"{view.by} ({tr.tr(WHOSE[view.whose]) if view.whose is not None else GUEST.speak(tr.language)})"


def _facts(one: MeasureLine, known: MeasureHelp | None, tr: Translator, choice: Choice) -> Iterator[str]:
    yield choice("category", one.category) if one.category else ""
    yield choice("area", one.area) if one.area else ""
    yield choice("agency", one.agency) if one.agency else ""
    yield one.amount
    yield one.description
    yield tr.tr("with {names}", names=", ".join(one.contributors)) if one.contributors else ""
    yield tr.tr("after {title}", title=one.follows) if one.follows else ""
    yield tr.tr("in the place of {title}", title=one.replaces) if one.replaces else ""
    yield tr.tr("waits for {what}", what=one.awaits) if one.awaits else ""
    concerns = known.concerns if known is not None else ()
    answered = next((line.name.speak(tr.language) for line in concerns if line.item == one.concern_item), "")
    yield tr.tr("answers: {what}", what=answered) if answered else ""


def _evaluated(one: MeasureLine, tr: Translator, choice: Choice) -> Iterator[str]:
    """The last evaluation with the words of each, as far as there are any."""
    for last in one.evaluations[-1:]:
        words = (
            (tr.tr("the child"), last.child_view),
            (tr.tr("the guardians"), last.guardians_view),
            (tr.tr("the professionals"), last.professional_view),
        )
        told = [f"{who}: “{text}”" for who, text in words if text]
        answers = (("carried_out", last.carried_out), ("measure_effect", last.effect), ("onwards", last.onwards))
        three = ", ".join(choice(name, code).lower() for name, code in answers)
        yield " ".join([f"{tr.day(last.on)}: {three}.", last.change, *told]).replace("  ", " ")


def letters(one: MeasureLine, tr: Translator) -> str:
    """What the letters do on a measure."""
    says = tr.tr("{key} what is said", key=SAY)
    if one.is_over:
        return f"{says}."
    waits = tr.tr("{key} take up again", key=WAIT) if one.awaits else tr.tr("{key} let wait", key=WAIT)
    return ", ".join((waits, says, tr.tr("{key} give on", key=GIVE), tr.tr("{key} sort", key=SORT))) + "."


def summary(plan: PlanView, tr: Translator) -> str:
    """How many measures there are, for the first row."""
    count = tr.ntr("{n} measure", "{n} measures", len(plan.measures))
    overdue = sum(one.overdue for one in plan.measures)
    return tr.tr("{count}, {overdue} overdue", count=count, overdue=overdue) if overdue else count


def _next_date(plan: PlanView, tr: Translator, today: date, key: str) -> str:
    if plan.next_on is None:
        said = N_("No date for the evaluation yet. {key} sets it; {weeks} weeks is usual.")
        return tr.tr(said, key=key, weeks=plan.evaluation_weeks)
    return tr.tr("Evaluation {day}.", day=tr.reading(plan.next_on, today))

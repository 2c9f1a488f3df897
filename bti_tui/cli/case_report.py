"""Cases in words and tables, for a person at a terminal."""

from collections.abc import Iterable, Iterator
from typing import Final

from bti_tui.domain.case import CaseStatus
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.case_view import CaseView
from bti_tui.domain.views.lists import CaseRow, Group, TodayItem
from bti_tui.domain.views.plan_view import MeasureLine
from bti_tui.domain.views.standing import Standing
from bti_tui.domain.words import Words
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.baton import call_text
from bti_tui.i18n.standing import STATUSES, standing_words
from bti_tui.usecases.today import TodayView

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]

GROUPS: Final = {
    Group.SAFETY: N_("Safety first"),
    Group.EMERGENCY: N_("Opened in an emergency"),
    Group.VACANT: N_("No relay holder"),
    Group.OVERDUE: N_("Overdue"),
    Group.TODAY: N_("Today"),
    Group.THIS_WEEK: N_("This week"),
    Group.LATER: N_("Later"),
    Group.WAITING: N_("Waiting for"),
}


SAID: Final = {
    DeadlineKind.SAFETY: N_("Answer from child welfare"),
    DeadlineKind.RECEIPT: N_("Receipt for the report is missing"),
    DeadlineKind.WRITTEN: N_("Write the report you made by phone"),
    DeadlineKind.STUCK: N_("Advice from outside: the case is stuck"),
    DeadlineKind.EMERGENCY: N_("{name} has opened the case"),
    DeadlineKind.AGE: N_("The upper age is near: plan the way on"),
    DeadlineKind.ADDRESS: N_("The address protection ends: is it renewed?"),
    DeadlineKind.MEETING: N_("{what} at {name}"),
    DeadlineKind.MINUTES: N_("Approve the minutes: {what}"),
    DeadlineKind.ROUTE: N_("Write what came of it: {what}"),
    DeadlineKind.CHILD_TALK: N_("{name} talks with the child before the next meeting"),
    DeadlineKind.CONSENT: N_("Consent ends"),
    DeadlineKind.REVIEW: N_("Look at the consent again"),
}
"""What is due in one sentence; a name in it is that of a colleague."""


def today_table(found: TodayView, translator: Translator) -> Table:
    """What is due, group by group."""
    tr = translator.tr
    heads = (tr("When"), tr("Case"), tr("Name"), tr("What"), tr("Due"))
    rows: list[tuple[str, ...]] = [
        (
            tr(GROUPS[item.group]),
            item.number,
            item.short_name,
            _what(item, translator),
            translator.day(item.due_on) if item.due_on else "",
        )
        for item in found.items
    ]
    return heads, rows


def _what(item: TodayItem, translator: Translator) -> str:
    tr = translator.tr
    if item.kind in SAID:
        return tr(SAID[item.kind], name=item.title, what=_spoken(item.what, translator))
    if item.call is not None:
        return call_text(item.call, item.title, translator)
    return " ".join(part for part in (item.step_number, _spoken(item.what, translator), item.title) if part)


def case_table(rows: Iterable[CaseRow], translator: Translator) -> Table:
    """One line for each case."""
    tr = translator.tr
    heads = (tr("Case"), tr("Name"), tr("Level"), tr("Status"), tr("Next"), tr("Due"), tr("Relay holder"))
    shown: list[tuple[str, ...]] = [
        (
            row.number,
            row.short_name,
            str(row.level.value),
            tr(STATUSES[row.status][1]),
            " ".join(part for part in (row.step_number, _spoken(row.what, translator)) if part),
            translator.day(row.due_on) if row.due_on else "",
            row.holder_initials,
        )
        for row in rows
    ]
    return heads, shown


def case_text(view: CaseView, translator: Translator, found: Standing, set_aside: Iterable[str] = ()) -> str:
    """One case: where it stands, what was set aside on the way, what comes next, who is in it, what is agreed."""
    said = [", ".join(standing_words(found, translator)), *set_aside]
    return "\n".join(_lines(view, translator, said))


def _lines(view: CaseView, translator: Translator, said: Iterable[str]) -> Iterator[str]:
    tr = translator.tr
    if view.held_on is not None:
        told = {"day": translator.long_day(view.held_on), "ground": _spoken(view.ground, translator)}
        if view.status is CaseStatus.PURGED:
            yield f"{view.number}  " + tr("Purged by law {day}: {ground}.", **told)
            return
        yield tr("! Restricted {day}: {ground}.", **told)
    level = next(line.title for line in view.ladder if line.is_current).speak(translator.language)
    yield f"{view.number}  {view.name}"
    status = tr(STATUSES[view.status][1])
    yield tr("Level {number}: {title} ({status})", number=view.level.value, title=level, status=status)
    yield tr("Owner: {name}", name=view.owner)
    if view.holder:
        yield tr("Relay holder: {name}", name=view.holder)
    if view.offer:
        yield tr("{name} is asked to be relay holder", name=view.offer.to_name)
    if view.safety is SafetyTrack.WAITS:
        yield tr("The case waits. Ask {who} before you go on.", who=view.holder or view.owner)
    elif view.safety_locked:
        yield tr("The safety track is open; the family is not informed now.")
    yield from said
    yield ""
    for step in view.steps:
        mark = "x" if step.done else ">" if step.is_next else " "
        due = f"  {translator.day(step.due_on)}" if step.due_on else ""
        yield f" [{mark}] {step.number} {step.what.speak(translator.language)}{due}"
    yield from _plan(view, translator)


def _plan(view: CaseView, translator: Translator) -> Iterator[str]:
    if view.plan.goals or view.plan.measures:
        yield ""
    for goal in view.plan.goals:
        yield translator.tr("Goal: {text}", text=goal.text)
    for measure in view.plan.measures:
        yield _measure(measure, translator)
    if view.child_words:
        yield ""
        yield translator.tr("In the words of the child: {words}", words=view.child_words)


def _measure(measure: MeasureLine, translator: Translator) -> str:
    due = translator.day(measure.due_on, year=True)
    return translator.tr("Measure: {title}, {name}, {day}", title=measure.title, name=measure.responsible, day=due)


def _spoken(words: Words | None, translator: Translator) -> str:
    return words.speak(translator.language) if words else ""

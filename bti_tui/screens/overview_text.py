"""What the start screen says: one row for each thing to do, and beside the list more about the row one stands on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rich.cells import cell_len

from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.views.lists import Group, TodayItem
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.baton import call_text
from bti_tui.screens.case_text import GAP, spread
from bti_tui.usecases.drafts import INVITATION, LIVE, MEETINGS, PEOPLE, SHORTHAND, STAFF
from bti_tui.usecases.overview import DraftLine, Overview
from bti_tui.widgets.row_list import Row, cell, one_line

GROUPS: Final = {
    Group.SAFETY: N_("SAFETY FIRST"),
    Group.EMERGENCY: N_("OPENED IN AN EMERGENCY"),
    Group.VACANT: N_("NO RELAY HOLDER"),
    Group.OVERDUE: N_("OVERDUE"),
    Group.TODAY: N_("TODAY"),
    Group.THIS_WEEK: N_("THIS WEEK"),
    Group.LATER: N_("LATER"),
    Group.WAITING: N_("WAITING FOR OTHERS"),
}
COUNTS: Final = {
    Group.SAFETY: N_("X {n} safety"),
    Group.EMERGENCY: N_("! {n} opened in an emergency"),
    Group.VACANT: N_("! {n} without holder"),
    Group.OVERDUE: N_("! {n} overdue"),
    Group.TODAY: N_("o {n} today"),
    Group.THIS_WEEK: N_("{n} this week"),
    Group.WAITING: N_("{n} waiting"),
}
SIGNS: Final = {
    Group.SAFETY: "X",
    Group.EMERGENCY: "!",
    Group.VACANT: "!",
    Group.OVERDUE: "!",
    Group.TODAY: "o",
    Group.THIS_WEEK: ".",
    Group.LATER: ".",
}
NUMBER, NAME, DAY, DISTANCE, STEP = 6, 10, 11, 15, 4
"""Columns."""
DISTANCE_FROM = 70
"""Columns from which a row says how far away its day is, where what is to be done leaves room for it."""
BACKUP_DAYS: Final = 7
"""A backup that is older is a warning."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How the list is written: the language, the day, and whether names are shown."""

    tr: Translator
    day: date
    numbers_only: bool = False


@dataclass(frozen=True, slots=True)
class Backup:
    """When the store was last backed up, as far as this machine knows."""

    made_on: date | None = None


def backup_text(backup: Backup | None, looks: Looks) -> tuple[str, bool]:
    """How old the newest checked backup is, and whether that is a warning; nothing where none is needed."""
    if backup is None:
        return "", False
    if backup.made_on is None:
        none = looks.tr.tr("No checked backup yet. Run: bti store backup")
        return f"! {none}", True
    said = looks.tr.tr("Last checked backup: {when}.", when=looks.tr.relative(backup.made_on, looks.day))
    if (looks.day - backup.made_on).days <= BACKUP_DAYS:
        return said, False
    run = looks.tr.tr("Run: bti store backup")
    return f"! {said} {run}", True


def room_text(low_mib: int | None, tr: Translator) -> str:
    """That the disk of the store is soon full; nothing while it is not."""
    if low_mib is None:
        return ""
    return "! " + tr.tr("Only {mib} MiB free on the disk. Make room; soon nothing more can be stored.", mib=low_mib)


def recovery_text(at: datetime, tr: Translator) -> str:
    """That the recovery code opened the store, at a local time."""
    when = tr.tr("{day} at {time}", day=tr.long_day(at.date()), time=f"{at:%H:%M}")
    said = tr.tr("The recovery code opened the store on {when}. Ask about it if you did not know.", when=when)
    return f"! {said}"


def item_key(item: TodayItem) -> str:
    """What tells a row from the others, also after the list was read again."""
    return f"{item.case_id}/{item.kind.value}/{item.step or item.measure or item.meeting or item.route or ''}"


SAID: Final = {
    DeadlineKind.SAFETY: N_("Answer from child welfare"),
    DeadlineKind.RECEIPT: N_("Receipt for the report is missing"),
    DeadlineKind.WRITTEN: N_("Write the report you made by phone"),
    DeadlineKind.EMERGENCY: N_("{name} has opened the case"),
    DeadlineKind.STUCK: N_("Advice from outside: the case is stuck"),
    DeadlineKind.CONSENT: N_("The consent ends"),
    DeadlineKind.REVIEW: N_("Look at the consent again"),
    DeadlineKind.AGE: N_("The upper age is near: plan the way on"),
    DeadlineKind.ADDRESS: N_("The address protection ends: is it renewed?"),
    DeadlineKind.MEETING: N_("{what} at {name}"),
    DeadlineKind.MINUTES: N_("Approve the minutes: {what}"),
    DeadlineKind.ROUTE: N_("Write what came of it: {what}"),
    DeadlineKind.CHILD_TALK: N_("{name} talks with the child before the next meeting"),
}
"""What is due in one sentence; a name in it is that of a colleague."""


def what(item: TodayItem, looks: Looks) -> str:
    """What is to be done; titles may hold names, and are left out when only numbers are shown."""
    tr = looks.tr
    if item.call is not None:
        return call_text(item.call, item.title, tr)
    if item.kind in SAID:
        said = item.what.speak(tr.language) if item.what else ""
        who = "" if looks.numbers_only and item.kind is DeadlineKind.CHILD_TALK else item.title
        return tr.tr(SAID[item.kind], name=who or tr.tr("Somebody"), what=said)
    if item.kind is DeadlineKind.MEASURE:
        titled = tr.tr("Evaluate: {title}", title=one_line(item.title))
        return tr.tr("Evaluate a measure") if looks.numbers_only else titled
    return item.what.speak(tr.language) if item.what else ""


def distance(item: TodayItem, looks: Looks) -> str:
    """How far away the day is."""
    if item.due_on is None:
        return ""
    return looks.tr.overdue(item.due_on, looks.day) or looks.tr.relative(item.due_on, looks.day)


def item_row(item: TodayItem, looks: Looks) -> Row:
    """One thing to do, in columns."""
    name = "" if looks.numbers_only else cell(item.short_name, NAME)
    day = looks.tr.day(item.due_on) if item.due_on else ""
    away = distance(item, looks)
    begin = f"{SIGNS.get(item.group, ' ')} {cell(item.number, NUMBER)} {name} "
    step = cell(item.step_number, STEP)

    def draw(width: int) -> str:
        said, end = begin + what(item, looks), f"{cell(day, DAY)}{step}"
        has_room = width >= DISTANCE_FROM and cell_len(said) + GAP + DISTANCE + cell_len(end) <= width
        return spread(said, f"{cell(away, DISTANCE)}{end}" if has_room else end, width)

    return Row(item_key(item), draw, is_alarm=item.group is Group.VACANT)


def draft_key_of(line: DraftLine) -> str:
    """What tells a draft's row from the others."""
    return f"draft/{line.draft.id}"


def draft_row(line: DraftLine, looks: Looks) -> Row:
    """One draft: where it belongs, its first words, when it was kept."""
    words = "" if looks.numbers_only else one_line(line.words)
    end = looks.tr.tr("kept {when}", when=_when(line, looks))
    number = line.number or ("" if line.draft.place.startswith((STAFF, INVITATION, SHORTHAND)) else looks.tr.tr("new"))
    begin = f"  {cell(number, NUMBER)} {draft_what(line, looks)}"
    return Row(draft_key_of(line), lambda width: spread(f"{begin}: {words}" if words else begin, end, width))


def draft_what(line: DraftLine, looks: Looks) -> str:
    """The step that a draft belongs to."""
    if line.is_shielded:
        return looks.tr.tr("shielded")
    if line.draft.place.startswith((PEOPLE, STAFF, INVITATION)):
        return looks.tr.tr("people") if line.draft.place.startswith(PEOPLE) else looks.tr.tr("colleagues")
    if line.draft.place == SHORTHAND:
        return looks.tr.tr("abbreviations")
    if line.draft.place.startswith((MEETINGS, LIVE)):
        return looks.tr.tr("meetings")
    step = line.what.speak(looks.tr.language) if line.what else looks.tr.tr("log")
    return f"{line.step_number} {step}".strip()


def _when(line: DraftLine, looks: Looks) -> str:
    at = line.draft.updated_at.astimezone()
    return looks.tr.clock(at.time()) if at.date() == looks.day else looks.tr.day(at.date())


def rows(view: Overview, looks: Looks) -> list[Row]:
    """The whole list: groups in order, each under its heading, the drafts last."""
    return list(_rows(view, looks))


def _rows(view: Overview, looks: Looks) -> Iterator[Row]:
    for group, title in GROUPS.items():
        found = [item for item in view.items if item.group is group]
        if found:
            yield _heading(looks.tr.tr(title), is_alarm=group is Group.VACANT)
            yield from (item_row(item, looks) for item in found)
    if view.drafts:
        yield _heading(looks.tr.tr("DRAFTS"))
        yield from (draft_row(line, looks) for line in view.drafts)


def _heading(text: str, *, is_alarm: bool = False) -> Row:
    return Row("", lambda _: f" {text}"[1:], is_heading=True, is_alarm=is_alarm)


def counts(items: Iterable[TodayItem], looks: Looks) -> str:
    """How much there is of each kind, with the signs that the rows bear."""
    groups = [item.group for item in items]
    tr = looks.tr
    return "  ".join(tr.tr(COUNTS[group], n=groups.count(group)) for group in COUNTS if group in groups)


def top_line(view: Overview, looks: Looks, width: int) -> str:
    """The day and its week to the left, the counts to the right; on a row of their own where both don't fit."""
    day = looks.tr.long_day(view.day).removesuffix(f" {view.day.year}")
    week = looks.tr.tr("week {week}", week=view.day.isocalendar().week)
    when, how_much = f"{day}, {week}", counts(view.items, looks)
    if cell_len(when) + cell_len(how_much) + 1 > width:
        return f"{when}\n{how_much}"
    return spread(when, how_much, width)

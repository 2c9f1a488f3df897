"""Approved minutes as they are read on the screen: the frame, the lines under their points, and what comes next."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bti_tui.i18n import Translator
from bti_tui.screens.meeting_text import log_rows
from bti_tui.screens.minutes_text import PRESENT
from bti_tui.screens.planned_meeting_text import MeetingTexts
from bti_tui.usecases.held_meeting import Agreed, HeldMeeting
from bti_tui.usecases.live_meeting import Point, Written
from bti_tui.widgets.meeting_log import LogRow

Section = tuple[str, str]


def minutes_sections(held: HeldMeeting, tr: Translator, zone: datetime) -> list[Section]:
    """A heading and a text for each part."""
    return [("", _told(_frame(held, tr))), *_lines(held, tr, zone), (tr.tr("From here on"), _told(_ending(held, tr)))]


def _told(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {text}" for label, text in rows if text)


def _frame(held: HeldMeeting, tr: Translator) -> Iterator[tuple[str, str]]:
    sheet, texts = held.sheet, MeetingTexts(tr)
    row = sheet.row
    when = tr.long_day(row.on)
    yield tr.tr("When"), tr.tr("{day} at {time}", day=when, time=tr.clock(row.at)) if row.at else when
    yield tr.tr("Where"), row.place or (tr.tr("by video") if sheet.is_digital else "")
    yield tr.tr("Purpose"), row.purpose
    yield tr.tr("Written by"), sheet.minute_taker
    for presence, label in PRESENT.items():
        found = [one for one in sheet.attendees if one.presence is presence]
        told = (f"{one.name} ({what})" if (what := texts.comes_from(one)) else one.name for one in found)
        yield tr.tr(label), "; ".join(told)


def _lines(held: HeldMeeting, tr: Translator, zone: datetime) -> Iterator[Section]:
    """The points under which something is written, in their order; first what came before any of them."""
    live = held.live
    rows = dict(zip(live.lines, log_rows(live, tr, zone), strict=True))
    if not rows:
        yield "", tr.tr("Nothing is written that you may read.")
    for point in (None, *live.points):
        mine = [one for one in live.lines if _point_of(one, live.points) == point]
        if mine:
            yield (
                point.what.speak(tr.language) if point else "",
                "\n".join(_line(one, rows[one], held, tr) for one in mine),
            )


def _line(one: Written, row: LogRow, held: HeldMeeting, tr: Translator) -> str:
    """One line; of a new measure, all that was agreed on, as it stands in the log."""
    agreed = held.agreed.get(one.fact)
    said = [f"{row.lead} {row.text}", row.tail] if agreed is None else [f"{row.lead} {_measure(one, agreed, held, tr)}"]
    corrected = tr.tr("(put right afterwards; see the log)") if one.fact in held.corrected else ""
    return "  ".join(part for part in (*said, corrected) if part)


def _measure(one: Written, agreed: Agreed, held: HeldMeeting, tr: Translator) -> str:
    arena = held.live.arena_words.get(one.arena)
    said = tr.tr(
        "{title}, {responsible}, {arena}, from {starts_on}, due {due_on}, evaluated {evaluate_on}",
        title=one.text,
        responsible=one.responsible,
        arena=arena.speak(tr.language).lower() if arena else one.arena,
        starts_on=tr.day(agreed.starts_on, year=True),
        due_on=tr.day(one.due_on, year=True) if one.due_on else "",
        evaluate_on=tr.day(agreed.evaluate_on, year=True),
    )
    goal = tr.tr("goal: {text}", text=agreed.goal) if agreed.goal else ""
    return " - ".join(part for part in (said, goal) if part)


def _point_of(line: Written, points: Iterable[Point]) -> Point | None:
    """The point that had been taken up last when the line was written."""
    before = [one for one in points if one.reached_at is not None and one.reached_at <= line.at]
    return max(before, key=lambda one: one.reached_at or line.at, default=None)


def _ending(held: HeldMeeting, tr: Translator) -> Iterator[tuple[str, str]]:
    talks = held.talks
    if talks and held.talks_by:
        talks = tr.tr("{name}, by {day}", name=talks, day=tr.long_day(held.talks_by))
    stays = {True: tr.tr("the same person"), False: tr.tr("another person is to be found"), None: ""}
    approved = tr.long_day(held.approved_on) if held.approved_on else ""
    yield tr.tr("Next meeting"), tr.long_day(held.next_on) if held.next_on else ""
    yield tr.tr("Calls it"), held.calls_in
    yield tr.tr("Talks with the child before"), talks
    yield tr.tr("Is told too"), held.informs
    yield tr.tr("Relay holder from now on"), stays[held.holder_stays]
    yield tr.tr("Approved"), ", ".join(part for part in (approved, held.approved_by) if part)

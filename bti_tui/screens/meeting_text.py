"""The meeting on the screen: the agenda with its time boxes, who is there, the lines, and what is missing."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from rich.cells import cell_len

from bti_tui.domain.meeting_words import LETTERS, LineKind
from bti_tui.domain.meetings import Presence
from bti_tui.i18n import N_, Translator
from bti_tui.screens.matter_words import matter_text
from bti_tui.usecases.live_meeting import Came, LiveMeeting, Missing, Point, Written
from bti_tui.widgets.meeting_log import LogRow, wrapped
from bti_tui.widgets.presence_list import SIGNS, PresenceRow
from bti_tui.widgets.row_list import cell

PRESENCES: Final = {
    Presence.PRESENT: N_("here"),
    Presence.ABSENT: N_("not here"),
    Presence.DIGITAL: N_("digital"),
    Presence.LEFT: N_("left early"),
}
MISSING: Final = {
    Missing.PRESENCE: N_("who is here (F7)"),
    Missing.CHILD_VOICE: N_("the child's voice (s)"),
    Missing.CHILD_TALK: N_("a talk with the child"),
    Missing.NEXT_DATE: N_("next date"),
}
LETTER: Final = {kind: letter for letter, kind in LETTERS.items()}
TIMES: Final = 9
"""Columns of the minutes that a point may take and has taken."""


def minutes_used(live: LiveMeeting, now: datetime) -> dict[str, int]:
    """Whole minutes that each point took, or takes until now; what lasted over night was not talked about all along."""
    reached = sorted(((one.reached_at, one.code) for one in live.points if one.reached_at), key=lambda each: each[0])
    ends = [*(at for at, _ in reached[1:]), now][: len(reached)]
    times = zip(reached, ends, strict=True)
    return {code: int((end - at).total_seconds() // 60) for (at, code), end in times if _day(at, now) == _day(end, now)}


def _day(at: datetime, now: datetime) -> date:
    return at.astimezone(now.tzinfo).date()


def agenda(live: LiveMeeting, tr: Translator, now: datetime, width: int) -> list[str]:
    """A heading, then one row for each point: its number, what it is, its minutes, and how they are used."""
    used = minutes_used(live, now)
    room = width - TIMES - 4
    heading, minutes, used_up = tr.tr("AGENDA"), tr.tr("min"), tr.tr("used")
    rows = [f"   {cell(heading, room)} {minutes:>3} {used_up}"]
    for number, point in enumerate(live.points, 1):
        sign = ">" if point == live.point else " "
        rows.append(
            f"{sign}{number} {cell(point.what.speak(tr.language), room)} {point.minutes:>3} {_used(point, used)}"
        )
    return [row.rstrip() for row in rows]


def point_rows(live: LiveMeeting, tr: Translator, width: int, height: int) -> list[str]:
    """The point that is talked about, in full, and what waits under it; before the first, the one that F4 takes up."""
    point = live.point or live.next_point
    if point is None:
        return []
    what = point.what.speak(tr.language)
    title = what if live.point else tr.tr("F4: {point}", point=what)
    rows = ["", *wrapped(title, width)]
    for one in point.waiting:
        first, *rest = wrapped(matter_text(one, tr), width - 2)
        rows += [f"- {first}", *(f"  {row}" for row in rest)]
    return rows if len(rows) <= height else [*rows[: max(0, height - 1)], ".."]


def _used(point: Point, used: dict[str, int]) -> str:
    if point.code not in used:
        return ""
    return f"{used[point.code]:>3}{'!' if used[point.code] > point.minutes else ''}"


def began_earlier(live: LiveMeeting, now: datetime) -> bool:
    """Whether it began on another day: nobody sits there any more, and its minutes wait to be approved."""
    return _day(live.began_at, now) < now.date()


def clock_text(live: LiveMeeting, tr: Translator, now: datetime) -> str:
    """The time, and how much of the meeting has gone; on a later day, when it began."""
    if began_earlier(live, now):
        return tr.tr("began {day}", day=tr.day(_day(live.began_at, now)))
    gone = max(0, int((now - live.began_at).total_seconds() // 60))
    return tr.tr("{time}  {gone} of {minutes} min", time=tr.clock(now.time()), gone=gone, minutes=live.minutes)


def short_name(one: Came, tr: Translator) -> str:
    """What fits in a row with the others: what she is to the child, or agency and first name."""
    said = one.short.speak(tr.language)
    if one.agency is None:
        return said or one.name
    return f"{one.agency.speak(tr.language)} {one.name.split()[0] if one.name else ''}".rstrip()


def presence_rows(live: LiveMeeting, tr: Translator, width: int) -> list[str]:
    """Everybody with a sign, in as many rows as it takes."""
    parts = [" ".join((short_name(one, tr), _sign(one, tr))) for one in live.people]
    rows = [tr.tr("HERE")]
    for part in parts:
        if cell_len(rows[-1]) + 2 + cell_len(part) <= width:
            rows[-1] = f"{rows[-1]}  {part}"
        else:
            rows += wrapped(part, width)
    return rows


def _sign(one: Came, tr: Translator) -> str:
    sign = SIGNS[one.presence] if one.presence else "."
    warning = tr.tr("NOT COVERED")
    return sign if one.is_covered else f"{sign} {warning}"


def side(live: LiveMeeting, tr: Translator, width: int) -> list[str]:
    """The third column: one row for each who is asked, then what is missing."""
    rows = [tr.tr("HERE"), *(cell(_person(one, tr), width).rstrip() for one in live.people)]
    rows += ["", tr.tr("MISSING BEFORE THE END")]
    return [*rows, *(cell(f"- {tr.tr(MISSING[one])}", width).rstrip() for one in live.missing)]


def _person(one: Came, tr: Translator) -> str:
    short = one.short.speak(tr.language)
    agency = one.agency.speak(tr.language) if one.agency else short
    return f"{_sign(one, tr)} {agency} {one.name}"


def missing_text(live: LiveMeeting, tr: Translator, now: datetime) -> str:
    """What is missing, as one sentence; on a later day, that the minutes wait."""
    if not live.missing:
        return tr.tr("Nothing is missing. F6 approves the minutes.")
    missing = ", ".join(tr.tr(MISSING[one]) for one in live.missing)
    if began_earlier(live, now):
        return tr.tr("The minutes are not approved: F6. Missing: {what}.", what=missing)
    return tr.tr("Missing before the end: {what}.", what=missing)


def log_rows(live: LiveMeeting, tr: Translator, zone: datetime) -> list[LogRow]:
    """The lines of the meeting, oldest first, each with its time and its letter."""
    return [_row(one, live, tr, zone) for one in live.lines]


def _row(one: Written, live: LiveMeeting, tr: Translator, zone: datetime) -> LogRow:
    at = tr.clock(one.at.astimezone(zone.tzinfo).time())
    letter = LETTER.get(one.kind, " ") if one.kind else "*"
    tail = "  ".join(_tail(one, live, tr))
    return LogRow(f"{at} {letter}", one.text or tr.tr("Next evaluation"), tail)


def _tail(one: Written, live: LiveMeeting, tr: Translator) -> Iterable[str]:
    if who := one.responsible or one.said_by:
        yield f"@{who}"
    if one.due_on is not None:
        yield tr.day(one.due_on)
    if one.arena and one.arena in live.arena_words:
        yield live.arena_words[one.arena].speak(tr.language).lower()
    for choices, code in one.codes:
        yield live.head.words.choice(choices, code, tr.language).lower()


def letters(tr: Translator) -> str:
    """Which letter stands for what."""
    kinds = {
        LineKind.NOTE: N_("notes"),
        LineKind.CHILD_WORDS: N_("child says"),
        LineKind.FAMILY_WORDS: N_("family"),
        LineKind.GOAL: N_("goal"),
        LineKind.MEASURE: N_("measure"),
        LineKind.BRIGHT_SPOT: N_("bright spot"),
        LineKind.DECISION: N_("decision"),
    }
    return "  ".join(f"{LETTER[kind]} {tr.tr(word)}" for kind, word in kinds.items())


def presence_list(live: LiveMeeting, tr: Translator) -> list[PresenceRow]:
    """One row for each who is asked to the meeting."""
    return [_presence_row(one, tr) for one in live.people]


def _presence_row(one: Came, tr: Translator) -> PresenceRow:
    short = one.short.speak(tr.language)
    agency = one.agency.speak(tr.language) if one.agency else ""
    noted = tr.tr(PRESENCES[one.presence]) if one.presence else tr.tr("not noted")
    covered = "" if one.is_covered else tr.tr("NOT COVERED by the consent")
    text = ", ".join(part for part in (one.name, short if not agency else one.role, agency, noted, covered) if part)
    return PresenceRow(one.id, SIGNS[one.presence] if one.presence else ".", text, is_alarm=not one.is_covered)

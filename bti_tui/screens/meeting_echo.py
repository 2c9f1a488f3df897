"""What stands below the line of a meeting: how it is read, and what is open in it, before anything is stored."""

from typing import Final

from bti_tui.domain.meeting_words import LineKind, LineProblem, OpenPoint, TypedLine
from bti_tui.domain.notes import Visibility
from bti_tui.i18n import N_, Translator
from bti_tui.screens.log_writing import NO_CONSENT, WHO_SEES
from bti_tui.usecases.live_meeting import LiveMeeting
from bti_tui.usecases.nameables import goal_of

KINDS: Final = {
    LineKind.NOTE: N_("plain note"),
    LineKind.CHILD_WORDS: N_("the child's own words"),
    LineKind.FAMILY_WORDS: N_("the family's own words"),
    LineKind.BRIGHT_SPOT: N_("bright spot"),
    LineKind.DECISION: N_("decision"),
    LineKind.GOAL: N_("goal"),
    LineKind.MEASURE: N_("measure"),
    LineKind.ATTENDEE: N_("somebody who came"),
}
PROBLEMS: Final = {
    LineProblem.NO_TEXT: N_("Write what it is."),
    LineProblem.TOO_LONG: N_("The title has {typed} signs; 80 are the most."),
    LineProblem.NOTHING_BEFORE: N_("There is no line before this one to make a measure of."),
    LineProblem.NOBODY: N_("{typed} is nobody I know. Tab: {choices}. A new one: + name, role, agency"),
    LineProblem.SEVERAL: N_("{typed} may be several. Tab: {choices}"),
    LineProblem.NOT_COVERED: N_("STOP: {typed} is not covered by the consent."),
    LineProblem.TWICE: N_("{typed} is one too many: one person, one date, one place."),
    LineProblem.NO_RESPONSIBLE: N_("who: @"),
    LineProblem.DATE: N_("!{typed}: {why}"),
    LineProblem.PAST: N_("!{typed} is over already."),
    LineProblem.NO_DATE: N_("until when: !"),
    LineProblem.ARENA: N_("{typed} is no place I know. Tab: {choices}"),
    LineProblem.NO_ARENA: N_("where: #"),
    LineProblem.GOAL: N_("{typed} is no goal here. Tab: {choices}"),
    LineProblem.NO_GOAL: N_("A goal comes first: g and what shall be better."),
    LineProblem.AGENCY: N_("{typed} is no agency I know."),
}
NAMELESS: Final = N_("internal, since the meeting is without names")
STOPPED: Final = frozenset({LineKind.MEASURE, LineKind.DECISION})
"""What sets something going: where it names an agency without consent, Enter stores it only the second time."""
MISSING: Final = (LineProblem.NO_RESPONSIBLE, LineProblem.NO_DATE, LineProblem.NO_ARENA)
"""Not wrong, only not written yet."""


def echo(line: TypedLine, live: LiveMeeting, tr: Translator) -> tuple[str, str]:
    """Two rows: what Enter will store, and what is open."""
    return f"-> {_said(line, live, tr)}", "  ".join(filter(None, (_warned(line, tr), _open(line.open, tr))))


def open_text(line: TypedLine, tr: Translator) -> str:
    """All that is open in a line."""
    return _open(line.open, tr)


def _warned(line: TypedLine, tr: Translator) -> str:
    if not line.mentions or any(one.problem not in MISSING for one in line.open):
        return ""
    names = ", ".join(one.name for one in line.mentions)
    return tr.tr(
        "NOTE: {agencies} is not covered by the consent. Share nothing there without another ground.", agencies=names
    )


def stop_text(line: TypedLine, tr: Translator) -> str:
    """Why a line that sets something going waits for a second Enter; empty when it does not."""
    if line.kind not in STOPPED or not line.mentions:
        return ""
    names = ", ".join(one.name for one in line.mentions)
    return tr.tr("STOP: {agencies} is not covered by the consent. Enter once more stores the line.", agencies=names)


def _said(line: TypedLine, live: LiveMeeting, tr: Translator) -> str:
    kind = tr.tr(KINDS[line.kind])
    match line.kind:
        case LineKind.MEASURE:
            return "   ".join(part for part in (f"{kind}: {line.text}".rstrip(": "), *_parts(line, live, tr)) if part)
        case LineKind.GOAL:
            return f"{kind}: {line.text}" if line.text else kind
        case LineKind.ATTENDEE:
            return f"{kind}: {_newcomer(line, tr)}"
        case _:
            shown = visibility(line, live)
            forced = NAMELESS if live.is_nameless else "" if live.head.may_log else NO_CONSENT
            if line.said_by is not None:
                kind = tr.tr("{name} said", name=line.said_by.name)
            return f"{kind}; " + tr.tr((shown is Visibility.INTERNAL and forced) or WHO_SEES[shown])


def visibility(line: TypedLine, live: LiveMeeting) -> Visibility:
    """Who may see an entry: as the line says, else as in the log; what is said without names stays inside."""
    if live.is_nameless:
        return Visibility.INTERNAL
    return line.visibility or (Visibility.LOG if live.head.may_log else Visibility.INTERNAL)


def _parts(line: TypedLine, live: LiveMeeting, tr: Translator) -> list[str]:
    parts = []
    if line.responsible is not None:
        agency = f" ({line.responsible.agency_name})" if line.responsible.agency_name else ""
        parts.append(tr.tr("responsible {name}", name=f"{line.responsible.name}{agency}"))
    if line.due_on is not None:
        parts.append(tr.tr("due {day}", day=tr.reading(line.due_on, live.named.today)))
    if line.arena is not None:
        parts.append(line.arena.label.lower())
    goal = goal_of(line, live.named)
    if goal is not None and len(live.named.goals) > 1:
        parts.append(tr.tr("goal {number}", number=goal.number))
    return parts


def _newcomer(line: TypedLine, tr: Translator) -> str:
    newcomer = line.newcomer
    if newcomer is None:
        return ""
    agency = newcomer.agency
    covered = tr.tr("NOT COVERED by the consent") if agency and not agency.is_covered else ""
    return ", ".join(part for part in (newcomer.name, newcomer.role, agency.name if agency else "", covered) if part)


def _open(points: tuple[OpenPoint, ...], tr: Translator) -> str:
    """The first that is wrong, then what is not written yet."""
    lacking = ", ".join(_problem(one, tr) for one in points if one.problem in MISSING)
    others = [_problem(one, tr) for one in points if one.problem not in MISSING]
    said = tr.tr("Still to come: {what}", what=lacking) if lacking else ""
    return "  ".join(part for part in (*others[:1], said) if part)


def _problem(point: OpenPoint, tr: Translator) -> str:
    why = tr.date_problem(point.date_problem) if point.date_problem else ""
    return tr.tr(PROBLEMS[point.problem], typed=point.typed, choices=" ".join(point.choices[:MOST_CHOICES]), why=why)


MOST_CHOICES: Final = 6

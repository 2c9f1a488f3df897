"""What waits for a meeting, with the names in it, as both the planned meeting and the one that goes on show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.agenda import MatterKind
from bti_tui.domain.case import Case
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.guide import Guide
from bti_tui.domain.matters import Matter, matters, on_agenda
from bti_tui.domain.meetings import PlannedMeeting
from bti_tui.domain.nameless import is_nameless
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.views.names import Names
from bti_tui.domain.words import Words
from bti_tui.usecases.meetings import called


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One thing that waits (det som venter)."""

    kind: MatterKind
    on: date | None
    title: str
    """Of a measure, or who talks with the child."""
    step: Words | None = None
    consent: ConsentStatus | None = None
    """Why the consent must be talked about, when it has no day."""
    count: int = 0
    """How many measures go on that are not due."""
    is_rest: bool = False
    """Others of the same kind stand before it."""


def waiting_at(
    case: Case, meeting: PlannedMeeting, guide: Guide, rules: Rules, names: Names
) -> tuple[tuple[MatterLine, ...], ...]:
    """What waits under each point of a meeting; nothing where it is over, or where nobody of the case is named."""
    is_open = meeting.is_waiting or meeting.is_going_on
    is_told = is_open and not is_nameless(guide, meeting.kind)
    placed = on_agenda(meeting.items, guide, matters(case, guide, rules, meeting.on) if is_told else ())
    return tuple(_lines(case, meeting, found, guide, names) for found in placed)


def _lines(
    case: Case, meeting: PlannedMeeting, found: Iterable[Matter], guide: Guide, names: Names
) -> tuple[MatterLine, ...]:
    return tuple(_line(case, meeting, one, guide, names) for one in found)


def _line(case: Case, meeting: PlannedMeeting, one: Matter, guide: Guide, names: Names) -> MatterLine:
    measure = case.measure(one.measure) if one.measure else None
    step = guide.step(one.deadline.step) if one.deadline and one.deadline.step else None
    title = names.text(measure.title) if measure else called(case, meeting, one.who, names)
    return MatterLine(one.kind, one.on, title, step.what if step else None, one.consent, one.count, one.is_rest)

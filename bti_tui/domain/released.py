"""What of a meeting may go out: nothing before its minutes are approved, and nothing that was taken back."""

from bti_tui.domain.case import Case
from bti_tui.domain.facts import Fact, Recorded
from bti_tui.domain.ids import MeetingId
from bti_tui.domain.plan import Evaluation, Goal, Measure
from bti_tui.domain.views.timeline import LogLine


def is_released(line: Recorded | LogLine | Goal | Measure | Evaluation, case: Case) -> bool:
    """Whether a fact, a line of the log or a part of the plan may stand in a print, a copy or a journal note.

    What changes an older goal or measure, `striking.as_released` takes back from the case as a whole.
    """
    if isinstance(line, Recorded):
        is_open = _is_open(getattr(line.fact, "meeting", None), case) or _is_of_open_measure(line.fact, case)
        return line.id not in case.struck and not is_open
    is_struck = isinstance(line, LogLine) and line.fact_id in case.struck
    return not is_struck and not _is_open(line.meeting, case)


def _is_of_open_measure(fact: Fact, case: Case) -> bool:
    """What is said outside the minutes of a measure that is in them alone."""
    measure = getattr(fact, "measure", None)
    planned = (one.measure for meeting in case.unapproved for one in meeting.lines if one.before is None)
    return measure is not None and measure in planned


def _is_open(meeting: MeetingId | None, case: Case) -> bool:
    return meeting is not None and any(one.id == meeting for one in case.unapproved)

"""What was set aside on the way: the soft guards that somebody went on without, each with the written reason."""

from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.facts import GuardOverridden
from bti_tui.domain.views.timeline import LogLine, timeline
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.reading import fact_notes, names_for, told

MOST: Final = 20
"""The newest of them; the log has all."""


def set_aside(ctx: Context, work: UnitOfWork, case: Case) -> tuple[LogLine, ...]:
    """Newest first, as far as the one at the keyboard may know; read where the case was read."""
    if not (case.decisions or case.safety_work.is_settled):
        return ()
    named = frozenset({GuardOverridden.name})
    records = told(ctx, work, case, work.facts.of_case(case.id, limit=MOST, named=named))
    return timeline(records, names_for(ctx, work, fact_notes(records), case), case)

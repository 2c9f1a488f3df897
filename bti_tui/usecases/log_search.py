"""To find a line of a case's log again: by what stands in it."""

from typing import Final

from bti_tui.domain.ids import CaseId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.timeline import note_ids, timeline
from bti_tui.usecases.context import Context
from bti_tui.usecases.corrections import with_earlier
from bti_tui.usecases.eyes import Eyes
from bti_tui.usecases.queries import LogPage, readable
from bti_tui.usecases.reading import case_of, fact_notes, names_for, shown_notes, told

SEARCHED: Final = "log.searched"
"""What stands in the access log: that somebody searched in a case, never for what."""
NEVER_FOUND: Final = frozenset({"person.national_id"})


def find_in_log(ctx: Context, case_id: CaseId, words: str) -> LogPage:
    """The lines of a log in which all words begin something, newest first; that it was searched is written down (R42).

    What is shielded is found by nobody, nor what the one at the keyboard may not read.
    """
    with ctx.unit_of_work() as work:
        case = case_of(ctx, work, case_id)
        hidden = Eyes(ctx, work).sight(case).hidden | {Visibility.SHIELDED}
        found = work.notes.found_in(case_id, words, hidden)
        page = told(ctx, work, case, work.facts.of_case(case_id)) if found else ()
        records = tuple(
            one for one in page if one[1].fact.name not in NEVER_FOUND and found.intersection(note_ids(one[1].fact))
        )
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)], case)
        lines = with_earlier(ctx, work, case, readable(timeline(records, names, case)))
        work.log_access(ctx.user.id, SEARCHED, case_id, ctx.now())
        work.commit()
    return LogPage(lines, None)

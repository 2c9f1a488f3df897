"""The log on paper, for a family that does not want it digital: what is known of head and dates, and room to write."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from bti_tui.domain.case import Case
from bti_tui.domain.copies import Recipient, RecipientKind
from bti_tui.domain.ids import CaseId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.people import Relation
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.striking import as_released
from bti_tui.domain.telling import speakers, told_nothing
from bti_tui.domain.views.log_copy import CopyHead, copy_head
from bti_tui.domain.views.names import Names
from bti_tui.prints import Document
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context
from bti_tui.usecases.graded import stop_once
from bti_tui.usecases.printing import check_kind, print_document
from bti_tui.usecases.reading import case_of

PAPER_LOG_PRINTED: Final = "paper_log.printed"


@dataclass(frozen=True, slots=True)
class PaperLog:
    """What stands on the form already: nothing that anybody has said (papirlogg)."""

    head: CopyHead
    guardians: tuple[tuple[str, Relation], ...]
    meets_on: date | None
    """The day of the next meeting."""
    words: CaseWords


class WritePaperLog(Protocol):
    """How the form looks."""

    def __call__(self, page: PaperLog) -> Document:
        """The form as a document."""


def paper_log(ctx: Context, case_id: CaseId) -> PaperLog:
    """The head of a case and its dates; none of them while safety holds the case back from the family."""
    with ctx.reading() as work:
        case = as_released(case_of(ctx, work, case_id))
        texts = work.notes.texts([one.name for one in case.people], Sight.LOG.hidden)
        names = Names(texts, {one.id: one for one in work.professionals.all()})
    guide, today = ctx.guide_of(case), ctx.today
    to = Recipient(RecipientKind.FAMILY, (case.subject,))
    return PaperLog(
        head=copy_head(case, to, guide, names, today, is_training=ctx.training),
        guardians=tuple((names.person(case, one.id), one.relation) for one in case.people if _stands(case, one.id)),
        meets_on=_meets_on(case, today),
        words=case_words(case, guide, names),
    )


def print_paper_log(ctx: Context, case_id: CaseId, write: WritePaperLog, path: Path) -> Path:
    """Write the form as a .pdf or .txt file; that it was printed is logged. Raises `BadInput`."""
    check_kind(path)
    stop_once(ctx, case_id)
    return print_document(ctx, case_id, write(paper_log(ctx, case_id)), path, PAPER_LOG_PRINTED)


def _stands(case: Case, person: str) -> bool:
    """Guardians, but none while there is one who is told nothing: the paper would tell her of the case."""
    found = next(one for one in case.people if one.id == person)
    return found in speakers(case) and found not in told_nothing(case)


def _meets_on(case: Case, today: date) -> date | None:
    if case.safety_track in LOCKS:
        return None
    planned = (one.on for one in case.planned_meetings if one.is_waiting and one.on >= today)
    return min(planned, default=None)

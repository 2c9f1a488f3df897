"""The id of a case that is about to be raised: it is needed before the concern is, so that drafts can belong to it."""

from bti_tui.domain.ids import CaseId
from bti_tui.usecases.context import Context


def new_case_id(ctx: Context) -> CaseId:
    """A fresh id; nothing is written."""
    with ctx.reading() as work:
        return CaseId(ctx.moment(work).new_id())

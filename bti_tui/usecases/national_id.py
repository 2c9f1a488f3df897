"""The national id number of a person: shown to nobody by itself, and each time it is asked for is written down."""

from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.ids import CaseId, PersonId
from bti_tui.domain.need_to_know import Sight
from bti_tui.usecases.context import Context
from bti_tui.usecases.eyes import look_at

SHOWN: Final = "national_id.shown"


def show_number(ctx: Context, case_id: CaseId, person: PersonId) -> str:
    """The number, empty when there is none; that it was asked for stands in the access log. Raises `Refused`."""
    with ctx.unit_of_work() as work:
        case, _ = look_at(ctx, work, case_id, Sight.INTERNAL)
        found = case.person(person)
        if found is None:
            raise Refused(Reason(refusals.PERSON_UNKNOWN))
        if found.national_id is None:
            return ""
        work.log_access(ctx.user.id, SHOWN, case_id, ctx.now())
        digits = work.notes.texts([found.national_id]).get(found.national_id, "")
        work.commit()
    return digits

"""The gate in the use-cases: what may leave a case is asked here, by every road, and written down (R18)."""

from bti_tui.domain.commands import Disclose
from bti_tui.domain.errors import Reason
from bti_tui.domain.ids import CaseId
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.disclosing import Wish, against
from bti_tui.domain.views.sharing_view import DisclosureLine, disclosure_lines, sharing_notes
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.reading import case_of, names_for, shown_notes

DISCLOSURES_LISTED = "disclosures.listed"


def reasons_against(ctx: Context, case_id: CaseId, wish: Wish) -> tuple[Reason, ...]:
    """Why something may not leave a case; empty when it may. Nothing is written down yet."""
    with ctx.reading() as work:
        case = case_of(ctx, work, case_id)
        return tuple(against(wish, Basis(case, ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work))))


def disclose(ctx: Context, case_id: CaseId, wish: Wish) -> None:
    """Let something leave a case, and write it down. Raises `Refused` with every reason."""
    execute(
        ctx,
        Disclose(
            case_id=case_id,
            way=wish.way,
            disclosed_on=ctx.today,
            agency=wish.agency,
            person=wish.person,
            information=wish.information,
            ground=wish.ground,
            necessity=wish.necessity,
            has_address=wish.has_address,
        ),
    )


def disclosures(ctx: Context, case_id: CaseId) -> tuple[DisclosureLine, ...]:
    """What has left a case, the newest first, as the one at the keyboard may know it; that it was asked is logged."""
    with ctx.unit_of_work() as work:
        case = case_of(ctx, work, case_id)
        names = names_for(ctx, work, (*shown_notes(case), *sharing_notes(case)), case)
        found = disclosure_lines(case, ctx.rules_of(case), names)
        work.log_access(ctx.user.id, DISCLOSURES_LISTED, case_id, ctx.now())
        work.commit()
    return found

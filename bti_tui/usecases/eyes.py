"""What the one at the keyboard may see: every use-case that reads or changes a case asks here, and nowhere else."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.discretion import veiled
from bti_tui.domain.errors import NotFound, Reason, Refused
from bti_tui.domain.ids import CaseId
from bti_tui.domain.listing import ListedCase
from bti_tui.domain.need_to_know import Sight, Viewer, sight, viewer_of
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.worked_out import kept_from

if TYPE_CHECKING:
    from bti_tui.domain.commands import Command


class Eyes:
    """How somebody looks at the cases of the store, within one unit of work."""

    def __init__(self, ctx: Context, work: UnitOfWork) -> None:
        self._ctx = ctx
        self._work = work
        staff = work.professionals.all()
        me = next((one for one in staff if one.id == ctx.user.id), ctx.user)
        self.viewer: Viewer = viewer_of(me, staff)

    def sight(self, case: Case) -> Sight:
        """How much of a case she may see; a restricted one that she has opened with a reason counts as her own."""
        found = sight(self.viewer, case, self._ctx.rules_of(case), self._ctx.today)
        is_opened = case.restriction is not None and (self._ctx.user.id, case.id) in self._ctx.opened_restricted
        return max(found, Sight.INTERNAL) if is_opened else found

    def seen(self, case: Case) -> Case:
        """A case as it looks to her, without what she may not know."""
        return self._as_seen(case, self.sight(case))

    def _as_seen(self, case: Case, how_far: Sight) -> Case:
        return kept_from(case if how_far >= Sight.SHIELDED else veiled(case, self.viewer.id), how_far)

    def may_write(self, case_id: CaseId | None) -> bool:
        """Whether a draft is hers to go on with: of a case that she may see, or of one that is not raised yet."""
        case = self._work.cases.get(case_id) if case_id is not None else None
        if case is None:
            return True
        hidden = case.restriction is not None and (self._ctx.user.id, case.id) not in self._ctx.opened_restricted
        return not hidden and self.sight(case) >= Sight.LOG

    def of(self, listed: Iterable[ListedCase], least: Sight = Sight.LOG) -> tuple[ListedCase, ...]:
        """Those of some cases that she may see, as they look to her; of a mere outline the name is left out."""
        found = ((one, self.sight(one.case)) for one in listed)
        return tuple(
            ListedCase(self._as_seen(one.case, far), one.name if far >= Sight.LOG else "")
            for one, far in found
            if far >= least
        )


def look_at(ctx: Context, work: UnitOfWork, case_id: CaseId, least: Sight = Sight.LOG) -> tuple[Case, Sight]:
    """A case as it is, and how much of it may be seen.

    Raises `NotFound` for a case that is not there, which one that may not be seen is too; `Refused` while it is
    restricted and not opened, or when less of it may be seen than is needed.
    """
    case = work.cases.get(case_id)
    how_far = Eyes(ctx, work).sight(case) if case is not None else Sight.NOTHING
    if case is None or how_far is Sight.NOTHING:
        raise NotFound(case=case_id)
    if case.restriction is not None and (ctx.user.id, case_id) not in ctx.opened_restricted:
        raise Refused(Reason(refusals.CASE_HIDDEN))
    if how_far < least:
        raise Refused(Reason(refusals.NEED_TO_KNOW))
    return case, how_far


def require_part(ctx: Context, work: UnitOfWork, case: Case, command: "Command") -> None:
    """Raise `Refused` unless the one at the keyboard may give an order in a case, as far as what she sees goes."""
    if not case.version:
        return
    from bti_tui.domain.rules.partaking import against_doing  # brings every command, and a list can do without

    reasons = against_doing(command, Eyes(ctx, work).sight(case))
    if reasons:
        raise Refused(*reasons)

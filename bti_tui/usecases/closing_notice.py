"""Who may be told that a case is closed, and who was: each by name (R18, R22)."""

from dataclasses import dataclass

from bti_tui.domain.case import Case
from bti_tui.domain.ids import AgencyCode, PersonId
from bti_tui.domain.rules.basis import Basis
from bti_tui.domain.rules.notice import agencies_to_tell, guardians_to_tell
from bti_tui.domain.telling import guardians
from bti_tui.domain.views.names import Names
from bti_tui.usecases.context import Context, UnitOfWork


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Who may be told, who may not, and who was."""

    guardians: tuple[tuple[PersonId, str], ...] = ()
    """The guardians whom nothing holds back, with their names."""
    is_guardian_held: bool = False
    """Some of the guardians may not be told."""
    agencies: tuple[AgencyCode, ...] = ()
    """The services that take part and that a consent covers."""
    uncovered: tuple[AgencyCode, ...] = ()
    """Those that take part and that none covers now."""
    told: tuple[str, ...] = ()
    """Those of the family who were told, by name."""
    told_agencies: tuple[AgencyCode, ...] = ()


def notice_view(ctx: Context, work: UnitOfWork, case: Case, names: Names) -> NoticeView:
    """The picture for the closing note; before the case is closed of who may be told, afterwards of who was."""
    if case.closing is not None:
        people = tuple(names.person(case, one) for one in case.closing.people)
        return NoticeView(told=people, told_agencies=case.closing.agencies)
    basis = Basis(case, ctx.guide_of(case), ctx.rules_of(case), ctx.moment(work))
    covered = agencies_to_tell(basis)
    here = (one.agency for one in case.taking_part if one.agency != case.agency)
    free = guardians_to_tell(basis)
    return NoticeView(
        guardians=tuple((one, names.person(case, one)) for one in free),
        is_guardian_held=len(free) < len(guardians(case)),
        agencies=covered,
        uncovered=tuple(one for one in here if one not in covered),
    )

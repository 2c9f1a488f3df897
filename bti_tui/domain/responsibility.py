"""Who answers for a case: exactly one person at any time (invariant 1 of the field text)."""

from collections.abc import Mapping

from bti_tui.domain.case import Case
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import Role, UserId
from bti_tui.domain.people import Professional


def responsible(case: Case) -> UserId | None:
    """The holder; from level 1 the leader who was told while nobody holds; at level 0 whoever raised the concern."""
    if case.baton.holder is not None:
        return case.baton.holder.user
    if case.level > Level.CLARIFY and case.leader is not None:
        return case.leader.leader
    return case.concern.owner if case.concern else None


def leaders_of(user: UserId | None, known: Mapping[UserId, Professional]) -> frozenset[UserId]:
    """The leaders of the unit where somebody works; of her agency when the unit has none."""
    found = known.get(user) if user else None
    if found is None:
        return frozenset()
    leaders = [one for one in known.values() if one.role is Role.LEADER and one.agency == found.agency]
    near = [one for one in leaders if one.unit == found.unit]
    return frozenset(one.id for one in near or leaders)

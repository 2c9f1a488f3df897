"""Who looks after the users of a store, and what she may not do to them or to herself."""

from collections.abc import Iterable, Sequence

from bti_tui.domain import refusals
from bti_tui.domain.errors import Reason
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import Role, UserId
from bti_tui.domain.people import Professional


def administrators(staff: Iterable[Professional], holders: Sequence[Holder]) -> frozenset[UserId]:
    """Those with the role who can open the store; while there is none, the one who has held a key the longest.

    Where nobody holds keys, as in a training store, those with the role, or everybody.
    """
    known = list(staff)
    named = {one.id for one in known if one.role is Role.ADMINISTRATOR}
    opens = [one.user for one in holders if one.has_passphrase]
    if not opens:
        return frozenset(named or (one.id for one in known))
    return frozenset(named.intersection(opens) or opens[:1])


def against_describing(
    me: UserId, before: Professional, after: Professional, staff: Sequence[Professional], holders: Sequence[Holder]
) -> tuple[Reason, ...]:
    """Why somebody may not write something else about a user; nothing when she may.

    Anybody puts right her own name and title. The rest is for an administrator, her own role for another one while
    there is one, and one administrator always stays.
    """
    keepers = administrators(staff, holders)
    is_plain = (before.agency, before.unit, before.role) == (after.agency, after.unit, after.role)
    if me not in keepers:
        return () if is_plain and me == before.id else (Reason(refusals.USERS_NOT_YOURS),)
    if before.role is after.role:
        return ()
    if me == before.id and keepers - {me}:
        return (Reason(refusals.OWN_ROLE),)
    is_last = before.role is Role.ADMINISTRATOR and not keepers - {before.id}
    return (Reason(refusals.LAST_ADMINISTRATOR),) if is_last else ()

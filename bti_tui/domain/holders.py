"""Who holds a key of the store, and who may give one or take one away.

An administrator, a leader and a coordinator may, and the one who has held a key the longest: mostly whoever made the
store.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bti_tui.domain import refusals
from bti_tui.domain.errors import Reason
from bti_tui.domain.ids import Actor, Role, UserId

_KEEPERS = frozenset({Role.LEADER, Role.COORDINATOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who can open the store (nøkkelinnehaver)."""

    user: UserId
    has_passphrase: bool = True
    has_code: bool = False
    """A one-time code has been made for her that nobody has used yet."""
    has_key_file: bool = False
    """Her passphrase opens nothing without a file that she carries."""

    @property
    def is_waiting(self) -> bool:
        """Whether she has never opened the store."""
        return not self.has_passphrase


def may_keep_keys(actor: Actor, holders: Sequence[Holder]) -> bool:
    """Whether somebody may give and take keys; `holders` begin with the one who has held a key the longest."""
    eldest = next((one.user for one in holders if one.has_passphrase), None)
    return actor.role in _KEEPERS or actor.id == eldest


def against_giving(actor: Actor, user: UserId, holders: Sequence[Holder]) -> tuple[Reason, ...]:
    """Why somebody may not give a user a one-time code; nothing when she may."""
    if not may_keep_keys(actor, holders):
        return (Reason(refusals.KEYS_NOT_YOURS),)
    return (Reason(refusals.OWN_KEY),) if user == actor.id else ()


def against_taking(actor: Actor, user: UserId, holders: Sequence[Holder]) -> tuple[Reason, ...]:
    """Why somebody may not take away a user's key; nothing when she may."""
    reasons = list(against_giving(actor, user, holders))
    if not any(one.has_passphrase for one in holders if one.user != user):
        reasons.append(Reason(refusals.LAST_KEY))
    return tuple(reasons)

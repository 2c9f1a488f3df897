"""What is known of a store that is not what was last seen of it."""

from dataclasses import dataclass
from datetime import datetime

from bti_tui.domain.ids import UserId


@dataclass(frozen=True, slots=True)
class RolledBack:
    """A store that is older than what was last seen of it, or was changed behind our back (tilbakeført lager)."""

    found: str
    """The permanent code of what gave it away, such as `audit-cut`."""
    links: int
    """How many links the audit chain of the store has now."""
    newest_at: datetime | None
    """When the newest of them was made."""
    seen_links: int | None = None
    """How many links were there when it was last seen; None when nothing is remembered on this machine."""
    seen_at: datetime | None = None
    seen_by: UserId | None = None

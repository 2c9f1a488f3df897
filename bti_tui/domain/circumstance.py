"""What a guard or a predicate may look at: the case, the day, the rule pack, and what a decision carries."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.case import Case
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.rules_pack import Rules


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A case on a day, with what a decision adds to it (omstendighet)."""

    case: Case
    today: date
    rules: Rules
    next_on: date | None = None
    met_on: date | None = None
    reason: str = ""
    to_level: Level | None = None
    """Where a decision takes the case; None when it ends the work, or is no decision."""
    naming: frozenset[AgencyCode] = frozenset()
    """The agencies to which the case is about to be named."""

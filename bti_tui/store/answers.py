"""What the store answers with where a domain value alone is not enough: the shapes that the ports name."""

from dataclasses import dataclass
from datetime import datetime

from bti_tui.domain.ids import DeviceId, MunicipalityCode


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check of the store found wrong: a permanent code, and where (an id or a number)."""

    code: str
    place: str


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store says of itself: which one it is, and how much is in it."""

    store_id: str
    municipality: MunicipalityCode
    device: DeviceId
    training: bool
    created_at: datetime
    schema: str
    cases: int
    facts: int
    notes: int
    audit: int

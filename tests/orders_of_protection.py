"""One valid order of each kind about a person's address and national id number."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Protocol

from bti_tui.domain import commands as c
from bti_tui.domain.address import AddressGrade, NumberNeed, ProtectionSource
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command
from bti_tui.domain.ids import CaseId

A_YEAR: Final = timedelta(days=365)
SYNTHETIC: Final = "03891555279"
"""A number of Skatteetaten's test people."""


class Scene(Protocol):
    """What an order is made for."""

    @property
    def id(self) -> CaseId: ...

    @property
    def case(self) -> Case: ...

    @property
    def today(self) -> date: ...


PROTECTION: Final[dict[type[Command], Callable[[Scene], Command]]] = {
    c.ProtectAddress: lambda at: c.ProtectAddress(
        case_id=at.id,
        person=at.case.subject,
        grade=AddressGrade.CONFIDENTIAL,
        since=at.today,
        expires_on=at.today + A_YEAR,
        source=ProtectionSource.REGISTRY,
    ),
    c.NoteNationalId: lambda at: c.NoteNationalId(
        case_id=at.id, person=at.case.subject, digits=SYNTHETIC, need=NumberNeed.REPORT
    ),
}

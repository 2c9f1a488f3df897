"""What an order of a test needs to know about the case that it is given in."""

from datetime import date
from typing import Protocol

from bti_tui.domain.case import Case
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId


class Scene(Protocol):
    """What an order needs to know about the case that it is given in."""

    @property
    def id(self) -> CaseId: ...

    @property
    def case(self) -> Case: ...

    @property
    def today(self) -> date: ...

    @property
    def records(self) -> list[Recorded]: ...

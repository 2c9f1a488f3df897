"""What the forms about the people of a case share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import CaseId
from bti_tui.screens.order_form import OrderForm
from bti_tui.usecases.case_people import PeoplePage, PersonLine
from bti_tui.usecases.drafts import people_draft
from bti_tui.widgets.field import FieldSpec

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME, BORN_ON = "full_name", "born_on"


class PeopleForm(OrderForm):
    """One form about the people of a case; it gives True when something was stored."""

    KIND: ClassVar[str] = ""
    """What kind of form it is, in the place of its draft."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, page: PeoplePage, about: str = "") -> None:
        """`page` is what the list behind the form shows, `about` the id of whom the form is about."""
        super().__init__(desk, case_id, people_draft(self.KIND), about, page.version)
        self.page = page

    def name_field(self, now: str = "") -> FieldSpec:
        """A whole name."""
        hint = self.tr("First name and last name.")
        return FieldSpec(NAME, FieldKind.LINE, self.tr("Name"), hint, required=True, default=now)

    def born_field(self, now: date | None = None, *, required: bool = False) -> FieldSpec:
        """A date of birth."""
        said = f"{now.day}.{now.month}.{now.year}" if now else ""
        label, hint = self.tr("Date of birth"), self.tr("Such as 15.1.2017.")
        return FieldSpec(
            BORN_ON, FieldKind.DATE, label, hint, required=required, direction=Direction.BORN, default=said
        )


class OfPerson(PeopleForm):
    """A form about somebody who is there."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, page: PeoplePage, person: PersonLine) -> None:
        super().__init__(desk, case_id, page, person.id)
        self.person = person

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is; where an address is strict, no name stands above a screen."""
        return (self.page.number, self.tr("People")) if self.page.is_strict else super().crumbs()

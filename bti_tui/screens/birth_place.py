"""What the place of a case's people has for a birth: it is written down, then the child gets a case of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.domain.people import Relation, SubjectKind
from bti_tui.domain.views.names import short_name
from bti_tui.i18n import N_
from bti_tui.screens.newborn import NewbornScreen
from bti_tui.screens.person_form import BirthScreen
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.screens.step_answer import Stored
from bti_tui.usecases.case_people import PeoplePage, PersonLine, people_page
from bti_tui.usecases.new_case import new_case_id

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

BIRTHS: Final = frozenset({"birth", "own_case"})
"""What the menu offers here, by its action."""
TWIN: Final = N_("One more is born: a twin")
"""What a birth is called after the first one."""


def may_be_born(action: str, page: PeoplePage) -> bool:
    """A birth in the case of a pregnant woman, twins too; a case of its own for each child that has none linked."""
    if action == "birth":
        return page.subject_kind is SubjectKind.PREGNANT or has_born(page)
    return bool(_without_case(page))


def has_born(page: PeoplePage) -> bool:
    """Whether a birth would be that of a twin."""
    return page.subject_kind is SubjectKind.PARENT and bool(_born(page))


def _born(page: PeoplePage) -> list[PersonLine]:
    """The children that were born in the case of their mother."""
    return [one for one in page.people if one.relation is Relation.CHILD]


def _without_case(page: PeoplePage) -> list[PersonLine]:
    """The children of the mother for whom no case is linked; a case that one may not see stands for any of them."""
    seen = {one.short_name for one in page.siblings if one.short_name}
    left = [one for one in _born(page) if short_name(one.name) not in seen]
    unseen = sum(not one.short_name for one in page.siblings)
    return left[: len(left) - unseen] if unseen else left


class BirthPlace(RowsPlace):
    """Registers a birth, and offers at once what comes after it."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self.case_id = case_id

    def page_of_people(self) -> PeoplePage | None:
        """Everybody in the case, once it is read."""
        raise NotImplementedError

    async def action_birth(self) -> None:
        """F10: the child of a pregnant woman is born."""
        page = self.page_of_people()
        if page is not None:
            await self.app.push_screen(BirthScreen(self.desk, self.case_id, page), self._is_born)

    def _is_born(self, stored: bool | None) -> None:
        if stored:
            self.perform(self.action_own_case())

    async def action_own_case(self) -> None:
        """F10: a concern of its own for the child; the two cases are linked, and nothing goes from one to the other."""
        children = _without_case(await self.ask(people_page, self.case_id))
        if children:
            child, case_id = children[-1], await self.ask(new_case_id)
            screen = NewbornScreen(self.desk, case_id, name=child.name, born_on=child.born_on, mother=self.case_id)
            await self.app.push_screen(screen, self._to_the_child)

    async def _to_the_child(self, answer: object) -> None:
        """The child's case comes next, for safety is asked about first; Esc leads back here."""
        from bti_tui.screens.case import CaseScreen

        if isinstance(answer, Stored):
            await self.app.push_screen(CaseScreen(self.desk, answer.case_id, just_stored=True))

"""A place that asks one plain question before somebody whom the store doesn't know is taken in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.views.step_view import FieldView
from bti_tui.screens.case_place import CasePlace
from bti_tui.screens.newcomers import Newcomer, newcomers, question, register, with_ids
from bti_tui.widgets.field import Values
from bti_tui.widgets.notice import Notice

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class NewcomerPlace(CasePlace[ScreenResultType]):
    """Holds back what is to be stored until the question is answered."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._values: Values = {}
        self._newcomers: tuple[Newcomer, ...] = ()
        self._known: dict[str, UserId] = {}

    async def store(self) -> None:
        """Carry out what the answers give."""
        raise NotImplementedError

    def store_after_asking(self, fields: Sequence[FieldView], values: Values) -> None:
        """Store, after one plain question when somebody is named whom the store doesn't know."""
        self._values = values
        self._newcomers = newcomers(fields, values, self._known)
        if not self._newcomers:
            self.perform(self.store())
            return
        self._focus_before = self.focused
        self.notice.say(*question(self._newcomers, self.translator))
        self.set_focus(self.notice)
        self.set_status(self.tr("Enter: yes. Esc: go back and change the name."))

    async def answers(self) -> Values:
        """What was answered, with the newcomers taken in."""
        coming, self._newcomers = self._newcomers, ()
        for one in coming:
            self._known[one.name] = await self.insist(register, one)
        return with_ids(self._values, self._known)

    def on_notice_chosen(self, event: Notice.Chosen) -> None:
        """Yes: the newcomers are taken in and the step is stored."""
        if self._newcomers:
            event.stop()
            event.prevent_default()
            self.notice.clear()
            self.set_focus(self._focus_before)
            self.perform(self.store())

    def on_notice_closed(self) -> None:
        """Esc: the name may be changed."""
        self._newcomers = ()

"""A new concern about somebody whose case lies in the archive: the new case refers to the old one (T27)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.domain.views.case_view import CaseView
from bti_tui.screens.step import StepScreen
from bti_tui.widgets.field import Values, as_draft
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

FOLLOWS, NAME, BORN, KIND = "follows", "about", "born_on", "subject_kind"
GIVEN: Final = (NAME, BORN, KIND)
"""What is known from the archived case, and may be changed."""


class FollowingScreen(StepScreen):
    """The form of a first concern, with the name filled in; what is stored tells which case it goes on from."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, follows: CaseId, before: CaseView) -> None:
        super().__init__(desk, case_id)
        self._follows = follows
        self._before = before

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The archived case, then what is written now."""
        return (f"{self._before.number} {self._before.short_name}", *super().crumbs())

    @override
    async def _mount_form(self) -> None:
        await super()._mount_form()
        form = self._form
        if form is not None and not self._drafts.has("raise_concern"):
            self._fill(form)

    def _fill(self, form: Form) -> None:
        view, names = self._before, {one.spec.name for one in form.fields}
        known = {NAME: view.name, BORN: view.born_on, KIND: view.subject_kind.value}
        form.fill({name: as_draft(known[name], self.translator) for name in GIVEN if name in names})
        form.focus_start()

    @override
    async def answers(self) -> Values:
        """With the archived case."""
        return {**await super().answers(), FOLLOWS: self._follows}

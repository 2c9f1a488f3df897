"""A concern of its own for a child that is born: its name and day stand there, and the two cases are linked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.forms import Form as GuideForm
from bti_tui.domain.ids import CaseId
from bti_tui.screens.case_place import Settled
from bti_tui.screens.step import StepScreen
from bti_tui.screens.step_drafts import MOTHER, StepDrafts
from bti_tui.usecases.case_people import link_family
from bti_tui.usecases.drafts import NEWBORN
from bti_tui.widgets.field import as_draft
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class NewbornScreen(StepScreen):
    """The form of a new concern. Nothing of the mother's case is carried over but that the two belong together."""

    CSS_PATH = "step.tcss"

    def __init__(
        self,
        desk: Desk[Context],
        case_id: CaseId,
        *,
        name: str = "",
        born_on: date | None = None,
        mother: CaseId | None = None,
    ) -> None:
        """`mother` is her case; a form that is gone on with later knows it from its draft."""
        super().__init__(desk, case_id)
        self._drafts = StepDrafts(self, case_id, NEWBORN)
        self._drafts.along = {MOTHER: mother} if mother else {}
        self._name, self._born_on = name, born_on

    @override
    def form_opened(self) -> None:
        """Put in what is known, where nothing lies half written."""
        super().form_opened()
        form = next(iter(self.query(Form)), None)
        name, self._name = self._name, ""
        if form is None or not name or form.draft.get("about"):
            return
        born = as_draft(self._born_on, self.translator) if self._born_on else ""
        form.fill(form.draft | {"about": name, "born_on": born})
        form.focus_start()

    @override
    async def _settled(self, form: GuideForm, settled: Settled) -> None:
        """Stored: now the two cases are linked, each without a word of the other."""
        mother = self._drafts.along.get(MOTHER)
        if settled.is_stored and isinstance(mother, str):
            await self.ask(link_family, self.case_id, CaseId(mother))
        await super()._settled(form, settled)

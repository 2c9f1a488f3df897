"""A first concern that is a fear for the child: the same form, but its words are shielded and the track is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.screens.step import StepScreen
from bti_tui.screens.step_drafts import StepDrafts
from bti_tui.usecases.drafts import FEAR
from bti_tui.widgets.field import DraftValue, Values
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class FearScreen(StepScreen):
    """Raises a case that begins in the safety track."""

    CSS_PATH = "step.tcss"

    def __init__(
        self,
        desk: Desk[Context],
        case_id: CaseId,
        *,
        given: Mapping[str, DraftValue] | None = None,
        follows: CaseId | None = None,
    ) -> None:
        """`given` is what is known already; `follows` is an archived case about the same child."""
        super().__init__(desk, case_id)
        self._drafts = StepDrafts(self, case_id, FEAR)
        self._given = dict(given or {})
        self._drafts.along = {"follows": follows} if follows else {}

    @override
    def crumbs(self) -> tuple[str, ...]:
        """That it is no ordinary wondering."""
        return (self.tr("ALARM"), *super().crumbs())

    @override
    def saved_text(self) -> str:
        """The rule that comes before every other."""
        return self.tr("DON'T CONTACT THE GUARDIANS")

    @override
    def form_opened(self) -> None:
        """Put in what is known, where nothing lies half written."""
        super().form_opened()
        form = next(iter(self.query(Form)), None)
        known, self._given = self._given, {}
        if form is not None and known:
            empty = {name: value for name, value in known.items() if not form.draft.get(name)}
            form.fill(form.draft | empty)
            form.focus_start()

    @property
    def _follows(self) -> CaseId | None:
        """The archived case about the same child, also when the form is gone on with later."""
        follows = self._drafts.along.get("follows")
        return CaseId(follows) if isinstance(follows, str) else None

    @override
    async def answers(self) -> Values:
        """The answers, and that the fear comes first."""
        more: Values = {"in_safety": True, "follows": self._follows}
        return {**await super().answers(), **more}

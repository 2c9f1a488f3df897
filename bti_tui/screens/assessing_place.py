"""What a step that a concern is weighed in has besides: the way to the concern assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from typing_extensions import override

from bti_tui.domain.commands import RateConcern
from bti_tui.domain.guide import Level
from bti_tui.i18n import N_
from bti_tui.screens.decision_place import DecisionPlace
from bti_tui.screens.step_answer import StepAnswer, Stored

if TYPE_CHECKING:
    from bti_tui.usecases.step_sheet import StepSheet


class AssessingPlace(DecisionPlace):
    """F6 leads to the assessments from where the concern is rated, and from the decision that rests on it."""

    BINDINGS = [Binding("f6", "assess", N_("Assess"), priority=True, id="mote")]
    _sheet: StepSheet | None = None

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only where a concern is weighed."""
        if action == "assess":
            return self._weighs_concern
        return super().check_action(action, parameters)

    @property
    def _weighs_concern(self) -> bool:
        if self._sheet is None:
            return False
        decision = self._sheet.decision
        decides = decision is not None and any(one.before is Level.CLARIFY for one in decision.outcomes)
        return decides or self._sheet.view.step.asks_for(RateConcern.name)

    async def action_assess(self) -> None:
        """F6: the assessments of the case; what is typed here stays as a draft."""
        from bti_tui.screens.assessments import AssessmentsScreen

        await self.keep_drafts()
        await self.app.push_screen(AssessmentsScreen(self.desk, self.case_id), self._assessed)

    def _assessed(self, answer: StepAnswer) -> None:
        if isinstance(answer, Stored):
            self.perform(self._go_on(RateConcern.name, repeats=False))

    async def _go_on(self, command: str, *, repeats: bool) -> None:
        """The next form of the step that is not done, else back to the case."""
        raise NotImplementedError

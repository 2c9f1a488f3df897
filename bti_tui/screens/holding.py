"""One key in a step that is locked for safety: it writes down that the step waits, so that it is taken up again."""

from __future__ import annotations

from textual.binding import Binding
from textual.screen import ScreenResultType
from typing_extensions import override

from bti_tui.domain.commands import HoldBack
from bti_tui.domain.ids import StepId
from bti_tui.i18n import N_
from bti_tui.screens.newcomer_place import NewcomerPlace
from bti_tui.screens.step_page import StepPage
from bti_tui.usecases.execute import execute


class HoldingPlace(NewcomerPlace[ScreenResultType]):
    """A place whose step may be locked."""

    BINDINGS = [Binding("f4", "hold", N_("It waits"), priority=True, id="holding")]

    @property
    def held_step(self) -> StepId | None:
        """The step that waits for the track to be lifted, for one who may know why; None when it is open."""
        return self.query_one(StepPage).held_step if self.is_mounted else None

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key is there while the step is locked."""
        return self.held_step is not None if action == "hold" else super().check_action(action, parameters)

    def action_hold(self) -> None:
        """F4: write down that it waits."""
        if self.held_step is not None:
            self.perform(self._hold(self.held_step))

    async def _hold(self, step: StepId) -> None:
        await self.insist(execute, HoldBack(case_id=self.case_id, step=step))
        self.mark_saved()
        self.set_status(self.tr("Written down: this waits. It is taken up again when the wait is over."))

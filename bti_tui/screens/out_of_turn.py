"""One form of a step that is not the next one: a pause, a meeting, an agency that leaves, opening a case again."""

from __future__ import annotations

from typing_extensions import override

from bti_tui.domain.views.step_view import FormView
from bti_tui.screens.step import StepScreen
from bti_tui.screens.step_answer import Stored


class OutOfTurnScreen(StepScreen):
    """Shows this form alone, and goes back to the case when it is stored."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The case, then what the form is for."""
        where = super().crumbs()
        title = next((one.form.title.speak(self.translator.language) for one in self._forms()), "")
        return (*where[:-1], title) if title else where

    @override
    def _forms(self) -> tuple[FormView, ...]:
        """The form that was asked for."""
        return tuple(one for one in super()._forms() if one.form.command == self._first)

    @override
    async def _go_on(self, command: str, *, repeats: bool) -> None:
        """Back to the case."""
        self.dismiss(Stored(self.case_id))

"""Ways to a step: by the command that it asks for, with the case below it."""

from typing import Any

from textual.pilot import Pilot

from bti_tui.domain.ids import StepId
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.way import ToStep
from bti_tui.widgets.form import Form
from tests.builders import GUIDE
from tests.screens.case_support import Making


def step_with(command: str) -> StepId:
    """The first step of the guide that asks for a command."""
    return next(step.id for step in GUIDE.steps() if any(form.command == command for form in step.forms))


def at(command: str) -> Making:
    """The case with the step that asks for a command on top."""
    return lambda desk, case_id: CaseScreen(desk, case_id, go_to=ToStep(step_with(command)))


def form_of(pilot: Pilot[Any]) -> Form:
    return pilot.app.screen.query_one(Form)

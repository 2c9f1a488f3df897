"""How further screens are reached in the laboratory, by subject."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bti_tui.screens.before_now import BeforeNowScreen
from bti_tui.screens.evaluation import EvaluationScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.month_review import MonthReviewScreen
from bti_tui.screens.shorthand import ShorthandScreen
from bti_tui.screens.shorthand_form import ShorthandForm
from bti_tui.settings import Places
from bti_tui.settings.shorthand import ShorthandFiles
from tests.hostile.roads_of_meetings import MEETING_ROADS
from tests.hostile.roads_of_minutes import MINUTES_ROADS
from tests.hostile.roads_of_sharing import SHARING_ROADS

if TYPE_CHECKING:
    from tests.hostile.roads import Road


def _files() -> ShorthandFiles:
    """Those of the program; nobody writes."""
    nowhere = Path("/nowhere")
    return ShorthandFiles(Places(nowhere, nowhere, nowhere))


MORE_ROADS: Final[dict[type[FrameScreen[Any]], Road]] = {
    **SHARING_ROADS,
    **MINUTES_ROADS,
    **MEETING_ROADS,
    ShorthandScreen: lambda lab: ShorthandScreen(lab.desk, _files()),
    ShorthandForm: lambda lab: ShorthandForm(lab.desk, _files(), "fsk", "foresatte"),
    MonthReviewScreen: lambda lab: MonthReviewScreen(lab.desk),
    BeforeNowScreen: lambda lab: BeforeNowScreen(lab.desk, lab.measures),
    EvaluationScreen: lambda lab: EvaluationScreen(lab.desk, lab.measures),
}
"""By screen."""

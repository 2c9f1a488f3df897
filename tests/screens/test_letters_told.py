"""The same letter means one thing in the log and another in a meeting: the help of each says so."""

import pytest

from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.meeting import MeetingScreen
from bti_tui.screens.relay_log import LogScreen
from tests.screens.case_support import opened
from tests.screens.meeting_support import store_in_meeting


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (MeetingScreen, "mean the child's words and a measure here; in the log talk and phone call"),
        (LogScreen, "mean talk and phone call here; in a meeting the child's words and a measure"),
    ],
)
async def test_the_help_says_what_s_and_t_mean_here_and_there(place: type[FrameScreen[None]], told: str) -> None:
    async with opened(store_in_meeting(), place) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, FrameScreen)
        assert told in " ".join(section.text for section in screen.help_page().sections)

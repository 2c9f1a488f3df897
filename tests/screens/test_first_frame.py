"""The lock screen is drawn with what it takes and no more: counted, because a machine's speed can't be tested."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from textual.css import stylesheet
from textual.css.parse import parse
from textual.pilot import Pilot

from bti_tui import themes
from bti_tui.app import Setting
from bti_tui.profile import ORDINARY, THIN
from bti_tui.screens.emergency import EmergencyScreen
from bti_tui.screens.ending import Ending
from bti_tui.screens.unlock import UnlockScreen
from tests.screens.support import PASSPHRASE, FakeOpener, Place, press, running, text, type_text

LOOKS = {
    themes.DARK: Setting(),
    themes.LIGHT: Setting(theme=themes.LIGHT),
    themes.CONTRAST: Setting(theme=themes.CONTRAST),
    themes.THIN: Setting(profile=replace(THIN, mouse=ORDINARY.mouse)),
}


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[object]:
    """How often each sheet and each widget's own rules are read."""
    found: Counter[object] = Counter()

    def counting(scope: str, css: str, read_from: Any, *rest: Any, **named: Any) -> Any:
        found[read_from] += 1
        return parse(scope, css, read_from, *rest, **named)

    monkeypatch.setattr(stylesheet, "parse", counting)
    return found


@pytest.mark.parametrize("theme", LOOKS)
async def test_every_sheet_is_read_once_until_the_lock_screen_stands_there(theme: str, parsed: Counter[object]) -> None:
    async with running(
        lambda desk: UnlockScreen(desk, FakeOpener(), lambda _: Place(desk)), setting=LOOKS[theme]
    ) as it:
        assert "Passphrase" in text(it)
        assert it.app.theme == theme
        assert it.app.current_theme.dark is (theme != themes.LIGHT)
        assert it.app.has_class("-dark-mode") is (theme != themes.LIGHT)
    assert any("unlock.tcss" in str(one) for one in parsed)
    assert {str(one): count for one, count in parsed.items() if count > 1} == {}


async def test_the_first_place_stands_on_nothing_that_would_be_drawn_before_it() -> None:
    async with running(lambda desk: UnlockScreen(desk, FakeOpener(), lambda _: Place(desk))) as pilot:
        assert [type(one) for one in pilot.app.screen_stack] == [UnlockScreen]


async def opened_below_an_alarm(pilot: Pilot[Ending]) -> None:
    """Unlocks while the numbers lie on top."""
    await type_text(pilot, PASSPHRASE)
    await press(pilot, "f9")
    assert isinstance(pilot.app.screen, EmergencyScreen)
    await press(pilot, "escape")
    assert isinstance(pilot.app.screen, UnlockScreen)
    await press(pilot, "enter")


async def test_nothing_leads_back_to_the_lock_screen_and_no_passphrase_stays_in_it() -> None:
    async with running(lambda desk: UnlockScreen(desk, FakeOpener(), lambda _: Place(desk))) as pilot:
        await opened_below_an_alarm(pilot)
        assert isinstance(pilot.app.screen, Place)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Place)
        assert "Ctrl+Q leaves the program" in text(pilot)
        below = pilot.app.screen_stack[0]
        assert isinstance(below, UnlockScreen)
        assert not below.query("Form")


async def test_numbers_that_are_called_from_the_lock_screen_lead_back_to_it() -> None:
    async with running(lambda desk: UnlockScreen(desk, FakeOpener(), lambda _: Place(desk))) as pilot:
        await press(pilot, "f9")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, UnlockScreen)


async def test_a_place_is_drawn_once_for_each_change_of_keys_however_often_it_was_returned_to() -> None:
    async with running(Place) as pilot:
        place = pilot.app.screen
        assert isinstance(place, Place)
        for _ in range(3):
            await press(pilot, "f9")
            await press(pilot, "escape")
        drawn: list[str] = []
        place.footer.show = lambda _: drawn.append("footer")  # type: ignore[method-assign, assignment]  # counted only
        place.refresh_bindings()
        await press(pilot)
        assert len(drawn) == 1

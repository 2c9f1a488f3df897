"""Tests of the single picture in which a place comes that has to read first."""

from textual.app import App, ComposeResult
from textual.widgets import Static
from typing_extensions import override

from bti_tui.screens import one_frame as frames
from bti_tui.screens.one_frame import one_frame


class Counted(Static):
    """Counts how often it is drawn."""

    drawn = 0

    @override
    def render(self) -> str:
        self.drawn += 1
        return f"{self.drawn}"


class Place(App[None]):
    """One line."""

    @override
    def compose(self) -> ComposeResult:
        yield Counted()


async def test_nothing_is_drawn_until_the_reading_is_done() -> None:
    app = Place()
    async with app.run_test() as pilot:
        await pilot.pause()
        line = app.query_one(Counted)
        before = line.drawn
        with one_frame(app):
            line.refresh()
            await pilot.pause()
            assert line.drawn == before
            line.refresh()
        await pilot.pause()
        while line.drawn == before:
            await pilot.pause()
        assert line.drawn == before + 1


async def test_a_reading_that_takes_long_is_not_waited_for() -> None:
    app = Place()
    async with app.run_test() as pilot:
        await pilot.pause()
        line = app.query_one(Counted)
        before = line.drawn
        with one_frame(app):
            line.refresh()
            while line.drawn == before:
                await pilot.pause(frames.MOST_SECONDS)
            assert line.drawn == before + 1

"""What is said while a file is made that takes its time, and that the screen goes on meanwhile."""

import threading
from dataclasses import replace

import pytest

from bti_tui.prints import Document, to_pdf, to_text
from bti_tui.screens.paper_log import PaperLogScreen
from bti_tui.screens.relay_log import LogScreen
from tests.builders import a_case
from tests.screens.case_support import CaseStore, opened
from tests.screens.support import press, settled, text


class Slow:
    """A maker of files that waits until it is let go."""

    def __init__(self) -> None:
        self.may_go = threading.Event()

    def pdf(self, document: Document) -> bytes:
        assert self.may_go.wait(20)
        return to_pdf(document)

    def text(self, document: Document) -> bytes:
        assert self.may_go.wait(20)
        return to_text(document)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    made = Slow()
    monkeypatch.setattr("bti_tui.usecases.printing.to_pdf", made.pdf)
    monkeypatch.setattr("bti_tui.usecases.printing.to_text", made.text)
    return made


@pytest.mark.parametrize(("ending", "said"), [("pdf", "Lager PDF ..."), ("txt", "arbeider ...")])
async def test_while_a_pdf_is_made_it_is_said_and_the_alarm_comes_and_stays(slow: Slow, ending: str, said: str) -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent())
    store.context = replace(store.context, put_file=lambda *_: None)
    async with opened(store, LogScreen, language="nb") as pilot:
        below = pilot.app.screen
        assert isinstance(below, LogScreen)
        screen = PaperLogScreen(below.desk, store.id)
        await pilot.app.push_screen(screen)
        await settled(pilot)
        await press(pilot, "end", *["backspace"] * len("pdf"), *ending)
        await pilot.press("f4")
        while screen.status_text != said:
            await pilot.pause(0.01)
        await pilot.press("f9")
        await pilot.pause()
        assert "112" in text(pilot)
        slow.may_go.set()
        await settled(pilot)
        assert "112" in text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is below
        assert screen.written is not None
        assert screen.written.suffix == f".{ending}"
        assert screen.making == ""

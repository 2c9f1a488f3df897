"""A form that stands alone says what stands in the way in the guide's words, and its digits lead somewhere."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import ConsentDrawnUp, Disclosed
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.law_form import LawForm
from bti_tui.screens.share_form import ShareScreen
from bti_tui.widgets.form import Form
from tests.builders import CaseBuilder, a_case
from tests.orders import PPT
from tests.screens.case_support import CaseStore, burst, fits, opened, status
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def asked() -> CaseBuilder:
    return a_case().at_level(2).with_consent().do(c.DrawUpConsent, to_agencies=(PPT,))


@SIZES
async def test_r18_a_refusal_to_share_is_said_in_words_and_its_digit_leads_to_the_consent(
    size: tuple[int, int],
) -> None:
    store = CaseStore(asked())
    async with opened(store, ConsentScreen, size) as pilot:
        await pilot.app.screen.run_action("shared")
        await press(pilot, "f2")
        assert is_at(pilot, ShareScreen)
        await burst(pilot, "m", "enter", "edu", "enter", "f4")
        assert store.new(Disclosed) == []
        assert "G-SAMT" not in text(pilot)
        assert "  1 " in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "1")
        assert is_at(pilot, ConsentScreen)
        await press(pilot, "escape")
        assert is_at(pilot, ShareScreen)
        assert pilot.app.screen.query_one(Form).field("way").value == "told"


async def test_what_can_not_be_mended_there_has_no_digit() -> None:
    async with opened(CaseStore(asked()), ConsentScreen) as pilot:
        await pilot.app.screen.run_action("shared")
        await press(pilot, "f2")
        screen: Any = pilot.app.screen
        assert isinstance(screen, LawForm)
        screen.show_refusal(Refused(Reason("disclosure-receiver")))
        await press(pilot)
        assert "  - " in text(pilot)
        assert not screen.notice.can_focus


async def test_r24_after_printing_it_says_where_the_file_lies_and_nothing_of_another_window(tmp_path: Path) -> None:
    store = CaseStore(asked())
    store.context = replace(store.context, put_file=lambda *_: None)
    async with opened(store, ConsentScreen, LARGE) as pilot:
        await pilot.app.screen.run_action("paper")
        await press(pilot)
        pilot.app.screen.query_one(Form).fill(
            {"paper": ["plain"], "language": ["nb"], "person": "Marte Fjellvær", "file": str(tmp_path / "ark.txt")}
        )
        await press(pilot, "f4")
        assert len(store.new(Disclosed)) == 1
        assert is_at(pilot, ConsentScreen)
        assert "ark.txt" in " ".join(text(pilot).split())
        screen: Any = pilot.app.screen
        await screen.news_came()
        assert "other window" not in status(pilot)
        assert status(pilot).startswith("Written, not encrypted. Delete the file afterwards: ")


async def test_a_language_without_texts_is_stored_as_it_was_written() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, ConsentScreen) as pilot:
        await press(pilot, "f5")
        await burst(pilot, "ctrl+r", "enter", "ctrl+r", "enter", "edu", "enter", "t", "s", "enter", "enter")
        await burst(pilot, "ctrl+r", "enter", "enter", "f", "n", "t", "h", "l", "enter", "a", "enter", "i", "enter")
        await burst(pilot, "enter", "enter", "v", "enter", "enter", "Tigrinja", "f4")
        (drawn,) = store.new(ConsentDrawnUp)
        assert (drawn.language, drawn.text_version) == ("Tigrinja", "2026.1")

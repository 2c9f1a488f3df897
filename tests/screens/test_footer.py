"""The last row fits at every width, and never loses the keys that matter most: what is next, and the way back."""

import pytest

from bti_tui.screens.base import BtiScreen
from bti_tui.widgets.footer import KEPT, NEEDED, WORDLESS, KeyHint, fit
from tests.screens.support import Place, press, rows, running

WORDS = ("Hjelp", "Ny undring", "Søk", "Gjør nå", "Saker", "Møte", "Forrige", "Neste side", "VARSLE", "Meny")
HINTS = [
    KeyHint("down", "Piler", "Opp/ned"),
    KeyHint("enter", "Enter", "Åpne"),
    *(KeyHint(f"f{number}", f"F{number}", word) for number, word in enumerate(WORDS, start=1)),
    KeyHint("ctrl+e", "Ctrl+E", "Eksempel"),
    KeyHint("escape", "Esc", "Tilbake"),
    KeyHint("f12", "F12", "Lås"),
]


def shown(width: int) -> list[str]:
    """The hints in a row of so many columns, as a person reads them."""
    return [hint.text for hint in fit(HINTS, width)[0]]


@pytest.mark.parametrize("width", [30, 40, 59, 60, 80, 100, 120, 200])
def test_the_row_fits_and_keeps_help_alarm_and_menu(width: int) -> None:
    found, gap = fit(HINTS, width)
    assert 2 + sum(len(hint.text) for hint in found) + gap * (len(found) - 1) <= max(width, 34)
    assert {hint.key for hint in found} >= KEPT


@pytest.mark.parametrize("width", range(60, 200))
def test_what_is_next_and_the_way_back_are_shown_from_60_columns_on(width: int) -> None:
    assert {hint.key for hint in fit(HINTS, width)[0]} >= set(NEEDED)


def test_a_narrow_row_has_only_what_is_always_needed() -> None:
    assert shown(59) == ["Enter Åpne", "F1 Hjelp", "F4 Gjør nå", "F9 VARSLE", "F10 Meny", "Esc"]
    assert shown(50) == ["Enter Åpne", "F1 Hjelp", "F9 VARSLE", "F10 Meny", "Esc"]
    assert shown(34) == ["F1 Hjelp", "F9 VARSLE", "F10 Meny", "Esc"]
    assert shown(30) == ["F1 Hjelp", "F9 VARSLE", "F10 Meny"]


@pytest.mark.parametrize("width", range(30, 200))
def test_only_the_arrows_and_the_way_back_are_shown_without_their_word(width: int) -> None:
    assert {hint.key for hint in set(fit(HINTS, width)[0]) - set(HINTS)} <= set(WORDLESS)


def test_what_does_not_fit_goes_with_the_least_needed_first() -> None:
    gone: list[str] = []
    for width in range(200, 59, -1):
        left = shown(width)
        gone += [hint.text for hint in HINTS if hint.text not in [*left, *gone]]
    assert gone[:7] == [
        *("Ctrl+E Eksempel", "F12 Lås", "Piler Opp/ned", "Esc Tilbake", "F7 Forrige", "F8 Neste side", "F6 Møte"),
    ]
    assert gone[-1] == "F2 Ny undring"
    assert shown(80)[:4] == ["Piler", "Enter Åpne", "F1 Hjelp", "F2 Ny undring"]


def test_a_wide_row_has_all() -> None:
    assert fit(HINTS, 200)[0] == tuple(HINTS)


@pytest.mark.parametrize("width", [60, 80, 100, 120])
async def test_on_the_screen_no_word_is_cut(width: int) -> None:
    async with running(Place, (width, 24), language="nb") as pilot:
        last = rows(pilot)[-1]
        assert len(last) <= width
        for name in ("F1 ", "F9 ", "F10 "):
            assert name in last


async def test_esc_is_shown_where_it_leads_back_and_elsewhere_the_way_out() -> None:
    async with running(Place, (120, 24), language="nb") as pilot:
        assert "Ctrl+Q Avslutt" in rows(pilot)[-1]
        assert "Esc" not in rows(pilot)[-1]
        await pilot.app.push_screen(Place(pilot.app._desk))  # type: ignore[attr-defined]  # BtiApp's
        await press(pilot)
        assert "Esc Tilbake" in rows(pilot)[-1]
        assert "Ctrl+Q" not in rows(pilot)[-1]
        await press(pilot, "escape")
        assert "Ctrl+Q Avslutt" in rows(pilot)[-1]


async def test_esc_is_shown_while_it_puts_a_notice_away() -> None:
    async with running(Place, (120, 24), language="nb") as pilot:
        assert isinstance(pilot.app.screen, BtiScreen)
        pilot.app.screen.notice.say("Disken er full.")
        await press(pilot)
        assert "Esc Tilbake" in rows(pilot)[-1]
        await press(pilot, "escape")
        assert "Disken er full." not in "\n".join(rows(pilot))
        assert "Esc" not in rows(pilot)[-1]

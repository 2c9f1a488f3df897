"""The last row fits at every width and never loses the keys that matter most."""

import pytest

from bti_tui.widgets.footer import KEPT, KeyHint, fit
from tests.screens.support import Place, rows, running

WORDS = ("Hjelp", "Ny undring", "Søk", "Gjør nå", "Saker", "Møte", "Forrige", "Neste side", "VARSLE", "Meny")
HINTS = [
    KeyHint("enter", "Enter", "Åpne"),
    *(KeyHint(f"f{number}", f"F{number}", word) for number, word in enumerate(WORDS, start=1)),
    KeyHint("escape", "Esc", "Tilbake"),
    KeyHint("f12", "F12", "Lås"),
]


@pytest.mark.parametrize("width", [30, 59, 60, 80, 100, 120, 200])
def test_the_row_fits_and_keeps_help_alarm_and_menu(width: int) -> None:
    shown, gap = fit(HINTS, width)
    assert 2 + sum(len(hint.text) for hint in shown) + gap * (len(shown) - 1) <= max(width, 34)
    assert {hint.key for hint in shown} >= KEPT


def test_a_narrow_row_has_those_three_only() -> None:
    shown, _ = fit(HINTS, 59)
    assert [hint.key for hint in shown] == ["f1", "f9", "f10"]


@pytest.mark.parametrize("width", range(60, 200, 7))
def test_no_key_is_shown_without_its_word(width: int) -> None:
    assert set(fit(HINTS, width)[0]) <= set(HINTS)


def test_what_does_not_fit_goes_with_the_least_needed_first() -> None:
    gone: list[str] = []
    for width in range(200, 59, -1):
        shown = {one.key for one in fit([*HINTS, KeyHint("ctrl+e", "Ctrl+E", "Eksempel")], width)[0]}
        gone += [hint.key for hint in (*HINTS, KeyHint("ctrl+e", "", "")) if hint.key not in shown | set(gone)]
    assert gone[:5] == ["ctrl+e", "f12", "escape", "f8", "f7"]
    assert [hint.key for hint in fit(HINTS, 80)[0]][:3] == ["enter", "f1", "f2"]


def test_a_wide_row_has_all() -> None:
    assert [hint.key for hint in fit(HINTS, 200)[0]] == [hint.key for hint in HINTS]


@pytest.mark.parametrize("width", [60, 80, 100, 120])
async def test_on_the_screen_no_word_is_cut(width: int) -> None:
    async with running(Place, (width, 24), language="nb") as pilot:
        last = rows(pilot)[-1]
        assert len(last) <= width
        for name in ("F1 ", "F9 ", "F10 "):
            assert name in last

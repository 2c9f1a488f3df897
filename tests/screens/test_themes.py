"""The colours can be told from the ground they stand on."""

import pytest
from textual.color import Color
from textual.theme import Theme

from bti_tui import themes

ENOUGH, STRONG = 4.5, 7.0
INKS = ("primary", "secondary", "accent", "warning", "error", "success", "foreground")


def luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    low, high = sorted((luminance(Color.parse(ink)), luminance(Color.parse(ground))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [one for one in themes.THEMES if not one.ansi], ids=lambda one: one.name)
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", ["background", "surface", "panel"])
def test_every_ink_stands_out_from_every_ground(theme: Theme, ink: str, ground: str) -> None:
    least = STRONG if theme.name == themes.CONTRAST else ENOUGH
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= least

"""The colours: three themes of our own, and a 16-colour one for thin clients.

Hues are told apart by the colour-blind (blue, orange, grey; never red against green), and a sign and a word always say
the same as the colour.
"""

from textual.theme import Theme

DARK = "bti"
LIGHT = "bti-lys"
CONTRAST = "bti-kontrast"
THIN = "bti-tynn"

_CURSOR = {"block-cursor-text-style": "bold reverse", "input-cursor-text-style": "reverse"}

_SIXTEEN = {
    **_CURSOR,
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "border-blurred": "ansi_black",
    "block-cursor-foreground": "ansi_black",
    "block-cursor-background": "ansi_white",
    "input-cursor-background": "ansi_black",
    "input-cursor-foreground": "ansi_bright_white",
    "input-selection-background": "ansi_bright_blue",
    "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_bright_blue",
    "screen-selection-foreground": "ansi_black",
}
"""What Textual's own 16-colour theme sets, so that nothing is left to a guess of true colours."""

THEMES = (
    Theme(
        name=DARK, primary="#7cb7e8", secondary="#9aa5b1", accent="#e69f00", warning="#e69f00", error="#ff9e64",
        success="#56b4e9", foreground="#dfe3e8", background="#14181d", surface="#1f262e", panel="#28313b",
        variables=_CURSOR,
    ),
    Theme(
        name=LIGHT, primary="#005a9c", secondary="#4d5966", accent="#7d4a00", warning="#7d4a00", error="#a83c00",
        success="#00588a", foreground="#15191e", background="#f7f7f4", surface="#e6e8e6", panel="#d8dcdc", dark=False,
        variables=_CURSOR,
    ),
    Theme(
        name=CONTRAST, primary="#ffff00", secondary="#ffffff", accent="#ffff00", warning="#ffff00", error="#ffff00",
        success="#ffffff", foreground="#ffffff", background="#000000", surface="#000000", panel="#000000",
        text_alpha=1.0, variables={**_CURSOR, "text-muted": "#ffffff", "text-disabled": "#ffffff"},
    ),
    Theme(
        name=THIN, primary="ansi_bright_cyan", secondary="ansi_white", accent="ansi_bright_yellow",
        warning="ansi_bright_yellow", error="ansi_bright_yellow", success="ansi_bright_cyan",
        foreground="ansi_default", background="ansi_default", surface="ansi_default", panel="ansi_default",
        boost="ansi_default", ansi=True, variables=_SIXTEEN,
    ),
)  # fmt: skip
BY_NAME = {one.name: one for one in THEMES}
CHOICES = (DARK, LIGHT, CONTRAST)
"""The themes that a person picks from; the thin one belongs to the profile."""

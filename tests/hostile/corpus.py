"""Texts that try to act on a terminal, on the layout, or on the program that shows them."""

import base64
from typing import Final

OSC52: Final = base64.b64encode(b"utklippet er tatt").decode()
PARTS: Final = {
    "osc 52": f"\x1b]52;c;{OSC52}\x07",
    "osc 52, string end": f"\x1b]52;c;{OSC52}\x1b\\",
    "osc 0": "\x1b]0;tittelen er tatt\x07",
    "osc 8": "\x1b]8;;http://eksempel.invalid/\x1b\\lenke\x1b]8;;\x1b\\",
    "dcs": "\x1bP$qtatt\x1b\\",
    "csi": "\x1b[31;5;7m\x1b[2J\x1b[10;10H",
    "reset": "\x1bc",
    "shift out": "\x0e\x0f",
    "c1 csi": "\x9b5;7m",
    "c1 osc": f"\x9d52;c;{OSC52}\x9c",
    "c1 dcs": "\x90tatt\x9c",
    "bidi override": "\u202ebaklengs\u202c",
    "bidi isolate": "\u2066isolert\u2069",
    "zero width": "usyn\u200blig\u200d\u2060\ufeff",
    "soft hyphen": "de\u00adling",
    "nul": "nul\x00slutt",
    "bell and backspace": "\x07\x08\x08\x7f",
    "carriage return": "synlig\rskjult",
    "line ends": "en\u2028to\u2029tre\x0b\x0c",
    "tag characters": "\U000e0041\U000e0042\U000e007f",
    "markup with an action": "[@click=app.quit]klikk[/]",
    "markup that ends": "[/] [/b] [",
    "markup with a link": "[link=http://eksempel.invalid]her[/link]",
    "markup bold": "[b]fet[/b] [$warning]x",
    "joined emoji": "👨\u200d👩\u200d👧 👍🏽 🇳🇴 ❤\ufe0f 1\ufe0f\u20e3",
    "combining marks": "n\u0301\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308" * 3,
    "wide letters": "漢字ｆ한글",
    "private and unassigned": "\ue000\uf8ff\u0378\U000fffff",
    "invisible letters": "\u3164\u115f\u2800",
    "place of a value": "{name} {0} %s %(name)s",
}
NAME: Final = (
    "Kåre\u202e\x1b]0;x\x07[@click=app.quit]n\u0301\u0301\u0301\u0301\u0301\u200b[/] 👨\u200d👩 Ås\u0300nes\x9b7m"
)
"""Short enough to stand in a column."""
TEXT: Final = " ".join(PARTS.values())
LONG_WORD: Final = "ord" * 400
MEGABYTE: Final = 1_000_000
LARGE: Final = ("Mor melder om samværet på Ås. " * (MEGABYTE // 31 + 1))[:MEGABYTE]

"""What a program wrote to its terminal, taken apart: only the sequences that the bare driver needs, and plain signs."""

import re
import unicodedata
from collections.abc import Iterator

_SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<csi>[<=>?]?[0-9;:]*[ -/]*[@-~])|\](?P<osc>[^\x07\x1b]*(?:\x07|\x1b\\)?)|.?)",
    re.DOTALL,
)
_ALLOWED_CSI = (
    re.compile(r"[0-9;]*m"),  # colours
    re.compile(r"[0-9]*;?[0-9]*H"),  # go to a place
    re.compile(r"\?(1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048|25|7|1)[hl]"),  # modes of the driver
    re.compile(r"\?(2026|2048)\$p"),  # does the terminal know them
    re.compile(r"[>=<][0-9;]*u"),  # keyboard protocol
    re.compile(r"[0-9]*[ABCDGJK]"),
    re.compile(r"6n"),
    re.compile(r"\?[0-9;]*u"),
    re.compile(r"\?4[hl]"),
)
_ALLOWED_OSC = re.compile(r"22;[a-z]*\x07")
"""The shape of the mouse pointer, without a word of ours in it."""
_ALLOWED_SIGNS = frozenset("\r\n")


def forbidden(output: bytes) -> list[str]:
    """Everything in the output that must not be there, with what stood around it; nothing when all is well."""
    return list(dict.fromkeys(_found(output.decode("utf-8", errors="replace"))))


def _found(text: str) -> Iterator[str]:
    place = 0
    for match in _SEQUENCE.finditer(text):
        yield from _signs(text, place, match.start())
        place = match.end()
        csi, osc = match["csi"], match["osc"]
        is_driver = csi is not None and any(one.fullmatch(csi) for one in _ALLOWED_CSI)
        if not is_driver and not (osc is not None and _ALLOWED_OSC.fullmatch(osc)):
            yield f"sequence {match[0]!r} in {text[max(0, match.start() - 30) : place + 30]!r}"
    yield from _signs(text, place, len(text))


def _signs(text: str, start: int, end: int) -> Iterator[str]:
    if text[start:end].isprintable():
        return
    for place in range(start, end):
        one = text[place]
        if (unicodedata.category(one)[0] == "C" or one in "\u2028\u2029") and one not in _ALLOWED_SIGNS:
            yield f"sign {one!r} in {text[max(start, place - 20) : place + 20]!r}"

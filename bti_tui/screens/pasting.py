"""Pasted text as text: Textual reads an escape within a paste as keys, so that a clipboard could press Ctrl+Q.

What ends a paste can't be told from the same signs within it; terminals take those out themselves.
"""

import sys
import unicodedata
from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.message import Message
from typing_extensions import override

BEGIN: Final = "\x1b[200~"
END: Final = "\x1b[201~"
_KEPT: Final = frozenset("\n\r\t")
_READERS: Final = ("textual.drivers.linux_driver", "textual.drivers.win32")


class PasteFilter:
    """Takes controls out of what is pasted, however the terminal cuts it up; what is typed goes through as it is."""

    def __init__(self) -> None:
        self._is_pasting = False
        self._held = ""
        """What may become the beginning or the end of a paste."""

    def filtered(self, data: str) -> str:
        """The same without controls in pasted parts."""
        if not self._is_pasting and not self._held and "\x1b" not in data:
            return data
        return "".join(self._pasted_sign(one) if self._is_pasting else self._typed_sign(one) for one in data)

    def _typed_sign(self, one: str) -> str:
        self._held = self._held + one if BEGIN.startswith(self._held + one) else one if one == BEGIN[0] else ""
        if self._held == BEGIN:
            self._is_pasting, self._held = True, ""
        return one

    def _pasted_sign(self, one: str) -> str:
        if END.startswith(self._held + one):
            self._held += one
            if self._held != END:
                return ""
            self._is_pasting, self._held = False, ""
            return END
        rest, self._held = self._held[1:], ""
        if one == END[0]:
            self._held = one
            return rest
        return rest + one if unicodedata.category(one) != "Cc" or one in _KEPT else rest


class PasteParser(XTermParser):
    """Textual's reader of the terminal behind such a filter."""

    def __init__(self, debug: bool = False) -> None:
        self._filter = PasteFilter()
        super().__init__(debug)

    @override
    def feed(self, data: str) -> Iterable[Message]:
        """What the terminal has sent; nothing at all means its end."""
        filtered = self._filter.filtered(data)
        return super().feed(filtered) if filtered or not data else ()


def read_pastes_as_text() -> None:
    """Textual's drivers make their reader by this name; none is passed in."""
    for name in _READERS:
        module = sys.modules.get(name)
        if module is not None:
            module.XTermParser = PasteParser  # type: ignore[attr-defined]  # a private hook, watched by a test

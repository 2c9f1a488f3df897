"""A terminal for tests: pyte, and what pyte lacks to understand a modern program."""

import codecs
import re

import pyte

CSI = "\x1b["

# whole escape sequences; anything else that starts with ESC may be unfinished
_ESCAPE = re.compile(
    r"\x1b(?:"
    r"\[(?P<private>[<=>?]?)(?P<parameters>[0-9;:]*)(?P<intermediate>[ -/]*)(?P<final>[@-~])"
    r"|\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|[PX^_](?P<string>[^\x1b]*)\x1b\\"
    r"|[ -/]+[0-~]"
    r"|[0-OQ-WYZ\\`-~=>]"
    r")"
)
_LONGEST_SEQUENCE = 65536
_ALTERNATE_SCREEN = {"1049", "1047", "47"}


class Emulator:
    """A screen that is fed with bytes; `in_frame` is true between the begin and the end of a synchronised update."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.in_frame = False
        self.in_alternate_screen = False
        self.is_cursor_shown = True
        self._stream = pyte.Stream(self.screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def feed(self, data: bytes) -> None:
        """Take in what the program wrote; an unfinished sequence waits for its rest."""
        text = self._rest + self._decoder.decode(data)
        self._rest = ""
        place = 0
        while place < len(text):
            escape = text.find("\x1b", place)
            if escape < 0:
                self._stream.feed(text[place:])
                return
            if escape > place:
                self._stream.feed(text[place:escape])
            match = _ESCAPE.match(text, escape)
            if match is not None:
                self._obey(match)
                place = match.end()
            elif len(text) - escape < _LONGEST_SEQUENCE:
                self._rest = text[escape:]
                return
            else:
                place = escape + 1

    def _obey(self, match: re.Match[str]) -> None:
        final = match["final"]
        if final is None:
            if match["osc"] is None and match["string"] is None:
                self._stream.feed(match[0])
        elif match["private"] == "?" and final in "hl":
            self._set_modes(set(match["parameters"].split(";")), is_on=final == "h")
            self._stream.feed(match[0])
        elif not (match["private"] or match["intermediate"] or ":" in match["parameters"]):
            self._stream.feed(match[0])

    def _set_modes(self, modes: set[str], *, is_on: bool) -> None:
        if "2026" in modes:
            self.in_frame = is_on
        if "25" in modes:
            self.is_cursor_shown = is_on
        if modes & _ALTERNATE_SCREEN:
            self.in_alternate_screen = is_on
            self.screen.erase_in_display(2)
            self.screen.cursor_position(1, 1)

    @property
    def rows(self) -> list[str]:
        """The screen, row by row, without blanks at the ends."""
        return [str(row).rstrip() for row in self.screen.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.rows)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return int(self.screen.cursor.x), int(self.screen.cursor.y)

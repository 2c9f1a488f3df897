"""Paper that is written line by line: what stands on it is tagged, so that a reader reads it in the right order.

The library tags pictures only; its way of doing so is used here for text, and a test opens what comes of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Final

from fpdf import FPDF
from fpdf.bidi import auto_detect_base_direction
from fpdf.enums import Align, TextDirection, XPos, YPos
from fpdf.fonts import TTFFont
from typing_extensions import override

from bti_tui.domain.text import clean
from bti_tui.prints.document import Document

_FONTS: Final = Path(__file__).parent / "fonts"
_FAMILY: Final = "dejavu"
_MARGIN: Final = 22.0
_FOOT: Final = 18.0
_GREY: Final = 90
_JOINING: Final = "\u0300"
"""The first letter that may change by what stands beside it: accents that are written over another one."""
LINE: Final = 1.35
"""How high a line is, in sizes of its letters."""
_MM: Final = 25.4 / 72


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is being written: how it is tagged, where a line stands beside it, and where it begins on the page."""

    tag: str
    bar: float | None
    top: float


class Paper(FPDF):
    """A4 sheets with the title and language of a document; lengths are in millimetres, letters in points."""

    def __init__(self, document: Document, before: "Paper | None" = None) -> None:
        """`before` is the same document laid out once already: it knows how many pages there are, and writes none."""
        super().__init__()
        self._document = document
        self._before = before
        self._count = before.page_no() if before else 0
        self._widths: dict[tuple[str, float, str], float] = before._widths if before else {}
        self._piece: _Piece | None = None
        self.set_title(clean(document.title, lines=False))
        self.set_lang(document.language)
        self.set_creation_date(datetime.combine(document.made_on, time(), UTC))
        self.add_font(_FAMILY, "", _FONTS / "DejaVuSansCondensed.ttf")
        self.add_font(_FAMILY, "B", _FONTS / "DejaVuSansCondensed-Bold.ttf")
        self.set_margins(_MARGIN, _MARGIN)
        self.set_auto_page_break(auto=False)
        self.str_alias_nb_pages = ""
        self.letters(10.5)
        self.add_page()

    @override
    def header(self) -> None:
        """The mark of the document, above everything."""
        if self._document.mark:
            self._margin_line(self._document.mark, 12.0, Align.R, is_bold=True)

    @override
    def footer(self) -> None:
        """Which text it is, and the page."""
        page = self._document.page.replace("{pages}", str(self._count)).replace("{page}", str(self.page))
        self._margin_line(self._document.version, self.h - _FOOT, Align.L)
        self._margin_line(page, self.h - _FOOT, Align.R)

    def _margin_line(self, text: str, y: float, align: Align, *, is_bold: bool = False) -> None:
        with self.beside_text():
            size, style = self.font_size_pt, self.font_style
            self.letters(8.5, is_bold=is_bold)
            self.set_text_color(_GREY)
            self.set_xy(_MARGIN, y)
            self.cell(self.epw, 4, self.printable(text), align=align)
            self.set_text_color(0)
            self.letters(size, is_bold="B" in style)
        self.set_xy(_MARGIN, _MARGIN)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, thick: float = 0.2, grey: int = 190) -> None:
        """A straight line."""
        with self.beside_text():
            self.set_draw_color(grey)
            self.set_line_width(thick)
            self.line(x, y, to_x, to_y)

    # writing

    def letters(self, size: float, *, is_bold: bool = False) -> None:
        """How what follows is written."""
        self.set_font(_FAMILY, "B" if is_bold else "", size)
        self.set_text_shaping(use_shaping_engine=True)

    @property
    def line_height(self) -> float:
        """How high a line of these letters is."""
        return self.font_size_pt * _MM * LINE

    @property
    def room(self) -> float:
        """How much is left of the page."""
        return self.h - _FOOT - 4 - self.y

    def need(self, height: float) -> None:
        """Begin a new page when so much does not fit on this one."""
        if self.room < height and self.y > _MARGIN:
            piece = self._close()
            self.add_page()
            self.set_y(_MARGIN)
            if piece is not None:
                self._open(piece.tag, piece.bar)

    @contextmanager
    def tagged(self, tag: str, bar: float | None = None) -> Iterator[None]:
        """What is written inside is one piece: H1, P, BlockQuote ... ; it may go over to the next page.

        `bar` is where a line stands beside it.
        """
        self._open(tag, bar)
        yield
        self._close()

    @contextmanager
    def beside_text(self) -> Iterator[None]:
        """What is drawn inside is not read aloud."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    def write_lines(self, text: str, x: float, width: float) -> None:
        """Write a text below what stands there, line for line, from the right where it is read so."""
        text = self.printable(text)
        is_right_to_left = auto_detect_base_direction(text) is TextDirection.RTL
        for line in self.broken(text, width):
            self.need(self.line_height)
            self.set_x(x)
            if line and self._before is not None:
                direction = TextDirection.RTL if is_right_to_left else TextDirection.LTR
                self.set_text_shaping(use_shaping_engine=not _stand_alone(line), direction=direction)
                align = Align.R if is_right_to_left else Align.L
                self.cell(width, self.line_height, line, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            else:
                self.ln(self.line_height)

    def broken(self, text: str, width: float) -> list[str]:
        """The lines of a text that fit into a width."""
        room = width - 2 * self.c_margin
        return [line for paragraph in text.split("\n") for line in self._broken(paragraph, room)]

    def _broken(self, paragraph: str, room: float) -> list[str]:
        lines, line, used, gap = list[str](), "", 0.0, self._width(" ")
        for word in (piece for one in paragraph.split() for piece in self._pieces(one, room)):
            wide = self._width(word)
            if line and used + gap + wide > room:
                lines.append(line)
                line, used = word, wide
            else:
                line, used = (f"{line} {word}", used + gap + wide) if line else (word, wide)
        return [*lines, line]

    def _pieces(self, word: str, room: float) -> list[str]:
        """A word, cut where it is longer than a line."""
        if self._width(word) <= room:
            return [word]
        widest = max(self._width(sign) for sign in set(word))
        most = max(1, int(room / widest))
        return [word[at : at + most] for at in range(0, len(word), most)]

    def _width(self, word: str) -> float:
        key = (self.font_style, self.font_size_pt, word)
        if key not in self._widths:
            self.set_text_shaping(use_shaping_engine=not _stand_alone(word))
            self._widths[key] = self.get_string_width(word)
        return self._widths[key]

    def printable(self, text: str) -> str:
        """A text in the letters that the fonts have."""
        font = self.current_font
        known = _signs(font) if isinstance(font, TTFFont) else frozenset[int]()
        plain = clean(text).expandtabs(4)
        return "".join(one if one == "\n" or ord(one) in known else f"[U+{ord(one):04X}]" for one in plain)

    # tags

    def _open(self, tag: str, bar: float | None) -> None:
        self._piece = _Piece(tag, bar, self.y)
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        self._add_marked_content(struct_type=f"/{tag}", mcid=mcid)
        self._out(f"/{tag} <</MCID {mcid}>> BDC")

    def _close(self) -> _Piece | None:
        piece, self._piece = self._piece, None
        if piece is not None:
            self._out("EMC")
            if piece.bar is not None:
                self.rule(piece.bar, piece.top, piece.bar, self.y, thick=0.8)
        return piece


def _stand_alone(text: str) -> bool:
    """Whether each letter is written by itself, as in Latin: nothing joins, and a long text is laid out much sooner."""
    return all(one < _JOINING for one in text)


@cache
def _signs(font: TTFFont) -> frozenset[int]:
    return frozenset(font.cmap)

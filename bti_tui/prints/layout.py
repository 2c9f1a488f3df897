"""How the parts of a document stand on paper."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from bti_tui.prints.document import (
    Bullets,
    Document,
    Fields,
    Heading,
    Paragraph,
    Part,
    Quote,
    Signatures,
    Table,
    Tick,
    quoted,
)
from bti_tui.prints.paper import Paper

_BODY: Final = 10.5
_TITLE: Final = 18.0
_SIZES: Final = {1: 13.0, 2: 11.0}
_SMALL: Final = 9.0
_GAP: Final = 2.4
_INDENT: Final = 6.0
_LABELS: Final = 52.0
_SIGNED: Final = 85.0
_CELL: Final = 1.2


def laid_out(document: Document) -> bytes:
    """The file; it is laid out twice, for only then is it known how many pages there are."""
    return bytes(_written(Paper(document, _written(Paper(document), document)), document).output())


def _written(paper: Paper, document: Document) -> Paper:
    paper.letters(_TITLE, is_bold=True)
    _block(paper, document.title, "H1")
    paper.ln(_GAP)
    for part, following in zip_longest(document.parts, document.parts[1:]):
        paper.letters(_BODY)
        _write(paper, part, document.language)
        if not (isinstance(part, Tick) and isinstance(following, Tick)):
            paper.ln(_GAP)
    return paper


def _write(paper: Paper, part: Part, language: str) -> None:
    match part:
        case Heading():
            _heading(paper, part)
        case Paragraph():
            _block(paper, part.text)
        case Quote():
            _quote(paper, quoted(part.text, language))
        case Bullets():
            for item in part.items:
                _hanging(paper, "•", item)
        case Fields():
            for label, value in part.rows:
                _field(paper, label, value)
        case Tick():
            _hanging(paper, "☒" if part.is_ticked else "☐", part.text)
        case Signatures():
            for below in part.below:
                _signature(paper, below)
        case Table():
            _table(paper, part)


def _block(paper: Paper, text: str, tag: str = "P") -> None:
    with paper.tagged(tag):
        paper.write_lines(text, paper.l_margin, paper.epw)


def _heading(paper: Paper, part: Heading) -> None:
    """Never the last thing on a page."""
    paper.letters(_SIZES.get(part.level, _BODY), is_bold=True)
    paper.need(4 * paper.line_height)
    paper.ln(_GAP)
    _block(paper, part.text, f"H{part.level + 1}")


def _quote(paper: Paper, text: str) -> None:
    """Set in, with a bar beside it."""
    paper.need(paper.line_height)
    with paper.tagged("BlockQuote", bar=paper.l_margin + _INDENT / 2):
        paper.write_lines(text, paper.l_margin + _INDENT, paper.epw - _INDENT)


def _hanging(paper: Paper, sign: str, text: str) -> None:
    paper.need(paper.line_height)
    with paper.tagged("P"):
        y = paper.y
        paper.write_lines(sign, paper.l_margin, _INDENT)
        paper.set_y(y)
        paper.write_lines(text, paper.l_margin + _INDENT, paper.epw - _INDENT)


def _field(paper: Paper, label: str, value: str) -> None:
    paper.letters(_BODY, is_bold=True)
    lines = paper.broken(paper.printable(label), _LABELS)
    paper.need(len(lines) * paper.line_height)
    with paper.tagged("P"):
        page, y = paper.page, paper.y
        paper.write_lines(label, paper.l_margin, _LABELS)
        below = paper.y
        paper.set_y(y)
        paper.letters(_BODY)
        paper.write_lines(value, paper.l_margin + _LABELS, paper.epw - _LABELS)
    if paper.page == page:
        paper.set_y(max(paper.y, below))


def _signature(paper: Paper, below: str) -> None:
    paper.letters(_SMALL)
    paper.need(16 + paper.line_height)
    paper.ln(14)
    paper.rule(paper.l_margin, paper.y, paper.l_margin + _SIGNED, paper.y, grey=0)
    _block(paper, below)


def _table(paper: Paper, table: Table) -> None:
    """The head comes again on every page."""
    width = paper.epw / len(table.head)
    _row(paper, table.head, width, is_head=True)
    for row in table.rows:
        page = paper.page
        if paper.room < _height(paper, row, width):
            paper.need(paper.room + 1)
        if paper.page != page:
            _row(paper, table.head, width, is_head=True)
        _row(paper, row, width)


def _height(paper: Paper, row: Sequence[str], width: float) -> float:
    most = max(len(paper.broken(paper.printable(cell), width)) for cell in row)
    return most * paper.line_height + 2 * _CELL


def _row(paper: Paper, row: Sequence[str], width: float, *, is_head: bool = False) -> None:
    """Cell after cell; a row that is higher than a page goes on below, one cell under another."""
    paper.letters(_SMALL, is_bold=is_head)
    height = _height(paper, row, width)
    paper.need(min(height, 3 * paper.line_height))
    is_high = height > paper.room
    paper.ln(_CELL)
    top, page = paper.y, paper.page
    for at, cell in enumerate(row):
        if not is_high:
            paper.set_y(top)
        x, wide = (paper.l_margin, paper.epw) if is_high else (paper.l_margin + at * width, width)
        with paper.tagged("TH" if is_head else "TD"):
            paper.write_lines(cell, x, wide)
    if paper.page == page and not is_high:
        paper.set_y(top + height - _CELL)
    paper.rule(paper.l_margin, paper.y, paper.l_margin + paper.epw, paper.y)
    paper.letters(_SMALL)

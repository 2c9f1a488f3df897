"""What stands in a document, in reading order; nothing of how it looks."""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Heading:
    """What the parts after it are about."""

    text: str
    level: int = 1
    """1 for a main part, 2 for a part of that."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line break in it stays one."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's very words; the marks around them are those of the language."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with what is written for each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick off, on paper or already."""

    text: str
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to write on, with what stands below each."""

    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; each row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Quote | Bullets | Fields | Tick | Signatures | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document. Its title and version are written into the file for every program to read: no name of anybody."""

    title: str
    language: str
    """Such as nb or ar."""
    made_on: date
    """The day; no time of day goes into the file."""
    parts: tuple[Part, ...]
    version: str = ""
    """Which text it is, in the footer."""
    page: str = "{page} / {pages}"
    """How the footer counts pages, in the language of the document."""
    mark: str = ""
    """A word on top of every page, such as that it is a draft."""


_MARKS: Final = {"en": ("“", "”"), "pl": ("„", "”"), "de": ("„", "“")}


def quoted(text: str, language: str) -> str:
    """Words between the quotation marks of a language; Norwegian ones where we know of no others."""
    before, after = _MARKS.get(language, ("«", "»"))
    return f"{before}{text.strip()}{after}"

"""Documents for people: one value that says what stands in them, and the text or PDF that is made from it.

The library that draws is slow to import: `to_pdf` brings it, and is called on the desk, never by what is painted.
"""

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
)
from bti_tui.prints.pdf import to_pdf
from bti_tui.prints.plain import to_text

__all__ = [
    "Bullets",
    "Document",
    "Fields",
    "Heading",
    "Paragraph",
    "Part",
    "Quote",
    "Signatures",
    "Table",
    "Tick",
    "to_pdf",
    "to_text",
]

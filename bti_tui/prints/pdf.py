"""A document as PDF."""

from bti_tui.prints.document import Document


def to_pdf(document: Document) -> bytes:
    """The document as a PDF file: A4, with its letters inside, tagged in reading order. Takes half a second.

    A letter that the fonts lack is written as its number, such as [U+1F600].
    """
    from bti_tui.prints.layout import laid_out  # brings the library that draws

    return laid_out(document)

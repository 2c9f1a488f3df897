"""Which fields stand together on a page."""

from collections.abc import Sequence

from bti_tui.widgets.field import Field

MOST_ROWS = 12


def paged(fields: Sequence[Field]) -> list[list[Field]]:
    """The fields in order, in pages of at most twelve rows; at least one page, and at least one field on each."""
    pages: list[list[Field]] = [[]]
    rows = 0
    for field in fields:
        if pages[-1] and rows + field.rows > MOST_ROWS:
            pages.append([])
            rows = 0
        pages[-1].append(field)
        rows += field.rows
    return pages

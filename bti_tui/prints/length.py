"""How long a document is, before it is laid out."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

from bti_tui.prints.document import Document

SIGNS_OF_A_PAGE: Final = 2800
MOST_PAGES: Final = 120
"""Laid out in two or three seconds; a longer one is for a text file."""


def pages(document: Document) -> int:
    """About how many pages of A4 a document takes."""
    return 1 + sum(len(text) for part in document.parts for text in _texts(part)) // SIGNS_OF_A_PAGE


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif hasattr(value, "__dataclass_fields__"):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))

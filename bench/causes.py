"""Where the time goes when a goal is missed, as profiles of the program showed it; said below the table."""

from collections.abc import Iterator, Sequence
from typing import Final

from bench.report import Figure, number

CAUSES: Final = {
    "lock screen ready": "Some 90 modules of ours beside Textual's, then a second screen on top of its blank one.",
    "I dag": "What follows from each case is worked out in Python when the list is read for the first time.",
    "key to screen, a note": (
        "For each key Textual visits every visible widget of the place, some 25 on a form; the floor has two."
    ),
    "key to screen, a line": (
        "For each key Textual visits every visible widget of the place, some 20 beside the log; the floor has two."
    ),
    "key to screen, the filter": "Each letter draws the list anew, 15 rows of six columns; the floor draws one line.",
    "mean bytes a key": "Whole rows are drawn anew.",
    "every screen change": (
        "Textual mounts, styles and lays out 15 to 45 widgets each time; Esc waits 100 ms, because it could begin "
        "another key."
    ),
    "list": "SQLAlchemy's session, transaction and cursor, and a value for each row; the floor makes no object.",
    "search": "SQLAlchemy's session, transaction and cursor, and a value for each row; the floor makes no object.",
    "a lasting entry": (
        "Rules, the whole document of the case as JSON, two digests, a signature, and nine statements through "
        "SQLAlchemy; the floor repeats four rows that are made already, without a key."
    ),
    "most memory": "SQLAlchemy, SQLModel and pydantic hold some 45 MB beside Textual; the page cache comes on top.",
    "the same, ": "The same, and up to 1,024 cases that are kept once they are read.",
    "bti --version": "Python's own start, the hardening, and one line.",
    "bti today": (
        "Opening a store imports SQLAlchemy, SQLModel and pydantic, two thirds of the time; Typer makes pydantic's "
        "readers for its options on top."
    ),
}
"""By how the name of a figure begins."""


def of_missed(figures: Sequence[Figure]) -> Iterator[str]:
    """A line for each goal that is missed: by how much, and why."""
    for one in figures:
        if one.met is False:
            ratio = f", {number(one.ratio)}x" if one.ratio is not None else ""
            yield f"Missed: {one.name}: {number(one.value)} {one.unit}{ratio}; goal {one.goal}. {cause(one.name)}"


def cause(name: str) -> str:
    """Why a figure is what it is; empty when nobody has looked yet."""
    return next((text for start, text in CAUSES.items() if name.startswith(start)), "")

"""Where the time goes when a goal is missed, as profiles of the program showed it; said below the table."""

from collections.abc import Iterator, Sequence
from typing import Final

from bench.report import Figure, number

CAUSES: Final = {
    "lock screen ready": "Some 100 modules of ours beside Textual's: two thirds of what we add is their import.",
    "I dag": "What follows from each case is worked out in Python when the list is read for the first time.",
    "key to screen, a note": (
        "For each key Textual visits every visible widget of the place, some 25 on a form; the floor has two."
    ),
    "key to screen, a line": (
        "For each key Textual visits every visible widget of the place, some 20 beside the log; the floor has two."
    ),
    "key to screen, the line of a meeting": "As for a line; how the line is read is drawn below it with each letter.",
    "without a pause": "Each letter is on its way into the store while the next one is drawn, in one process.",
    "letter seen to letter kept": "A message to the place, the desk's thread, and a commit that is synced to the disk.",
    "key to screen, the filter": "Each letter draws the list anew, 15 rows of six columns; the floor draws one line.",
    "mean bytes a key": "Whole rows are drawn anew.",
    "every screen change": (
        "Textual mounts, styles and lays out 15 to 45 widgets each time; Esc waits 100 ms, because it could begin "
        "another key."
    ),
    "list": "The cipher, a look whether each document is one that was read before, and a value for each row.",
    "search": "The cipher, a transaction, newest versions only, and a value for each row; the floor makes no object.",
    "a lasting entry": (
        "Rules, the whole document of the case as JSON, two digests, a signature, ten statements, and the pages "
        "enciphered at the commit; the floor repeats four rows that are made already, without a key."
    ),
    "most memory": "Textual holds some 35 MB, our modules and the guide the rest; the page cache comes on top.",
    "the same, ": "The same, and up to 4,096 cases that are kept once they are read.",
    "the ": "The cipher on each page of the index of numbers, and for each case that comes the rule of who may see it.",
    "random lives": "Each fact makes a new case twice: what it changes, then its version and the newest of its topic.",
    "a case with": "The same, and each list of the case is made anew when something is added to it.",
    "bti --version": "Python's own start, the hardening, and one line.",
    "bti today": (
        "Imports, nine tenths of the time: some 150 modules of ours with the frozen values of a case and of its "
        "guide, libsodium and the driver. Opening the store, reading the guide and the cases take the rest."
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

"""How an act of one piece says that it begins, and that it is done."""

import sys

SUBJECT = "all"
"""The id under which an act of one piece is tried and acknowledged."""


def say(what: str) -> None:
    """`try` before anything is written, `ack` when a person would be told that it is done."""
    sys.stdout.write(f"{what} {SUBJECT}\n")
    sys.stdout.flush()

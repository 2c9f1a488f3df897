"""Passphrases: what is long enough, and one that a person can remember when asked for."""

import secrets
import unicodedata
from functools import cache
from importlib.resources import files

SHORTEST = 14
"""Characters that are enough on their own."""
FEWEST_WORDS = 5
"""Words that are enough, however short they are."""


def normal(passphrase: str) -> str:
    """The passphrase in NFKC: one word typed on two keyboards is the same word."""
    return unicodedata.normalize("NFKC", passphrase)


def is_strong(passphrase: str) -> bool:
    """At least 14 characters or 5 different words; no other rules, for they make people write it down."""
    words = normal(passphrase).replace("-", " ").split()
    return len(" ".join(words)) >= SHORTEST or len(set(words)) >= FEWEST_WORDS


def suggest(words: int = 6) -> str:
    """A passphrase of random Norwegian words with spaces between: about 10.6 bits a word."""
    return " ".join(secrets.choice(_word_list()) for _ in range(max(words, FEWEST_WORDS)))


@cache
def _word_list() -> tuple[str, ...]:
    return tuple(files("bti_tui.store").joinpath("data", "words.txt").read_text(encoding="utf-8").split())

"""What a passphrase must be: long. No other rule, for rules make people write it down."""

import unicodedata
from typing import Final

SHORTEST: Final = 14
"""Characters that are enough on their own."""
FEWEST_WORDS: Final = 5
"""Words that are enough, however short they are."""


def normal(passphrase: str) -> str:
    """The passphrase in NFKC: one word typed on two keyboards is the same word."""
    return unicodedata.normalize("NFKC", passphrase)


def measured(passphrase: str) -> tuple[int, int]:
    """How many different words it has, and how many characters; blanks around and between words count once."""
    words = normal(passphrase).replace("-", " ").split()
    return len(set(words)), len(" ".join(words))


def is_strong(passphrase: str) -> bool:
    """At least 14 characters or 5 different words."""
    words, signs = measured(passphrase)
    return signs >= SHORTEST or words >= FEWEST_WORDS

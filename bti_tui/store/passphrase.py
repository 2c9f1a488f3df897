"""A passphrase that a person can remember, for whoever asks for one."""

import secrets
from functools import cache
from importlib.resources import files

from bti_tui.domain.passphrase import FEWEST_WORDS


def suggest(words: int = 6) -> str:
    """A passphrase of random Norwegian words with spaces between: about 10.6 bits a word."""
    return " ".join(secrets.choice(_word_list()) for _ in range(max(words, FEWEST_WORDS)))


@cache
def _word_list() -> tuple[str, ...]:
    return tuple(files("bti_tui.store").joinpath("data", "words.txt").read_text(encoding="utf-8").split())

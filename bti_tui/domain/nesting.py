"""How deep a text nests, asked before a parser that would have to follow it."""

import re
from typing import Final

_PART: Final = re.compile(r'"(?:[^"\\]|\\.?)*+"?|[\[{]|[\]}]', re.DOTALL)
"""A quoted text, closed or not, so that none is begun twice; or a bracket."""


def is_deeper(text: str, most: int) -> bool:
    """Whether brackets stand inside of each other more than `most` times; those within quotes don't count."""
    depth = 0
    for found in _PART.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth > most:
                return True
        elif found[0] in "]}":
            depth -= 1
    return False


_DOTTED: Final = re.compile(r"""(?<![\w"'-])(?:[\w"'-]++[ \t]*+\.[ \t]*+){32}""")
"""Tried where a part begins and nowhere inside it: a line of half a million signs takes no time."""


def has_endless_key(text: str) -> bool:
    """Whether a TOML text has a key of more dotted parts than any file of ours; a parser takes minutes over them."""
    return _DOTTED.search(text) is not None

"""Which agencies a text speaks of in plain words: PPT, helsestasjonen, barnevernets, BUP-en."""

import re
from collections.abc import Iterable
from typing import Final

from bti_tui.domain.meeting_words import NameableAgency

ENDINGS: Final = r"(?:e?n|e?t|a|e?ne|er|ar|ane)?s?"
"""What a name may end on in a Norwegian sentence."""


def mentioned(text: str, agencies: Iterable[NameableAgency]) -> tuple[NameableAgency, ...]:
    """The agencies whose name stands in a text, in any case and form, or whose code does in capitals."""
    return tuple(one for one in agencies if _is_in(one, text))


def _is_in(one: NameableAgency, text: str) -> bool:
    name = re.escape(one.name).replace(r"\ ", r"\s+")
    named = re.search(rf"(?<!\w){name}{ENDINGS}(?!\w)", text, re.IGNORECASE)
    return named is not None or re.search(rf"(?<!\w){re.escape(one.code.upper())}(?!\w)", text) is not None

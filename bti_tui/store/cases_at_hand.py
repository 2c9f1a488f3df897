"""Cases that were read or written before, by the documents they stand in: every list asks for all of them again."""

from functools import lru_cache
from typing import Final

from typing_extensions import override

from bti_tui.domain import codec
from bti_tui.domain.case import Case
from bti_tui.domain.errors import Damaged
from bti_tui.store.rows import read_json

_CASES_AT_HAND: Final = 4096
"""Cases kept in memory once they are read: more than most people may see. One takes some 5 KiB."""


class _Document:
    """A stored document: known again without its text, which need not be kept beside the case.

    Python's hash of a text is SipHash: 64 bits, with a secret that each process makes for itself. A list asks for fifty
    documents of some kilobytes, and a longer digest of each would take half of its time.
    """

    __slots__ = ("case", "known", "text")

    def __init__(self, text: str, case: Case | None = None) -> None:
        """`case` is what stands in the text, where that is known without reading it."""
        self.known = (hash(text), len(text))
        self.text = text
        self.case = case

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Document) and other.known == self.known

    @override
    def __hash__(self) -> int:
        return self.known[0]


def case_from_state(case_id: str, state: str) -> Case:
    """The case in a stored document; Damaged when it can't be read.

    A case never changes, so that the same document is read once: every list asks for all of them again.
    """
    return _case_in(_Document(state), case_id)


def keep(case: Case, state: str) -> None:
    """Remember what was just written: whoever wrote a line looks at the case next, and writes another."""
    _case_in(_Document(state, case), case.id)


@lru_cache(maxsize=_CASES_AT_HAND)
def _case_in(document: _Document, case_id: str) -> Case:
    text, document.text = document.text, ""
    written, document.case = document.case, None
    if written is not None:
        return written
    try:
        case = codec.from_json(Case, read_json(text))
    except (ValueError, TypeError, RecursionError):
        raise Damaged(what="case", case=case_id) from None
    if case.id != case_id:
        raise Damaged(what="case", case=case_id)
    return case

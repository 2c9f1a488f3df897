"""Which texts are the child's or the family's own words: they are marked as theirs, and nothing rewrites them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from bti_tui.domain.relay_log import EntryKind


class Voice(StrEnum):
    """Whose words a text holds (stemme)."""

    CHILD = "child"
    FAMILY = "family"
    """Guardians, or the family as a whole."""
    SOMEBODY = "somebody"
    """Written down word for word, whoever said it."""


VOICES: Final[Mapping[tuple[str, str], Voice]] = {
    ("concern.observed", "child_words"): Voice.CHILD,
    ("family.talked", "child_words"): Voice.CHILD,
    ("family.talked", "guardians_view"): Voice.FAMILY,
    ("understanding.shared", "child_view"): Voice.CHILD,
    ("understanding.shared", "guardians_view"): Voice.FAMILY,
    ("measure.evaluated", "child_view"): Voice.CHILD,
    ("measure.evaluated", "guardians_view"): Voice.FAMILY,
    ("consent.drawn_up", "child_view"): Voice.CHILD,
    ("consent.withdrawn", "words"): Voice.FAMILY,
    ("baton.offered", "family_wish"): Voice.FAMILY,
    ("child_talk.recorded", "words"): Voice.CHILD,
    ("case.closed", "family_view"): Voice.FAMILY,
    ("safety.evidence_kept", "words"): Voice.SOMEBODY,
}
"""By the permanent name of a fact and its field."""

OF_KIND: Final[Mapping[str, Voice]] = {
    EntryKind.CHILD_WORDS.value: Voice.CHILD,
    EntryKind.FAMILY_WORDS.value: Voice.FAMILY,
}
"""Whose words an entry of the log holds, by its kind."""


def is_verbatim(facts: Iterable[str], field: str) -> bool:
    """Whether a field of a form that leads to these facts asks for somebody's own words."""
    return any((fact, field) in VOICES for fact in facts)

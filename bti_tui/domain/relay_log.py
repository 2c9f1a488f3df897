"""The relay log's own entries; everything else in the timeline is a fact of its own kind."""

from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry of the log tells (innslag)."""

    NOTE = "note"
    TALK = "talk"
    CALL = "call"
    MEETING = "meeting"
    BRIGHT_SPOT = "bright_spot"
    FAMILY_WORDS = "family_words"
    CHILD_WORDS = "child_words"
    DECISION = "decision"

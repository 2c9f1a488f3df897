"""How a field is answered. Apart from the guide, because the lock screen has fields and no guide."""

from enum import StrEnum


class FieldKind(StrEnum):
    """How a field is answered (felttype)."""

    LINE = "line"
    NOTE = "note"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    PERSON = "person"
    PROFESSIONAL = "professional"
    PARTY = "party"
    GOAL = "goal"
    MEASURE = "measure"
    OUTCOME = "outcome"
    HELD = "held"
    SPEAKER = "speaker"
    INFORMATION = "information"


class Direction(StrEnum):
    """Which way a date looks (retning): a deadline forward, an event back, a birth far back."""

    FORWARD = "forward"
    BACK = "back"
    BORN = "born"

"""A form that is about to be filled in below a list, and which of its fields mends what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.guide import GuardName
from bti_tui.widgets.field import DraftValue, FieldSpec, Value

FIELDS_OF_REASON: Final[Mapping[str, tuple[str, ...]]] = {
    refusals.WHY_MISSING: ("change", "why_not"),
    refusals.CONSENT_FORM_MISSING: ("form",),
    refusals.CONSENT_PERIOD_MISSING: ("valid_until",),
    refusals.CONSENT_LIMITS_MISSING: ("limits",),
    refusals.CONSENT_PLACE_MISSING: ("kept_at",),
    refusals.TOLD_MISSING: ("told",),
    refusals.TITLE_TOO_LONG: ("title",),
    refusals.DATES_OUT_OF_ORDER: ("new_due_on", "valid_until", "due_on", "until", "meeting_on", "answered_on"),
    refusals.DATE_IN_FUTURE: ("answered_on", "evaluated_on", "happened_on", "told_on", "archived_on", "born_on"),
    refusals.SHIELDED_ELSEWHERE: ("text",),
    refusals.TIME_UNREADABLE: ("sent_at",),
    refusals.NAMED_IN_DISCUSSION: ("advice",),
    GuardName.DATE.value: ("evaluate_on",),
}
"""The field of an open form that mends a reason: the first of these names that the form has."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form that is about to be filled in."""

    key: str
    """Tells its draft from those of the other forms of the place."""
    command: str
    title: str
    fields: tuple[FieldSpec, ...]
    step: str = ""
    """The guide's step that asks for it."""
    given: Mapping[str, Value] = field(default_factory=dict)
    """Answers that are known from where the cursor stood, such as which measure it is about."""
    proposed: Mapping[str, DraftValue] = field(default_factory=dict)
    """Answers shown in grey; nothing is stored unless Ctrl+R puts them in."""
    focus: str = ""
    """The field to begin in; the first when empty."""

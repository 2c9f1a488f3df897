"""The forms that a guide declares: what a step asks for, field by field, and the answers to choose among."""

from dataclasses import dataclass

from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.words import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list (valg)."""

    code: str
    label: Words
    key: str = ""
    """The letter or digit that picks it."""
    opens_safety: bool = False
    """Choosing it opens the safety track."""
    is_offered: bool = True
    """Whether it can be chosen now; what is not may still be read."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks for; `name` is the command's own (felt)."""

    name: str
    kind: FieldKind
    label: Words
    hint: Words | None = None
    required: bool = False
    choices: str = ""
    """The name of the guide's list of choices."""
    direction: Direction = Direction.BACK
    default: str = ""
    """`today`, a code of the list, or a number of days from today such as `+42d`."""
    when: str = ""
    """The predicate that says when it is asked; empty: always."""
    not_in: tuple[AgencyCode, ...] = ()
    """The agencies in whose cases it makes no sense."""


@dataclass(frozen=True, slots=True)
class Form:
    """One command that a step asks for, with its fields (skjema)."""

    command: str
    title: Words
    fields: tuple[Field, ...] = ()
    when: str = ""
    """The predicate that says when it is offered; empty: always."""
    done: str = ""
    """The predicate that says when it needs no more; empty: when the step is done."""
    repeats: bool = False
    """May be filled in again and again, as with observations and measures."""

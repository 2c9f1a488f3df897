"""What an editor does with abbreviations and texts with stops: the editors of one line and of several share it."""

from collections.abc import Callable
from typing import Final, Protocol, runtime_checkable

from textual.widget import Widget

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.shorthand import NOTHING, Expansion, Shorthand
from bti_tui.widgets.field import FieldSpec

NO_BREAK_SPACE: Final = "\u00a0"
NAMES: Final = frozenset({"about", "full_name", "name", "who", "user", "login", "national_id"})
"""The fields of a line that hold the name of somebody: nothing is written out there."""
OWN_WORDS: Final = frozenset({"child_words", "child_view", "guardians_view", "family_view", "family_wish"})
"""What the child or the family says, wherever it is asked for: kept as it was said."""


@runtime_checkable
class HasShorthand(Protocol):
    """The App that knows them; one that does not expands nothing."""

    @property
    def shorthand(self) -> Shorthand:
        """In the language of now."""


def shorthand_of(editor: Widget) -> Shorthand:
    """The abbreviations and texts that are in use."""
    app = editor.app
    return app.shorthand if isinstance(app, HasShorthand) else NOTHING


def expands_in(spec: FieldSpec) -> Callable[[str], bool] | None:
    """Where abbreviations are written out in a field; None: nowhere."""
    is_text = spec.kind in {FieldKind.LINE, FieldKind.NOTE} and not spec.secret
    return spec.expands if is_text and spec.name not in NAMES | OWN_WORDS else None


def told(found: Expansion) -> str:
    """What stands dimmed behind the word until the blank comes; the brackets tell it apart without dimming."""
    line = " ".join(found.text.split())
    return f" ({line})"

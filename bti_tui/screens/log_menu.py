"""What the menu offers for one line of the log: its words may be withheld, shown again, or purged by law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId, FactId
from bti_tui.i18n import Translator
from bti_tui.screens.law_form import LawForm
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.purge import PurgeScreen
from bti_tui.screens.restriction import LiftScreen, RestrictScreen
from bti_tui.widgets.timeline import Told

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

WITHHOLD, RELEASE, PURGE = "withhold", "release", "purge"
WITHOUT_WORDS: Final = frozenset(
    {"person.added", "case.restricted", "case.unrestricted", "entry.withheld", "entry.released"}
)
"""Names belong to the people of the case, and what explains a restriction stays with it."""


def entries_of_line(told: Told | None, translator: Translator) -> list[MenuEntry]:
    """The entries for a line that has words."""
    if told is None or not told.line.texts or told.line.name in WITHOUT_WORDS:
        return []
    tr = translator.tr
    hide = MenuEntry(tr("Withhold the text"), f"law({WITHHOLD!r})")
    show = MenuEntry(tr("Release the text"), f"law({RELEASE!r})")
    return [show if told.line.withheld else hide, MenuEntry(tr("Purge the text by law"), f"law({PURGE!r})")]


def law_screen(what: str, desk: Desk[Context], case_id: CaseId, entry: FactId) -> LawForm:
    """The form for it."""
    if what == PURGE:
        return PurgeScreen(desk, case_id, entry=entry)
    return LiftScreen(desk, case_id, entry) if what == RELEASE else RestrictScreen(desk, case_id, entry)

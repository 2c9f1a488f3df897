"""What the menu offers in a case beside the keys: who has read it, restriction, purge by law."""

from bti_tui.i18n import Translator
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.way import LIFT_PLACE, PURGE_PLACE, READERS_PLACE, RESTRICT_PLACE
from bti_tui.usecases.case_sheet import CaseSheet


def case_entries(sheet: CaseSheet | None, translator: Translator) -> list[MenuEntry]:
    """The entries that hold for the case as it is, and for whoever is at the keyboard."""
    tr = translator.tr
    found = [MenuEntry(tr("Who has read the case"), _part(READERS_PLACE))]
    if sheet is None or not sheet.answers_for:
        return found
    if sheet.page.view.is_restricted:
        found.append(MenuEntry(tr("Lift the restriction"), _part(LIFT_PLACE)))
    else:
        found.append(MenuEntry(tr("Restrict the case"), _part(RESTRICT_PLACE)))
    found.append(MenuEntry(tr("Purge the case by law"), _part(PURGE_PLACE)))
    for person, name in sheet.others:
        found.append(MenuEntry(tr("Purge {name} by law", name=name), _part(f"{PURGE_PLACE}:{person}")))
    return found


def _part(place: str) -> str:
    return f"part({place!r})"

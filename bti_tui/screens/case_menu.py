"""What the menu offers in a case beside the keys: forms out of turn, who has read it, what the law holds back."""

from typing import Final

from bti_tui.domain.commands import PauseCase, ReopenCase
from bti_tui.domain.consent import LogMode
from bti_tui.domain.guide import Place
from bti_tui.i18n import Translator
from bti_tui.screens.case_text import is_open
from bti_tui.screens.place import MenuEntry
from bti_tui.screens.way import (
    ASSESSMENTS_PLACE,
    BRIEFING_PLACE,
    COPIES_PLACE,
    GUIDE_PLACE,
    LIFT_PLACE,
    PAPER_LOG_PLACE,
    PEOPLE_PLACE,
    PURGE_PLACE,
    READERS_PLACE,
    REPORT_PLACE,
    RESTRICT_PLACE,
    form_place,
)
from bti_tui.usecases.case_sheet import CaseSheet

KEYS: Final = {PauseCase.name: "F8"}
"""The keys that do the same. To reopen has a key in the last row, which is in the menu already."""


def case_entries(sheet: CaseSheet | None, translator: Translator) -> list[MenuEntry]:
    """The entries that hold for the case as it is, and for whoever is at the keyboard."""
    tr = translator.tr
    offers = sheet.offers if sheet is not None else ()
    found = [
        MenuEntry(one.title.speak(translator.language), _part(form_place(one)), KEYS.get(one.command, ""))
        for one in offers
        if one.command != ReopenCase.name
    ]
    if sheet is not None and (is_open(sheet) or sheet.page.view.holder):
        found.append(MenuEntry(tr("The baton: who holds it, ask, stand in, put down"), _part(Place.BATON.value)))
        found.append(MenuEntry(tr("Handover page"), _part(BRIEFING_PLACE)))
    if sheet is not None and not sheet.page.case.is_purged:
        found.append(MenuEntry(tr("Concern assessment: answer, compare, write outcomes"), _part(ASSESSMENTS_PLACE)))
        found.append(MenuEntry(tr("Copies of the log: read aloud, family, services, archive"), _part(COPIES_PLACE)))
        if sheet.page.case.log_mode is LogMode.MANUAL:
            found.append(MenuEntry(tr("Empty log on paper"), _part(PAPER_LOG_PLACE)))
    found.append(MenuEntry(tr("Report to child welfare"), _part(REPORT_PLACE)))
    found.append(MenuEntry(tr("People: who is in the case, who is told, who sees it"), _part(PEOPLE_PLACE)))
    found.append(MenuEntry(tr("Who has read the case"), _part(READERS_PLACE)))
    if sheet is None or not sheet.answers_for:
        return found
    if is_open(sheet):
        found.append(MenuEntry(tr("Change the guide"), _part(GUIDE_PLACE)))
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

"""The parts of a case, each behind a digit; a digit keeps its part also where some parts are missing."""

from typing import Final

from textual.content import Content

from bti_tui.domain.guide import Level, Place
from bti_tui.domain.views.case_view import CaseView
from bti_tui.i18n import Translator
from bti_tui.screens.case_text import Voice, overview_lines, people_lines
from bti_tui.screens.people_text import circle_lines
from bti_tui.screens.way import LOG_PLACE
from bti_tui.usecases.case_sheet import CaseSheet

OVERVIEW, LOG, PLAN, CONSENT, PEOPLE = range(1, 6)
PLACES: Final = {LOG: LOG_PLACE, PLAN: Place.PLAN.value, CONSENT: Place.CONSENT.value}
"""The tabs that have a screen of their own."""


def has_tab(view: CaseView, tab: int) -> bool:
    """Plans and consent come with level 1."""
    return view.level > Level.CLARIFY or tab in {OVERVIEW, LOG, PEOPLE}


def tab_line(view: CaseView, chosen: int, tr: Translator, *, is_narrow: bool) -> Content:
    """The parts on one row; the open one stands in brackets. Beside the steps the row is short."""
    count = len(view.plan.measures)
    names = {
        OVERVIEW: tr.tr("Overview"),
        LOG: tr.tr("Log"),
        PLAN: tr.tr("Measures ({count})", count=count) if is_narrow else tr.tr("Measures"),
        CONSENT: tr.tr("Consent"),
        PEOPLE: tr.tr("People"),
    }
    parts = []
    for tab, name in names.items():
        if has_tab(view, tab):
            text = f"{tab} {name}"
            parts.append(Content(f"[{text}]").stylize("bold") if tab == chosen else Content(text))
    return Content("  " if is_narrow else " ").join(parts)


def tab_lines(sheet: CaseSheet, tab: int, voice: Voice, *, with_log: bool) -> list[str]:
    """What stands under the tabs: the people, or the overview."""
    if tab == PEOPLE:
        return [*people_lines(sheet, voice), *circle_lines(sheet, voice)]
    return overview_lines(sheet, voice, with_log=with_log)

"""The parts of a case, each behind a digit; a digit keeps its part also where some parts are missing."""

from typing import Final

from textual.content import Content

from bti_tui.domain.guide import Level, Place
from bti_tui.domain.views.case_view import CaseView
from bti_tui.i18n import Translator
from bti_tui.screens.case_text import Voice, overview_lines, people_lines
from bti_tui.screens.people_text import circle_lines
from bti_tui.screens.way import LOG_PLACE, MEETINGS_PLACE
from bti_tui.usecases.case_sheet import CaseSheet

OVERVIEW, LOG, PLAN, MEETINGS, CONSENT, PEOPLE = range(1, 7)
BESIDE_STEPS: Final = 52
"""Columns of the row beside the steps, where the log stands to the right too."""
PLACES: Final = {
    LOG: LOG_PLACE,
    PLAN: Place.PLAN.value,
    MEETINGS: MEETINGS_PLACE,
    CONSENT: Place.CONSENT.value,
}
"""The tabs that have a screen of their own."""


def has_tab(view: CaseView, tab: int) -> bool:
    """Plans and consent come with level 1."""
    return view.level > Level.CLARIFY or tab in {OVERVIEW, LOG, MEETINGS, PEOPLE}


def tab_line(view: CaseView, chosen: int, tr: Translator, *, is_narrow: bool) -> Content:
    """The parts on one row; the open one stands in brackets. Beside the steps the row is short."""
    count = len(view.plan.measures)
    names = {
        OVERVIEW: tr.tr("Overview"),
        LOG: tr.tr("Log"),
        PLAN: tr.tr("Measures ({count})", count=count) if is_narrow else tr.tr("Measures"),
        MEETINGS: tr.tr("Meetings"),
        CONSENT: tr.tr("Consent"),
        PEOPLE: tr.tr("People"),
    }
    parts: list[Content] = []
    for tab, name in names.items():
        if has_tab(view, tab):
            text = f"{tab} {name}"
            parts.append(Content(f"[{text}]").stylize("bold") if tab == chosen else Content(text))
    return Content("  ").join(parts) if is_narrow else _in_rows(parts)


def _in_rows(parts: list[Content]) -> Content:
    """Beside the steps there may be room for all but the last one or two; those stand below."""
    rows: list[list[Content]] = [[]]
    for part in parts:
        if sum(one.cell_length + 1 for one in rows[-1]) + part.cell_length > BESIDE_STEPS:
            rows.append([])
        rows[-1].append(part)
    return Content("\n").join(Content(" ").join(row) for row in rows)


def tab_lines(sheet: CaseSheet, tab: int, voice: Voice, *, with_log: bool) -> list[str]:
    """What stands under the tabs: the people, or the overview."""
    if tab == PEOPLE:
        return [*people_lines(sheet, voice), *circle_lines(sheet, voice)]
    return overview_lines(sheet, voice, with_log=with_log)

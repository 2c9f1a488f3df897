"""The parts of a report to child welfare as rows: which are written, and what lacks in the others, in words."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from bti_tui.domain.report import SentReport, unanswered
from bti_tui.domain.report_draft import sections
from bti_tui.i18n import Translator
from bti_tui.screens.place import HelpSection
from bti_tui.screens.report_paper import concern_words
from bti_tui.screens.report_words import CHANNELS, GROUNDS, LABELS, THRESHOLD, TITLES
from bti_tui.usecases.report import CHILD, GUARDIAN, NO_GUARDIAN, ReportPage
from bti_tui.widgets.row_list import Row, behind, cell

TITLE: Final = 32
"""Columns of what a part is called."""
LACKS, DONE, LEFT_OUT = "!", "=", "-"
"""The signs before a row."""


class ReportRows:
    """Says one report in one language."""

    def __init__(self, page: ReportPage, tr: Translator) -> None:
        self._page = page
        self._tr = tr

    def rows(self) -> Sequence[Row]:
        """The parts in the order of the national form."""
        return [Row(key, partial(self._told, key)) for key in self._keys()]

    def _keys(self) -> Iterator[str]:
        yield from ("receiver", "maker")
        yield from (f"{CHILD}.{one}" for one in self._page.children)
        yield from (f"{GUARDIAN}.{one}" for one in self._page.guardians)
        if GUARDIAN in sections(self._page.gaps):
            yield GUARDIAN
        yield from ("helpers", "ground", "concern", "history", "leader")
        if not self._page.draft.guardians:
            yield NO_GUARDIAN

    def title(self, key: str) -> str:
        """What a part is called, with the name of whom it is about."""
        kind, _, person = key.partition(".")
        name = next((name for one, name in self._page.names.items() if one == person), "")
        return ": ".join(part for part in (self._tr.tr(TITLES[kind]), name) if part)

    def sentence(self, key: str) -> str:
        """A row for the status line."""
        _, told = self._state(key)
        return f"{self.title(key)}. {told[:1].upper()}{told[1:]}".strip()

    def _told(self, key: str, width: int) -> str:
        sign, told = self._state(key)
        return behind(f"{sign} {cell(self.title(key), TITLE)} ", told, width)

    def _state(self, key: str) -> tuple[str, str]:
        """A sign, and what lacks or stands there in words."""
        page, tr = self._page, self._tr.tr
        missing = sections(page.gaps).get(key, ())
        if key == GUARDIAN:
            many = bool(page.draft.guardians)
            return LACKS, tr("the form has room for two") if many else tr(
                "nobody: Enter goes to the people of the case"
            )
        if key == NO_GUARDIAN:
            why = " ".join(page.draft.no_guardian.split())
            return (DONE, why) if why else (LEFT_OUT, tr("Enter says why the child has none"))
        if missing:
            return LACKS, tr("missing: {labels}", labels=", ".join(tr(LABELS[name]).lower() for name in missing))
        people = {
            *(f"{CHILD}.{one.id}" for one in page.draft.children),
            *(f"{GUARDIAN}.{one.id}" for one in page.draft.guardians),
        }
        if "." in key and key not in people:
            return LEFT_OUT, tr("not in the report")
        return DONE, self._short(key)

    def _short(self, key: str) -> str:
        draft, tr = self._page.draft, self._tr.tr
        match key:
            case "ground":
                return ", ".join(tr(GROUNDS[one]) for one in draft.grounds)
            case "concern":
                return " ".join(concern_words(self._page, self._tr).split())
            case "history":
                return " ".join(draft.history.split())
            case "helpers":
                return ", ".join(part for part in (draft.interpreter, draft.helpers) if part)
        return tr("written") if key in self._page.begun else ""

    def reported(self) -> str:
        """How the newest report stands, and each older one that still waits; or that the program sends none."""
        reports, tr = self._page.reports, self._tr
        if not reports:
            return tr.tr("The program sends nothing. Copy it into the portal, or take it out with F5.")
        waiting = {*unanswered(reports), *(one for one in reports if one.is_investigated)}
        shown = [one for at, one in enumerate(reports, 1) if at == len(reports) or one in waiting]
        return "\n".join(self._stands(one) for one in shown)

    def _stands(self, one: SentReport) -> str:
        tr = self._tr
        how = tr.tr(CHANNELS[one.channel][0]) if one.channel else ""
        day = ", ".join(part for part in (tr.day(one.on, year=True), how) if part)
        if one.ended_on:
            came = tr.tr("the investigation ended, answered {day}", day=tr.day(one.ended_on))
        elif one.is_investigated:
            came = tr.tr("answered {day}, an investigation is opened", day=tr.day(one.replied_on or one.on))
        elif one.replied_on:
            came = tr.tr("answered {day}", day=tr.day(one.replied_on))
        elif one.receipt_on:
            came = tr.tr("receipt {day}", day=tr.day(one.receipt_on))
        elif not one.is_written:
            came = tr.tr("the written one is still to be sent")
        else:
            came = tr.tr("no receipt yet")
        return tr.tr("Reported {day}: {came}.", day=day, came=came)


def help_sections(tr: Translator) -> tuple[HelpSection, ...]:
    """The duty and its threshold, the five grounds, and what is waited for."""
    grounds = "\n".join(f"  - {tr.tr(one)}" for one in GROUNDS.values())
    asked = tr.tr("The grounds of the law (barnevernsloven § 13-2). You weigh which; none is ticked beforehand.")
    waits = tr.tr(
        "After seven days without a receipt, and three weeks without an answer, it stands on your start screen."
    )
    return (
        HelpSection(tr.tr("Your own duty"), "\n".join(tr.tr(line) for line in THRESHOLD)),
        HelpSection(tr.tr("The ground"), f"{asked}\n{grounds}"),
        HelpSection(tr.tr("When it is sent"), waits),
    )

"""The page for the next holder as plain lines: at most one sheet of 50 rows, for the screen, a print or a pipe."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.views.briefing import HELPED, Briefing, Contact, Tried
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.baton import status_text
from bti_tui.screens.case_text import spread
from bti_tui.usecases.case_words import CaseWords
from bti_tui.usecases.handover import BriefingPage
from bti_tui.widgets.row_list import LONG, one_line

WIDTH: Final = 78
HEIGHT: Final = 50
INDENT: Final = "  "
ROWS_OF_TEXT: Final = 3
"""Rows that one text gets at most."""
WHY, NOTE, TRIED, WORKED, OPEN, NEXT, CALL = 5, 3, 6, 5, 7, 3, 6
"""Rows that each part gets at most; with headings and blank rows they make up one sheet."""
DATED: Final = {DeadlineKind.CONSENT: N_("The consent ends"), DeadlineKind.STUCK: N_("Advice is awaited")}


def briefing_lines(page: BriefingPage, tr: Translator, width: int = WIDTH) -> list[str]:
    """The whole page, no row wider than `width` and never more than one sheet."""
    one, texts = page.briefing, _Texts(page.words, tr, width)
    lines = [*_head(page, tr, width)]
    for heading, rows, most in (
        (tr.tr("To the next holder"), [*texts.said(one.note), *texts.said(_wish(one, tr))], NOTE),
        (tr.tr("Why"), texts.all_said(one.why), WHY),
        (tr.tr("What was tried"), texts.measures(one, helped=False), TRIED),
        (tr.tr("What worked"), texts.worked(one), WORKED),
        (tr.tr("What is open"), texts.open(one), OPEN),
        (tr.tr("What is next"), texts.next(page), NEXT),
        (tr.tr("Whom to call"), texts.contacts(one), CALL),
    ):
        found = list(rows)
        if found:
            lines += ["", heading.upper(), *_at_most(found, most, tr)]
    return lines


def _head(page: BriefingPage, tr: Translator, width: int) -> Iterator[str]:
    one, born = page.briefing, ""
    if one.born_on:
        born = " " + tr.tr("(born {year})", year=one.born_on.year)
    yield spread(f"{one.number} {one_line(one.name)}{born}", tr.day(page.day, year=True), width)
    level = f"{one.level.value} {one.level_title.speak(tr.language)}"
    since = tr.tr("since {day}", day=tr.day(one.since, year=True)) if one.since else ""
    yield _row(tr.tr("Level {level}", level=level) + f" {since}".rstrip(), width)
    answers = tr.tr("responsible: {name}", name=one_line(one.responsible))
    yield _row(f"{status_text(one.baton, tr)}; {answers}", width)
    if one.to and one.answer_by and one.reason:
        why = page.words.choice("handover_reason", one.reason.value, tr.language)
        asked = tr.tr("{name} is asked, answer by {day}: {why}", name=one.to, day=tr.day(one.answer_by), why=why)
        yield _row(asked, width)
    if one.meeting_on:
        yield _row(tr.tr("Handover meeting {day}", day=tr.day(one.meeting_on)), width)


def _wish(one: Briefing, tr: Translator) -> str:
    return tr.tr("The family wishes: {wish}", wish=one.wish) if one.wish else ""


class _Texts:
    """Writes the parts of the page, indented and cut to the width."""

    def __init__(self, words: CaseWords, tr: Translator, width: int) -> None:
        self._words = words
        self._tr = tr
        self._width = width

    def said(self, text: str, rows: int = ROWS_OF_TEXT) -> list[str]:
        """A text of somebody, wrapped."""
        plain = one_line(text[:LONG])
        return textwrap.wrap(
            plain,
            self._width,
            initial_indent=INDENT,
            subsequent_indent=INDENT,
            max_lines=rows,
            placeholder=" ..",
        )

    def all_said(self, texts: Iterable[str]) -> Iterator[str]:
        """Several texts below each other."""
        for text in texts:
            yield from self.said(text)

    def measures(self, one: Briefing, *, helped: bool) -> Iterator[str]:
        """Measures that helped, or those that did not."""
        for tried in one.tried:
            if (tried.effect in HELPED) is helped:
                yield from self.said(self._measure(tried), 2)

    def _measure(self, tried: Tried) -> str:
        effect = self._words.choice("measure_effect", tried.effect.value, self._tr.language)
        said = f"{one_line(tried.title)}: {effect}, {self._tr.day(tried.on)}"
        return f"{said}. {one_line(tried.change)}" if tried.change else said

    def worked(self, one: Briefing) -> Iterator[str]:
        """What helped, the strengths, and the child's own words."""
        yield from self.measures(one, helped=True)
        for text in one.worked:
            yield from self.said(text, 2)
        if one.child_words:
            yield from self.said(self._tr.tr('In the child\'s words: "{words}"', words=one_line(one.child_words)), 2)

    def open(self, one: Briefing) -> Iterator[str]:
        """Goals that are not reached, and measures that go on."""
        tr = self._tr
        for goal in one.goals:
            yield from self.said(tr.tr("Goal: {text}", text=one_line(goal)), 2)
        for measure in one.measures:
            when = tr.tr("evaluate {day}", day=tr.day(measure.on)) if measure.on else ""
            who = ", ".join(part for part in (one_line(measure.responsible), when) if part)
            yield spread(f"{INDENT}{one_line(measure.title)}", who, self._width)

    def next(self, page: BriefingPage) -> Iterator[str]:
        """The next step with its day, and what else has a day."""
        tr, one = self._tr, page.briefing
        if one.waits:
            talk = tr.tr("The case waits. Talk with {name} before you call anybody.", name=one_line(one.responsible))
            yield from self.said(talk, 2)
            return
        if one.next is not None and one.next.what is not None:
            due = tr.due(one.next.due_on, page.day) if one.next.due_on else ""
            yield spread(f"{INDENT}{one.next.number} {one.next.what.speak(tr.language)}", due, self._width)
        for dated in one.due:
            yield spread(INDENT + tr.tr(DATED[dated.kind]), tr.due(dated.due_on, page.day), self._width)

    def contacts(self, one: Briefing) -> Iterator[str]:
        """Whom to talk with, and what each is."""
        for contact in one.contacts:
            yield _row(f"{INDENT}{self._contact(contact)}", self._width)

    def _contact(self, contact: Contact) -> str:
        tr, language = self._tr, self._tr.language
        what = contact.title
        if contact.relation is not None:
            what = self._words.choice("relation", contact.relation.value, language)
        if contact.agency is not None:
            what = self._words.choice("agency", contact.agency, language)
        if contact.in_part:
            what = tr.tr("{what}, may be told in part", what=what)
        return ", ".join(part for part in (one_line(contact.name), one_line(what)) if part)


def _row(text: str, width: int) -> str:
    return spread(text, "", width).rstrip()


def _at_most(rows: list[str], most: int, tr: Translator) -> list[str]:
    if len(rows) <= most:
        return rows
    return [*rows[: most - 1], INDENT + tr.tr(".. more stands in the case")]

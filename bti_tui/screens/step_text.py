"""What the screen of a step says beside its fields: why it is done, what helps, what was written before."""

import textwrap

from bti_tui.domain.commands import HoldMeeting
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.decision_view import OutcomeLine
from bti_tui.domain.views.step_view import StepView
from bti_tui.domain.words import Words
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.guide_groups import arena_lines
from bti_tui.screens.agenda_text import agenda_sections
from bti_tui.screens.case_text import Voice, due_text
from bti_tui.screens.decision_text import DecisionTexts
from bti_tui.screens.log_text import LogTexts
from bti_tui.screens.people_text import held_lines
from bti_tui.screens.place import HelpSection
from bti_tui.usecases.step_sheet import StepSheet
from bti_tui.widgets.row_list import cell, clipped, one_line

WHO_SEES = {
    Visibility.INTERNAL: N_("Internal: only you and your leader see this."),
    Visibility.LOG: N_("For the log: the family and those with consent may see this."),
    Visibility.SHIELDED: N_("Shielded: never in the log, never in print."),
}
LATER = N_("Not yet: this part of the guide is not carried by this version of the program.")
BY_MEETING = N_("F6: plan the meeting and hold it. Is it held already, write it down here.")
FORMLESS = N_("Nothing is filled in here; the step follows from what is done elsewhere in the case.")
WAITS = N_("This step waits. Ask whoever answers for the case before you go on.")
LOCKED = (
    N_("! SAFETY FIRST: this step informs the guardians, and it waits."),
    N_("1. Don't contact the guardians now."),
    N_("2. Call and ask for advice; you need not say the child's name. F9 has the numbers."),
    N_("3. Write down word for word what was said and seen."),
)


def questions(view: StepView, tr: Translator) -> list[str]:
    """The guiding questions."""
    return [one.speak(tr.language) for one in view.step.questions]


def asks_for_meeting(view: StepView) -> bool:
    """Whether the step is done by a meeting, and may be done now."""
    return not view.safety_locked and any(one.form.command == HoldMeeting.name for one in view.forms)


def _by_meeting(view: StepView, tr: Translator) -> list[str]:
    """What is done with it, while it is not done."""
    return [tr.tr(BY_MEETING)] if asks_for_meeting(view) and not view.done else []


def above(sheet: StepSheet, voice: Voice, *, most: int) -> list[str]:
    """The lines above the fields when there is no room beside them: the deadline, who sees it, some of the questions.

    A question is never cut; F1 has those that there is no room for.
    """
    view, width = sheet.view, max(20, voice.width)
    due = due_text(view.due_on, voice) if view.due_on and not view.done else ""
    held = held_lines(sheet.held, voice.tr)
    if not most:
        return [*held, due] if due else held
    top = [part for part in (due, voice.tr.tr(WHO_SEES[view.step.visibility])) if part]
    one_row = "   ".join(top)
    first = [*_by_meeting(view, voice.tr), *([one_row] if len(one_row) <= width else top)]
    lines: list[str] = []
    asked = questions(view, voice.tr)
    for count in range(1, len(asked) + 1):
        longer = textwrap.wrap(" ".join(asked[:count]), width)
        if count > 1 and len(longer) > most - len(first) + 1:
            break
        lines = longer
    return [*held, *first, *lines]


def above_decision(sheet: StepSheet, chosen: OutcomeLine | None, voice: Voice) -> list[str]:
    """The lines above a decision: the deadline, where the evaluations point, and the outcome that is chosen."""
    view, texts = sheet.view, DecisionTexts(voice.tr, sheet.words)
    due = due_text(view.due_on, voice) if view.due_on and not view.done else ""
    said = texts.suggestion(sheet.decision) if sheet.decision else ""
    first = " ".join(part for part in (f"{due[:1].upper()}{due[1:]}." if due else "", said) if part)
    pointed = [_pointed(who, words, voice) for who, words in sheet.assessed]
    lines = [*textwrap.wrap(first, voice.width), *pointed]
    return [*lines, *textwrap.wrap(texts.chosen(chosen), voice.width)] if chosen is not None else lines


def _pointed(who: str, words: Words, voice: Voice) -> str:
    """What the answers of one who assessed point to, on one line."""
    said = voice.tr.tr("F6 Answers of {who}: {suggestion}", who=who, suggestion=words.speak(voice.tr.language))
    return clipped(said, voice.width)


def beside(sheet: StepSheet, voice: Voice) -> list[str]:
    """The side note: what to ask oneself, who sees it, what helps, what was written before."""
    view, tr = sheet.view, voice.tr
    told = (textwrap.wrap(one, voice.width, subsequent_indent="  ") for one in held_lines(sheet.held, tr))
    lines = [line for one in told for line in one]
    lines += [due_text(view.due_on, voice), ""] if view.due_on and not view.done else []
    for said in _by_meeting(view, tr):
        lines += [*textwrap.wrap(said, voice.width), ""]
    for one in questions(view, tr):
        lines += textwrap.wrap(one, voice.width, initial_indent="- ", subsequent_indent="  ")
    lines += ["", *textwrap.wrap(tr.tr(WHO_SEES[view.step.visibility]), voice.width)]
    before = recorded(sheet, voice, most=6)
    return [*lines, *(["", tr.tr("WRITTEN BEFORE"), *before] if before else [])]


def recorded(sheet: StepSheet, voice: Voice, *, most: int) -> list[str]:
    """What was written in this step before, newest first, one row each."""
    texts = LogTexts(voice.tr, sheet.words)
    lines = [
        cell(f"{voice.tr.day(one.on)} {one.author_initials}  {one_line(texts.sentence(one))}", voice.width).rstrip()
        for one in sheet.view.recorded[:most]
    ]
    rest = len(sheet.view.recorded) - most
    return [*lines, voice.tr.tr("and {count} more", count=rest)] if rest > 0 else lines


def help_sections(sheet: StepSheet, tr: Translator) -> tuple[HelpSection, ...]:
    """What F1 says of a step: what it is for, what to ask, what helps, which groups there are, who sees it."""
    view, language = sheet.view, tr.language
    found = [HelpSection(view.step.what.speak(language), view.step.help.speak(language))]
    if _by_meeting(view, tr):
        found.append(HelpSection(tr.tr("Meeting"), tr.tr(BY_MEETING)))
    if view.step.questions:
        lines = (f"- {one}" for one in questions(view, tr))
        found.append(HelpSection(tr.tr("Questions to ask"), "\n".join(lines)))
    if view.step.tools:
        lines = (f"- {one.speak(language)}" for one in view.step.tools)
        found.append(HelpSection(tr.tr("What may help"), "\n".join(lines)))
    found += agenda_sections([view.step], tr)
    if sheet.arenas:
        found.append(HelpSection(tr.tr("Standing groups"), "\n".join(arena_lines(sheet.arenas, tr))))
    found.append(HelpSection(tr.tr("Who sees it"), tr.tr(WHO_SEES[view.step.visibility])))
    return tuple(found)


def plain_text(view: StepView, tr: Translator) -> str:
    """What stands in place of the fields when there are none to fill in."""
    if view.waits:
        return tr.tr(WAITS)
    if view.safety_locked:
        held = tr.tr("F4 writes down that this waits. It is taken up again when the wait is over.")
        return "\n".join([*(tr.tr(line) for line in LOCKED), "", held])
    if view.step.later:
        return f"{tr.tr(LATER)}\n\n{view.step.help.speak(tr.language)}"
    return f"{tr.tr(FORMLESS)}\n\n{view.step.help.speak(tr.language)}"

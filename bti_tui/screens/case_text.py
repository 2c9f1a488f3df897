"""What the screen of a case says, as plain lines: what is next, what was agreed, who is in it, what was logged last."""

import textwrap
from dataclasses import dataclass
from datetime import date
from typing import Final

from rich.cells import cell_len, set_cell_size

from bti_tui.domain.address import is_strict
from bti_tui.domain.case import ENDED, Case
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.guide import Level
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.signatories import OPENS_LOG
from bti_tui.domain.views.case_view import CaseView, StepLine
from bti_tui.domain.views.next_action import NextAction
from bti_tui.domain.views.standing import standing
from bti_tui.domain.views.timeline import LogLine
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.baton import status_text
from bti_tui.i18n.standing import standing_rows
from bti_tui.screens.log_text import LogTexts
from bti_tui.usecases.case_sheet import CaseSheet
from bti_tui.widgets.row_list import CUT, cell, clipped, one_line

LEAD = 9
"""Columns of the word that a line begins with."""
GAP = 2
MOST_SET_ASIDE = 3
LADDER = 7
"""Columns of the word before the ladder of levels."""
WORD = 17
PARTY = 13
SIDE_BY_SIDE_FROM = 70
"""Columns from which the deadline stands to the right of what is due."""
MOST_LINES = 8
"""Lines that one entry gets beside the case; the log has the whole of it."""
MOST_ROWS, MOST_QUOTED = 3, 120
"""Rows of a goal in the overview, and columns of what the child has said; the log has all of it."""
MOST_SAID = 1000
"""Signs of an entry that are looked at for them."""
CONSENT = {
    ConsentStatus.NOT_NEEDED: N_("not needed yet"),
    ConsentStatus.MISSING: N_("MISSING: not everyone has said yes"),
    ConsentStatus.VALID: N_("ok"),
    ConsentStatus.LIMITED: N_("ok, with limits"),
    ConsentStatus.EXPIRES_SOON: N_("ok, but ends soon"),
    ConsentStatus.EXPIRED: N_("HAS ENDED"),
    ConsentStatus.REFUSED: N_("NO: somebody has said no"),
    ConsentStatus.WITHDRAWN: N_("TAKEN BACK: nothing more is shared"),
}

LOG_ONLY: Final = N_("ok for the log, not for sharing")


@dataclass(frozen=True, slots=True)
class Voice:
    """How to say things: the language, the day, and the columns there are."""

    tr: Translator
    day: date
    width: int


def spread(left: str, right: str, width: int) -> str:
    """Left and right text in one row; the left one gives way. Its columns stay as they are."""
    room = max(0, width - cell_len(right) - GAP if right else width)
    if cell_len(left) > room:
        left = set_cell_size(left, max(0, room - len(CUT))).rstrip() + CUT
    return f"{set_cell_size(left, room)}{' ' * GAP}{right}" if right else left


def led(lead: str, text: str, width: int) -> str:
    """A line that begins with a word."""
    return f"{cell(lead, LEAD - 1)} " + cell(text, width - LEAD).rstrip()


def _led_rows(lead: str, text: str, voice: Voice) -> list[str]:
    """A text behind a word, on a few rows."""
    said = textwrap.wrap(one_line(text), voice.width - LEAD, max_lines=MOST_ROWS, placeholder=" ..")
    return [led(lead if place == 0 else "", one, voice.width) for place, one in enumerate(said)]


def due_text(day: date | None, voice: Voice) -> str:
    """A deadline with its distance; empty when there is none."""
    return voice.tr.due(day, voice.day) if day else ""


def is_open(sheet: CaseSheet) -> bool:
    """Whether work goes on in the case."""
    return sheet.page.view.status not in ENDED


def waits_text(view: CaseView, tr: Translator) -> str:
    """What those see who may not know why: that it waits, and whom to ask."""
    return tr.tr("The case waits. Ask {who} before you go on.", who=one_line(view.holder or view.owner))


def sentence(sheet: CaseSheet, tr: Translator) -> str:
    """The case in one sentence, as a screen reader should say it."""
    view, head = sheet.page.view, tr.tr("Case {number}.", number=sheet.page.view.number)
    tail = tr.tr("Nothing is next.")
    if view.safety is SafetyTrack.WAITS:
        tail = waits_text(view, tr)
    elif view.safety_locked:
        tail = tr.tr("Safety first: don't contact the guardians. F9 has the numbers.")
    elif view.next is not None and view.next.what is not None:
        due = f", {tr.due(view.next.due_on, sheet.day)}" if view.next.due_on else ""
        what = f"{view.next.number} {view.next.what.speak(tr.language)}{due}"
        tail = tr.tr("Next: {what}.", what=what)
    return f"{head} {tail}"


def case_title(sheet: CaseSheet, tr: Translator) -> str:
    """Number, name and year of birth, and whether she is pregnant; of a case at a strict address the number alone."""
    view = sheet.page.view
    if is_strict(sheet.page.case):
        return view.number
    born = tr.tr("(born {year})", year=view.born_on.year) if view.born_on else ""
    unborn = _pregnant(sheet.page.case, tr)
    return " ".join(part for part in (view.number, view.short_name, born, unborn) if part)


def _pregnant(case: Case, tr: Translator) -> str:
    """That she is pregnant, and when she is due; empty for everybody else."""
    if case.subject_kind is not SubjectKind.PREGNANT:
        return ""
    return tr.tr("(pregnant, due {day})", day=tr.bare_day(case.due_on)) if case.due_on else tr.tr("(pregnant)")


def status_rows(sheet: CaseSheet, voice: Voice) -> list[str]:
    """The statuses: the main state, then what is urgent, then the rest, on a second row where one is too short."""
    found = standing(sheet.page.case, sheet.page.view, voice.day)
    said = standing_rows(found, voice.tr, voice.width - LADDER)
    return [cell(voice.tr.tr("STATUS") if place == 0 else "", LADDER) + row for place, row in enumerate(said)]


def next_lines(sheet: CaseSheet, voice: Voice) -> list[str]:
    """The next action: what, when, who, what is needed, which key."""
    action, tr = sheet.page.view.next, voice.tr
    if action is None:
        return [led(tr.tr("NEXT"), tr.tr("nothing; the case is at rest"), voice.width)]
    late = action.due_on is not None and action.due_on < voice.day
    sign = "! " if late or action.safety else ""
    what = f"{sign}{action.number} {action.what.speak(tr.language) if action.what else ''}"
    first, due = cell(tr.tr("NEXT"), LEAD) + what, due_text(action.due_on, voice)
    who, key = " " * LEAD + _who(sheet, action, voice), tr.tr("F4 = do it now")
    if voice.width < SIDE_BY_SIDE_FROM:
        lines = [first, " " * LEAD + due if due else "", who, " " * LEAD + key]
    else:
        lines = [spread(first, due, voice.width), spread(who, key, voice.width)]
    needs = ", ".join(need_text(sheet, one.code, voice) for one in action.needs)
    if needs:
        said = textwrap.wrap(tr.tr("Needs: {needs}.", needs=needs), voice.width - LEAD, max_lines=2, placeholder=" ..")
        lines += [" " * LEAD + line for line in said]
    return [spread(line, "", voice.width) for line in lines if line]


def chosen_lines(sheet: CaseSheet, chosen: StepLine | None, voice: Voice) -> list[str]:
    """The next action, or the earlier step that the cursor stands on."""
    lines = next_lines(sheet, voice)
    if chosen is None or chosen.is_next:
        return lines
    return [lines[0], led(voice.tr.tr("CHOSEN"), step_text(chosen, voice.tr), voice.width)]


def step_text(step: StepLine, tr: Translator) -> str:
    """A step and whether it is done."""
    what = f"{step.number} {step.what.speak(tr.language)}"
    state = tr.tr("done") if step.done else tr.tr("not done")
    return tr.tr("{what}: {state}. Enter opens it.", what=what, state=state)


def _who(sheet: CaseSheet, action: NextAction, voice: Voice) -> str:
    view, tr = sheet.page.view, voice.tr
    if sheet.is_asked:
        return tr.tr("Your answer is awaited.")
    if action.waits_for:
        return tr.tr("Waits for {name}.", name=one_line(action.waits_for))
    return tr.tr("Who: {name}.", name=one_line(view.responsible or view.owner))


def need_text(sheet: CaseSheet, code: str, voice: Voice) -> str:
    """What an unmet guard is called, in the guide's words when it has them."""
    found = sheet.words.guard(code, voice.tr.language) or voice.tr.reason(code)
    return found.rstrip(".")


def overview_lines(sheet: CaseSheet, voice: Voice, *, with_log: bool) -> list[str]:
    """Tab 1: where the case stands; the newest of the log too, unless it stands beside."""
    view, tr = sheet.page.view, voice.tr
    lines = _plan_lines(view, voice)
    if view.level > Level.CLARIFY:
        lines.append(led(tr.tr("Consent"), _consent(view, voice), voice.width))
    if view.child_words:
        on = f" {tr.day(view.child_words_on)}" if view.child_words_on else ""
        lines += _led_rows(tr.tr("Child"), f'"{clipped(one_line(view.child_words), MOST_QUOTED)}"{on}', voice)
    lines += _set_aside(sheet, voice)
    if sheet.follows:
        lines.append(
            led(tr.tr("Before"), tr.tr("Goes on from {number}, which is archived.", number=sheet.follows), voice.width)
        )
    return [*lines, *log_lines(sheet, voice, tr.tr("Last"))] if with_log else lines


def _set_aside(sheet: CaseSheet, voice: Voice) -> list[str]:
    """What the last decision went on without, and why."""
    texts = LogTexts(voice.tr, sheet.words)
    newest = [one for one in sheet.set_aside if one.on == sheet.set_aside[0].on]
    room, lines = voice.width - LEAD, []
    for one in newest[:MOST_SET_ASIDE]:
        lines += textwrap.wrap(one_line(texts.sentence(one)), room, max_lines=2, placeholder=" ..")
    return [led(voice.tr.tr("Even so") if place == 0 else "", one, voice.width) for place, one in enumerate(lines)]


def _plan_lines(view: CaseView, voice: Voice) -> list[str]:
    tr, lines = voice.tr, []
    for place, goal in enumerate(view.plan.goals):
        lines += _led_rows(tr.tr("Goal") if place == 0 else "", goal.text, voice)
    for place, one in enumerate(sorted(view.plan.measures, key=lambda one: one.urgency)):
        sign, day = "! " if one.overdue else "  ", tr.day(one.evaluate_on)
        goes_on = tr.tr("OVERDUE {day}", day=day) if one.overdue else tr.tr("evaluate {day}", day=day)
        when = tr.tr("closed") if one.is_over else goes_on
        lead = tr.tr("Measures") if place == 0 else ""
        left = cell(lead, LEAD) + sign + one_line(one.title)
        who = f"{cell(one.responsible, PARTY)} " if voice.width >= SIDE_BY_SIDE_FROM else ""
        lines.append(spread(left, f"{who}{when}", voice.width))
    return lines


def _consent(view: CaseView, voice: Voice) -> str:
    text = voice.tr.tr(LOG_ONLY if view.is_for_log_only else CONSENT[view.consent])
    if view.consent_until is None or view.consent not in {*OPENS_LOG, ConsentStatus.EXPIRED}:
        return text
    until = voice.tr.tr("until {day}", day=voice.tr.day(view.consent_until, year=True))
    return f"{text}, {until}"


def log_lines(sheet: CaseSheet, voice: Voice, lead: str = "", most: int = 5) -> list[str]:
    """The newest lines of the log, one row each."""
    texts = LogTexts(voice.tr, sheet.words)
    return [
        led(lead if place == 0 else "", _log_line(texts, line, voice), voice.width)
        for place, line in enumerate(sheet.page.newest[:most])
    ]


def _log_line(texts: LogTexts, line: LogLine, voice: Voice) -> str:
    return f"{voice.tr.day(line.on)} {cell(line.author_initials, 4)} {one_line(texts.sentence(line))}"


def log_pane(sheet: CaseSheet, voice: Voice) -> list[str]:
    """The newest of the log beside the case: the day and who, then the words below each other."""
    texts, lines = LogTexts(voice.tr, sheet.words), []
    for one in sheet.page.newest:
        said = one_line(texts.sentence(one)[:MOST_SAID])
        lines.append(f"{voice.tr.day(one.on)} {one_line(one.author_initials)}")
        width = max(10, voice.width - 2)
        lines += textwrap.wrap(
            said, width, initial_indent="  ", subsequent_indent="  ", max_lines=MOST_LINES, placeholder=" .."
        )
    return lines


def people_lines(sheet: CaseSheet, voice: Voice) -> list[str]:
    """Tab 5: who is in the case, and who carries it."""
    view, tr = sheet.page.view, voice.tr
    lines = []
    for relation, name, responsible in view.people:
        word = sheet.words.choice("relation", relation, tr.language) if relation != "subject" else tr.tr("Child")
        extra = tr.tr("parental responsibility") if responsible else ""
        lines.append(cell(word, WORD) + ", ".join(part for part in (one_line(name), extra) if part))
    lines += ["", cell(tr.tr("Owner"), WORD) + one_line(view.owner)]
    if view.holder:
        lines.append(cell(tr.tr("Relay holder"), WORD) + f"{one_line(view.holder)} ({view.holder_initials})")
    elif view.level > Level.CLARIFY:
        lines.append(cell(tr.tr("Relay holder"), WORD) + status_text(view.baton, tr))
    if view.stand_in:
        lines.append(cell(tr.tr("Stand-in"), WORD) + one_line(view.stand_in))
    if view.basis:
        lines.append(cell(tr.tr("Rests on"), WORD) + view.basis.speak(tr.language))
    if view.level > Level.CLARIFY:
        lines += ["", *textwrap.wrap(tr.tr("Guardians and others are added under 5 Consent."), voice.width)]
    return [spread(line, "", voice.width) for line in lines]

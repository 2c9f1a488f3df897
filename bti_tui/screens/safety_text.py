"""What F9 says of the safety track of a case: its steps, what one key does next, what holds for all that is written."""

from typing import Final

from bti_tui.domain.safety import Siblings
from bti_tui.domain.views.case_view import StepLine
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.safety import SafetySheet, Standing
from bti_tui.widgets.row_list import Row, behind, cell, one_line

NUMBER, WHAT = 4, 36


F4: Final = {
    None: N_("F4  Write it down: choose the child, or begin a new case."),
    Standing.NOT_OPEN: N_("F4  Open the safety track in {case}. One key, no form."),
    Standing.NOT_RAISED: N_("F4  Go on with what you are writing, as a fear for the child."),
    Standing.OWN_WORDS: N_("F4  Write down what you have seen and heard, in {case}."),
    Standing.ARCHIVED: N_("F4  Begin a new case about {case}. The old one is archived."),
    Standing.GONE: N_("F4  Write it down in a new case. Nothing is left of {case}."),
}


def what_f4_does(sheet: SafetySheet | None, tr: Translator) -> list[str]:
    """The lines that say what one key does from here; the steps say it themselves."""
    said = F4.get(sheet.standing if sheet else None)
    if said is None:
        return []
    case = f"{sheet.number} {one_line(sheet.about)}".strip() if sheet else ""
    holds = N_("    What you write is shielded, and nothing goes to the guardians.")
    if sheet is not None and sheet.standing is Standing.NOT_OPEN:
        holds = N_("    Everything that goes to the guardians stops until somebody has given advice.")
    return [tr.tr(said, case=case), tr.tr(holds)]


def safety_rows(sheet: SafetySheet, tr: Translator) -> list[Row]:
    """The steps of the track, each with how it stands."""
    return [_row(one, tr) for one in sheet.steps]


def _row(one: StepLine, tr: Translator) -> Row:
    columns = f"{cell(one.number, NUMBER)}{cell(one.what.speak(tr.language), WHAT)}"
    return Row(one.id, lambda width: behind(columns, state_of(one, tr), width))


def state_of(one: StepLine, tr: Translator) -> str:
    """Whether a step of the track is done; a dash where nothing is waited for yet."""
    if one.later:
        return "[-]"
    if one.done:
        return "[" + tr.tr("ok") + "]"
    due = tr.tr("due {day}", day=tr.day(one.due_on)) if one.due_on else ""
    return ("[" + tr.tr("not done") + "]  " + due).rstrip()


def beside_track(sheet: SafetySheet, tr: Translator) -> list[str]:
    """What holds for all that is written here; siblings are asked for, and nothing is carried over."""
    if sheet.siblings in (Siblings.YES, Siblings.UNKNOWN):
        return [tr.tr("SHIELDED: never in the log or in print. Siblings: each has a case of its own.")]
    return [tr.tr("What you write here is SHIELDED: never in the log, never in print.")]

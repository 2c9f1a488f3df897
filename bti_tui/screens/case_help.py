"""What F1 says of a case: what is next and why, what stands in the way and how it is mended, and the keys."""

from bti_tui.domain.case import CaseStatus
from bti_tui.domain.errors import Reason
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.standing import standing
from bti_tui.i18n import Translator
from bti_tui.i18n.standing import standing_words
from bti_tui.screens.case_text import Voice, due_text, waits_text
from bti_tui.screens.place import HelpSection
from bti_tui.usecases.case_sheet import CaseSheet

LINE = 78


def case_help(sheet: CaseSheet | None, tr: Translator) -> tuple[HelpSection, ...]:
    """The sections, the most urgent first."""
    keys = HelpSection(tr.tr("A case"), "\n".join(help_lines(tr)))
    if sheet is None:
        return (keys,)
    found = (_next(sheet, tr), _locked(sheet, tr), _standing(sheet, tr), keys)
    return tuple(one for one in found if one is not None)


def _standing(sheet: CaseSheet, tr: Translator) -> HelpSection:
    """Every status, each on a row of its own."""
    words = standing_words(standing(sheet.page.case, sheet.page.view, sheet.day), tr)
    return HelpSection(tr.tr("Status"), "\n".join(words))


def help_lines(tr: Translator) -> list[str]:
    """What can be done in a case."""
    return [
        tr.tr("  F4      do what is next; the program knows what is missing"),
        tr.tr("  F2      write in the log"),
        tr.tr("  F6      meetings: plan, invite, begin"),
        tr.tr("  F8      let the case rest; opens a closed one again"),
        tr.tr("  F10     all else: an agency in or out, a measure to somebody else"),
        tr.tr("  1-6     the parts of the case"),
        tr.tr("  arrows  walk along the steps, earlier levels too; Enter opens one"),
    ]


def _next(sheet: CaseSheet, tr: Translator) -> HelpSection | None:
    """The step that is next, what the guide says it is for, and whose turn it is."""
    action = sheet.page.view.next
    if action is None or action.what is None:
        return None
    what = f"{action.number} {action.what.speak(tr.language)}"
    lines = [f"{what}: {sheet.next_help.speak(tr.language)}" if sheet.next_help else what]
    due = due_text(action.due_on, Voice(tr, sheet.day, LINE))
    if due:
        lines.append(f"{due[:1].upper()}{due[1:]}.")
    if action.waits_for:
        lines.append(tr.tr("Waits for {name}.", name=action.waits_for))
    return HelpSection(tr.tr("What is next"), "\n".join(lines))


def _locked(sheet: CaseSheet, tr: Translator) -> HelpSection | None:
    """Why something can't be done now, and what opens it."""
    view = sheet.page.view
    if view.safety is SafetyTrack.WAITS:
        return HelpSection(tr.tr("Why something is locked"), waits_text(view, tr))
    if view.safety_locked:
        said = tr.tr(
            "While the safety of the child is not clear, everything that would inform the guardians is locked. "
            "Call and ask for advice; F9 has the numbers. What you write down here stays between you and your leader."
        )
        return HelpSection(tr.tr("Why something is locked"), said)
    if view.status is CaseStatus.ARCHIVED:
        return HelpSection(
            tr.tr("Why something is locked"),
            tr.tr("An archived case can be read, not changed. F8 begins a new one that refers to it."),
        )
    if view.status is CaseStatus.CLOSED:
        said = tr.tr(
            "The case is closed. The archiving is left; F8 opens the case again. A consent can still be withdrawn."
        )
        return HelpSection(tr.tr("Why something is locked"), said)
    needs = view.next.needs if view.next else ()
    if not needs:
        return None
    lines = [tr.tr("{step} opens when this is in place:", step=view.next.number if view.next else "")]
    lines += [f"- {_need(sheet, one, tr)}" for one in needs]
    return HelpSection(tr.tr("Why something is locked"), "\n".join(lines))


def _need(sheet: CaseSheet, reason: Reason, tr: Translator) -> str:
    """What is missing, how the guide says it is mended, and the step where that is done."""
    missing = sheet.words.guard(reason.code, tr.language) or tr.reason(reason.code)
    how = sheet.words.how(reason.code, tr.language)
    lines = [line for part in sheet.track for line in part.steps if line.id == reason.mend]
    where = tr.tr("Step {number}.", number=lines[0].number) if lines else ""
    return " ".join(part for part in (missing, how, where) if part)

"""What a case says before everything else: the safety of the child, an end, a rest, a question to the one who looks."""

from bti_tui.domain.case import CaseStatus
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.case_view import CaseView
from bti_tui.i18n import Translator
from bti_tui.screens.case_text import Voice, waits_text
from bti_tui.usecases.case_sheet import CaseSheet


def banner(sheet: CaseSheet, voice: Voice) -> list[str]:
    """What comes before everything else: the safety of the child, an end, a question to the one at the keyboard."""
    view, tr = sheet.page.view, voice.tr
    if view.safety_locked:
        return _safety_banner(view, tr)
    if view.held_on is not None:
        told = {"day": tr.long_day(view.held_on), "ground": view.ground.speak(tr.language) if view.ground else "-"}
        if view.status is CaseStatus.PURGED:
            return [tr.tr("Purged by law {day}: {ground}.", **told), tr.tr("Only the number and the receipt are left.")]
        return [
            tr.tr("! Restricted {day}: {ground}.", **told),
            tr.tr("  It can be read, not changed. F10 has the way to lift the restriction."),
        ]
    if view.status is CaseStatus.ARCHIVED:
        return [
            tr.tr("The case is closed and archived. It can be read, not changed."),
            tr.tr("  If the child needs you again: F8 notes a new concern that refers to this case."),
        ]
    if view.status is CaseStatus.CLOSED:
        return [tr.tr("The case is closed. What remains is to archive the papers: F4. F8 opens it again.")]
    return _waiting(sheet, voice)


def _safety_banner(view: CaseView, tr: Translator) -> list[str]:
    if view.safety is SafetyTrack.WAITS:
        return [waits_text(view, tr)]
    return [
        tr.tr("! SAFETY FIRST: don't contact the guardians now."),
        tr.tr("  Call and ask for advice: F9 has the numbers. Write down word for word what was said."),
    ]


def _waiting(sheet: CaseSheet, voice: Voice) -> list[str]:
    """A rest, advice that is waited for, or a question to the one at the keyboard."""
    view, tr = sheet.page.view, voice.tr
    if sheet.page.case.pause is not None:
        day = tr.due(sheet.page.case.pause.resume_on, voice.day)
        return [tr.tr("The case rests. F4 takes it up again, {due}.", due=day)]
    if view.next is not None and view.next.form:
        return [tr.tr("The case is stuck: somebody outside is asked for advice. Write it when it comes: F4.")]
    return [tr.tr("You are asked to be relay holder in this case. F4: answer.")] if sheet.is_asked else []

"""What a case says before everything else: the safety of the child, an end, a rest, a question to the one who looks."""

from typing import Final

from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent_course import ConsentWant
from bti_tui.domain.meetings import PlannedMeeting
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.baton_calls import other_holder_wanted
from bti_tui.domain.views.case_view import CaseView
from bti_tui.i18n import N_, Translator
from bti_tui.screens.case_text import Voice, waits_text
from bti_tui.usecases.case_sheet import CaseSheet

WAY_ON: Final = {
    ConsentWant.WITHOUT_LOG: N_("The family has not said yes to the log. The help goes on without it: F4."),
    ConsentWant.DECISION: N_("The family has not said yes to the other services. The help goes on without them: F4."),
}
NEAR: Final = 8
"""Days: a meeting within a week stands above the case."""


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
    """A rest, advice that is waited for, a question to the one at the keyboard, or a meeting."""
    view, tr = sheet.page.view, voice.tr
    if sheet.page.case.asks_safety_since is not None:
        return [tr.tr("! A consent was taken back: ask about safety again, F4.")]
    if sheet.page.case.pause is not None:
        day = tr.due(sheet.page.case.pause.resume_on, voice.day)
        return [tr.tr("The case rests. F4 takes it up again, {due}.", due=day)]
    if view.next is not None and view.next.way_on in WAY_ON:
        return [tr.tr(WAY_ON[view.next.way_on])]
    if view.next is not None and view.next.form:
        return [tr.tr("The case is stuck: somebody outside is asked for advice. Write it when it comes: F4.")]
    return _of_baton(sheet, tr) or meeting_line(sheet, voice)


def _of_baton(sheet: CaseSheet, tr: Translator) -> list[str]:
    if sheet.is_asked:
        return [tr.tr("You are asked to be relay holder in this case. F4: answer.")]
    if other_holder_wanted(sheet.page.case) is not None:
        return [tr.tr("The meeting wanted another relay holder. Ask somebody to take the baton: F10.")]
    return []


def meeting_line(sheet: CaseSheet, voice: Voice) -> list[str]:
    """The meeting that goes on, else the next one if it is within a week."""
    case, tr = sheet.page.case, voice.tr

    def kind(one: PlannedMeeting) -> str:
        return sheet.words.choice("meeting_kind", one.kind, tr.language)

    if case.unapproved:
        return [tr.tr("{kind} goes on, or waits for its minutes: F6.", kind=kind(case.unapproved[-1]))]
    waiting = [one for one in case.planned_meetings if one.is_waiting and (one.on - voice.day).days < NEAR]
    if not waiting:
        return []
    first = min(waiting, key=lambda one: (one.on, one.at))
    told = {"kind": kind(first), "clock": f"{first.at:%H.%M}"}
    if first.on == voice.day:
        return [tr.tr("{kind} today at {clock}: F6.", **told)]
    if first.on < voice.day:
        return [
            tr.tr("{kind} was planned for {day}. Hold it, move it or call it off: F6.", day=tr.day(first.on), **told)
        ]
    return [tr.tr("{kind} {day} at {clock}.", day=tr.day(first.on), **told)]

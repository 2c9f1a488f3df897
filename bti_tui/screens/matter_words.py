"""What waits for a meeting, one short line each."""

from typing import Final

from bti_tui.domain.agenda import MatterKind
from bti_tui.domain.consent import ConsentStatus
from bti_tui.i18n import N_, Translator
from bti_tui.usecases.waiting_matters import MatterLine

SAID: Final = {
    MatterKind.CONSENT: N_("the consent: {day}"),
    MatterKind.LAST_MINUTES: N_("the minutes of {day}"),
    MatterKind.CHILD_VOICE: N_("what does the child say?"),
    MatterKind.MEASURE: N_("{title}, {day}"),
    MatterKind.STEP: N_("{step}, {day}"),
    MatterKind.DECISION: N_("{step}, {day}"),
    MatterKind.CHILD_TALK: N_("who talks with the child before next time?"),
    MatterKind.NEXT_DATE: N_("next date, and who calls"),
}
CONSENTS: Final = {
    ConsentStatus.MISSING: N_("the consent is missing"),
    ConsentStatus.WITHDRAWN: N_("the consent is taken back"),
}
PROMISED: Final = N_("{title} has promised to talk with the child, by {day}")


def matter_text(one: MatterLine, tr: Translator) -> str:
    """One thing that waits."""
    if one.consent in CONSENTS:
        return tr.tr(CONSENTS[one.consent])
    if one.count and one.is_rest:
        return tr.ntr("{n} more goes on", "{n} more go on", one.count)
    if one.count:
        return tr.ntr("{n} measure goes on", "{n} measures go on", one.count)
    day = tr.day(one.on) if one.on else ""
    step = one.step.speak(tr.language) if one.step else tr.tr("advice")
    said = PROMISED if one.kind is MatterKind.CHILD_VOICE and one.title else SAID[one.kind]
    return tr.tr(said, day=day, title=one.title, step=step)

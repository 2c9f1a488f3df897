"""What stands in the place of words that are gone, or that nobody may read now."""

from bti_tui.domain.erasure import Absence, AbsenceKind
from bti_tui.domain.rules_pack import Rules
from bti_tui.i18n.translator import Translator


def absence_text(tr: Translator, rules: Rules, absence: Absence) -> str:
    """That words were purged by law, or are withheld: with the day and the ground."""
    ground = rules.ground_name(absence.ground)
    told = {"day": tr.day(absence.on, year=True), "ground": ground.speak(tr.language) if ground else absence.ground}
    if absence.kind is AbsenceKind.PURGED:
        return tr.tr("Purged by law ({day}, {ground})", **told)
    return tr.tr("Withheld ({day}, {ground})", **told)

"""The ways on after a consent is taken back: keep it hidden, close and archive, purge by law; each by one key (R21)."""

from dataclasses import dataclass
from typing import Final

from bti_tui.domain.consent import AfterWithdrawal
from bti_tui.domain.guide import Place
from bti_tui.i18n import N_, Translator
from bti_tui.screens.way import LOG_PLACE, PURGE_PLACE, RESTRICT_PLACE
from bti_tui.usecases.after_withdrawal import Afterwards
from bti_tui.widgets.notice import Need


@dataclass(frozen=True, slots=True)
class WayOn:
    """A place where what is written is kept hidden, archived or purged."""

    place: str
    text: str
    by_law: bool
    """Only for whoever answers for the case."""


WAYS: Final = {
    AfterWithdrawal.KEEP: WayOn(RESTRICT_PLACE, N_("Keep it, but hide the case: restriction."), by_law=True),
    AfterWithdrawal.ARCHIVE: WayOn(Place.CLOSE.value, N_("Close and archive."), by_law=False),
    AfterWithdrawal.ERASE: WayOn(PURGE_PLACE, N_("Purge by law: it needs a ground and a decision."), by_law=True),
}
SINGLE: Final = WayOn(LOG_PLACE, N_("Hide single texts: stand on one in the log."), by_law=False)


class WaysOn:
    """What one may do now, the chosen one first, and the screens that it is done on."""

    def __init__(self, found: Afterwards, tr: Translator) -> None:
        first = WAYS[found.chosen]
        every = (first, *(one for one in (*WAYS.values(), SINGLE) if one is not first))
        self._ways = tuple(one for one in every if found.answers_for or not one.by_law)
        self._tr = tr

    def needs(self) -> list[Need]:
        """One line with a digit for each."""
        return [Need(self._tr.tr(one.text), can_mend=True) for one in self._ways]

    def places(self) -> list[str]:
        """What each digit leads to."""
        return [one.place for one in self._ways]


def waiting_line(found: Afterwards, tr: Translator) -> list[str]:
    """What was chosen and still waits for somebody to do it."""
    if found.is_done:
        return []
    if found.chosen is AfterWithdrawal.ARCHIVE:
        return [tr.tr("AFTER THE WITHDRAWAL: close and archive the case. F4 leads there.")]
    if found.answers_for:
        return [tr.tr("AFTER THE WITHDRAWAL: a purge by law was asked for. F4 leads there.")]
    return [tr.tr("AFTER THE WITHDRAWAL: a purge by law was asked for. Ask whoever answers for the case.")]


def way_place(found: Afterwards) -> str:
    """Where what was chosen is done; empty when nothing waits, or not for the one at the keyboard."""
    way = WAYS[found.chosen]
    return "" if found.is_done or (way.by_law and not found.answers_for) else way.place

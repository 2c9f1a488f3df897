"""What is asked about sharing, what must be looked at first, and what has left the case, as sentences."""

from collections.abc import Iterable
from typing import Final

from bti_tui.domain.coverage import ReviewCause, ReviewNeed
from bti_tui.domain.signatories import ResponsibilityGap
from bti_tui.domain.views.consent_view import ConsentView
from bti_tui.i18n import Translator
from bti_tui.screens.shared_text import SharedTexts
from bti_tui.usecases.sharing_names import SharingNames
from bti_tui.widgets.notice import Need

MOST_TOLD: Final = 4
"""Of what was shared before, so many are named after a withdrawal; all stand in the list."""


class SharingTexts:
    """Says the state of sharing of one case."""

    def __init__(self, tr: Translator, view: ConsentView, names: SharingNames) -> None:
        self._tr = tr
        self._view = view
        self._names = names

    def alarms(self) -> list[str]:
        """What must be seen to before anything else."""
        found = []
        if self._view.sharing.asks_safety and not self._view.safety_locked:
            found.append(self._tr.tr("ASK ABOUT SAFETY AGAIN: a consent was taken back. F4 leads there."))
        if self._view.sharing.reviews and not self._view.safety_locked:
            why = "; ".join(dict.fromkeys(self._review(one) for one in self._view.sharing.reviews))
            found.append(self._tr.tr("LOOK AGAIN (F8): {why}. Until then nothing new is shared.", why=why))
        return found

    def _review(self, need: ReviewNeed) -> str:
        tr = self._tr
        day = tr.day(need.on)
        match need.cause:
            case ReviewCause.BIRTHDAY:
                return tr.tr("{age} years old since {day}", age=need.number, day=day)
            case ReviewCause.ENDS:
                return tr.tr("a consent ends in at most {days} days", days=need.number)
            case ReviewCause.REVIEW_DATE:
                return tr.tr("you wanted to look at it {day}", day=day)
            case ReviewCause.REOPENED:
                return tr.tr("the case is opened again, so ask whether it still stands")
            case ReviewCause.LOG_CLOSED:
                return tr.tr("the family had the log closed, so ask before it opens again")

    def scope(self) -> list[str]:
        """What the family is asked to say yes to."""
        scope, tr = self._view.sharing.scope, self._tr.tr
        if scope is None:
            return [tr("No sharing with other services is asked about yet. F5 writes down what the family is asked.")]
        said = {
            "tell": self._agencies(scope.from_agencies),
            "told": self._agencies(scope.to_agencies),
            "what": self.information(scope.information),
            "day": self._tr.day(scope.valid_until, year=True),
        }
        line = tr("Asked: {tell} may tell {told} about {what}, until {day}.", **said)
        kept_out = [tr("Not to be shared: {limits}.", limits=scope.exceptions)] if scope.exceptions else []
        return [" ".join([line, *kept_out])]

    def information(self, codes: Iterable[str]) -> str:
        """Kinds of information by name."""
        return ", ".join(self._names.kind(one, self._tr.language).lower() for one in codes)

    def _agencies(self, codes: Iterable[str]) -> str:
        return ", ".join(self._names.agency(one, self._tr.language) for one in codes)

    def after_withdrawal(self) -> tuple[list[Need], list[Need]]:
        """Who must be told that a consent has ended, and that safety is asked about again; then what they had got."""
        tr, view = self._tr.tr, self._view
        gone = [one for one in view.coverage if one.takes_part and not one.is_covered]
        told = [
            tr("Tell {agency} that the consent has ended. Nobody has to say why.", agency=self._agencies([one.agency]))
            for one in gone
        ]
        texts = SharedTexts(self._tr, self._names)
        had = [texts.line(one) for one in view.sharing.disclosures if one.agency]
        more = [tr("Was shared before: {what}", what=one) for one in had[:MOST_TOLD]]
        safety = [tr("Ask about safety again: F4.")] if view.sharing.asks_safety else []
        nothing = [] if told or more else [tr("Nothing was shared with other services.")]
        return [Need(one) for one in (*told, *safety)], [Need(one) for one in (*more, *nothing)]


def gap_text(gap: ResponsibilityGap, tr: Translator) -> str:
    """What is not known about parental responsibility."""
    match gap:
        case ResponsibilityGap.NOBODY:
            return tr.tr("nobody with parental responsibility is registered. F2 adds one.")
        case ResponsibilityGap.NOT_SAID:
            return tr.tr(
                "one with parental responsibility is registered. Is there another one? F2 adds, F4 says how many."
            )
        case ResponsibilityGap.NOT_REGISTERED:
            return tr.tr("somebody else has parental responsibility too. F2 adds the one who is missing.")
        case ResponsibilityGap.NONE:
            return ""

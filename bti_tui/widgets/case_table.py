"""Cases in columns; wide terminals get more of them."""

from dataclasses import dataclass
from typing import Final

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.safety import SafetyTrack
from bti_tui.domain.views.lists import CaseRow
from bti_tui.i18n import N_, Translator
from bti_tui.widgets.row_list import Row, cell

NUMBER, NAME, BORN, STEP, DUE, HOLDER = 7, 14, 6, 24, 16, 7
STATUS: Final = {
    CaseStatus.CLOSED: N_("closed"),
    CaseStatus.ARCHIVED: N_("archived"),
    CaseStatus.PAUSED: N_("paused"),
    CaseStatus.PURGED: N_("purged by law"),
}
_OPEN_SAFETY: Final = frozenset({SafetyTrack.ACTIVE, SafetyTrack.CONSIDERED})


@dataclass(frozen=True, slots=True)
class CaseColumns:
    """How the table is written: the language, and whether names are shown."""

    tr: Translator
    numbers_only: bool = False

    def head(self, width: int) -> str:
        """The names of the columns."""
        tr = self.tr.tr
        names = (tr("Case"), tr("Child"), tr("Born"), tr("Level and step"), tr("Next date"), tr("Holder"))
        return "   " + self._line(names, width - 3)

    def row(self, one: CaseRow) -> Row:
        """One case; it is written when it comes into view."""
        is_vacant = one.baton is BatonStatus.VACANT
        return Row(
            one.case_id, lambda width: f"{_sign(one)} {self._line(self._texts(one), width - 2)}", is_alarm=is_vacant
        )

    def _texts(self, one: CaseRow) -> tuple[str, str, str, str, str, str]:
        number = "" if one.step_number == "" else f"{one.step_number} "
        what = f"{number}{one.what.speak(self.tr.language) if one.what else ''}"
        if one.safety in _OPEN_SAFETY:
            what = self.tr.tr("X safety first")
        elif one.status in STATUS:
            what = f"{self.tr.tr(STATUS[one.status])} {what}"
        return (
            one.number,
            "" if self.numbers_only else one.short_name,
            "" if self.numbers_only or one.born_year is None else str(one.born_year),
            f"{one.level.value} {what}",
            self._due(one),
            self.tr.tr("! none") if one.baton is BatonStatus.VACANT else one.holder_initials,
        )

    def _due(self, one: CaseRow) -> str:
        if one.due_on is None or one.days is None:
            return ""
        days = self.tr.tr("{days}d", days=one.days)
        return f"{self.tr.day(one.due_on)} {days}"

    def _line(self, texts: tuple[str, str, str, str, str, str], width: int) -> str:
        extra = max(0, width - NUMBER - NAME - BORN - STEP - DUE - HOLDER - 1)
        widths = (NUMBER, NAME + extra // 3, BORN, STEP + extra - extra // 3, DUE, HOLDER)
        return " ".join(cell(f"{text}", wide - 1) for text, wide in zip(texts, widths, strict=True))


def _sign(one: CaseRow) -> str:
    if one.safety in _OPEN_SAFETY:
        return "X"
    if one.baton is BatonStatus.VACANT:
        return "!"
    if one.days is None:
        return " "
    return "!" if one.days < 0 else "o" if one.days == 0 else " "

"""Who has read what in a month, person by person and case by case, what calls for a question first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.i18n import N_, dates
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.rows_place import RowsPlace
from bti_tui.usecases.access_review import AccessReview, ReviewLine, access_review, sign_review
from bti_tui.widgets.row_list import Row, behind, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME, CASE, TIMES = 26, 8, 10
"""Columns."""
DAYS_BEYOND_A_MONTH: Final = 32


class MonthReviewScreen(RowsPlace):
    """F7 and F8 turn the months, F4 signs; that it was looked at is logged too."""

    READS_AGAIN = False
    BINDINGS = [
        Binding("f4", "sign", N_("Sign"), priority=True, id="review-sign"),
        Binding("f7", "turn(-1)", N_("Month before"), priority=True, id="review-before"),
        Binding("f8", "turn(1)", N_("Month after"), priority=True, id="review-after"),
    ]

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self._review: AccessReview | None = None
        self._first: date | None = None
        """The first day of the month that is shown."""
        self._is_asked = False
        """F4 was pressed once."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("Review of a month"),)

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """The month, who has signed it, and its lines."""
        self._first = self._first or self._now
        self._review = await self.ask(access_review, f"{self._first:%Y-%m}")
        return self._heading(), self._told_rows()

    @property
    def _now(self) -> date:
        return self.host.wall_clock().date().replace(day=1)

    def _told_rows(self) -> list[Row]:
        lines = self._review.lines if self._review else ()
        return [Row(str(place), partial(self._told, one)) for place, one in enumerate(lines)]

    def _heading(self) -> str:
        if self._review is None or self._first is None:
            return ""
        tr = self.tr
        month = dates.month(self._first, self.translator.language).capitalize()
        name, case, times, ask = tr("Name"), tr("Case"), tr("Times"), tr("Look into")
        columns = f"{cell(name, NAME)} {cell(case, CASE)} {cell(times, TIMES)} {ask}"
        return f"{month}. {self._signatures()}\n\n  {columns}"

    def _signatures(self) -> str:
        if self._review is None or not self._review.signed:
            return self.tr("Nobody has signed yet.")
        last = self._review.signed[-1]
        day = self.translator.day(last.at.astimezone(self.host.wall_clock().tzinfo).date(), year=True)
        said = self.tr("Signed {day} by {name}.", day=day, name=self._review.signers[last.by])
        return (
            said if last.digest == self._review.digest else " ".join((said, self.tr("More has been read since then.")))
        )

    def _told(self, one: ReviewLine, width: int) -> str:
        columns = f"{cell(one.name, NAME)} {cell(one.number, CASE)} {cell(f'{one.count}', TIMES)} "
        return behind(columns, self._to_ask(one), width)

    def _to_ask(self, one: ReviewLine) -> str:
        tr = self.tr
        found = (
            tr("same last name as somebody in the case") if one.same_surname else "",
            tr("not own case") if one.outside else "",
            tr("{n} at night", n=one.at_night) if one.at_night else "",
        )
        return ", ".join(part for part in found if part)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whoever goes through all cases signs; the months end with this one."""
        if action == "sign":
            return self._review is not None and self._review.may_sign
        if action == "turn":
            return self._first is not None and (parameters == (-1,) or self._first < self._now)
        return super().check_action(action, parameters)

    def action_turn(self, step: int) -> None:
        """F7 and F8: another month."""
        if self._first is not None:
            beyond = self._first + timedelta(days=DAYS_BEYOND_A_MONTH) if step > 0 else self._first - timedelta(days=1)
            self._first, self._is_asked = beyond.replace(day=1), False
            self.perform(self._read())

    def action_sign(self) -> None:
        """F4: says what it means; once more, and it is written."""
        if self._is_asked and self._review is not None:
            self.perform(self._sign(self._review.month))
        self._is_asked = not self._is_asked
        self.show_status()

    async def _sign(self, month: str) -> None:
        self._review = await self.ask(sign_review, month)
        self.show_read(self._heading(), self._told_rows())
        self.set_status(self.tr("Signed. It stands in the audit trail."))

    @override
    def ready_status(self) -> str:
        """The row in one sentence; or what F4 once more does."""
        if self._is_asked:
            return self.tr("You say that you have gone through the month. F4 once more signs it.")
        if self._review is None or not self.list.current or not self._review.lines:
            return self.tr("Nobody has read anything this month.") if self._review else ""
        one = self._review.lines[int(self.list.current)]
        looks = self.translator.ntr("{n} time", "{n} times", one.count)
        told = ", ".join(part for part in (one.name, one.number, looks, self._to_ask(one)) if part)
        return f"{told}."

    @override
    def help_page(self) -> HelpPage:
        """What the review is for, and what a last name says."""
        text = self.tr(
            "Each month a leader goes through who has read what, asks where something looks odd, and signs. First "
            "stand looks at cases with somebody of the reader's own last name, at cases that are not the reader's own, "
            "and at night (22-6). None of them is wrong by itself. Others see the looks at their own cases."
        )
        return HelpPage(self.place, (HelpSection(self.tr("Review of a month"), text),))

"""A report to child welfare (bekymringsmelding) as it was made: who, how, on which ground, and what is waited for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bti_tui.domain.ids import NoteId, UserId


class ReportGround(StrEnum):
    """What the law asks somebody to report, barnevernsloven § 13-2 (meldegrunn)."""

    NEGLECT = "neglect"
    ILLNESS = "illness"
    SPECIAL_NEED = "special_need"
    BEHAVIOUR = "behaviour"
    TRAFFICKING = "trafficking"


class ReportChannel(StrEnum):
    """How a report was made; the program never sends one (kanal)."""

    PORTAL = "portal"
    CASE_SYSTEM = "case_system"
    LETTER = "letter"
    BY_HAND = "by_hand"
    PHONE = "phone"
    """Not in writing: the written one follows."""


@dataclass(frozen=True, slots=True)
class SentReport:
    """One report that was made (melding)."""

    on: date
    by: UserId
    channel: ReportChannel | None
    """None for one that was written down in short on the safety track."""
    grounds: tuple[ReportGround, ...]
    content: NoteId | None
    """What it said."""
    receipt_on: date | None = None
    replied_on: date | None = None
    investigated: bool = False
    """Child welfare has answered that it looks into it."""
    ended_on: date | None = None
    """The day of the second answer, on how the investigation ended."""

    @property
    def is_written(self) -> bool:
        """Whether the law's demand for writing is met."""
        return self.channel is not ReportChannel.PHONE

    @property
    def waits_for_receipt(self) -> bool:
        """Whether nobody has said that it has come."""
        return self.is_written and self.receipt_on is None and self.replied_on is None

    @property
    def is_investigated(self) -> bool:
        """Whether an investigation goes on, of which nobody has told how it ended."""
        return self.investigated and self.ended_on is None


def without_writing(reports: Iterable[SentReport]) -> Iterator[SentReport]:
    """The reports by phone that no written one has followed."""
    known = tuple(reports)
    for at, one in enumerate(known):
        if not one.is_written and not any(later.is_written for later in known[at + 1 :]):
            yield one


def unanswered(reports: Iterable[SentReport]) -> Iterator[SentReport]:
    """The reports that child welfare owes an answer, the oldest first; one by phone with its written one."""
    known = tuple(reports)
    spoken = tuple(without_writing(known))
    return (one for one in known if one.replied_on is None and (one.is_written or one in spoken))


def with_receipt(reports: tuple[SentReport, ...], on: date) -> tuple[SentReport, ...]:
    """The reports after a receipt: of the oldest that waits for one, else of the newest in writing."""
    waiting = next((one for one in reports if one.waits_for_receipt), None)
    written = next((one for one in reversed(reports) if one.is_written), None)
    return _put(reports, waiting or written, lambda one: replace(one, receipt_on=on))


def answered_next(reports: tuple[SentReport, ...], *, ended: bool = False) -> SentReport | None:
    """The report that an answer belongs to: the oldest that waits; each report is answered by itself (3.4).

    `ended` is for an answer that tells how an investigation ended; so does any that comes when no other is waited for.
    """
    first = next(unanswered(reports), None)
    investigated = next((one for one in reports if one.is_investigated), None)
    wanted = investigated or first if ended else first or investigated
    return wanted or (reports[-1] if reports else None)


def with_answer(reports: tuple[SentReport, ...], on: date, *, opened: bool, ended: bool) -> tuple[SentReport, ...]:
    """The reports after an answer: the first tells whether an investigation is opened, the second how it ended."""
    return _put(
        reports, answered_next(reports, ended=ended), lambda one: _answered(one, on, opened=opened, ended=ended)
    )


def _answered(one: SentReport, on: date, *, opened: bool, ended: bool) -> SentReport:
    if one.is_investigated:
        return replace(one, ended_on=on)
    return replace(one, replied_on=on, investigated=opened or ended, ended_on=on if ended else None)


def _put(
    reports: tuple[SentReport, ...], wanted: SentReport | None, put: Callable[[SentReport], SentReport]
) -> tuple[SentReport, ...]:
    at = next((place for place, one in enumerate(reports) if one is wanted), None)
    return tuple(put(one) if place == at else one for place, one in enumerate(reports))

"""A lost machine (avvik, R56): the clock, what stands between a finder and the content, and whom a letter may reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.concern import NoTalkReason
from bti_tui.domain.predicates import is_on_safety_track

NOTICE_WITHIN: Final = timedelta(hours=72)
"""From when it was noticed until the supervisory authority has been told (GDPR art. 33)."""
CHEAP_MIB: Final = 128
"""A guess at a passphrase that costs less memory than this is within reach of whoever wants to make many."""
_HOUR: Final = timedelta(hours=1)


class MachineState(StrEnum):
    """How the machine was when it was lost (tilstand)."""

    LOCKED = "locked"
    OPEN = "open"
    UNKNOWN = "unknown"


class SecretPlace(StrEnum):
    """Where passphrase, recovery code and key file were (hemmelighetens plass)."""

    APART = "apart"
    WITH_IT = "with-it"
    UNKNOWN = "unknown"


class RiskLevel(StrEnum):
    """How likely it is that a finder reads what was on the machine (risiko)."""

    NONE = "none"
    LOW = "low"
    UNSURE = "unsure"
    HIGH = "high"


class LetterRoute(StrEnum):
    """What comes before those whom a case is about are told of the loss (vei for brevet)."""

    SEND = "send"
    TALK_FIRST = "talk-first"
    """The family does not know of the concern yet: no letter may be the first that they hear of it."""
    CLEAR_FIRST = "clear-first"
    """Safety is in question or not asked for, or there was a reason not to talk: first clear that it does no harm."""


class NoticeDecision(StrEnum):
    """What the person decided about telling the authority and those concerned (avgjørelse)."""

    NOTICE = "notice"
    NO_NOTICE = "no-notice"


@dataclass(frozen=True, slots=True)
class Shield:
    """What a finder of the store has to get through, as its key file says (vern)."""

    training: bool
    users: int
    slots: int
    """Ways in that people use, without the recovery code."""
    slots_with_key_file: int
    mib: int
    """Memory that one guess at the cheapest of them costs."""
    passes: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What the person says of the loss (tap)."""

    noticed_at: datetime
    machine: MachineState
    secrets: SecretPlace
    lost_at: datetime | None = None
    """When it was last seen, if that is known."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """How likely it is that somebody reads the content, and what speaks for that (vurdering). A person decides."""

    level: RiskLevel
    reasons: tuple[str, ...]
    """Permanent codes, the gravest first."""


@dataclass(frozen=True, slots=True)
class NoticeClock:
    """The 72 hours (meldefrist). They are counted in real hours, whatever the clocks on the wall do meanwhile."""

    noticed_at: datetime

    @property
    def due_at(self) -> datetime:
        """The instant, in UTC."""
        return self.noticed_at.astimezone(UTC) + NOTICE_WITHIN

    def hours_left(self, now: datetime) -> int:
        """Whole hours that are left; below zero, the hours that it is over, a begun one counted."""
        return (self.due_at - now.astimezone(UTC)) // _HOUR

    def is_over(self, now: datetime) -> bool:
        """Whether the time has run out."""
        return now.astimezone(UTC) > self.due_at


def assess(shield: Shield, loss: Loss) -> Assessment:
    """From the lock, the secrets and the cost of a guess. That a passphrase is long is asked for when it is chosen."""
    if shield.training:
        return Assessment(RiskLevel.NONE, ("invented-people",))
    grave = tuple(_grave(loss))
    if grave:
        return Assessment(RiskLevel.HIGH, grave)
    unsure = tuple(_unsure(shield, loss))
    if unsure:
        return Assessment(RiskLevel.UNSURE, unsure)
    more = ("key-file-needed",) if _needs_key_files(shield) else ()
    return Assessment(RiskLevel.LOW, ("encrypted", "was-locked", "secret-apart", *more))


def route_of(case: Case) -> LetterRoute:
    """What comes first in a case, seen by itself."""
    is_feared_for = is_on_safety_track(case) or bool(case.safety_work.waiting)
    if is_feared_for or case.safety is None or case.restriction is not None:
        return LetterRoute.CLEAR_FIRST
    skipped = case.talk.skipped if case.talk else None
    if skipped not in {None, NoTalkReason.NOT_REACHED}:
        return LetterRoute.CLEAR_FIRST
    has_talked = case.talk is not None and skipped is None
    return LetterRoute.SEND if has_talked or case.consents else LetterRoute.TALK_FIRST


def _grave(loss: Loss) -> Iterator[str]:
    if loss.machine is MachineState.OPEN:
        yield "was-open"
    if loss.secrets is SecretPlace.WITH_IT:
        yield "secret-with-it"


def _unsure(shield: Shield, loss: Loss) -> Iterator[str]:
    if loss.machine is MachineState.UNKNOWN:
        yield "state-unknown"
    if loss.secrets is SecretPlace.UNKNOWN:
        yield "secret-unknown"
    if shield.mib < CHEAP_MIB and not _needs_key_files(shield):
        yield "cheap-guess"


def _needs_key_files(shield: Shield) -> bool:
    return 0 < shield.slots == shield.slots_with_key_file

"""The ports of the use-cases and the context that they run in. The store satisfies the ports by shape."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from bti_tui.domain.access import Access, SignedReview
from bti_tui.domain.case import Case
from bti_tui.domain.drafts import Draft
from bti_tui.domain.facts import Recorded
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import (
    Actor,
    CaseId,
    DeviceId,
    FactId,
    GuideId,
    GuideVersion,
    Hlc,
    HybridClock,
    Moment,
    MunicipalityCode,
    NoteId,
    UserId,
)
from bti_tui.domain.listing import Hit, ListedCase
from bti_tui.domain.notes import Note
from bti_tui.domain.people import Professional
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.tamper import RolledBack


class Cases(Protocol):
    """The cases of the store."""

    def get(self, case_id: CaseId) -> Case | None:
        """A case as its newest fact left it."""

    def save(self, case: Case, expected: int) -> None:
        """Keep a case; `expected` is the version it was read at. Raises `Conflict` when someone was first."""

    def next_number(self) -> int:
        """The number that the next case gets."""

    def listed(self, *, archived: bool = False, limit: int = 1000) -> tuple[ListedCase, ...]:
        """Cases with names, the newest first; those in which nothing is left to do only when `archived`."""

    def ids(self) -> tuple[CaseId, ...]:
        """Every case of the store, oldest first."""


class Facts(Protocol):
    """The facts of the store; nothing here changes one."""

    def of_case(
        self, case_id: CaseId, *, before: int | None = None, limit: int | None = None
    ) -> tuple[tuple[int, Recorded], ...]:
        """The facts of a case with their positions, newest first, below a position when it is given."""

    def get(self, fact_id: FactId) -> Recorded | None:
        """One fact."""

    def last_stamp(self) -> Hlc:
        """The newest stamp of the store, 0 when it is empty."""


class Notes(Protocol):
    """The words of the store."""

    def texts(self, ids: Iterable[NoteId]) -> Mapping[NoteId, str]:
        """The newest version of each text; purged ones are left out."""

    def versions(self, note_id: NoteId) -> tuple[Note, ...]:
        """Every version of one text, oldest first."""

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Texts in which all words begin something, newest first."""


class Professionals(Protocol):
    """The employees that the store knows."""

    def add(self, professional: Professional, /) -> None:
        """Keep a new one, or a newer description of one."""

    def get(self, user: UserId) -> Professional | None:
        """One of them."""

    def all(self) -> tuple[Professional, ...]:
        """All of them, by name."""


class Drafts(Protocol):
    """What is being typed."""

    def put(self, draft: Draft) -> None:
        """Keep the newest state of a draft."""

    def of_user(self, user: UserId) -> tuple[Draft, ...]:
        """A user's drafts, newest first."""

    def drop(self, draft_id: str, user: UserId) -> None:
        """Throw a draft away; what is not there is no error."""


class Accesses(Protocol):
    """The access log, as it is read."""

    def of_case(self, case_id: CaseId) -> tuple[Access, ...]:
        """Everybody who looked at a case, the newest first."""

    def between(self, since: datetime, until: datetime) -> tuple[Access, ...]:
        """Everything from an instant up to another one, oldest first."""

    def reviews(self, month: str) -> tuple[SignedReview, ...]:
        """Who went through a month and signed it, oldest first."""


class Keeper(Protocol):
    """Who keeps the whole store."""

    @property
    def rolled_back(self) -> RolledBack | None:
        """How the store falls short of what was last seen of it; then it can be read, not written."""

    def acknowledge_restore(self, why: str) -> None:
        """Take the store as it is, for a written reason; then it can be written to again."""


class UnitOfWork(Protocol):
    """One transaction: leaving it without `commit` changes nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def cases(self) -> Cases: ...

    @property
    def facts(self) -> Facts: ...

    @property
    def notes(self) -> Notes: ...

    @property
    def professionals(self) -> Professionals: ...

    @property
    def drafts(self) -> Drafts: ...

    @property
    def accesses(self) -> Accesses: ...

    def record(self, records: Sequence[Recorded], notes: Sequence[Note]) -> None:
        """Append facts, the notes that they point to, and their link in the audit chain."""

    def log_access(self, actor: UserId, action: str, case_id: CaseId | None, at: datetime) -> None:
        """Write who read, searched, printed or administered what (R42)."""

    def sign_review(self, actor: UserId, month: str, digest: str, at: datetime) -> None:
        """Write that somebody went through a month of the access log."""

    def commit(self) -> None:
        """Make everything of this unit of work lasting."""


class Guides(Protocol):
    """The guides that cases may follow."""

    def current(self) -> Guide:
        """The guide that a new case begins with."""

    def of(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The guide that a case keeps. Raises `NotFound` when it is not installed."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a use-case may reach; made when the store is unlocked."""

    unit_of_work: Callable[[], UnitOfWork]
    """A transaction that may change the store."""
    reading: Callable[[], UnitOfWork]
    """A transaction that only reads; it never waits for one that writes."""
    now: Callable[[], datetime]
    """The wall clock, with a time zone."""
    user: Professional
    device: DeviceId
    municipality: MunicipalityCode
    guides: Guides
    rules: Rules
    training: bool
    """A training store holds invented people and may travel in time (A12)."""
    close: Callable[[], None]
    """Closes the store."""
    keeper: Keeper | None = None
    """Who keeps the whole store; None where there is no file behind it."""

    @property
    def actor(self) -> Actor:
        """The user as the rules see her."""
        return Actor(self.user.id, self.user.agency, self.user.role)

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now().astimezone().date()

    def at(self, now: Callable[[], datetime]) -> "Context":
        """The same context at another time; for training stores."""
        return replace(self, now=now)

    def acting_as(self, user: Professional) -> "Context":
        """The same context with another professional at the keyboard; for training stores."""
        return replace(self, user=user)

    def guide_of(self, case: Case) -> Guide:
        """The guide that a case follows, or the current one for a case that is about to be raised."""
        return self.guides.of(case.guide_id, case.guide_version) if case.version else self.guides.current()

    def moment(self, work: UnitOfWork) -> Moment:
        """The door for time and identity within one unit of work."""
        clock = HybridClock(self.now, work.facts.last_stamp())
        return Moment(self.today, self.actor, self.device, clock, work.cases.next_number())

"""The ports of the use-cases and the context that they run in. The store satisfies the ports by shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from bti_tui.domain.case import Case
from bti_tui.domain.drafts import Draft, Writer
from bti_tui.domain.erasure import Absence, HeldCopy, Purge, Receipt
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import (
    Actor,
    CaseId,
    DeviceId,
    FactId,
    Hlc,
    HybridClock,
    Moment,
    MunicipalityCode,
    NoteId,
    UserId,
)
from bti_tui.domain.listing import EVERY, Hit, ListedCase, Selection
from bti_tui.domain.local_rules import LocalRules
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.rules_pack import Rules
from bti_tui.usecases.files import PutFile, nowhere

if TYPE_CHECKING:
    from bti_tui.domain.access import Access, SignedReview
    from bti_tui.domain.errors import RulesInvalid
    from bti_tui.domain.facts import Recorded
    from bti_tui.domain.text_pack import TextPack
    from bti_tui.usecases.disk import Disk
    from bti_tui.usecases.guides import Guides
    from bti_tui.usecases.keeping import Keeper, Receipts
    from bti_tui.usecases.ways_in import WaysIn


class Cases(Protocol):
    """The cases of the store."""

    def get(self, case_id: CaseId) -> Case | None:
        """A case as its newest fact left it."""

    def save(self, case: Case, expected: int) -> None:
        """Keep a case; `expected` is the version it was read at. Raises `Conflict` when someone was first."""

    def next_number(self) -> int:
        """The number that the next case gets."""

    def listed(self, which: Selection = EVERY, *, archived: bool = False, limit: int = -1) -> tuple[ListedCase, ...]:
        """Cases, the newest first; archived and purged ones if `archived`, restricted ones never; no limit below 0."""

    def ids(self) -> tuple[CaseId, ...]:
        """Every case of the store, oldest first."""

    def restricted(self) -> tuple[Case, ...]:
        """The restricted cases, which no list shows, oldest first."""

    def looked_into(self) -> tuple[ListedCase, ...]:
        """Archived cases that somebody has opened in an emergency."""


class Facts(Protocol):
    """The facts of the store; nothing here changes one."""

    def of_case(
        self,
        case_id: CaseId,
        *,
        before: int | None = None,
        limit: int | None = None,
        named: frozenset[str] = frozenset(),
    ) -> tuple[tuple[int, Recorded], ...]:
        """The facts of a case with their positions, newest first: below a position, and of some names, when given."""

    def get(self, fact_id: FactId) -> Recorded | None:
        """One fact."""

    def last_stamp(self) -> Hlc:
        """The newest stamp of the store, 0 when it is empty."""

    def since(self, stamp: Hlc, limit: int = 50) -> tuple[Recorded, ...]:
        """The facts of all cases after a stamp, oldest first."""


class Notes(Protocol):
    """The words of the store."""

    def texts(self, ids: Iterable[NoteId], hidden: frozenset[Visibility] = frozenset()) -> Mapping[NoteId, str]:
        """The newest version of each text; purged and withheld ones are left out, and `hidden` ones but names."""

    def absent(self, ids: Iterable[NoteId]) -> Mapping[NoteId, Absence]:
        """Why some texts are not there: purged or withheld; those that never were are left out."""

    def count(self, case_id: CaseId) -> int:
        """How many versions of texts a case has."""

    def versions(self, note_id: NoteId) -> tuple[Note, ...]:
        """Every version of one text, oldest first."""

    def kinds(self, case_id: CaseId) -> frozenset[NoteKind]:
        """Which kinds of texts a case holds; nothing of them is read."""

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Texts in which all words begin something, newest first; shielded ones never."""

    def found_in(self, case_id: CaseId, words: str, hidden: frozenset[Visibility]) -> frozenset[NoteId]:
        """The texts of one case in which all words begin something, but those of a hidden kind."""


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

    def writers(self, case_id: CaseId, since: datetime) -> tuple[Writer, ...]:
        """Whose drafts of a case were written on since an instant, the latest first; never what they hold."""


class Accesses(Protocol):
    """The access log, as it is read."""

    def of_case(self, case_id: CaseId) -> tuple[Access, ...]:
        """Everybody who looked at a case, the newest first."""

    def between(self, since: datetime, until: datetime) -> tuple[Access, ...]:
        """Everything from an instant up to another one, oldest first."""

    def reviews(self, month: str) -> tuple[SignedReview, ...]:
        """Who went through a month and signed it, oldest first."""

    def recoveries(self, user: UserId) -> tuple[datetime, ...]:
        """When the recovery code opened the store since the user opened it the time before this, newest first."""


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

    @property
    def receipts(self) -> Receipts: ...

    def record(self, records: Sequence[Recorded], notes: Sequence[Note]) -> None:
        """Append facts, the notes that they point to, and their link in the audit chain."""

    def log_access(
        self, actor: UserId, action: str, case_id: CaseId | None, at: datetime, why: NoteId | None = None
    ) -> None:
        """Write who read, searched, printed or administered what (R42), and the note that says why."""

    def purge(self, purge: Purge) -> Receipt:
        """Remove words and what facts say, for ever, and leave a receipt; `record` has the tombstone already."""

    def sign_review(self, actor: UserId, month: str, digest: str, at: datetime) -> None:
        """Write that somebody went through a month of the access log."""

    def commit(self) -> None:
        """Make everything of this unit of work lasting."""


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
    ways_in: WaysIn | None = None
    """The keys of the store; None where there is no file behind it."""
    disk: Disk | None = None
    """The disk that it lies on; None where there is no file behind it."""
    window: str = ""
    """Tells this program from another one of the same user; the next one has another name."""
    is_open: Callable[[str], bool] = lambda window: False  # noqa: ARG005 no other window is known
    """Whether the program with a name still runs beside this one."""
    pulse: Callable[[], int] = lambda: 0
    """A number that is another one once somebody else has written to the store; costs next to nothing."""
    absence: Callable[[Absence], str] = Absence.sign
    """What stands in the place of words that are purged or withheld, in the language of now."""
    copies_since: Callable[[datetime], tuple[HeldCopy, ...]] = lambda _: ()
    """The known backups from an instant until now: what is purged stays in them until they are kept no more."""
    text_packs: Callable[[], tuple[TextPack, ...]] = tuple
    """The texts for families, in every language that is installed."""
    put_file: PutFile = nowhere
    """Writes what is taken out of the store."""
    opened_restricted: set[tuple[UserId, CaseId]] = field(default_factory=set)
    """Who has opened which restricted case with a written reason, until the store is locked."""
    warned_of_address: set[tuple[UserId, CaseId]] = field(default_factory=set)
    """Who was told, of which case, that an address is graded, before the copy that she is about to make."""

    rules_refused: RulesInvalid | None = None
    """Why the municipality's own file of rules is left out."""
    rules_under: dict[tuple[date, LocalRules], Rules] = field(default_factory=dict)
    """The rule pack of a day as each set of local rules leaves it."""

    @property
    def actor(self) -> Actor:
        """The user as the rules see her."""
        return Actor(self.user.id, self.user.agency, self.user.role)

    @property
    def must_set_passphrase(self) -> bool:
        """Whether a code opened the store: everything but `holders.set_passphrase` raises `PassphraseFirst`."""
        return self.ways_in is not None and self.ways_in.must_set_passphrase

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now().astimezone().date()

    def at(self, now: Callable[[], datetime]) -> Context:
        """The same context at another time; for training stores."""
        return replace(self, now=now)

    def acting_as(self, user: Professional) -> Context:
        """The same context with another professional at the keyboard; for training stores."""
        return replace(self, user=user)

    def guide_of(self, case: Case) -> Guide:
        """The guide that a case is read by, or the current one for a case that is about to be raised, or is purged."""
        return self.guides.nearest(case.guide_id, case.guide_version) if case.guide_id else self.guides.current()

    def rules_of(self, case: Case) -> Rules:
        """The rule pack where the guide of a case has settled what it may; the very same value each time."""
        local = self.guide_of(case).local
        if local == self.rules.local and not self.rules.changes:
            return self.rules
        day = self.today if self.rules.changes else date.min
        key = (day, local)
        return self.rules_under.get(key) or self.rules_under.setdefault(key, self.rules.on(day).under(local))

    def moment(self, work: UnitOfWork) -> Moment:
        """The door for time and identity within one unit of work."""
        clock = HybridClock(self.now, work.facts.last_stamp())
        return Moment(self.today, self.actor, self.device, clock, work.cases.next_number(), self.training)

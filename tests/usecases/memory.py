"""A store in memory that keeps what the ports of the use-cases promise; the contract holds it to that."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Self

from bti_tui.domain.access import SignedReview
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.drafts import Draft
from bti_tui.domain.erasure import Absence, AbsenceKind, Extent, Purge, Receipt
from bti_tui.domain.errors import Conflict
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, FactId, Hlc, MunicipalityCode, NoteId, UserId
from bti_tui.domain.listing import Hit, ListedCase
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.people import Professional
from bti_tui.guide.library import GuideLibrary
from bti_tui.usecases.context import Context
from tests.builders import DEVICE, FIRST_DAY, RULES, STAFF
from tests.orders import OWNER
from tests.usecases.memory_accesses import MemoryAccesses
from tests.usecases.memory_drafts import MemoryDrafts

NOON = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, 12, tzinfo=UTC)


@dataclass
class Kept:
    """Everything that lasts."""

    cases: dict[CaseId, Case] = field(default_factory=dict)
    facts: tuple[Recorded, ...] = ()
    notes: tuple[Note, ...] = ()
    staff: dict[UserId, Professional] = field(default_factory=dict)
    drafts: dict[tuple[UserId, str], Draft] = field(default_factory=dict)
    accesses: tuple[tuple[UserId, str, CaseId | None, datetime], ...] = ()
    recoveries: tuple[datetime, ...] = ()
    whys: tuple[NoteId | None, ...] = ()
    """Beside the accesses: the note that says why."""
    receipts: tuple[Receipt, ...] = ()
    gone: dict[NoteId, Absence] = field(default_factory=dict)
    reviews: tuple[SignedReview, ...] = ()

    def copied(self) -> "Kept":
        """The same, to be changed without changing this."""
        return replace(
            self, cases=copy(self.cases), staff=copy(self.staff), drafts=copy(self.drafts), gone=copy(self.gone)
        )


class MemoryStore:
    """What every unit of work starts from, and commits to."""

    def __init__(self) -> None:
        self.kept = Kept(staff=dict(STAFF))
        self.commits = 0

    def unit_of_work(self) -> "MemoryUnitOfWork":
        """A unit of work that sees what is committed now."""
        return MemoryUnitOfWork(self)

    def pulse(self) -> int:
        """Another number after each commit."""
        return self.commits


class MemoryUnitOfWork:
    """One transaction over a copy: leaving it without `commit` changes nothing."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._began = store.kept
        self._mine = store.kept.copied()
        self.cases = MemoryCases(self._mine)
        self.facts = MemoryFacts(self._mine)
        self.notes = MemoryNotes(self._mine)
        self.professionals = MemoryProfessionals(self._mine)
        self.drafts = MemoryDrafts(self._mine.drafts)
        self.accesses = MemoryAccesses(self._mine)
        self.receipts = MemoryReceipts(self._mine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def record(self, records: Sequence[Recorded], notes: Sequence[Note]) -> None:
        self._mine.facts += tuple(records)
        self._mine.notes += tuple(notes)

    def purge(self, purge: Purge) -> Receipt:
        told, mine = purge.receipt, self._mine
        going = [one for one in mine.notes if _goes(one, purge)]
        drafts = [key for key, one in mine.drafts.items() if one.case_id == told.case_id and _is_whole(purge)]
        left = replace(told, texts=len(going), facts=len(purge.emptied), drafts=len(drafts))
        emptied = {one.id: one for one in purge.emptied}
        mine.notes = tuple(one for one in mine.notes if one not in going)
        mine.facts = tuple(emptied.get(one.id, one) for one in mine.facts)
        mine.gone |= {
            one: Absence(AbsenceKind.PURGED, told.on, told.ground) for one in (*purge.notes, *(g.id for g in going))
        }
        mine.receipts += (left,)
        for key in drafts:
            del mine.drafts[key]
        return left

    def log_access(
        self, actor: UserId, action: str, case_id: CaseId | None, at: datetime, why: NoteId | None = None
    ) -> None:
        self._mine.accesses += ((actor, action, case_id, at),)
        self._mine.whys += (why,)

    def sign_review(self, actor: UserId, month: str, digest: str, at: datetime) -> None:
        self._mine.reviews += (SignedReview(month, actor, at, digest),)

    def commit(self) -> None:
        if self._store.kept is not self._began:
            raise Conflict
        self._store.kept = self._began = self._mine.copied()
        self._store.commits += 1


def _is_whole(purge: Purge) -> bool:
    return purge.receipt.extent is Extent.CASE


def _goes(note: Note, purge: Purge) -> bool:
    return note.id in purge.notes or (_is_whole(purge) and note.case_id == purge.receipt.case_id)


class MemoryCases:
    """Cases by id."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def get(self, case_id: CaseId) -> Case | None:
        return self._kept.cases.get(case_id)

    def save(self, case: Case, expected: int) -> None:
        before = self._kept.cases.get(case.id)
        if (before.version if before else 0) != expected:
            raise Conflict(case=case.id, expected=expected)
        self._kept.cases[case.id] = case

    def next_number(self) -> int:
        return 1 + max((case.number for case in self._kept.cases.values()), default=0)

    def listed(self, *, archived: bool = False, limit: int = 1000) -> tuple[ListedCase, ...]:
        texts = MemoryNotes(self._kept).texts(note.id for note in self._kept.notes)
        newest = sorted(self._kept.cases.values(), key=lambda case: -case.number)
        left = [case for case in newest if archived or case.status not in (CaseStatus.ARCHIVED, CaseStatus.PURGED)]
        shown = [case for case in left if case.restriction is None][:limit]
        return tuple(ListedCase(case, texts.get(case.people[0].name, "") if case.people else "") for case in shown)

    def restricted(self) -> tuple[Case, ...]:
        hidden = [case for case in self._kept.cases.values() if case.restriction is not None]
        return tuple(sorted(hidden, key=lambda case: case.number))

    def ids(self) -> tuple[CaseId, ...]:
        return tuple(case.id for case in sorted(self._kept.cases.values(), key=lambda case: case.number))


class MemoryFacts:
    """Facts in the order in which they were recorded."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def of_case(
        self,
        case_id: CaseId,
        *,
        before: int | None = None,
        limit: int | None = None,
        named: frozenset[str] = frozenset(),
    ) -> tuple[tuple[int, Recorded], ...]:
        numbered = list(enumerate((one for one in self._kept.facts if one.case_id == case_id), 1))
        asked = [(position, one) for position, one in numbered if not named or one.fact.name in named]
        below = [(position, one) for position, one in reversed(asked) if before is None or position < before]
        return tuple(below[:limit])

    def get(self, fact_id: FactId) -> Recorded | None:
        return next((one for one in self._kept.facts if one.id == fact_id), None)

    def last_stamp(self) -> Hlc:
        return max((one.hlc for one in self._kept.facts), default=Hlc(0))

    def since(self, stamp: Hlc, limit: int = 50) -> tuple[Recorded, ...]:
        newer = (one for one in self._kept.facts if one.hlc > stamp)
        return tuple(sorted(newer, key=lambda one: one.hlc)[:limit])


class MemoryNotes:
    """Every version of every text."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def texts(self, ids: Iterable[NoteId], hidden: frozenset[Visibility] = frozenset()) -> Mapping[NoteId, str]:
        shown = (note for note in self._kept.notes if note.kind is NoteKind.NAME or note.visibility not in hidden)
        newest = {note.id: note.text for note in sorted(shown, key=lambda note: note.version)}
        withheld = self._withheld()
        return {one: newest[one] for one in ids if one in newest and one not in withheld}

    def absent(self, ids: Iterable[NoteId]) -> Mapping[NoteId, Absence]:
        known = self._withheld() | self._kept.gone
        return {one: known[one] for one in ids if one in known}

    def count(self, case_id: CaseId) -> int:
        return sum(note.case_id == case_id for note in self._kept.notes)

    def _withheld(self) -> dict[NoteId, Absence]:
        held = [one for case in self._kept.cases.values() for one in case.withheld]
        return {note: Absence(AbsenceKind.WITHHELD, one.on, one.ground) for one in held for note in one.notes}

    def versions(self, note_id: NoteId) -> tuple[Note, ...]:
        mine = (note for note in self._kept.notes if note.id == note_id)
        return tuple(sorted(mine, key=lambda note: note.version))

    def kinds(self, case_id: CaseId) -> frozenset[NoteKind]:
        return frozenset(note.kind for note in self._kept.notes if note.case_id == case_id)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        asked = [word.casefold() for word in words.split()]
        newest = {note.id: note for note in sorted(self._kept.notes, key=lambda note: note.version)}
        hidden = {case.id for case in self._kept.cases.values() if case.restriction is not None}
        open_to_all = [one for one in newest.values() if one.visibility is not Visibility.SHIELDED]
        shown = [one for one in open_to_all if one.case_id not in hidden and one.id not in self._withheld()]
        found = [note for note in reversed(shown) if asked and all(_begins(note.text, word) for word in asked)]
        return tuple(Hit(note.case_id, note.id, note.text) for note in found[:limit])


def _begins(text: str, word: str) -> bool:
    return any(one.startswith(word) for one in text.casefold().split())


class MemoryProfessionals:
    """Employees by id."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def add(self, professional: Professional) -> None:
        self._kept.staff[professional.id] = professional

    def get(self, user: UserId) -> Professional | None:
        return self._kept.staff.get(user)

    def all(self) -> tuple[Professional, ...]:
        return tuple(sorted(self._kept.staff.values(), key=lambda one: one.name))


class MemoryReceipts:
    """What was purged."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def all(self) -> tuple[Receipt, ...]:
        return self._kept.receipts


def memory_context(store: MemoryStore | None = None, now: Callable[[], datetime] = lambda: NOON) -> Context:
    """A context in which the owner of a concern sits at the keyboard, over a store in memory."""
    kept_in = store or MemoryStore()
    return Context(
        unit_of_work=kept_in.unit_of_work,
        reading=kept_in.unit_of_work,
        now=now,
        user=STAFF[OWNER],
        device=DEVICE,
        municipality=MunicipalityCode("0000"),
        guides=GuideLibrary(),
        rules=RULES,
        training=True,
        close=lambda: None,
        pulse=kept_in.pulse,
    )

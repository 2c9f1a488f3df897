"""A store in memory that keeps what the ports of the use-cases promise; the contract holds it to that."""

from collections.abc import Callable, Sequence
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
from bti_tui.domain.listing import EVERY, ListedCase, Selection
from bti_tui.domain.need_to_know import ties
from bti_tui.domain.notes import Note
from bti_tui.domain.people import Professional
from bti_tui.guide.consent_texts import shipped_texts
from bti_tui.guide.library import GuideLibrary
from bti_tui.usecases.context import Context
from tests.builders import DEVICE, FIRST_DAY, RULES, STAFF
from tests.orders import OWNER
from tests.usecases.memory_accesses import MemoryAccesses
from tests.usecases.memory_drafts import MemoryDrafts, stripped
from tests.usecases.memory_notes import MemoryNotes

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
        mine.drafts |= stripped(mine.drafts, purge)
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


def _is_among(case: Case, which: Selection) -> bool:
    born_on = case.people[0].born_on if case.people else None
    is_tied = which.tied_to is None or not which.tied_to.isdisjoint(ties(case))
    return is_tied and which.number in (None, case.number) and which.born_on in (None, born_on)


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

    def listed(self, which: Selection = EVERY, *, archived: bool = False, limit: int = -1) -> tuple[ListedCase, ...]:
        texts = MemoryNotes(self._kept).texts(note.id for note in self._kept.notes)
        newest = sorted(self._kept.cases.values(), key=lambda case: -case.number)
        left = [case for case in newest if archived or case.status not in (CaseStatus.ARCHIVED, CaseStatus.PURGED)]
        shown = [case for case in left if case.restriction is None and _is_among(case, which)]
        shown = shown if limit < 0 else shown[:limit]
        return tuple(ListedCase(case, texts.get(case.people[0].name, "") if case.people else "") for case in shown)

    def looked_into(self) -> tuple[ListedCase, ...]:
        every = self.listed(archived=True, limit=len(self._kept.cases))
        return tuple(one for one in every if one.case.status is CaseStatus.ARCHIVED and one.case.emergencies)

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
        text_packs=shipped_texts,
        pulse=kept_in.pulse,
    )

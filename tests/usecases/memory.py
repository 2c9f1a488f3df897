"""A store in memory that keeps what the ports of the use-cases promise; the contract holds it to that."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Self

from bti_tui.domain.access import Access, SignedReview
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.drafts import Draft
from bti_tui.domain.errors import Conflict
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, FactId, Hlc, MunicipalityCode, NoteId, UserId
from bti_tui.domain.listing import Hit, ListedCase
from bti_tui.domain.notes import Note
from bti_tui.domain.people import Professional
from bti_tui.guide.library import GuideLibrary
from bti_tui.usecases.context import Context
from tests.builders import DEVICE, FIRST_DAY, RULES, STAFF
from tests.orders import OWNER

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
    reviews: tuple[SignedReview, ...] = ()

    def copied(self) -> "Kept":
        """The same, to be changed without changing this."""
        return replace(self, cases=copy(self.cases), staff=copy(self.staff), drafts=copy(self.drafts))


class MemoryStore:
    """What every unit of work starts from, and commits to."""

    def __init__(self) -> None:
        self.kept = Kept(staff=dict(STAFF))

    def unit_of_work(self) -> "MemoryUnitOfWork":
        """A unit of work that sees what is committed now."""
        return MemoryUnitOfWork(self)


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
        self.drafts = MemoryDrafts(self._mine)
        self.accesses = MemoryAccesses(self._mine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def record(self, records: Sequence[Recorded], notes: Sequence[Note]) -> None:
        self._mine.facts += tuple(records)
        self._mine.notes += tuple(notes)

    def log_access(self, actor: UserId, action: str, case_id: CaseId | None, at: datetime) -> None:
        self._mine.accesses += ((actor, action, case_id, at),)

    def sign_review(self, actor: UserId, month: str, digest: str, at: datetime) -> None:
        self._mine.reviews += (SignedReview(month, actor, at, digest),)

    def commit(self) -> None:
        if self._store.kept is not self._began:
            raise Conflict
        self._store.kept = self._began = self._mine.copied()


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
        shown = [case for case in newest if archived or case.status is not CaseStatus.ARCHIVED][:limit]
        return tuple(ListedCase(case, texts.get(case.people[0].name, "")) for case in shown)

    def ids(self) -> tuple[CaseId, ...]:
        return tuple(case.id for case in sorted(self._kept.cases.values(), key=lambda case: case.number))


class MemoryFacts:
    """Facts in the order in which they were recorded."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def of_case(
        self, case_id: CaseId, *, before: int | None = None, limit: int | None = None
    ) -> tuple[tuple[int, Recorded], ...]:
        numbered = list(enumerate((one for one in self._kept.facts if one.case_id == case_id), 1))
        below = [(position, one) for position, one in reversed(numbered) if before is None or position < before]
        return tuple(below[:limit])

    def get(self, fact_id: FactId) -> Recorded | None:
        return next((one for one in self._kept.facts if one.id == fact_id), None)

    def last_stamp(self) -> Hlc:
        return max((one.hlc for one in self._kept.facts), default=Hlc(0))


class MemoryNotes:
    """Every version of every text."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def texts(self, ids: Iterable[NoteId]) -> Mapping[NoteId, str]:
        newest = {note.id: note.text for note in sorted(self._kept.notes, key=lambda note: note.version)}
        return {one: newest[one] for one in ids if one in newest}

    def versions(self, note_id: NoteId) -> tuple[Note, ...]:
        mine = (note for note in self._kept.notes if note.id == note_id)
        return tuple(sorted(mine, key=lambda note: note.version))

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        asked = [word.casefold() for word in words.split()]
        newest = {note.id: note for note in sorted(self._kept.notes, key=lambda note: note.version)}
        found = [
            note for note in reversed(newest.values()) if asked and all(_begins(note.text, word) for word in asked)
        ]
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


class MemoryDrafts:
    """Drafts by user and id."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def put(self, draft: Draft) -> None:
        self._kept.drafts[draft.user, draft.id] = draft

    def of_user(self, user: UserId) -> tuple[Draft, ...]:
        mine = (draft for draft in self._kept.drafts.values() if draft.user == user)
        return tuple(sorted(mine, key=lambda draft: draft.updated_at, reverse=True))

    def drop(self, draft_id: str, user: UserId) -> None:
        self._kept.drafts.pop((user, draft_id), None)


class MemoryAccesses:
    """The access log."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def of_case(self, case_id: CaseId) -> tuple[Access, ...]:
        return tuple(one for one in reversed(self._all()) if one.case_id == case_id)

    def between(self, since: datetime, until: datetime) -> tuple[Access, ...]:
        return tuple(one for one in self._all() if since <= one.at < until)

    def reviews(self, month: str) -> tuple[SignedReview, ...]:
        return tuple(one for one in self._kept.reviews if one.month == month)

    def _all(self) -> list[Access]:
        found = (Access(at, actor, act, case_id) for actor, act, case_id, at in self._kept.accesses)
        return sorted(found, key=lambda one: one.at)


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
    )

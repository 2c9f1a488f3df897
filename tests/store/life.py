"""Invented cases as facts and notes, written to a real store without any rule in between."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case
from bti_tui.domain.concern import Source
from bti_tui.domain.facts import BatonAccepted, ConcernRaised, EntryWritten, Fact, Recorded
from bti_tui.domain.ids import (
    COUNTER_BITS,
    AgencyCode,
    CaseId,
    DeviceId,
    FactId,
    GuideId,
    GuideVersion,
    Hlc,
    MunicipalityCode,
    NoteId,
    PersonId,
    Role,
    UserId,
    milliseconds,
    uuid7,
)
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.people import Professional, SubjectKind
from bti_tui.domain.relay_log import EntryKind
from bti_tui.store.unit_of_work import SqlUnitOfWork

HERE = MunicipalityCode("0000")
DEVICE = DeviceId("device-1")
ANNA = UserId("0199-user-anna")
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PHRASE = "blåbær på ås med fløte"
NAME = "KANARIFUGL FRA TROLLHEIMEN"

PROFESSIONAL = Professional(ANNA, "Anna Ås", "AÅ", "lærer", AgencyCode("school"), "Trollheimen skole", Role.EMPLOYEE)


@dataclass
class Life:
    """One case as it grows; every id and stamp is made from one counter."""

    number: int = 1
    name: str = NAME
    words: str = "Er ofte alene i friminuttene."
    records: list[Recorded] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _count: int = 0

    @property
    def id(self) -> CaseId:
        return CaseId(self._uuid(0))

    @property
    def case(self) -> Case:
        return replay(Case.empty(self.id), self.records)

    def raised(self) -> "Life":
        """The concern that opens the case."""
        raised = ConcernRaised(
            number=self.number,
            guide_id=GuideId("no.standard"),
            guide_version=GuideVersion("2026.1"),
            agency=AgencyCode("school"),
            subject=PersonId(self.new_id()),
            subject_kind=SubjectKind.CHILD,
            subject_name=self.note(self.name, NoteKind.NAME),
            born_on=date(2018, 5, 17),
            words=self.note(self.words, NoteKind.CONCERN),
            source=Source.OWN,
            arose_on=TODAY,
            raised_on=TODAY,
            school_environment=False,
        )
        return self.add(raised)

    def entry(self, words: str) -> "Life":
        """An entry in the log."""
        text = self.note(words, NoteKind.ENTRY)
        return self.add(EntryWritten(kind=EntryKind.NOTE, text=text, happened_on=TODAY, visibility=Visibility.LOG))

    def held_by(self, user: str, term: int) -> "Life":
        """A new holder."""
        return self.add(BatonAccepted(holder=UserId(user), term=term, on=TODAY))

    def add(self, fact: Fact) -> "Life":
        base = (self.records[-1].id,) if self.records else ()
        id_ = FactId(self.new_id())
        stamp = Hlc((milliseconds(NOW) << COUNTER_BITS) + self._count)
        self.records.append(Recorded(id_, self.id, stamp, NOW, ANNA, DEVICE, self.case.baton.term, base, fact))
        return self

    def note(self, words: str, kind: NoteKind, version: int = 1, id_: str | None = None) -> NoteId:
        """A note that a fact may point to."""
        note_id = NoteId(id_ or self.new_id())
        self.notes.append(Note(note_id, version, self.id, kind, Visibility.LOG, ANNA, NOW, words))
        return note_id

    def new_id(self) -> str:
        self._count += 1
        return self._uuid(self._count)

    def _uuid(self, count: int) -> str:
        return uuid7(Hlc(milliseconds(NOW) << COUNTER_BITS), (self.number << 32) + count)


def keep(work: SqlUnitOfWork, life: Life, expected: int = 0, *, notes_from: int = 0) -> None:
    """Write what happened after version `expected`, as the write path does."""
    work.cases.save(life.case, expected)
    work.record(life.records[expected:], life.notes[notes_from:])

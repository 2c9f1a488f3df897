"""The words of a store in memory."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from bti_tui.domain.erasure import Absence, AbsenceKind
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.listing import Hit
from bti_tui.domain.notes import Note, NoteKind, Visibility

if TYPE_CHECKING:
    from tests.usecases.memory import Kept


class MemoryNotes:
    """Every version of every text."""

    def __init__(self, kept: "Kept") -> None:
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
        readable = [one for one in newest.values() if one.kind is not NoteKind.NATIONAL_ID]
        open_to_all = [one for one in readable if one.visibility is not Visibility.SHIELDED]
        shown = [one for one in open_to_all if one.case_id not in hidden and one.id not in self._withheld()]
        found = [note for note in reversed(shown) if asked and all(_begins(note.text, word) for word in asked)]
        return tuple(Hit(note.case_id, note.id, note.text) for note in found[:limit])

    def found_in(self, case_id: CaseId, words: str, hidden: frozenset[Visibility]) -> frozenset[NoteId]:
        found = {hit.note_id for hit in self.search(words, limit=len(self._kept.notes) + 1) if hit.case_id == case_id}
        newest = {note.id: note for note in sorted(self._kept.notes, key=lambda note: note.version)}
        return frozenset(
            one for one in found if newest[one].visibility not in hidden or newest[one].kind is NoteKind.NAME
        )


def _begins(text: str, word: str) -> bool:
    return any(one.startswith(word) for one in re.findall(r"\w+", text.casefold()))

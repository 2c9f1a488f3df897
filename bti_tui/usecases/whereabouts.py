"""Taking away where somebody is: at once what says so by its kind, and one by one what a person finds in free text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.address import is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command, KeepEvidence
from bti_tui.domain.errors import NotFound, Reason
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, FactId, NoteId
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Visibility
from bti_tui.domain.purging import texts_of_fact
from bti_tui.domain.rules.basis import require
from bti_tui.domain.rules.erasure import responsible
from bti_tui.domain.safety import LOCKS
from bti_tui.domain.views.timeline import LogLine, note_ids, timeline, visibility_of
from bti_tui.domain.whereabouts import REPORTS, place_notes, telling_words, tells, without
from bti_tui.usecases.assessment import route_words
from bti_tui.usecases.case_words import CaseWords, case_words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.execute import execute
from bti_tui.usecases.eyes import look_at
from bti_tui.usecases.reading import fact_notes, knows_shielded, names_for, shown_notes
from bti_tui.usecases.rivals import internal_note
from bti_tui.usecases.taking_away import records_of, take_away
from bti_tui.usecases.together import together

_SHORT: Final = 4
"""A place of more words is a sentence, in which the person marks what tells."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Something in the case in which a word tells where."""

    entry: FactId
    line: LogLine
    texts: tuple[str, ...]
    """The texts that hold a word, as they are."""
    is_name: bool
    """It is the name of somebody: it is put right where people are, and can't be taken away here."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """All that holds a word that tells where, newest first."""

    found: tuple[Telling, ...] = ()
    words: CaseWords | None = None
    """What the codes in them are called."""
    drafts: int = 0
    """One's own drafts in the case that hold one too."""


def tellings(ctx: Context, case_id: CaseId, words: str) -> Tellings:
    """What in a case that is strict holds a word that tells where; the words themselves are kept nowhere."""
    wanted = telling_words(words)
    with ctx.reading() as work:
        case, _ = look_at(ctx, work, case_id, Sight.INTERNAL)
        knows = knows_shielded(ctx, case)
        records = [one for one in work.facts.of_case(case_id) if knows or not _is_shielded(work, one[1])]
        names = names_for(ctx, work, [*shown_notes(case), *fact_notes(records)], case)
        lines = {line.fact_id: line for line in timeline(records, names, case, shielded=knows)}
        found = [_telling(work, one, lines[one.id], wanted) for _, one in records]
        drafts = [one for one in work.drafts.of_user(ctx.user.id) if one.case_id == case_id]
    half = sum(tells(one.values, wanted) for one in drafts)
    return Tellings(
        tuple(one for one in found if one), case_words(case, ctx.guide_of(case), names, route_words(ctx, case)), half
    )


def rewrite(ctx: Context, case_id: CaseId, entry: FactId, text: str) -> None:
    """Take the words of something away for good, and keep what is left of them as an internal entry of its day.

    Raises `Refused`, `NotFound`, or `Conflict`.
    """
    with together(ctx) as part, part.context.unit_of_work() as work:
        case, _ = look_at(ctx, work, case_id, Sight.INTERNAL)
        told = next((one for one in records_of(work, case_id) if one.id == entry), None)
        if told is None:
            raise NotFound(entry=entry)
        require(responsible(ctx.actor, case), [] if is_strict(case) else [Reason(refusals.NOT_STRICT)])
        is_shielded = _is_shielded(work, told)
        take_away(ctx, work, case, entry)
        if text.strip():
            execute(part.context, _kept(ctx, case, told, text, is_shielded=is_shielded))
        part.keep()


def _kept(ctx: Context, case: Case, told: Recorded, text: str, *, is_shielded: bool) -> Command:
    """What keeps a text: an internal note, or while the safety track is open and it was shielded, a shielded one."""
    day = min(ctx.today, told.at.astimezone().date())
    if not is_shielded:
        return replace(internal_note(ctx, case.id, text), happened_on=day)
    if case.safety_track in LOCKS:
        return KeepEvidence(case_id=case.id, seen_on=day, words=text)
    return replace(internal_note(ctx, case.id, text), visibility=Visibility.SHIELDED)


def proposed_words(ctx: Context, case_id: CaseId) -> str:
    """What is known to tell where in a case: its places, and the units of those who work in it."""
    with ctx.reading() as work:
        case, _ = look_at(ctx, work, case_id, Sight.INTERNAL)
        places = work.notes.texts([note for one in records_of(work, case_id) for note in place_notes(one.fact)])
        holder, owner = case.baton.holder, case.concern.owner if case.concern else None
        hands = {owner, holder.user if holder else None, *case.colleagues}
        units = [one.unit for one in work.professionals.all() if one.id in hands and one.unit]
    short = [text for text in places.values() if len(text.split()) <= _SHORT]
    return ", ".join(dict.fromkeys((*units, *short)))


def _telling(work: UnitOfWork, record: Recorded, line: LogLine, words: Sequence[str]) -> Telling | None:
    found = {id_: text for id_ in note_ids(record.fact) for text in _told(work, id_, words)}
    found |= {id_: text for id_ in place_notes(record.fact, REPORTS) for text in _told(work, id_, None)}
    if not found:
        return None
    removable = texts_of_fact([record], record.id)[1]
    return Telling(
        record.id, line, tuple(found.values()), is_name=removable == () or found.keys().isdisjoint(removable)
    )


def _told(work: UnitOfWork, note: NoteId, words: Sequence[str] | None) -> Iterator[str]:
    yield from (one.text for one in work.notes.versions(note) if words is None or tells(one.text, words))


def _is_shielded(work: UnitOfWork, record: Recorded) -> bool:
    """Whether a fact is, or a word of it."""
    texts = (one for note in note_ids(record.fact) for one in work.notes.versions(note))
    return Visibility.SHIELDED in {visibility_of(record.fact), *(one.visibility for one in texts)}


def masked(text: str, words: str, mark: str) -> str:
    """A text with a mark in the place of each word that tells where."""
    return without(text, telling_words(words), mark)

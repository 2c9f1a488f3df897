"""What queries share: a case with the names that its picture needs."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bti_tui.domain.case import Case
from bti_tui.domain.discretion import may_know
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.listing import ListedCase
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.names import Names
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes, look_at

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded


def case_of(ctx: Context, work: UnitOfWork, case_id: CaseId) -> Case:
    """A case as it looks to the one at the keyboard. Raises as `look_at` does."""
    case, _ = look_at(ctx, work, case_id)
    return Eyes(ctx, work).seen(case)


def seen(
    ctx: Context, work: UnitOfWork, listed: Iterable[ListedCase], least: Sight = Sight.LOG
) -> tuple[ListedCase, ...]:
    """Those cases of a list that the one at the keyboard may see so much of, as they look to her."""
    return Eyes(ctx, work).of(listed, least)


def told(
    ctx: Context, work: UnitOfWork, case: Case, records: "Iterable[tuple[int, Recorded]]"
) -> "tuple[tuple[int, Recorded], ...]":
    """The facts of a case that the one at the keyboard may be told of; of what is shielded, that it happened."""
    from bti_tui.domain.views.timeline import visibility_of  # brings every fact, and a list can do without

    if Eyes(ctx, work).sight(case) >= Sight.INTERNAL:
        return tuple(records)
    return tuple(one for one in records if visibility_of(one[1].fact) is Visibility.LOG)


def knows_shielded(ctx: Context, case: Case) -> bool:
    """Whether the one at the keyboard may read what is shielded in a case."""
    return may_know(case, ctx.actor, ctx.today)


def names_for(ctx: Context, work: UnitOfWork, notes: Iterable[NoteId], case: Case | None = None) -> Names:
    """Names of all professionals, and the texts of some notes; what is gone or withheld says so in its place.

    Of a case, those that the one at the keyboard may read; without one, those that are in the log.
    """
    wanted = list(notes)
    how_far = Eyes(ctx, work).sight(case) if case is not None and case.version else Sight.LOG
    hidden = how_far.hidden if how_far >= Sight.LOG else frozenset(Visibility)
    texts = dict(work.notes.texts(wanted, hidden))
    missing = [one for one in wanted if one not in texts]
    if missing:
        texts |= {note: ctx.absence(absent) for note, absent in work.notes.absent(missing).items()}
    return Names(texts, {one.id: one for one in work.professionals.all()})


def shown_notes(case: Case) -> Iterator[NoteId]:
    """The notes that the picture of a case shows."""
    yield from (person.name for person in case.people)
    yield from (note for goal in case.goals for note in (goal.text, goal.sign) if note)
    for measure in case.measures:
        yield from (note for note in (measure.title, measure.amount) if note)
        for one in measure.evaluations:
            yield from (note for note in (one.child_view, one.change) if note)
    for consent in case.consents:
        yield from (note for note in (consent.limits, consent.kept_at) if note)
    if case.understanding:
        yield case.understanding.child_view
    if case.talk and case.talk.child_words:
        yield case.talk.child_words
    yield from (one.words for one in case.safety_work.held if one.words)


def fact_notes(records: "Iterable[tuple[int, Recorded]]") -> Iterator[NoteId]:
    """The notes that some facts point to."""
    from bti_tui.domain.views.timeline import note_ids  # brings every fact, and a list can do without

    for _, record in records:
        yield from note_ids(record.fact)

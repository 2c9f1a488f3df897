"""What queries share: a case with the names that its picture needs."""

from collections.abc import Iterable, Iterator

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.errors import NotFound, Reason, Refused
from bti_tui.domain.facts import Recorded
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.views.names import Names
from bti_tui.domain.views.timeline import note_ids
from bti_tui.usecases.context import Context, UnitOfWork


def case_of(ctx: Context, work: UnitOfWork, case_id: CaseId) -> Case:
    """A case that is there and may be looked at. Raises `NotFound`; `Refused` while it is restricted and not opened."""
    case = work.cases.get(case_id)
    if case is None:
        raise NotFound(case=case_id)
    if case.restriction is not None and (ctx.user.id, case_id) not in ctx.opened_restricted:
        raise Refused(Reason(refusals.CASE_HIDDEN))
    return case


def names_for(ctx: Context, work: UnitOfWork, notes: Iterable[NoteId]) -> Names:
    """Names of all professionals, and the texts of some notes; what is gone or withheld says so in its place."""
    wanted = list(notes)
    texts = dict(work.notes.texts(wanted))
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


def fact_notes(records: Iterable[tuple[int, Recorded]]) -> Iterator[NoteId]:
    """The notes that some facts point to."""
    for _, record in records:
        yield from note_ids(record.fact)

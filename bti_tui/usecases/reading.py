"""What queries share: a case with the names that its picture needs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bti_tui.domain.address import is_strict
from bti_tui.domain.case import Case
from bti_tui.domain.discretion import ends_track, may_know, of_safety
from bti_tui.domain.erasure import AbsentText
from bti_tui.domain.ids import CaseId, NoteId
from bti_tui.domain.listing import ListedCase
from bti_tui.domain.need_to_know import Sight, reach
from bti_tui.domain.notes import Visibility
from bti_tui.domain.views.names import Names
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes, look_at

if TYPE_CHECKING:
    from bti_tui.domain.facts import Recorded
    from bti_tui.domain.plan import Measure


def case_of(ctx: Context, work: UnitOfWork, case_id: CaseId) -> Case:
    """A case as it looks to the one at the keyboard. Raises as `look_at` does."""
    case, _ = look_at(ctx, work, case_id)
    return Eyes(ctx, work).seen(case)


def seen(
    ctx: Context, work: UnitOfWork, listed: Iterable[ListedCase], least: Sight = Sight.LOG
) -> tuple[ListedCase, ...]:
    """Those cases of a list that the one at the keyboard may see so much of, as they look to her."""
    return Eyes(ctx, work).of(listed, least)


def seen_cases(
    ctx: Context, work: UnitOfWork, least: Sight = Sight.LOG, *, archived: bool = False, limit: int = -1
) -> tuple[ListedCase, ...]:
    """The cases that the one at the keyboard may see so much of, as they look to her, the newest first.

    Only those are read that she is tied to, so that few cases of very many come as fast as few of few.
    """
    eyes = Eyes(ctx, work)
    which = reach(eyes.viewer, least)
    listed = work.cases.listed(which, archived=archived, limit=limit)
    found = eyes.of(listed, least)
    if len(found) < len(listed) == limit:  # what she may not see leaves room for older ones
        found = eyes.of(work.cases.listed(which, archived=archived), least)[:limit]
    return found


def told(
    ctx: Context, work: UnitOfWork, case: Case, records: "Iterable[tuple[int, Recorded]]"
) -> "tuple[tuple[int, Recorded], ...]":
    """The facts of a case that the one at the keyboard may be told of; of what is shielded, that it happened.

    How the safety track ended, and what was set aside on the way in or out, is for those who knew of it. Somebody of
    another service reads as much of the log as the consent lets that service be told.
    """
    if not knows_shielded(ctx, case):
        moves = of_safety(ctx.guide_of(case))
        records = tuple(one for one in records if not ends_track(one[1].fact, moves))
    eyes = Eyes(ctx, work)
    if eyes.sight(case) >= Sight.INTERNAL:
        return tuple(records)
    from bti_tui.domain.views.timeline import visibility_of  # brings every fact, and a list can do without

    logged = tuple(one for one in records if visibility_of(one[1].fact) is Visibility.LOG)
    if eyes.viewer.agency == case.agency:
        return logged
    from bti_tui.usecases.service_reading import of_service  # the same

    return of_service(ctx, work, case, eyes.viewer.agency, logged)


def knows_shielded(ctx: Context, case: Case) -> bool:
    """Whether the one at the keyboard may read what is shielded in a case."""
    return may_know(case, ctx.actor, ctx.today)


def names_for(ctx: Context, work: UnitOfWork, notes: Iterable[NoteId], case: Case | None = None) -> Names:
    """Names of all professionals, and the texts of some notes; what is gone or withheld says so in its place.

    Of a case, those that the one at the keyboard may read; without one, those that are in the log.
    """
    wanted, how_far = list(notes), Sight.LOG
    if case is not None and case.version:
        eyes = Eyes(ctx, work)
        how_far = eyes.sight(case)
        if how_far is Sight.LOG and eyes.viewer.agency != case.agency:
            from bti_tui.usecases.service_reading import words_kept_from  # a list can do without

            kept = words_kept_from(ctx, case, eyes.viewer.agency)
            wanted = [one for one in wanted if one not in kept]
    hidden = how_far.hidden if how_far >= Sight.LOG else frozenset(Visibility)
    texts = dict(work.notes.texts(wanted, hidden))
    missing = [one for one in wanted if one not in texts]
    if missing:
        texts |= {note: AbsentText(ctx.absence(absent)) for note, absent in work.notes.absent(missing).items()}
    staff = work.professionals.all()
    if case is not None and is_strict(case):
        staff = tuple(replace(one, unit="") for one in staff)  # the unit of whoever works with a child says where it is
    return Names(texts, {one.id: one for one in staff})


def shown_notes(case: Case) -> Iterator[NoteId]:
    """The notes that the picture of a case shows."""
    from bti_tui.domain.views.sharing_view import sharing_notes  # a list can do without

    yield from (person.name for person in case.people)
    yield from (one.name for meeting in case.planned_meetings for one in meeting.attendees if one.name)
    yield from (note for goal in case.goals for note in (goal.text, goal.sign) if note)
    for measure in case.measures:
        yield from measure_notes(measure)
    for consent in case.consents:
        yield from (note for note in (consent.limits, consent.kept_at) if note)
    yield from sharing_notes(case)
    if case.understanding:
        yield case.understanding.child_view
    if case.talk and case.talk.child_words:
        yield case.talk.child_words
    yield from (one.words for one in case.safety_work.held if one.words)


def measure_notes(measure: "Measure") -> Iterator[NoteId]:
    """The words of one measure, of its evaluations and of what others say of it."""
    awaits = measure.wait.awaits if measure.wait else None
    found = [measure.title, measure.amount, measure.description, awaits, *(one.text for one in measure.views)]
    for one in measure.evaluations:
        found += [one.child_view, one.guardians_view, one.professional_view, one.change]
    yield from (note for note in found if note)


def fact_notes(records: "Iterable[tuple[int, Recorded]]") -> Iterator[NoteId]:
    """The notes that some facts point to."""
    from bti_tui.domain.views.timeline import note_ids  # brings every fact, and a list can do without

    for _, record in records:
        if record.fact.name != "person.national_id":  # shown only when it is asked for
            yield from note_ids(record.fact)

"""Restricted cases (R46): how many there are for whoever may know, and opening one on purpose with a written reason."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.errors import BadInput, NotFound, Reason, Refused
from bti_tui.domain.ids import CaseId, GroundCode, NoteId, instant
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.rules.erasure import LONGEST_REASON, answers_for
from bti_tui.domain.text import clean
from bti_tui.domain.views.names import case_label
from bti_tui.domain.words import Words
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes

OPENED = "case.opened_restricted"


@dataclass(frozen=True, slots=True)
class RestrictedLine:
    """A restricted case as its line: a number, never a name."""

    case_id: CaseId
    number: str
    on: date
    ground: GroundCode
    ground_name: Words | None


def restricted_cases(ctx: Context) -> tuple[RestrictedLine, ...]:
    """The restricted cases that the one at the keyboard answers for, by number."""
    with ctx.reading() as work:
        return tuple(_line(ctx, case) for case in _mine(ctx, work))


def open_restricted(ctx: Context, case_id: CaseId, why: str, shown: Visibility = Visibility.INTERNAL) -> None:
    """From now until the lock the user may read a restricted case; the reason stands in the access log.

    `shown` is who may read the reason: a fear for the child is shielded.

    Raises `BadInput` without a reason, `NotFound` for a case that is not restricted, `Refused` for whoever does not
    answer for it.
    """
    reason = written_reason(why)
    with ctx.unit_of_work() as work:
        case = work.cases.get(case_id)
        if case is None or case.restriction is None or Eyes(ctx, work).sight(case) is Sight.NOTHING:
            raise NotFound(case=case_id)
        if not answers_for(ctx.actor, case):
            raise Refused(Reason(refusals.NOT_RESPONSIBLE))
        moment = ctx.moment(work)
        at = instant(moment.stamp())
        note = Note(NoteId(moment.new_id()), 1, case_id, NoteKind.REASON, shown, ctx.user.id, at, reason)
        work.record((), (note,))
        work.log_access(ctx.user.id, OPENED, case_id, ctx.now(), note.id)
        work.commit()
    ctx.opened_restricted.add((ctx.user.id, case_id))


def written_reason(why: str) -> str:
    """A reason as it is kept, on one line. Raises `BadInput` for none, and for one that is too long."""
    reason = clean(why, lines=False).strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise BadInput(place="why", problem="text-missing" if not reason else "too-long")
    return reason


def _mine(ctx: Context, work: UnitOfWork) -> list[Case]:
    eyes = Eyes(ctx, work)
    mine = (case for case in work.cases.restricted() if answers_for(ctx.actor, case))
    return [case for case in mine if eyes.sight(case) > Sight.NOTHING]


def _line(ctx: Context, case: Case) -> RestrictedLine:
    held = case.restriction
    ground = held.ground if held else GroundCode("")
    return RestrictedLine(
        case.id, case_label(case.number), held.on if held else ctx.today, ground, ctx.rules.ground_name(ground)
    )

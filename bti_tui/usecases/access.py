"""Who has read a case (R42), for whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bti_tui.domain.access import Access
from bti_tui.domain.ids import CaseId, NoteId, Role, UserId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Professional
from bti_tui.usecases.context import Context
from bti_tui.usecases.printing import FORM_PRINTED, REPORT_PRINTED
from bti_tui.usecases.reading import case_of, knows_shielded

LISTED: Final = "readers.listed"
NEUTRAL: Final = {REPORT_PRINTED: FORM_PRINTED}
"""What is said to those who may not know of the safety track, instead of an act that tells of it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One look at a case."""

    at: datetime
    user: UserId
    name: str
    """The id of somebody whom the store does not know any more."""
    role: Role | None
    """What she is now; None for somebody who is not known any more."""
    unit: str
    act: str
    why: str = ""
    """The reason that was written, where one was asked for."""
    is_shielded: bool = False
    """It tells of a safety track: not for guardians, and not for colleagues who may not know."""


def readers(ctx: Context, case_id: CaseId) -> tuple[Reader, ...]:
    """Everybody who looked at a case, the newest first; that it was asked is logged too. Raises `NotFound`.

    Who may not know of the safety track reads of a report that a form was printed, and no reason that tells of a fear.
    """
    with ctx.unit_of_work() as work:
        knows = knows_shielded(ctx, case_of(ctx, work, case_id))
        staff = {one.id: one for one in work.professionals.all()}
        looks = work.accesses.of_case(case_id)
        asked = tuple(one.why for one in looks if one.why)
        texts, told = work.notes.texts(asked), work.notes.texts(asked, frozenset({Visibility.SHIELDED}))
        found = tuple(_reader(one, staff, texts, told) for one in looks)
        found = found if knows else tuple(_untold(one) for one in found)
        work.log_access(ctx.user.id, LISTED, case_id, ctx.now())
        work.commit()
    return found


def _reader(
    one: Access, staff: Mapping[UserId, Professional], texts: Mapping[NoteId, str], told: Mapping[NoteId, str]
) -> Reader:
    who, why = staff.get(one.actor), texts.get(one.why, "") if one.why else ""
    is_shielded = one.act in NEUTRAL or (bool(why) and one.why not in told)
    if who is None:
        return Reader(one.at, one.actor, one.actor, None, "", one.act, why, is_shielded)
    return Reader(one.at, one.actor, who.name, who.role, who.unit, one.act, why, is_shielded)


def _untold(one: Reader) -> Reader:
    return replace(one, act=NEUTRAL.get(one.act, one.act), why="", is_shielded=False) if one.is_shielded else one

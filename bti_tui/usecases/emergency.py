"""Emergency access: a case is named exactly and a reason written, before anything is said about whether it is there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.commands import AcknowledgeEmergency, OpenInEmergency
from bti_tui.domain.errors import BadInput, NotFound, Reason, Refused
from bti_tui.domain.facts import EmergencyOpened
from bti_tui.domain.ids import CaseId, FactId, Role
from bti_tui.domain.listing import ListedCase, Selection
from bti_tui.domain.need_to_know import Sight, answers_to_emergencies
from bti_tui.domain.views.names import case_label
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.eyes import Eyes, look_at
from bti_tui.usecases.reading import names_for
from bti_tui.usecases.restriction import written_reason
from bti_tui.usecases.together import together

OPENED: Final = "case.emergency"
MISSED: Final = "emergency.missed"


@dataclass(frozen=True, slots=True)
class Sought:
    """A case as somebody outside of it can name it: by its number, or by the whole name and the date of birth."""

    number: str = ""
    name: str = ""
    born_on: date | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it can be about no more than one child."""
        return bool(_digits(self.number)) or bool(_plain(self.name) and self.born_on)

    @property
    def which(self) -> Selection:
        """The cases that it can be about."""
        digits = _digits(self.number)
        return Selection(number=int(digits)) if digits else Selection(born_on=self.born_on)


@dataclass(frozen=True, slots=True)
class Opening:
    """An emergency opening as those who answer for the case see it."""

    entry: FactId
    by: str
    title: str
    unit: str
    at: datetime
    reason: str
    waits: bool
    """The one at the keyboard has still to look at it."""


def open_in_emergency(ctx: Context, sought: Sought, why: str) -> CaseId:
    """Open a case that one has no part in, for the rest of the day.

    The reason stands in the case and in the access log, and the holder and the leader are told. That nothing was found
    is logged too. Raises `BadInput` without a reason or an exact name, `NotFound`, or `Refused` for an administrator.
    """
    reason = written_reason(why)
    if not sought.is_exact:
        raise BadInput(place="sought", problem="text-missing")
    if ctx.user.role is Role.ADMINISTRATOR:
        raise Refused(Reason(refusals.ADMINISTRATORS_SEE_NOTHING))
    with together(ctx) as part, part.context.unit_of_work() as work:
        listed = work.cases.listed(sought.which, archived=True)
        found = next((one.case for one in listed if _is_meant(one, sought)), None)
        if found is None:
            work.log_access(ctx.user.id, MISSED, None, ctx.now())
        elif Eyes(ctx, work).sight(found) < Sight.INTERNAL:
            made = execute(part.context, OpenInEmergency(case_id=found.id, reason=reason)).records[0].fact
            note = made.reason if isinstance(made, EmergencyOpened) else None
            work.log_access(ctx.user.id, OPENED, found.id, ctx.now(), note)
        part.keep()
    if found is None:
        raise NotFound(case="?")
    return found.id


def openings(ctx: Context, case_id: CaseId) -> tuple[Opening, ...]:
    """The emergency openings of a case, the newest first."""
    with ctx.reading() as work:
        case, _ = look_at(ctx, work, case_id, Sight.INTERNAL)
        names = names_for(ctx, work, [one.reason for one in case.emergencies], case)
        hours = {one.entry: record.at for one in case.emergencies if (record := work.facts.get(one.entry)) is not None}
        told = answers_to_emergencies(Eyes(ctx, work).viewer, case)
    lines = []
    for one in reversed(case.emergencies):
        who = names.professionals.get(one.by)
        about = (who.title, who.unit) if who else ("", "")
        waits = told and one.waits_for(ctx.user.id)
        lines.append(Opening(one.entry, names.user(one.by), *about, hours[one.entry], names.text(one.reason), waits))
    return tuple(lines)


def acknowledge_all(ctx: Context, case_id: CaseId) -> int:
    """Write that the one at the keyboard has looked at every opening that waited for her; how many there were."""
    waiting = [one for one in openings(ctx, case_id) if one.waits]
    with together(ctx) as part:
        for one in waiting:
            execute(part.context, AcknowledgeEmergency(case_id=case_id, entry=one.entry))
        part.keep()
    return len(waiting)


def _is_meant(one: ListedCase, sought: Sought) -> bool:
    case = one.case
    if case.is_purged:
        return False
    if _digits(sought.number):
        return case_label(case.number) == case_label(int(_digits(sought.number)))
    subject = case.person(case.subject)
    born_on = subject.born_on if subject else None
    return born_on is not None and born_on == sought.born_on and _plain(one.name) == _plain(sought.name)


def _digits(number: str) -> str:
    plain = number.strip().upper().removeprefix("S-")
    return plain[:9] if plain.isascii() and plain.isdecimal() else ""


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())

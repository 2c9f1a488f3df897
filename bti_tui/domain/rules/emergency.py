"""Emergency access: a written reason opens, and those who answer for the case look at it afterwards."""

from bti_tui.domain import refusals
from bti_tui.domain.commands import AcknowledgeEmergency, OpenInEmergency
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import EmergencyOpened, EmergencySeen
from bti_tui.domain.ids import Role
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.rules.basis import Basis, Change, Pen, require, written


def emergency(command: OpenInEmergency | AcknowledgeEmergency, basis: Basis) -> Change:
    """The change that an order about emergency access leads to."""
    actor = basis.moment.actor
    if isinstance(command, AcknowledgeEmergency):
        waits = any(one.entry == command.entry and one.waits_for(actor.id) for one in basis.case.emergencies)
        require([] if waits else [Reason(refusals.EMERGENCY_UNKNOWN)])
        return Pen(basis).change(EmergencySeen(on=basis.today, entry=command.entry))
    require(
        [Reason(refusals.ADMINISTRATORS_SEE_NOTHING)] if actor.role is Role.ADMINISTRATOR else [],
        written(command.reason),
    )
    pen = Pen(basis)
    return pen.change(EmergencyOpened(on=basis.today, reason=pen.write(command.reason, NoteKind.REASON)))

"""What somebody may do in a case, by how much of it she may see; the rules of each order come on top of it."""

from typing import Final

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.commands import Command
from bti_tui.domain.errors import Reason
from bti_tui.domain.need_to_know import Sight
from bti_tui.domain.notes import Visibility
from bti_tui.domain.rules.reporting import lets_out

_OF_THE_BATON: Final = (c.OfferBaton, c.RecallBaton, c.LeaveBaton)
"""A coordinator sees that a holder is missing, and may ask somebody (7.2 of the field text)."""
_THROUGH_THE_LOG: Final = (
    *_OF_THE_BATON,
    c.AcceptBaton,
    c.DeclineBaton,
    c.WriteEntry,
    c.CorrectEntry,
    c.EvaluateMeasure,
    c.TellView,
    c.CheckSafety,
    c.OpenSafetyTrack,
    c.KeepEvidence,
    c.ReportSuspicion,
    c.RecordReceipt,
    c.WithdrawConsent,
    c.NotePresence,
    c.ReachItem,
)
"""What agencies that take part do: write in the log, tell how a measure went, and always fear for the child."""


def against_doing(command: Command, sight: Sight) -> tuple[Reason, ...]:
    """Why somebody may not give an order in a case that is there; a case that she may not see is not there for her."""
    if isinstance(command, c.OpenInEmergency) or sight >= Sight.INTERNAL:
        return ()
    if sight is Sight.NOTHING:
        return (Reason(refusals.CASE_UNKNOWN),)
    if sight is Sight.OUTLINE:
        return () if isinstance(command, _OF_THE_BATON) else (Reason(refusals.NEED_TO_KNOW),)
    is_internal = isinstance(command, c.WriteEntry) and command.visibility is not Visibility.LOG
    may = (isinstance(command, _THROUGH_THE_LOG) and not is_internal) or lets_out(command)
    return () if may else (Reason(refusals.THROUGH_THE_LOG),)

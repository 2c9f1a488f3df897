"""How far an invitation has come, and who was there, in words."""

from typing import Final

from bti_tui.domain.errors import Reason
from bti_tui.domain.guide import GuardName
from bti_tui.domain.meetings import Invitation, Presence
from bti_tui.i18n import N_, Translator

INVITATIONS: Final = {
    Invitation.NOT_SENT: N_("not sent"),
    Invitation.SENT: N_("sent"),
    Invitation.READ: N_("read"),
    Invitation.ACCEPTED: N_("comes"),
    Invitation.DECLINED: N_("does not come"),
}
STOPS: Final = {
    GuardName.AGENCY_CONSENT.value: N_("the consent does not cover this service"),
    GuardName.SAFETY.value: N_("not to the family while the child's safety is asked about"),
}
"""Why no invitation may go to somebody, where a guard of the guide says no."""
PRESENCES: Final = {
    Presence.PRESENT: N_("there"),
    Presence.ABSENT: N_("not there"),
    Presence.DIGITAL: N_("there by video"),
    Presence.LEFT: N_("there, left early"),
}


def stop_text(reason: Reason, tr: Translator) -> str:
    """Why nothing may go to somebody now."""
    return tr.tr(STOPS[reason.code]) if reason.code in STOPS else tr.reason(reason.code)

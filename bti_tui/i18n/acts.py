"""What stands in the access log, in words."""

from typing import Final

from bti_tui.i18n.marking import N_

ACTS: Final[dict[str, str]] = {
    "case.read": N_("opened the case"),
    "log.searched": N_("searched in the log"),
    "briefing.read": N_("read the handover page"),
    "disclosures.listed": N_("looked at what has left the case"),
    "readers.listed": N_("asked who has read the case"),
    "case.opened_restricted": N_("opened the restricted case, with a reason"),
    "receipts.listed": N_("listed what was purged by law"),
    "review.read": N_("went through the access log"),
    "professional.added": N_("took in a colleague"),
    "lost.listed": N_("listed the people of a lost store"),
    "case.emergency": N_("opened the case in an emergency"),
    "emergency.missed": N_("looked for a case to open in an emergency; there was none"),
    "national_id.shown": N_("asked for a national id number"),
    "professional.changed": N_("changed what is written about a colleague"),
    "form.printed": N_("printed a form or a sheet"),
    "report.printed": N_("printed the report to child welfare"),
    "invitation.printed": N_("made an invitation to a meeting"),
    "copy.printed": N_("made a copy of the log or of minutes"),
    "copy.read": N_("looked through a copy of the log or of minutes"),
    "copy.grade_confirmed": N_("said before a copy that the graded address is known"),
    "copy.read_aloud": N_("read the log or minutes aloud from the screen"),
    "journal.noted": N_("made a note for the service's own record"),
    "briefing.printed": N_("printed the handover page"),
    "paper_log.printed": N_("printed an empty log on paper"),
}
"""What somebody did, by the act of the access log; another act is shown by its code."""

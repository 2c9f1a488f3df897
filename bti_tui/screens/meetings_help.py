"""What F1 says on a meeting that is planned."""

from bti_tui.i18n import Translator
from bti_tui.screens.place import HelpPage, HelpSection


def meeting_help(place: str, translator: Translator) -> HelpPage:
    """Who is asked, the agenda, and the invitation."""
    tr = translator.tr
    who = "\n".join(
        [
            tr("On somebody's row one letter says how far the invitation has come:"),
            tr("  s sent   l read   k comes   i does not come   u not sent"),
            tr("F2 asks somebody else, Enter says why somebody is asked, Del takes the row out."),
            tr("A service that the consent does not cover is not asked by name: the row says so."),
        ]
    )
    agenda = tr(
        "On a point of the agenda: Enter changes words and minutes, F7 and F8 move it, F2 adds one after it, Del takes "
        "it out. What waits under each point is counted anew every day."
    )
    invitation = tr(
        "F5 makes the invitation as text, as PDF, or as a file that a calendar reads. It names neither the child nor "
        "anybody else unless you choose that. Move the meeting, and a new file moves it in the calendars too."
    )
    return HelpPage(
        place,
        (
            HelpSection(tr("Who is asked"), who),
            HelpSection(tr("The agenda"), agenda),
            HelpSection(tr("The invitation"), invitation),
        ),
    )

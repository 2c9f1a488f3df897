"""Why the rules say no to something about a meeting; each reads on after a colon."""

from typing import Final

from bti_tui.i18n.marking import N_

OF_MEETINGS: Final[dict[str, str]] = {
    "meeting-unknown": N_("the meeting is not in the case"),
    "meeting-not-waiting": N_("the meeting has begun, or is called off"),
    "meeting-not-going-on": N_("the meeting has not begun, or its minutes are approved"),
    "meeting-past": N_("the day has passed; choose today or later"),
    "meeting-length": N_("write the length in minutes, from 1 to 600"),
    "meeting-has-lines": N_("something is written in the meeting; take the lines out first"),
    "attendee-unknown": N_("nobody of that name is asked to the meeting"),
    "attendee-twice": N_("somebody stands twice among those who are asked"),
    "item-unknown": N_("the agenda has no such point"),
    "item-twice": N_("a point stands twice on the agenda"),
    "line-unknown": N_("the line is not in the meeting"),
    "line-built-on": N_("something rests on the line; take that out first"),
    "line-struck": N_("the line was taken out of the minutes"),
    "child-talk-not-agreed": N_("no talk with the child is waiting"),
    "invitation-names-somebody": N_("what is written for the meeting holds a name; choose with names, or change it"),
    "minutes-open": N_("a meeting has minutes that are not approved"),
}
"""By a code of `domain/refusals.py`."""

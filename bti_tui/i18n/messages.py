"""What went wrong and what to do about it, by permanent code: one table for the screens and for the command line."""

from typing import Final

from bti_tui.i18n.marking import N_

ERRORS: Final[dict[str, str]] = {
    "refused": N_("That can't be done yet: {reasons}."),
    "not-found": N_("That is not in the store. Check the number and try again."),
    "conflict": N_(
        "Someone else changed the case first. Open it again and look at what is new; your text is kept as a draft."
    ),
    "bad-input": N_("{place} can't be read ({problem}). Nothing was written."),
    "guide-invalid": N_("The guide {file} can't be used. Look at {place}: {problem}."),
    "store": N_("The store can't do that now. Nothing was changed; try again."),
    "store-locked": N_("Another bti has the store open. Close it there, then try again."),
    "wrong-passphrase": N_("The user name and the passphrase don't fit together. Try again, or use the recovery code."),
    "store-damaged": N_(
        "The store failed a check, so nothing is written to it. Keep the folder as it is and use the latest copy."
    ),
    "store-too-new": N_("The store was made by a later version of bti. Update this program, then open it again."),
    "unsafe-place": N_(
        "The folder is open to others, on a network or synchronised. Choose a folder on this machine "
        "that only you can read."
    ),
    "store-missing": N_("There is no store in this folder. Create one, or choose another folder."),
    "store-exists": N_("There is a store in this folder already. Open it, or choose another folder."),
    "disk-full": N_(
        "The disk is full: you can read, but nothing more is stored. Free some space; the text you type "
        "is kept meanwhile."
    ),
    "read-only": N_("The folder can't be written to. Ask for access, or choose another folder."),
    "store-behind": N_(
        "The store is not what was last seen of it, so it can be read but not written to. Open the program on a "
        "screen: it says what was found and what you can do."
    ),
    "old-driver": N_("The database driver has a known fault. Install sqlcipher3 0.6.4 or later, then start again."),
    "export": N_("The copy could not be made. Check that there is space and that you may write to the folder."),
}
"""By the `code` of a BtiError. Places are filled with the facts of the error (ids, codes, numbers, places)."""

ANY_ERROR: Final = N_("Something went wrong that has no explanation of its own ({code}).")
"""For an error whose code is missing above; a test sees to it that none is."""

REASONS: Final[dict[str, str]] = {
    "not-yet": N_("this part of the guide is not built yet"),
    "date-unlikely": N_("a date lies before 1900 or after 2199; look at the year"),
    "case-exists": N_("the case is there already"),
    "case-unknown": N_("the case does not exist"),
    "case-closed": N_("the case is closed"),
    "case-archived": N_("the case is archived"),
    "case-not-closed": N_("the case is not closed yet"),
    "closing-not-decided": N_("closing is not decided yet"),
    "closing-decided": N_("closing is decided; write the closing note first"),
    "wrong-level": N_("this step belongs to another level"),
    "outcome-unknown": N_("this step has no such outcome"),
    "outcome-used-up": N_("this outcome has been used as often as the guide allows"),
    "goal-unknown": N_("the goal is not in the case"),
    "measure-unknown": N_("the measure is not in the case"),
    "measure-ended": N_("the measure has ended"),
    "code-unknown": N_("a choice is not in the guide"),
    "text-missing": N_("a text is missing"),
    "title-too-long": N_("the title is too long"),
    "date-in-future": N_("a date of something that has happened lies in the future"),
    "dates-out-of-order": N_("a date lies before the one it should follow"),
    "offer-open": N_("someone is asked already and has not answered"),
    "offer-missing": N_("no one is asked"),
    "not-offered-to-you": N_("someone else is asked"),
    "not-holder": N_("only the relay holder can do this"),
    "already-holder": N_("this person is the relay holder already"),
    "safety-open": N_("the worry about safety comes first; the family is not informed now"),
    "not-signatory": N_("this person does not sign the consent"),
    "consent-form-missing": N_("how the consent was given is missing"),
    "consent-period-missing": N_("the period of the consent is missing"),
    "consent-limits-missing": N_("what the consent covers is missing"),
    "consent-place-missing": N_("where the paper lies is missing"),
    "child-words-missing": N_("the child's own words are missing"),
    "why-missing": N_("why it was done otherwise is missing"),
    "told-missing": N_("who was told is missing"),
    "shielded-elsewhere": N_("shielded text belongs to the safety track"),
}
"""Why the rules say no, by a code of `domain/refusals.py`; each reads on after a colon. Guards speak in the guide."""

ACTS: Final[dict[str, str]] = {
    "case.read": N_("opened the case"),
    "readers.listed": N_("asked who has read the case"),
    "review.read": N_("went through the access log"),
    "professional.added": N_("took in a colleague"),
}
"""What somebody did, by the act of the access log; another act is shown by its code."""

DATES: Final[dict[str, str]] = {
    "unreadable": N_("The date can't be read. Try 27.11, fre, +14d, om 6 uker or u48."),
    "past": N_("A deadline looks forward. Write a full date if you mean a day that has passed."),
    "future": N_("This has happened already, so the day can't lie ahead. Try fre, -3d or 20.11."),
    "ask-months": N_("Do you mean months? Write mnd for months and d for days."),
    "no-such-day": N_("The calendar has no such day."),
    "weekday": N_("The name of the day and the date don't agree. Write one of them."),
    "year-missing": N_("Write the date of birth with its year: 15.1.2017."),
}
"""Why a typed date is not taken, by DateProblem."""

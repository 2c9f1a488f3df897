"""What went wrong and what to do about it, by permanent code: one table for the screens and for the command line."""

from typing import Final

from bti_tui.i18n.marking import N_
from bti_tui.i18n.meeting_reasons import OF_MEETINGS

ERRORS: Final[dict[str, str]] = {
    "refused": N_("That can't be done yet: {reasons}."),
    "not-found": N_("That is not in the store. Check the number and try again."),
    "conflict": N_(
        "Someone else changed the case first. Open it again and look at what is new; your text is kept as a draft."
    ),
    "bad-input": N_("{place} can't be read ({problem}). Nothing was written."),
    "guide-invalid": N_("The guide {file} can't be used. {why}"),
    "agencies-invalid": N_("Your own services in {file} are left out until this is mended. {why}"),
    "rules-invalid": N_("Your own rules in {file} are left out until this is mended. {why}"),
    "shorthand-invalid": N_("These lines of {file} are left out until they are mended; all others count."),
    "store": N_("The store can't do that now. Nothing was changed; try again."),
    "passphrase-first": N_("Choose a passphrase of your own first. Then the store opens."),
    "open-elsewhere": N_(
        "{who} has the store open in another program ({program}), which did not lock when it was asked to. Lock it "
        "there with F12, then try again."
    ),
    "still-open-elsewhere": N_(
        "The key is taken away and opens nothing more. But {who} still has the store open in a program ({program}) "
        "that did not lock. End it, and then give the store its new key: bti store rotate."
    ),
    "store-locked": N_("Another program writes to the store, so this has to wait. Try again in a moment."),
    "wrong-passphrase": N_("The user name and the passphrase don't fit together. Try again, or use the recovery code."),
    "store-damaged": N_(
        "The store failed a check, so nothing is written to it. Keep the folder as it is and use the latest copy."
    ),
    "store-too-new": N_("The store was made by a later version of bti. Update this program, then open it again."),
    "unsafe-place": N_(
        "The folder is not safe: open to others, synchronised, or on a share without locks. Choose a folder on this "
        "machine that only you can read."
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
        "screen, or run bti store acknowledge: it says what was found and what you can do."
    ),
    "store-gone": N_("The disk or the share does not answer. Look whether it is there; it is tried again meanwhile."),
    "store-taken": N_("The store is open at {who} on {host} since {since}. Here only one at a time can have it open."),
    "store-frozen": N_("The disk takes no writing, so the store can be read, and nothing can be stored."),
    "store-unfinished": N_(
        "The disk takes no writing, and the store was not closed the last time. Make the disk writable, or copy the "
        "whole folder to one that is, and open it there."
    ),
    "not-logged": N_(
        "Who reads can't be written down now, so nothing more is opened. What is on the screen stays. Free some space."
    ),
    "old-driver": N_("The database driver has a known fault. Install sqlcipher3 0.6.4 or later, then start again."),
    "export": N_("The copy could not be made. Check that there is space and that you may write to the folder."),
}
"""By the `code` of a BtiError. Places are filled with the facts of the error (ids, codes, numbers, places)."""

GUIDE_NOT_HERE: Final = N_(
    "The guide {guide} {version} is not on this machine. Lay its file back in the folder of guides, or let the case "
    "follow another guide."
)
"""Of a guide that was not found: the case that follows it can be read."""

DAMAGES: Final[dict[str, str]] = {
    "key-file": N_(
        "The key ring of the store (store.keys) has been changed, or is not whole. Keep the folder as it is, and put "
        "back the one of the newest backup."
    ),
    "first-page": N_(
        "The key ring (store.keys) and the database don't belong together, or the beginning of the database is "
        "damaged. Keep the folder as it is, and restore the newest backup."
    ),
    "identity": N_(
        "The key ring (store.keys) is that of another store. Keep the folder as it is, and put back the right one."
    ),
}
"""Of a store that failed a check: by what is damaged, where there is more to say than that it failed."""

INPUTS: Final[dict[str, str]] = {
    "print-file/no-folder": N_("There is no such folder. Choose one that is there."),
    "print-file/synchronised": N_(
        "That folder is copied to other machines (OneDrive and the like). Choose one that stays on this one."
    ),
    "print-file/store": N_("No papers are put into the folder of the store. Choose another one."),
    "print-file/exists": N_("A file with that name is there already. Choose another name."),
    "print-file/place": N_("The file can't be written there. Choose another folder."),
    "print-file/long": N_("That is too long for a PDF: more than 120 pages. Write it as .txt, or a part of it."),
    "print-file/kind": N_("The name must end in .pdf or .txt."),
    "passphrase/weak": N_(
        "That passphrase is too easy to guess. Take at least 14 characters, or five different words."
    ),
    "passphrase/training": N_("A training store has no passphrase and no keys."),
    "user/taken": N_("Somebody else has that user name. Choose another one."),
    "user/user-name": N_("A user name is one word without blanks, at most 64 characters."),
    "recovery-code/not-typed-back": N_("That is not the new recovery code. The old one still holds."),
    "recovery-share/misread": N_("Share {share} is not right. Look at it sign by sign; the mistake is in that one."),
    "recovery-share/second-missing": N_("That is share {share} alone. Type another share after it."),
    "store.keys/too-large": N_(
        "The key ring of the store is full. Let everybody choose a new passphrase, then try again."
    ),
}
"""Of a value that can't be used: by place and problem, where there is more to say than where it stands."""

ANY_ERROR: Final = N_("Something went wrong that has no explanation of its own ({code}).")
"""For an error whose code is missing above; a test sees to it that none is."""

REASONS: Final[dict[str, str]] = {
    "not-yet": N_("this part of the guide is not built yet"),
    "answers-missing": N_("a question is not answered; ? and - are answers too"),
    "safety-answers-missing": N_("a safety question is not answered; not considered is an answer too"),
    "safety-not-considered": N_("a safety question is answered with not considered"),
    "child-voice-missing": N_("the child's view is missing in the assessment; write it, or choose why not yet"),
    "instrument-missing": N_("there is no assessment in the case"),
    "instrument-other": N_("the assessment has another version now; open it again"),
    "instrument-changed": N_("the assessment says something else under the same version; give its file a new version"),
    "route-open": N_("a safety question has opened a way that has no outcome yet"),
    "route-not-open": N_("no such way is open in the case"),
    "consulted-missing": N_("who you consulted is missing"),
    "notice-not-asked": N_("nobody has to choose now whether the guardians are informed"),
    "notice-not-judged": N_("somebody must choose first whether the guardians are informed"),
    "date-unlikely": N_("a date lies before 1900 or after 2199; look at the year"),
    "case-exists": N_("the case is there already"),
    "case-unknown": N_("the case does not exist"),
    "case-closed": N_("the case is closed"),
    "case-archived": N_("the case is archived"),
    "case-not-closed": N_("the case is not closed yet"),
    "closing-not-decided": N_("closing is not decided yet"),
    "closing-decided": N_("closing is decided; write the closing note first"),
    "goes-along-missing": N_("say whether the case is handed over or only closed"),
    "log-after-missing": N_("say whether the log rests or closes; the family decides"),
    "handover-not-agreed": N_("a case is handed over with the family's yes: write to whom, and the day"),
    "wrong-level": N_("this step belongs to another level"),
    "outcome-unknown": N_("this step has no such outcome"),
    "outcome-used-up": N_("this outcome has been used as often as the guide allows"),
    "goal-unknown": N_("the goal is not in the case"),
    "measure-unknown": N_("the measure is not in the case"),
    "measure-ended": N_("the measure has ended"),
    "measure-waits": N_("the measure waits already"),
    "measure-not-waiting": N_("the measure does not wait"),
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
    "consent-place-missing": N_("where the paper, or the note about it, lies is missing"),
    "consent-purpose-missing": N_("what the sharing is for is missing"),
    "consent-from-missing": N_("which services may tell is missing"),
    "consent-to-missing": N_("which services may be told is missing"),
    "consent-information-missing": N_("which kinds of information it is about is missing"),
    "consent-text-missing": N_("which edition of the text the family was given is missing"),
    "consent-language-missing": N_("the language it was explained in is missing"),
    "consent-points-missing": N_("the family must be told all the points before it answers"),
    "consent-child-missing": N_("what the child said about it is missing"),
    "consent-not-drawn-up": N_("it is not written down what the family is asked about other services"),
    "consent-beyond-scope": N_("the answer says more than the family was asked about"),
    "consent-not-given": N_("there is no consent to take back or look at"),
    "consent-text-changed": N_("the text has changed since the family was asked; write down anew what it is asked"),
    "consent-review": N_("somebody must look at the consent first"),
    "interpreter-missing": N_("who interpreted, and the year of birth, is missing"),
    "interpreter-too-young": N_("nobody under 18 interprets"),
    "responsibility-reason": N_("how you know that one holds it alone is missing"),
    "responsibility-leader": N_("a leader must confirm that one holds it alone"),
    "responsibility-count": N_("how many have parental responsibility is missing"),
    "disclosure-receiver": N_("who gets it is missing: one service, or one person"),
    "disclosure-not-family": N_("this person gets no copies without a yes"),
    "disclosure-address": N_("it tells where somebody lives who has a protected address"),
    "necessity-missing": N_("why it is necessary is missing"),
    "ground-not-for-receiver": N_("this ground does not let this service have it"),
    "minutes-not-approved": N_("the minutes are not approved yet"),
    "child-words-missing": N_("the child's own words are missing"),
    "why-missing": N_("why it was done otherwise is missing"),
    "told-missing": N_("who was told is missing"),
    "shielded-elsewhere": N_("shielded text belongs to the safety track"),
    "case-hidden": N_("the case is restricted; it is opened from the menu, with a reason"),
    "case-restricted": N_("the case is restricted: it can be read, not changed"),
    "case-not-restricted": N_("the case is not restricted"),
    "case-purged": N_("the case is purged by law"),
    "entry-withheld": N_("the text is withheld"),
    "entry-not-withheld": N_("the text is not withheld"),
    "words-missing": N_("there are no words to take here"),
    "not-responsible": N_("a leader, a coordinator or whoever has the case does this"),
    "not-leader": N_("a leader decides it; name one who is in the store"),
    "ground-unknown": N_("the legal ground is missing"),
    "reference-missing": N_("the reference of the archive or of the decision is missing"),
    "not-archived": N_("the whole case must be archived first"),
    "retention-runs": N_("the day until which the papers are kept is missing, or not over yet"),
    "number-differs": N_("the number typed is not that of the case"),
    "reason-names-somebody": N_("the reason or the reference names somebody; it stays, so leave names out"),
    "subject-stays": N_("the one whom the case is about goes with the whole case only"),
    "keys-not-yours": N_("an administrator, a leader, a coordinator or whoever has had a key the longest does this"),
    "own-key": N_("nobody gives or takes her own key; ask a colleague"),
    "last-key": N_("nobody else could open the store then"),
    "offer-expired": N_("the question was not answered in time; ask again"),
    "nobody-holds": N_("nobody holds the baton"),
    "need-to-know": N_("you see that the case is there, and no more of it"),
    "through-the-log": N_("your agency takes part through the log; whoever has the case does this"),
    "emergency-unknown": N_("nothing waits for you to look at it"),
    "administrators-see-nothing": N_("an administrator sees nothing of the cases; ask a leader"),
    "person-unknown": N_("the person is not in the case"),
    "not-their-words": N_("who said it goes with words of the family: write them, or choose that kind"),
    "person-has-measures": N_("the person answers for a measure; give it to somebody else first"),
    "answer-counts": N_(
        "the person has answered for the consent; only a leader takes such a person out, with a reason"
    ),
    "not-to-be-told": N_("it would go to somebody who is told nothing now; see 6 People"),
    "protection-period-missing": N_("from when, until when and who says so are missing"),
    "person-protected": N_("the address of this person is graded; end the protection first, with a reason"),
    "copy-confidential": N_(
        "CONFIDENTIAL ADDRESS: for public bodies only. See who gets the copy; do the same once more, and it is made"
    ),
    "copy-strict": N_(
        "STRICTLY CONFIDENTIAL ADDRESS: nothing may say where. Read it through; do the same once more, and it is made"
    ),
    "place-protected": N_("the address is strictly confidential: nothing here may say where; leave the place empty"),
    "national-id-impossible": N_("this can't be a national id number; check the digits"),
    "national-id-invented": N_("the number is made for tests; it can't be used for real people"),
    "national-id-need-missing": N_("what the number is needed for is missing"),
    "kin-strict": N_("the address is strictly confidential in one of them: grade it in the other one first (People)"),
    "not-strict": N_("nobody in the case has a strictly confidential address"),
    "not-pregnant": N_("the case is not about a pregnant woman"),
    "sibling-same": N_("this is the same case"),
    "sibling-linked": N_("the siblings are linked already"),
    "sibling-not-linked": N_("the cases are not linked"),
    "let-in-already": N_("the colleague sees the case already"),
    "not-let-in": N_("the colleague was not let in"),
    "users-not-yours": N_("an administrator does this"),
    "last-administrator": N_("nobody else could look after the users then"),
    "own-role": N_("nobody changes her own role while another administrator can do it"),
    "batons-held": N_("the colleague holds the baton in some cases; a leader takes them over first"),
    "not-your-offer": N_("whoever asked, the relay holder or a leader takes the question back"),
    "agency-own": N_("this is the case's own agency"),
    "agency-in-already": N_("the agency takes part already"),
    "agency-not-in": N_("the agency does not take part in the case"),
    "agency-not-covered": N_("the consent does not cover this agency"),
    "agency-has-measures": N_("the agency has measures that are not ended or given to another"),
    "holder-elsewhere": N_("the relay holder works in an agency that leaves; pass the baton on first"),
    "not-stuck": N_("the case does not wait for advice"),
    "plan-not-ready": N_("there is no individual plan that the family wants and somebody coordinates"),
    "case-paused": N_("the case rests; take it up again first"),
    "case-not-active": N_("only a case that is worked on can rest"),
    "case-not-paused": N_("the case does not rest"),
    "guide-unknown": N_("the guide is not installed here"),
    "guide-followed": N_("the case follows this guide already"),
    "step-has-history": N_("something was done in a step that the other guide does not have"),
    "resume-date-missing": N_("the day on which somebody looks at it again is missing"),
    "safety-ask-again": N_("the safety check must be answered again first"),
    "safety-not-open": N_("the safety track is not open"),
    "safety-not-lifted": N_("the wait is not lifted yet, or the way on is chosen already"),
    "review-by-leader": N_("a leader, a coordinator or an administrator signs the review of a month"),
    "not-reported": N_("no report has been sent"),
    "time-unreadable": N_("the time of day can't be read; write it as 14.30"),
    "report-not-whole": N_("the report lacks something that the national form asks for"),
    "leader-why-missing": N_("why the leader does not know is not written"),
    "named-in-meeting": N_("the meeting is without names, and a name from the case stands in it"),
    "nameless-family": N_("the meeting is without names, so nobody of the family is asked to it"),
    "nameless-copy": N_("the meeting was without names; its minutes stay in the case"),
    "nameless-held": N_("a meeting without names is planned and held among the meetings (F6)"),
    "named-in-discussion": N_("the advice was asked for without names, and a name from the case stands in it"),
    "adviser-may-not-lift": N_("only child welfare or the police can lift the wait"),
    "case-waits": N_("the case waits; ask whoever answers for it"),
    "held-unknown": N_("nothing of that kind is held back"),
    "held-waiting": N_("what was held back is released or dropped first, one by one"),
    **OF_MEETINGS,
}
"""Why the rules say no, by a code of `domain/refusals.py`; each reads on after a colon. Guards speak in the guide."""

DATES: Final[dict[str, str]] = {
    "unreadable": N_("The date can't be read. Try 27.11, fre, +14d, om 6 uker or u48."),
    "past": N_("A deadline looks forward. Write a full date if you mean a day that has passed."),
    "future": N_("This has happened already, so the day can't lie ahead. Try fre, -3d or 20.11."),
    "ask-months": N_("Do you mean months? Write mnd for months and d for days."),
    "ask-weeks": N_("Do you mean weeks? Write u for weeks and vd for working days."),
    "no-such-day": N_("The calendar has no such day."),
    "weekday": N_("The name of the day and the date don't agree. Write one of them."),
    "year-missing": N_("Write the date of birth with its year: 15.1.2017."),
}
"""Why a typed date is not taken, by DateProblem."""

"""What is wrong with a guide file, told to the one who wrote it: where, what, and what to do about it."""

import re
from typing import Final

from bti_tui.i18n.marking import N_
from bti_tui.i18n.translator import Translator

FOUND: Final = " / "
"""Stands in a fault between what was found and what could stand there."""
FAULTS: Final[dict[str, str]] = {
    "unreadable": N_("The file can't be read as a guide. Write it in a plain text editor and store it as UTF-8."),
    "missing": N_("{key} is missing here. Write it in."),
    "unknown-key": N_("{key} means nothing here. Look at the spelling, or take the line out."),
    "bad-value": N_("{key} has a value that can't be used ({value}). Look at how the standard guide writes it."),
    "too-long": N_("The text is too long for its line on the screen ({value} signs). Make it shorter."),
    "double": N_("{value} is used twice. Give one of them another name or key."),
    "unknown-predicate": N_("{value} is no condition that the program knows. Take one from the standard guide."),
    "unknown-anchor": N_(
        "A deadline can't be counted from {value}. Use one of: concern_arose, concern_raised, level_entered, decided, "
        "offered, evaluation, closed."
    ),
    "unknown-command": N_("{value} is no form that the program knows. Take one from the standard guide."),
    "unknown-field": N_("The form has no field called {value}. Take it out, or look at the standard guide."),
    "unknown-list": N_("There is no list called {value}. Look at the lists under choices."),
    "unknown-role": N_("{value} is no one who can do a step. Use owner, leader, holder, family or all."),
    "unknown-move": N_("There is no move called {value}. Take one from the standard guide."),
    "unknown-step": N_("There is no step called {value}. Look at the spelling."),
    "unknown-agenda": N_("There is no agenda called {value}. Look at the spelling, or write it under agendas."),
    "unknown-name": N_(
        "The guide that this one extends has nothing called {value}. Look at the spelling; for something new write "
        "new = true."
    ),
    "unknown-guide": N_('There is no guide called {value} to extend. Write extends = "no.standard".'),
    "field-missing": N_("The form can't do without {value}. Put it back."),
    "not-required": N_("{value} must be filled in: write required = true."),
    "wrong-kind": N_("The field can't be of the kind {value}. Leave kind as it is in the standard guide."),
    "wrong-list": N_("The field can't take its answers from {value}. Leave choices as in the standard guide."),
    "wrong-codes": N_("The list must have exactly the answers that the program knows. Wrong or missing: {value}."),
    "wrong-level": N_("{value} lies on another level. Name a step of the level that one comes to."),
    "bad-default": N_("{value} can't stand there from the start. Write today, +42d, or an answer of the list."),
    "no-decision": N_("Level {value} has no step where it is decided how to go on. Put it back."),
    "no-closing": N_("Level {value} can't be closed. Put an outcome back that closes."),
    "skips": N_("The outcome would pass over {value}. Write that step as its to_step."),
    "no-alarm": N_("Level {value} has no way to the safety track. Put that outcome back."),
    "never-done": N_("The step {value} is never done, so the case would stop there. Write optional = true, or done."),
    "unreachable": N_("No outcome leads to level {value}. Put one back that does."),
    "safety-not-first": N_("The safety question must be the second step of level 0, and asked of everybody. Leave it."),
    "safety-unguarded": N_("The step {value} tells the guardians something: it needs G-SIK among its guards."),
    "safety-not-opened": N_("{value} must open the safety track: write opens_safety = true."),
    "safety-taken-away": N_("{value} keeps children safe and can't be taken out or weakened. Put it back."),
    "guard-unexplained": N_("{value} is used, but nothing says what it means. Write it under guards."),
    "guard-unmended": N_("{value} is asked for, but no step brings it about. Put the step back, or take {value} out."),
    "guard-not-here": N_("Nothing can meet {value} before this move, so no case would pass. Take it out."),
    "order-unmoved": N_(
        "{value} needs one move that says what must hold before it. Leave order and ways as they were."
    ),
    "bad-version": N_("A version is letters, digits, dots and dashes, such as 2026.1. The program adds the rest."),
    "taken": N_("Another guide is called {value} already. Choose an id or a version of your own."),
    "text-missing": N_("The text is missing in bokmål. Write it after nb."),
    "not-a-number": N_("{key} is a whole number, without quotation marks."),
    "out-of-range": N_("{key} must be {value}."),
    "not-a-date": N_("{key} is a date such as 2027-11-21, without quotation marks."),
    "not-yes-or-no": N_("{key} is true or false, without quotation marks."),
    "not-one-of": N_("{key} must be one of: {value}."),
    "not-among": N_("“{found}” can't stand in {key}. Use one of: {value}."),
    "wrong-shape": N_("{key} has the wrong shape here; expected: {value}."),
    "unknown-agency": N_("No service is called {value}. Look at the spelling; for a new one write new = true."),
    "law-decides": N_("{value} follows from the law for this service and can't be changed. Take the line out."),
    "by-law": N_("{value} is for the law to say and can't be said here. Take it out."),
    "weaker-than-law": N_("That is outside of what the law leaves open: {key} must be {value}."),
    "not-a-phone": N_("{value} can't be called. Write digits and spaces, such as 00 00 00 00."),
    "not-an-email": N_("{value} is no e-mail address. Write one such as post@furuvik.no."),
    "wrong-signs": N_("{value} can't be used for {key}. Look at how the standard guide writes it."),
    "unknown-code": N_("Nothing here is called {value}. Look at the spelling, or write it in where it belongs."),
    "missing-code": N_(
        '{value} is missing among the answers. Everybody must be able to answer it: write code = "{value}".'
    ),
    "no-last-rule": N_("The last rule must hold for all other answers: write give = {value} there, and no condition."),
    "violence-missing": N_(
        "The question about violence ({value}) must be among the safety questions, and asked of the employee. "
        "Put it back."
    ),
    "violence-route-missing": N_(
        "Suspicion of violence must open {value}, which asks for child welfare or the police and lets the guardians "
        "wait. Put the route and its rule back."
    ),
    "unbumped": N_("This says something else than before under the same version ({value}). Give it a new version."),
}
"""By the code of the problem."""

NOT_TOML: Final = N_("This can't be understood. Look for a quotation mark or a bracket that is missing just before.")
TOO_LARGE: Final = N_("The file is too large for a guide.")
NO_FILE: Final = N_("There is no such file, or it is a folder.")

_TOLD: Final = re.compile(r"(?P<place>.*?)(?: \(line (?P<line>\d+)\))?: (?P<problem>[a-z-]+)(?: (?P<value>.*))?")
_TOML_LINE: Final = re.compile(r"at (?:line (\d+)|end of document)")


def fault_sentence(translator: Translator, told: str) -> str:
    """A fault as `GuideInvalid` carries it, as one line for a person."""
    found = _TOLD.fullmatch(told)
    if found is None:
        return told
    place, line, problem, value = found["place"], found["line"], found["problem"], found["value"] or ""
    if problem == "unreadable":
        broken = _TOML_LINE.search(value)
        place, line = "", broken[1] if broken else None
        text = translator.tr(_unreadable(value, is_toml=broken is not None))
    else:
        msgid = FAULTS.get(problem, FAULTS["bad-value"])
        found_there, _, known = value.partition(FOUND) if problem == "not-among" else ("", "", value)
        text = translator.tr(msgid, key=_key(place), value=known, found=found_there)
    where = translator.tr("Line {line}", line=line) if line else ""
    at = ", ".join(part for part in (where, place) if part)
    return f"{at}: {text}" if at else text


def _key(place: str) -> str:
    """What the file calls the place: the list, not the number of the part."""
    return next((part for part in reversed(place.split(".")) if not part.isdecimal()), place)


def _unreadable(why: str, *, is_toml: bool) -> str:
    if is_toml:
        return NOT_TOML
    if why.startswith(">"):
        return TOO_LARGE
    return NO_FILE if why.endswith(("NotFoundError", "DirectoryError")) else FAULTS["unreadable"]

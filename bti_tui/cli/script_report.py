"""How a script answers: one JSON object a line, and for every no one sentence with the place and what to do."""

from typing import Final

from bti_tui.cli.script import LineResult
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import BadInput, Refused
from bti_tui.i18n import N_, Translator
from bti_tui.i18n.messages import ERRORS

PROBLEMS: Final = {
    "no-file": N_("{place}: there is no such file. Check the name."),
    "is-folder": N_("{place} is a folder. Give the name of a file in it."),
    "unreadable": N_("{place} can't be read. Check that you may open it."),
    "file-too-large": N_("{place}: the file is larger than {expected} bytes. Make several of it."),
    "too-many-lines": N_("{place}: the file has more than {expected} lines. Make several of it."),
    "line-too-long": N_("{place}: the line is longer than {expected} bytes. Make it shorter."),
    "not-utf8": N_("{place}: the line is not UTF-8 from byte {column} on. Save the file as UTF-8."),
    "not-json": N_("{place}: the line is not JSON from sign {column} on. Write one JSON object a line."),
    "not-an-object": N_('{place}: the line is not a JSON object. Begin it with a brace and "do".'),
    "too-deep": N_("{place}: the line is nested too deeply. A field holds a text, a yes or no, or a list of texts."),
    "key-twice": N_('{place}: "{field}" stands there twice. Keep one of them.'),
    "no-command": N_('{place}: "do" with the name of a command is missing. Write it first in the line.'),
    "unknown-command": N_('{place}: there is no command "{do}". Try {expected}.'),
    "unknown-key": N_('{place}: {do} has no field "{field}". Try {expected}.'),
    "missing-key": N_('{place}: "{field}" is missing in {do}. Write it, then run the line again.'),
    "wrong-type": N_('{place}: "{field}" has a value that can\'t be used. Write {expected}.'),
    "unknown-name": N_('{place}: "{field}" uses a name that no earlier line has given with "let".'),
    "name-taken": N_('{place}: the name in "let" is taken by an earlier line. Choose another.'),
    "makes-nothing": N_('{place}: {do} makes nothing that can be named. Leave "let" out.'),
    "refused-otherwise": N_(
        '{place}: {do} is not refused as "refused" says, but for: {expected}. Nothing of the line is carried out.'
    ),
    "training-only": N_('{place}: "{field}" is for training stores only. Leave it out.'),
    "unknown-user": N_(
        '{place}: nobody in the store is called what "as" says. Use a name, initials, an id or a $name.'
    ),
}
"""By the `problem` of a BadInput of a script."""

EXPECTED: Final = {
    "text": N_("a text"),
    "date": N_("a date such as 2026-11-21, or @-12d"),
    "date-between": N_("a date between 1900 and 2199"),
    "time": N_("a time such as 2026-11-21T09:00, or -12d"),
    "clock": N_("a time of the day such as 09:30"),
    "flag": N_("true or false"),
    "answers": N_("an object: each question with its answer"),
    "number": N_("a whole number, without quotes"),
    "list": N_("a list"),
    "id": N_("an id or a $name"),
    "code": N_("a code of the guide"),
    "reason": N_("codes of reasons such as G-SIK"),
    "name": N_("a name of small letters, digits and _"),
}
"""What a field wants, by the `expected` of a BadInput."""


def sentence(error: BadInput, translator: Translator) -> str:
    """What is wrong with a line and what to do; a problem of elsewhere is said as the program says it."""
    problem = str(error.facts.get("problem", ""))
    if problem not in PROBLEMS:
        return translator.error(error)
    facts = dict(error.facts)
    expected = str(facts.get("expected", ""))
    facts["expected"] = translator.tr(EXPECTED[expected]) if expected in EXPECTED else expected
    return translator.tr(PROBLEMS[problem], **facts)


def told(result: LineResult, translator: Translator) -> str:
    """The line that a person reads when a line of a script came to nothing."""
    if isinstance(result.error, BadInput) and result.error.facts.get("problem") in PROBLEMS:
        return sentence(result.error, translator)
    if isinstance(result.error, Refused):
        guards, reasons = result.error.guards, result.error.reasons
        said = "; ".join(f"{translator.reason(one.code, guards).rstrip('.')} ({one.code})" for one in reasons)
        return f"{result.place}: {translator.tr(ERRORS[result.error.code], reasons=said)}"
    return f"{result.place}: {translator.error(result.error)}" if result.error else ""


def reasons_of(refused: Refused, translator: Translator) -> list[Json]:
    """Each reason: its code, its sentence in the words of the guide, and the step that mends it."""
    return [
        {"code": one.code, "text": translator.reason(one.code, refused.guards), "soft": one.soft, "mend": one.mend}
        for one in refused.reasons
    ]


def as_json(result: LineResult, translator: Translator, *, dry_run: bool = False) -> Json:
    """The object that stands for a line in the answer; of a dry run it says so."""
    answer: dict[str, Json] = {"line": result.number, "do": result.do, "ok": result.error is None}
    if dry_run:
        answer["dry_run"] = True
    if result.error is None:
        if result.refusal is not None:
            answer["refused"] = [reason.code for reason in result.refusal.reasons]
            answer["reasons"] = reasons_of(result.refusal, translator)
        return {**answer, "case": result.case_id or None, "made": result.made or None, "facts": list(result.facts)}
    answer["code"] = result.error.code
    if isinstance(result.error, Refused):
        answer["reasons"] = reasons_of(result.error, translator)
        return answer
    kept = {key: value for key, value in result.error.facts.items() if key != "place"}
    return {**answer, **kept, "text": told(result, translator)}

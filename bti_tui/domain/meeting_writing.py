"""Writing a line of a meeting: as it will be stored, and what a half-typed word of it may become."""

from dataclasses import dataclass
from datetime import date

from bti_tui.domain.meeting_line import ADD, SIGNS, TURN, arenas_for, read_line
from bti_tui.domain.meeting_names import handle, people_meant
from bti_tui.domain.meeting_words import LETTERS, LineKind, Nameables, TypedLine


def typed_day(day: date) -> str:
    """A deadline as it is typed."""
    return f"!{day.day}.{day.month}.{day.year}"


def write_line(line: TypedLine, known: Nameables) -> str:
    """The line as somebody would type it who means exactly this: it is read back as the same."""
    if line.newcomer is not None:
        agency = line.newcomer.agency.name if line.newcomer.agency else ""
        return f"{ADD} " + ", ".join(part for part in (line.newcomer.name, line.newcomer.role, agency) if part)
    letter = next(letter for letter, kind in LETTERS.items() if kind is line.kind)
    shown = next((word for word, one in known.visibilities.items() if one is line.visibility), "")
    parts = [letter, *([handle(line.said_by, known)] if line.said_by else []), *map(_literal, line.text.split())]
    parts += [handle(line.responsible, known)] if line.responsible else []
    parts += [typed_day(line.due_on)] if line.due_on else []
    parts += [f"#{line.arena.label.casefold()}"] if line.arena else []
    parts += [f"~{line.goal.number}"] if line.goal else []
    return " ".join([*parts, *([shown] if line.visibility else [])])


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand instead of the word at the cursor (fullføring)."""

    start: int
    end: int
    choices: tuple[str, ...]


def complete(typed: str, cursor: int, known: Nameables) -> Completion:
    """What the word with a sign at the cursor may become; no choices where there is no sign."""
    start = typed[:cursor].rfind(" ") + 1
    end = (typed + " ").index(" ", cursor)
    sign, rest = typed[start : start + 1], typed[start + 1 : cursor].casefold()
    choices: tuple[str, ...] = ()
    if sign == "@":
        found = people_meant((f"@{rest}",), known)[2] if rest else known.people
        choices = tuple(handle(one, known) for one in found or known.people)
    elif sign == "#" and read_line(typed, known).kind is LineKind.MEASURE:
        choices = tuple(f"#{one.label.casefold()}" for one in arenas_for(rest, known) or known.arenas)
    elif sign == "#":
        choices = tuple(word for word in known.visibilities if word.startswith(f"#{rest}"))
    elif sign == "~":
        choices = tuple(f"~{one.number}" for one in known.goals)
    return Completion(start, end, choices)


def _literal(word: str) -> str:
    """A word that begins with a sign is text when the sign is doubled."""
    return word[0] + word if word[0] in SIGNS + TURN + ADD else word

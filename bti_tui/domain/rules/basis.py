"""What a rule stands on, and how it writes down its answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.facts import EntryWritten, Fact
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import GuardName, Guide, Level
from bti_tui.domain.ids import Moment, NoteId, instant
from bti_tui.domain.instrument import Instrument
from bti_tui.domain.notes import Note, NoteKind, Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.progress import current_steps
from bti_tui.domain.rules_pack import Rules
from bti_tui.domain.text import clean, is_written

_ONE_LINE = frozenset({NoteKind.NAME, NoteKind.MEASURE, NoteKind.REFERENCE})
"""Names, titles and references stand on one line in every list."""

_OF_RULES = frozenset({GuardName.SAFETY})
_OF_DECISIONS = frozenset({GuardName.REASON, GuardName.MEETING})


@dataclass(frozen=True, slots=True)
class Change:
    """What a command leads to: facts, and the words that they point to (endring)."""

    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """The case as it is, the guide and the rules that hold for it, and the moment (grunnlag)."""

    case: Case
    guide: Guide
    rules: Rules
    moment: Moment
    entry: EntryWritten | None = None
    """The entry of the log that a correction is about."""
    words: tuple[NoteId, ...] = ()
    """The texts that a withholding is about."""
    target: Guide | None = None
    """The guide that the case shall follow instead."""
    instrument: Instrument | None = None
    """The concern assessment that is answered, or that opened a route."""
    named: tuple[Professional, ...] = ()
    """The colleagues whom an order about a measure names."""

    @property
    def today(self) -> date:
        """The day of the moment."""
        return self.moment.today

    def circumstance(
        self,
        next_on: date | None = None,
        met_on: date | None = None,
        reason: str = "",
        to_level: Level | None = None,
    ) -> Circumstance:
        """What the guards look at."""
        return Circumstance(self.case, self.today, self.rules, next_on, met_on, reason, to_level)

    def asks_for(self, guard: GuardName) -> bool:
        """Whether the guide asks for a holder, or for a settled log, at the level of the case."""
        return self.case.level >= self.guide.begins(guard)

    def unmet(self, *guards: GuardName) -> list[Reason]:
        """The guards that are not met, with what mends them."""
        return unmet(guards, self.circumstance(), self.guide)

    def unmet_at_step(self, command: str, at: Circumstance | None = None) -> list[Reason]:
        """The guards that the guide sets before a command: of its step in the case's part, else of its first step.

        What a level asks for is not asked of the levels below it.
        The safety guard is left to the rules, because a step may hold forms that tell the guardians nothing; what only
        a decision can carry is asked of decisions, which bring their own circumstance.
        """
        here = [step for step in current_steps(self.case, self.guide) if step.asks_for(command)]
        above = [step for part in self.guide.levels[self.case.level + 1 :] for step in part.steps]
        steps = here or [step for step in self.guide.steps() if step.asks_for(command) and step not in above][:1]
        left_out = _OF_RULES if at else _OF_RULES | _OF_DECISIONS
        at = at or self.circumstance(self.case.next_on)
        ways = [unmet([name for name in step.guards if name not in left_out], at, self.guide) for step in steps]
        return min(ways, key=len, default=[])

    def unknown_codes(self, choices: str, codes: Iterable[str | None]) -> list[Reason]:
        """A reason when a code is not in the guide's list."""
        known = {choice.code for choice in self.guide.choices.get(choices, ())}
        return [Reason(refusals.CODE_UNKNOWN)] if any(code is not None and code not in known for code in codes) else []


class Pen:
    """Writes the words of one command into notes, cleaned; facts get the notes' ids."""

    def __init__(self, basis: Basis) -> None:
        self._basis = basis
        self._notes: list[Note] = []

    def write(self, text: str, kind: NoteKind, visibility: Visibility = Visibility.INTERNAL) -> NoteId:
        """A new note with a text; names and titles are kept on one line."""
        moment = self._basis.moment
        note = Note(
            NoteId(moment.new_id()),
            1,
            self._basis.case.id,
            kind,
            visibility,
            moment.actor.id,
            instant(moment.stamp()),
            clean(text, lines=kind not in _ONE_LINE).strip(),
        )
        self._notes.append(note)
        return note.id

    def maybe(self, text: str | None, kind: NoteKind, visibility: Visibility = Visibility.INTERNAL) -> NoteId | None:
        """A new note, or none when nothing was written."""
        return self.write(text, kind, visibility) if text is not None and is_written(text) else None

    def change(self, *facts: Fact) -> Change:
        """The change with everything written so far."""
        return Change(facts, tuple(self._notes))


def written(*texts: str | None) -> list[Reason]:
    """A reason when a text that must be there is empty."""
    return [] if all(map(is_written, texts)) else [Reason(refusals.TEXT_MISSING)]


def not_after(today: date, *days: date | None) -> list[Reason]:
    """A reason when something that has happened is dated in the future."""
    return [Reason(refusals.DATE_IN_FUTURE)] if any(day and day > today for day in days) else []


def in_order(*days: date | None) -> list[Reason]:
    """A reason when known days that follow each other do not."""
    known = [day for day in days if day is not None]
    return [] if known == sorted(known) else [Reason(refusals.DATES_OUT_OF_ORDER)]


def require(*reasons: Iterable[Reason]) -> None:
    """Refuse when there is any reason, with all of them at once and each only once."""
    found = list(dict.fromkeys(reason for group in reasons for reason in group))
    if found:
        raise Refused(*found)

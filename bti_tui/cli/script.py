"""`bti script`: a whole life of a case as one readable file, through the same write path as the screens."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bti_tui.cli.call import find_professional
from bti_tui.cli.script_fields import MAKES, Order, RegisterProfessional
from bti_tui.cli.script_input import STDIN, RawLine, ScriptLine, lines_of, understood
from bti_tui.cli.script_values import Surround, check_around, order_of
from bti_tui.domain.errors import BadInput, BtiError, Refused, StoreError
from bti_tui.domain.facts import (
    AttendeeAdded,
    ChildBorn,
    ConcernRaised,
    EmergencyOpened,
    EntryWritten,
    GoalSet,
    MeasurePlanned,
    MeetingPlanned,
    NoticeHeld,
    PersonAdded,
    Recorded,
)
from bti_tui.domain.ids import COUNTER_BITS, Hlc, milliseconds, uuid7
from bti_tui.usecases.together import together

if TYPE_CHECKING:
    from bti_tui.domain.commands import Command
    from bti_tui.usecases.context import Context

ME: Final = "me"
"""The name that every script knows: the user of the store, or whom `--as` names."""


@dataclass(frozen=True, slots=True)
class LineResult:
    """What one line led to."""

    place: str
    number: int
    do: str = ""
    case_id: str = ""
    made: str = ""
    facts: tuple[str, ...] = ()
    refusal: Refused | None = None
    """For what it was refused, as the line said that it would be."""
    error: BtiError | None = None


def results(ctx: "Context", source: str, *, keep_going: bool = False) -> Iterator[LineResult]:
    """Carry out a script. Raises BadInput when there is no such file, or it is too large.

    A file is one transaction: at the first no nothing of it is carried out, and that line is the only answer. When it
    shall keep going, and from stdin, which is answered as it comes, each line stands for itself. A store that fails
    ends every script.
    """
    if source == STDIN or keep_going:
        yield from _one_by_one(ctx, lines_of(source), keep_going=keep_going)
        return
    raw_lines = list(lines_of(source))
    fault = Run(ctx).rehearse(raw_lines)
    if fault is not None:
        yield fault
        return
    with together(ctx) as whole:
        done = list(_one_by_one(whole.context, raw_lines))
        if done and done[-1].error is not None:
            yield done[-1]
            return
        whole.keep()
    yield from done


def rehearsed(ctx: "Context", source: str, *, keep_going: bool = False) -> Iterator[LineResult]:
    """What a script would do, line by line, up to the first no; nothing of it lasts. Raises BadInput as `results`."""
    raw_lines = list(lines_of(source))
    with together(ctx) as whole:
        yield from _one_by_one(whole.context, raw_lines, keep_going=keep_going)


def _one_by_one(ctx: "Context", raw_lines: Iterable[RawLine], *, keep_going: bool = False) -> Iterator[LineResult]:
    run = Run(ctx)
    for raw in raw_lines:
        result = run.perform(raw)
        yield result
        if result.error is not None and (isinstance(result.error, StoreError) or not keep_going):
            return


class Run:
    """One run of a script: the names that its lines have given so far, and the day that it is run."""

    def __init__(self, ctx: "Context") -> None:
        self._ctx = ctx
        self._run_at = ctx.now().astimezone()
        self._names: dict[str, str] = {ME: ctx.user.id}

    def rehearse(self, raw_lines: Iterable[RawLine]) -> LineResult | None:
        """The first line that can't be understood, if any; nothing is carried out."""
        names = dict(self._names)
        for raw in raw_lines:
            do = ""
            try:
                line = understood(raw)
                do = line.order.name
                order_of(line, self._surround(line, names), lambda: "")
            except BadInput as error:
                return LineResult(raw.place, raw.number, do, error=error)
            if line.let:
                names |= dict.fromkeys((line.let, f"{line.let}.subject"), line.let)
        return None

    def perform(self, raw: RawLine) -> LineResult:
        """Carry out one line."""
        do = ""
        try:
            line = understood(raw)
            do = line.order.name
            ctx = self._context_of(line, self._surround(line, self._names))
            order = order_of(line, self._surround(line, self._names), lambda: new_case_id(ctx))
            if line.refused:
                return self._refuse(line, order, ctx)
            if isinstance(order, RegisterProfessional):
                return self._register(line, order, ctx)
            return self._execute(line, order, ctx)
        except BtiError as error:
            return LineResult(raw.place, raw.number, do, error=error)

    def _surround(self, line: ScriptLine, names: Mapping[str, str]) -> Surround:
        surround = Surround(names, self._run_at)
        fault = check_around(line, surround, training=self._ctx.training)
        if fault is not None:
            raise fault
        return surround

    def _context_of(self, line: ScriptLine, surround: Surround) -> "Context":
        ctx = self._ctx
        if line.acting_as:
            wanted = surround.id(line.acting_as)
            user = find_professional(ctx, wanted)
            if user is None:
                raise BadInput(place=line.place, problem="unknown-user", field="as")
            ctx = ctx.acting_as(user)
        at = surround.moment(line.now) if line.now else None
        return ctx.at(lambda: at) if at else ctx

    def _register(self, line: ScriptLine, order: RegisterProfessional, ctx: "Context") -> LineResult:
        from bti_tui.usecases.people import register_professional

        added = register_professional(ctx, order.full_name, order.role, order.title, order.agency or "", order.unit)
        self._name(line, added.id)
        return LineResult(line.place, line.number, order.name, made=added.id)

    def _execute(self, line: ScriptLine, order: "Command", ctx: "Context") -> LineResult:
        from bti_tui.usecases.execute import execute

        done = execute(ctx, order)
        made = made_by(done.records) if order.name in MAKES else ""
        self._name(line, made)
        if line.let and made == done.case.id:
            self._names[f"{line.let}.subject"] = done.case.subject
        facts = tuple(record.fact.name for record in done.records)
        return LineResult(line.place, line.number, order.name, done.case.id, made, facts)

    def _refuse(self, line: ScriptLine, order: Order, ctx: "Context") -> LineResult:
        """See that a line is refused for the reasons that it names, and for no others; nothing of it ever lasts."""
        from bti_tui.usecases.execute import execute

        refusal = Refused()
        if not isinstance(order, RegisterProfessional):
            with together(ctx) as whole:
                try:
                    execute(whole.context, order)
                except Refused as refused:
                    refusal = refused
        found = tuple(reason.code for reason in refusal.reasons)
        if set(found) != set(line.refused):
            facts = {"field": "refused", "do": order.name, "expected": ", ".join(found) or "-"}
            raise BadInput(place=line.place, problem="refused-otherwise", **facts)
        return LineResult(line.place, line.number, order.name, refusal=refusal)

    def _name(self, line: ScriptLine, made: str) -> None:
        if line.let:
            self._names[line.let] = made


def new_case_id(ctx: "Context") -> str:
    """A fresh id for a case that somebody is about to open."""
    return uuid7(Hlc(milliseconds(ctx.now()) << COUNTER_BITS), secrets.randbits(62))


def made_by(records: Iterable[Recorded]) -> str:  # noqa: PLR0911 - one arm for each thing that can be made
    """The id of what some facts made: a case, a person, a goal, a measure, an entry, a meeting, what was held back."""
    for record in records:
        match record.fact:
            case ConcernRaised():
                return record.case_id
            case PersonAdded() | ChildBorn():
                return record.fact.person
            case GoalSet():
                return record.fact.goal
            case MeasurePlanned():
                return record.fact.measure
            case NoticeHeld():
                return record.fact.held
            case MeetingPlanned():
                return record.fact.meeting
            case AttendeeAdded():
                return record.fact.attendees[0].id
            case EntryWritten() | EmergencyOpened():
                return record.id
    return ""

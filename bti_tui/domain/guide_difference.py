"""What sets one guide apart from another, part by part: the same list for the command line and for the screens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bti_tui.domain.guide import Due, GuardName, Guide, LevelGuide, Outcome, Step
from bti_tui.domain.words import Words


class DifferenceKind(StrEnum):
    """What differs (slags forskjell)."""

    LEVEL_NAME = "level-name"
    LEVEL_PURPOSE = "level-purpose"
    HOLDER_NAME = "holder-name"
    WEEKS = "weeks"
    STEP_NEW = "step-new"
    STEP_HIDDEN = "step-hidden"
    STEP_GONE = "step-gone"
    STEP_NAME = "step-name"
    STEP_LEVEL = "step-level"
    STEP_ORDER = "step-order"
    STEP_DUE = "step-due"
    STEP_OPTIONAL = "step-optional"
    STEP_ASKED = "step-asked"
    STEP_TEXTS = "step-texts"
    STEP_TOOLS = "step-tools"
    STEP_FORMS = "step-forms"
    STEP_GUARDS = "step-guards"
    OUTCOME_NEW = "outcome-new"
    OUTCOME_GONE = "outcome-gone"
    OUTCOME_NAME = "outcome-name"
    OUTCOME_HELP = "outcome-help"
    OUTCOME_WAY = "outcome-way"
    MOVE = "move"
    GUARD_TEXT = "guard-text"
    ANSWER_NEW = "answer-new"
    ANSWER_GONE = "answer-gone"
    ANSWER_NAME = "answer-name"
    DAYS = "days"
    AGE = "age"
    SIGNING = "signing"
    ARENA = "arena"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs (forskjell). A text is a person's words or a code of the guide."""

    kind: DifferenceKind
    about: Words | str
    """What it is about, as the other guide calls it."""
    before: Words | str = ""
    after: Words | str = ""
    level: int | None = None


def differences(before: Guide, after: Guide) -> tuple[Difference, ...]:
    """Everything that the second guide does in another way than the first, from level 0 on."""
    parts = (_levels, _steps, _outcomes, _moves, _lists, _numbers, _local)
    return tuple(one for part in parts for one in part(before, after))


def _levels(before: Guide, after: Guide) -> Iterator[Difference]:
    for old, new in zip(before.levels, after.levels, strict=True):
        number = new.number.value
        if old.title != new.title:
            yield Difference(DifferenceKind.LEVEL_NAME, str(number), old.title, new.title, number)
        if old.purpose != new.purpose:
            yield Difference(DifferenceKind.LEVEL_PURPOSE, new.title, level=number)
        if old.holder != new.holder:
            yield Difference(DifferenceKind.HOLDER_NAME, new.title, old.holder, new.holder, number)
        weeks = before.evaluation_weeks[old.number], after.evaluation_weeks[new.number]
        if weeks[0] != weeks[1]:
            yield Difference(DifferenceKind.WEEKS, new.title, str(weeks[0]), str(weeks[1]), number)


def _steps(before: Guide, after: Guide) -> Iterator[Difference]:
    old = {step.id: step for step in before.steps()}
    new = {step.id: step for step in after.steps()}
    for step in after.steps():
        level = _level_of(step, after)
        if step.id not in old:
            yield Difference(DifferenceKind.STEP_NEW, step.what, level=level)
        else:
            yield from _step(old[step.id], step, before, after)
    for step in before.steps():
        if step.id not in new:
            kind = DifferenceKind.STEP_HIDDEN if after.step(step.id) else DifferenceKind.STEP_GONE
            yield Difference(kind, step.what, level=_level_of(step, before))


def _step(old: Step, new: Step, before: Guide, after: Guide) -> Iterator[Difference]:
    levels = _level_of(old, before), _level_of(new, after)
    if old.what != new.what:
        yield Difference(DifferenceKind.STEP_NAME, old.what, old.what, new.what, levels[1])
    if levels[0] != levels[1]:
        yield Difference(DifferenceKind.STEP_LEVEL, new.what, str(levels[0]), str(levels[1]), levels[1])
    elif (behind := _jumped(new, before, after)) is not None:
        yield Difference(DifferenceKind.STEP_ORDER, new.what, "", behind.what, levels[1])
    if old.due != new.due:
        yield Difference(DifferenceKind.STEP_DUE, new.what, _days(old.due), _days(new.due), levels[1])
    if old.optional != new.optional:
        kind = DifferenceKind.STEP_OPTIONAL if new.optional else DifferenceKind.STEP_ASKED
        yield Difference(kind, new.what, level=levels[1])
    for kind, part in _PARTS.items():
        if part(old) != part(new):
            yield Difference(kind, new.what, level=levels[1])


_PARTS: dict[DifferenceKind, Callable[[Step], object]] = {
    DifferenceKind.STEP_TEXTS: lambda step: (step.help, step.questions),
    DifferenceKind.STEP_TOOLS: lambda step: step.tools,
    DifferenceKind.STEP_FORMS: lambda step: (step.forms, step.who, step.visibility, step.done, step.place),
    DifferenceKind.STEP_GUARDS: lambda step: (step.guards, step.mends),
}


def _jumped(step: Step, before: Guide, after: Guide) -> Step | None:
    """The step that this one has come behind, when it has moved back within its level."""
    old, new = _part_of(step, before), _part_of(step, after)
    if old is None or new is None:
        return None
    was = [one.id for one in old.steps]
    behind = [one for one in new.steps[: new.steps.index(step)] if one.id in was]
    jumped = [one for one in behind if was.index(one.id) > was.index(step.id)]
    return jumped[-1] if jumped else None


def _outcomes(before: Guide, after: Guide) -> Iterator[Difference]:
    for old_level, new_level in zip(before.levels, after.levels, strict=True):
        number = new_level.number.value
        old = {outcome.id: outcome for outcome in old_level.outcomes}
        for new in new_level.outcomes:
            if new.id not in old:
                yield Difference(DifferenceKind.OUTCOME_NEW, new.title, level=number)
            else:
                yield from _outcome(old.pop(new.id), new, number)
        yield from (Difference(DifferenceKind.OUTCOME_GONE, one.title, level=number) for one in old.values())


def _outcome(old: Outcome, new: Outcome, level: int) -> Iterator[Difference]:
    if old.title != new.title:
        yield Difference(DifferenceKind.OUTCOME_NAME, old.title, old.title, new.title, level)
    if old.help != new.help:
        yield Difference(DifferenceKind.OUTCOME_HELP, new.title, level=level)
    ways = [(one.effect, one.to_level, one.to_step, one.most, one.asks_safety_again, one.spares) for one in (old, new)]
    if ways[0] != ways[1]:
        yield Difference(DifferenceKind.OUTCOME_WAY, new.title, level=level)


def _moves(before: Guide, after: Guide) -> Iterator[Difference]:
    for name, new in after.moves.items():
        old = before.moves.get(name)
        if old is not None and (old.hard, old.soft) != (new.hard, new.soft):
            titles = [one.title for level in after.levels for one in level.outcomes if one.move == name]
            form = after.form_of(new.order) if new.order else None
            about = titles[0] if titles else form.title if form else name
            yield Difference(DifferenceKind.MOVE, about, _names(old.hard, old.soft), _names(new.hard, new.soft))


def _lists(before: Guide, after: Guide) -> Iterator[Difference]:
    for guard, text in after.guards.items():
        if before.guards.get(guard) != text:
            yield Difference(DifferenceKind.GUARD_TEXT, text.missing)
    for name, rows in after.choices.items():
        old = {row.code: row for row in before.choices.get(name, ())}
        for row in rows:
            known = old.pop(row.code, None)
            if known is None:
                yield Difference(DifferenceKind.ANSWER_NEW, row.label)
            elif known.label != row.label:
                yield Difference(DifferenceKind.ANSWER_NAME, known.label, known.label, row.label)
        yield from (Difference(DifferenceKind.ANSWER_GONE, row.label) for row in old.values())


_DAYS = ("holder_answer_days", "consent_months", "stuck_answer_days")


def _numbers(before: Guide, after: Guide) -> Iterator[Difference]:
    for name in (*_DAYS, "safety_weighed_days", "safety_reply_days", "safety_examined_days"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Difference(DifferenceKind.DAYS, name, str(old), str(new))
    for name in ("upper_age", "youth_signs_from"):
        old, new = getattr(before.local, name), getattr(after.local, name)
        if old != new:
            yield Difference(DifferenceKind.AGE, name, str(old or ""), str(new or ""))


def _local(before: Guide, after: Guide) -> Iterator[Difference]:
    for name in ("guardians_with_youth", "every_guardian"):
        if getattr(before.local, name) != getattr(after.local, name):
            yield Difference(DifferenceKind.SIGNING, name, after="yes" if getattr(after.local, name) else "no")
    if before.local.legal_basis != after.local.legal_basis:
        yield Difference(DifferenceKind.SIGNING, "legal_basis", after=after.local.legal_basis or "first_basis")
    known = {arena.code for arena in before.arenas}
    yield from (Difference(DifferenceKind.ARENA, one.name) for one in after.arenas if one.code not in known)
    numbers = {one.kind: one.number for one in before.contacts}
    for one in after.contacts:
        if numbers.get(one.kind, "") != one.number:
            yield Difference(DifferenceKind.CONTACT, one.kind, numbers.get(one.kind, ""), one.number)


def _part_of(step: Step, guide: Guide) -> LevelGuide | None:
    return next((level for level in guide.levels if step.id in {one.id for one in level.steps}), None)


def _level_of(step: Step, guide: Guide) -> int | None:
    part = _part_of(step, guide)
    return part.number.value if part else None


def _days(due: Due | None) -> str:
    return str(due.days) if due else ""


def _names(hard: tuple[GuardName, ...], soft: tuple[GuardName, ...]) -> str:
    return ", ".join([*(name.value for name in hard), *(f"({name.value})" for name in soft)])

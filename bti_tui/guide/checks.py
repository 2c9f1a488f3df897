"""Whether a guide hangs together: what one part names, another part has, and no case can get lost in it."""

from collections.abc import Iterator
from typing import Final

from bti_tui.domain.closing import ClosingReason
from bti_tui.domain.deadlines import ANCHORS
from bti_tui.domain.guide import Effect, GuardName
from bti_tui.domain.predicates import PREDICATES
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.form_checks import check_forms, check_lists
from bti_tui.guide.move_checks import check_moves
from bti_tui.guide.schema import GuideDoc, LevelDoc, OutcomeDoc, StepDoc, WordsDoc

WHO: Final = frozenset({"owner", "leader", "holder", "family", "all"})
INFORMING: Final = frozenset({"talk_with_family", "answer_consent", "share_understanding"})
"""Commands that can't be given without somebody at home learning of the case."""

STAYS: Final = frozenset({Effect.OBSERVE, Effect.CONTINUE, Effect.REPLAN})
"""Effects after which the case is at a step of the same level."""

LONGEST_WHAT, LONGEST_TITLE, LONGEST_LABEL, LONGEST_HINT = 34, 40, 22, 60
LONGEST_OUTCOME, LONGEST_CHOICE, LONGEST_GUARD, LONGEST_POINT = 34, 40, 70, 60


def check(doc: GuideDoc, faults: Faults) -> None:
    """Note every fault of a guide whose shape is right."""
    for index, level in enumerate(doc.levels):
        _check_level(doc, level, index, faults)
    for place, step in placed_steps(doc):
        _check_step(step, place, faults)
        check_forms(step, place, doc.choices, faults)
    check_lists(doc.choices, faults)
    _check_ids(doc, faults)
    _check_safety_first(doc, faults)
    _check_guards(doc, faults)
    check_moves(doc, faults)
    _check_agendas(doc, faults)
    _check_reach(doc, faults)
    _check_lengths(doc, faults)


def placed_steps(doc: GuideDoc) -> Iterator[tuple[str, StepDoc]]:
    """Every step with its place in the file."""
    for index, level in enumerate(doc.levels):
        for number, step in enumerate(level.steps):
            yield f"levels.{index}.steps.{number}", step
    for name, track in (("safety", doc.safety), ("closing", doc.closing), ("reopening", doc.reopening)):
        for number, step in enumerate(track.steps):
            yield f"{name}.steps.{number}", step


def _commands(step: StepDoc) -> set[str]:
    return {form.command for form in step.forms}


def _check_level(doc: GuideDoc, level: LevelDoc, index: int, faults: Faults) -> None:
    place = f"levels.{index}"
    faults.unless(level.number == index, f"{place}.number", Problem.WRONG_LEVEL, level.number)
    decides = any("decide" in _commands(step) and not step.later for step in level.steps)
    faults.unless(decides, place, Problem.NO_DECISION, level.number)
    alarms = any(outcome.effect is Effect.SAFETY and not outcome.later for outcome in level.outcomes)
    faults.unless(alarms, place, Problem.NO_ALARM, level.number)
    closes = any(outcome.effect is Effect.CLOSE and not outcome.later for outcome in level.outcomes)
    faults.unless(closes, place, Problem.NO_CLOSING, level.number)
    keys: set[str] = set()
    for number, outcome in enumerate(level.outcomes):
        at = f"{place}.outcomes.{number}"
        faults.unless(not outcome.key or outcome.key not in keys, f"{at}.key", Problem.DOUBLE, outcome.key)
        keys.add(outcome.key)
        double = any(outcome.id == one.id for one in level.outcomes[:number])
        faults.unless(not double, f"{at}.id", Problem.DOUBLE, outcome.id)
        _check_outcome(doc, level, outcome, at, faults)


def _check_outcome(doc: GuideDoc, level: LevelDoc, outcome: OutcomeDoc, at: str, faults: Faults) -> None:
    reasons = [reason.value for reason in ClosingReason]
    faults.unless(
        not outcome.closes_as or outcome.closes_as in reasons, f"{at}.closes_as", Problem.NOT_ONE_OF, ", ".join(reasons)
    )
    faults.unless(any(outcome.move == move.id for move in doc.moves), f"{at}.move", Problem.UNKNOWN_MOVE, outcome.move)
    changes = outcome.effect is Effect.CHANGE_LEVEL
    moved = outcome.to_level is not None and outcome.to_level != level.number
    faults.unless(moved if changes else outcome.to_level is None, f"{at}.to_level", Problem.WRONG_LEVEL, outcome.id)
    if outcome.to_step is None:
        faults.unless(outcome.effect not in STAYS, f"{at}.to_step", Problem.MISSING, outcome.id)
        return
    known = any(step.id == outcome.to_step for _, step in placed_steps(doc))
    faults.unless(known, f"{at}.to_step", Problem.UNKNOWN_STEP, outcome.to_step)
    if known and (changes or outcome.effect in STAYS):
        number = outcome.to_level if changes else level.number
        there = [step.id for one in doc.levels if one.number == number for step in one.steps]
        faults.unless(outcome.to_step in there, f"{at}.to_step", Problem.WRONG_LEVEL, outcome.to_step)
        if changes and outcome.to_step in there and outcome.to_level is not None and outcome.to_level > level.number:
            _check_nothing_skipped(doc, outcome, at, faults)


def _check_nothing_skipped(doc: GuideDoc, outcome: OutcomeDoc, at: str, faults: Faults) -> None:
    """On the way up every step is met that may not be left out."""
    for step in (step for part in doc.levels if part.number == outcome.to_level for step in part.steps):
        if step.id == outcome.to_step:
            return
        if not (step.optional or step.later):
            faults.add(f"{at}.to_step", Problem.SKIPS, step.id)
            return


def _check_step(step: StepDoc, place: str, faults: Faults) -> None:
    faults.unless(step.done in PREDICATES, f"{place}.done", Problem.UNKNOWN_PREDICATE, step.done)
    ends = step.done != "never" or step.later or step.optional
    faults.unless(ends, f"{place}.done", Problem.NEVER_DONE, step.id)
    if step.due is not None:
        faults.unless(step.due.after in ANCHORS, f"{place}.due.after", Problem.UNKNOWN_ANCHOR, step.due.after)
    for index, who in enumerate(step.who):
        faults.unless(who in WHO, f"{place}.who.{index}", Problem.UNKNOWN_ROLE, who)
    informs = step.informs_guardians or bool(_commands(step) & INFORMING)
    faults.unless(not informs or GuardName.SAFETY in step.guards, f"{place}.guards", Problem.SAFETY_UNGUARDED, step.id)


def _check_ids(doc: GuideDoc, faults: Faults) -> None:
    seen: set[str] = set()
    for place, step in placed_steps(doc):
        faults.unless(step.id not in seen, f"{place}.id", Problem.DOUBLE, step.id)
        seen.add(step.id)
    for index, move in enumerate(doc.moves):
        double = any(move.id == one.id for one in doc.moves[:index])
        faults.unless(not double, f"moves.{index}.id", Problem.DOUBLE, move.id)


def _check_safety_first(doc: GuideDoc, faults: Faults) -> None:
    steps = doc.levels[0].steps
    faults.unless("raise_concern" in _commands(steps[0]), "levels.0.steps.0", Problem.FIELD_MISSING, "raise_concern")
    second = steps[1] if len(steps) > 1 else None
    asked = second is not None and "check_safety" in _commands(second) and GuardName.SAFETY in second.mends
    kept = second is not None and not (second.later or second.optional)
    faults.unless(asked and kept, "levels.0.steps.1", Problem.SAFETY_NOT_FIRST)


def _check_guards(doc: GuideDoc, faults: Faults) -> None:
    used: dict[GuardName, str] = {}
    for place, step in placed_steps(doc):
        for guard in (*step.guards, *step.mends):
            used.setdefault(guard, f"{place}.guards" if guard in step.guards else f"{place}.mends")
    for index, move in enumerate(doc.moves):
        for key, names in (("hard", move.hard), ("soft", move.soft)):
            for guard in names:
                used.setdefault(guard, f"moves.{index}.{key}")
    mended = {guard for _, step in placed_steps(doc) for guard in step.mends}
    for guard, place in used.items():
        faults.unless(guard in doc.guards, place, Problem.GUARD_UNEXPLAINED, guard.value)
        faults.unless(guard in mended, place, Problem.GUARD_UNMENDED, guard.value)


def _check_agendas(doc: GuideDoc, faults: Faults) -> None:
    known = [agenda.code for agenda in doc.agendas]
    for place, step in placed_steps(doc):
        faults.unless(not step.agenda or step.agenda in known, f"{place}.agenda", Problem.UNKNOWN_AGENDA, step.agenda)
    for index, agenda in enumerate(doc.agendas):
        faults.unless(agenda.code not in known[:index], f"agendas.{index}.code", Problem.DOUBLE, agenda.code)
        codes = [point.code for point in agenda.points]
        for number, code in enumerate(codes):
            at = f"agendas.{index}.points.{number}.code"
            faults.unless(code not in codes[:number], at, Problem.DOUBLE, code)


def _check_reach(doc: GuideDoc, faults: Faults) -> None:
    reached, waiting = {0}, [0]
    while waiting:
        number = waiting.pop()
        ways = {outcome.to_level for level in doc.levels if level.number == number for outcome in level.outcomes}
        fresh = {to for to in ways if to is not None} - reached
        reached |= fresh
        waiting += fresh
    for index, level in enumerate(doc.levels):
        faults.unless(level.number in reached, f"levels.{index}", Problem.UNREACHABLE, level.number)


def _check_lengths(doc: GuideDoc, faults: Faults) -> None:
    for place, text, most in limited(doc):
        for language in ("nb", "nn", "en"):
            length = len(getattr(text, language))
            faults.unless(length <= most, f"{place}.{language}", Problem.TOO_LONG, f"{length} > {most}")


def limited(doc: GuideDoc) -> Iterator[tuple[str, WordsDoc, int]]:
    """Every text that must fit on a line of the screen, with its place and its limit in characters."""
    for place, step in placed_steps(doc):
        yield f"{place}.what", step.what, LONGEST_WHAT
        for index, form in enumerate(step.forms):
            yield f"{place}.forms.{index}.title", form.title, LONGEST_TITLE
            for number, field in enumerate(form.record):
                at = f"{place}.forms.{index}.record.{number}"
                yield f"{at}.label", field.label, LONGEST_LABEL
                if field.hint is not None:
                    yield f"{at}.hint", field.hint, LONGEST_HINT
    yield from _limited_points(doc)
    for index, arena in enumerate(doc.arenas):
        yield f"arenas.{index}.name", arena.name, LONGEST_CHOICE
    for index, level in enumerate(doc.levels):
        for number, outcome in enumerate(level.outcomes):
            yield f"levels.{index}.outcomes.{number}.title", outcome.title, LONGEST_OUTCOME
    for guard, text in doc.guards.items():
        yield f"guards.{guard.value}.missing", text.missing, LONGEST_GUARD
        yield f"guards.{guard.value}.how", text.how, LONGEST_GUARD
        if text.opened is not None:
            yield f"guards.{guard.value}.opened.missing", text.opened.missing, LONGEST_GUARD
            yield f"guards.{guard.value}.opened.how", text.opened.how, LONGEST_GUARD
    for name, rows in doc.choices.items():
        for number, row in enumerate(rows):
            yield f"choices.{name}.{number}.label", row.label, LONGEST_CHOICE


def _limited_points(doc: GuideDoc) -> Iterator[tuple[str, WordsDoc, int]]:
    for index, agenda in enumerate(doc.agendas):
        yield f"agendas.{index}.title", agenda.title, LONGEST_TITLE
        for number, point in enumerate(agenda.points):
            yield f"agendas.{index}.points.{number}.what", point.what, LONGEST_POINT

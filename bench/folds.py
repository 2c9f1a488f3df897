"""(j) Folding: ten thousand random whole lives of cases, and one case with 2,000 facts, from their facts alone."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from bench.report import Figure
from bench.rounds import in_turns
from bench.sizes import Sizes
from bench.stores import Stores
from bti_tui.domain import commands as c
from bti_tui.domain.apply import replay
from bti_tui.domain.case import Case, CaseStatus
from bti_tui.domain.commands import COMMANDS, Command
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.errors import NotFound, Refused
from bti_tui.domain.facts import Recorded
from bti_tui.domain.guide import Effect
from bti_tui.domain.ids import UserId
from bti_tui.domain.plan import MeasureEffect, Onwards
from bti_tui.domain.progress import next_step
from tests.builders import RULES, CaseBuilder, a_case
from tests.orders import HOLD_BACK, HOLDER, LEADER, NAV, OWNER, PPT, SIX_WEEKS

Records = Sequence[Recorded]

SEED: Final = 118
BATCH: Final = 500
"""Lives that are in memory at a time."""
MOST_TURNS: Final = 60
"""After so many turns a life is let be, wherever it has come."""
ASIDE: Final = 0.15
"""How often somebody does something that is not next."""
DAILY: Final = sorted(name for name, kind in COMMANDS.items() if kind not in HOLD_BACK)
LEADS_AWAY: Final = ("decline_baton", "recall_baton", "skip_family_talk", "choose_log_mode")
"""Forms of a step that do not do what it is for."""
BUSY: Final = ("write_entry", "write_entry", "write_entry", "correct_entry", "observe", "plan_evaluation")
"""What fills a long case."""


def figures(_: Stores, sizes: Sizes) -> Iterator[Figure]:
    """Processor time, so that a busy machine does not count; the floor makes one new case of each fact, and no more."""
    ours, floor = zip(*_batches(sizes.lives), strict=True)
    yield Figure("j", "random lives, one fact", "µs", _times(1e6, ours), _times(1e6, floor), times_floor=4.0)
    yield Figure("j", "random lives, facts folded", "1/s", _inverse(ours), _inverse(floor))
    long = [long_case(sizes.facts[1])]
    whole, bare = in_turns(sizes.rounds, lambda: _seconds(long, _fold), lambda: _seconds(long, _bare))
    name = f"a case with {len(long[0])} facts"
    yield Figure("j", name, "ms", _times(1e3, whole), _times(1e3, bare), at_most=100.0)


def _batches(lives: int) -> Iterator[tuple[float, float]]:
    """Seconds a fact, ours and the floor's; lives are made and let go in batches, because all at once fill a memory."""
    chance = random.Random(SEED)  # noqa: S311 - the same lives in each run
    for begin in range(0, lives, BATCH):
        batch = [life(chance) for _ in range(min(BATCH, lives - begin))]
        facts = sum(map(len, batch))
        yield _seconds(batch, _fold) / facts, _seconds(batch, _bare) / facts


def life(chance: random.Random) -> Records:
    """One life, led by whoever does what is next, and now and then something else; the same seed gives the same."""
    bench = a_case()
    for _ in range(MOST_TURNS):
        if bench.case.status is CaseStatus.ARCHIVED:
            break
        step = next_step(bench.case, bench.guide, RULES, bench.today)
        names = [form.command for form in step.forms if form.done != "never"] if step else []
        names = [name for name in names if name not in LEADS_AWAY]
        if chance.random() < ASIDE or not names:
            names = [chance.choice(DAILY)]
        for name in names:
            _try(bench, COMMANDS[name], chance)
        bench.later(days=chance.choice((0, 1, 7, 21)))
    return tuple(bench.records)


def long_case(facts: int) -> Records:
    """One case in which people write for years."""
    chance = random.Random(SEED)  # noqa: S311 - the same lives in each run
    bench = a_case().underway()
    while len(bench.records) < facts:
        _try(bench, COMMANDS[chance.choice(BUSY)], chance)
    return tuple(bench.records)


def _try(bench: CaseBuilder, kind: type[Command], chance: random.Random) -> None:
    """An order as it would be given in its place; a refusal is a part of life."""
    with suppress(Refused, NotFound):
        for changes, by in _orders(bench, kind, chance):
            bench.do(kind, by, **changes)


def _orders(bench: CaseBuilder, kind: type[Command], chance: random.Random) -> Iterator[tuple[dict[str, Any], UserId]]:
    holder = bench.case.baton.holder
    by = holder.user if holder else OWNER
    if kind is c.AnswerConsent:
        if not bench.guardians:
            bench.with_guardians()
        answer = chance.choice((ConsentAnswer.YES, ConsentAnswer.YES, ConsentAnswer.NO))
        for person in bench.guardians:
            yield {"signatory": person, "answer": answer, "agencies": (PPT, NAV)}, by
    elif kind is c.EvaluateMeasure:
        onwards = chance.choice((Onwards.END, Onwards.CONTINUE))
        for measure in bench.case.open_measures:
            yield {"measure": measure.id, "onwards": onwards, "effect": MeasureEffect.BETTER}, by
    elif kind is c.Decide:
        outcomes = bench.guide.level(bench.case.level).outcomes
        moved = [one for one in outcomes if one.effect is Effect.CHANGE_LEVEL]
        outcome = chance.choice((*outcomes, *moved, *moved, *moved))
        dated = outcome.effect in (Effect.CONTINUE, Effect.OBSERVE, Effect.REPLAN)
        next_on = bench.today + SIX_WEEKS if dated else None
        yield {"outcome": outcome.id, "next_on": next_on, "override": "Det haster."}, by
    else:
        yield {}, HOLDER if kind is c.AcceptBaton else chance.choice((by, by, LEADER))


def _fold(records: Records) -> Case:
    return replay(Case.empty(records[0].case_id), records)


def _bare(records: Records) -> Case:
    case = Case.empty(records[0].case_id)
    for _ in records:
        case = replace(case, version=case.version + 1)
    return case


def _seconds(lives: Sequence[Records], fold: Callable[[Records], Case]) -> float:
    began = time.process_time()
    for records in lives:
        fold(records)
    return time.process_time() - began


def _times(unit: float, seconds: Sequence[float]) -> tuple[float, ...]:
    return tuple(one * unit for one in seconds)


def _inverse(seconds: Sequence[float]) -> tuple[float, ...]:
    return tuple(1 / one for one in seconds)

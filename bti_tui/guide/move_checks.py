"""Whether the guards of a move can be met where they stand, and which of them no municipality may take away."""

from collections.abc import Iterator
from typing import Final

from bti_tui.domain.commands import ResumeCase, SettleSafety
from bti_tui.domain.guide import GuardName
from bti_tui.domain.rules.moves import CAN_BE_SET, WAYS
from bti_tui.guide.faults import Faults, Problem
from bti_tui.guide.schema import GuideDoc, MoveDoc

_EVERYWHERE: Final = frozenset({GuardName.SAFETY, GuardName.LOG_CONSENT, GuardName.AGENCY_CONSENT})
"""Safety comes first, and the law asks for the consent."""
_ALSO: Final = {SettleSafety.name: frozenset({GuardName.LEADER}), ResumeCase.name: frozenset({GuardName.HOLDER})}
"""No fear is laid to rest behind the leader's back, and no case goes on without somebody who holds it."""


def check_moves(doc: GuideDoc, faults: Faults) -> None:
    """Each order has one move, with guards that can be met before it; the way to safety has none."""
    check_spared(doc, faults)
    for index, move in enumerate(doc.moves):
        place = f"moves.{index}"
        faults.unless(not move.order or move.order in WAYS, f"{place}.order", Problem.UNKNOWN_COMMAND, move.order)
        for way in move.ways:
            faults.unless(way in WAYS.get(move.order, ()), f"{place}.ways", Problem.NOT_ONE_OF, ", ".join(_ways(move)))
        for key, names in (("hard", move.hard), ("soft", move.soft)):
            for name in names:
                fits = name in CAN_BE_SET.get(move.order, frozenset(GuardName))
                faults.unless(fits, f"{place}.{key}", Problem.GUARD_NOT_HERE, name.value)
    for order, ways in WAYS.items():
        for way in ways:
            taken = [move for move in doc.moves if move.order == order and way in _ways(move)]
            faults.unless(len(taken) == 1, "moves", Problem.ORDER_UNMOVED, f"{order} {way}".rstrip())


def check_spared(doc: GuideDoc, faults: Faults) -> None:
    """An outcome does without what is asked for beside it, never without what safety or the law wants."""
    hard = {move.id: move.hard for move in doc.moves}
    for index, level in enumerate(doc.levels):
        for number, outcome in enumerate(level.outcomes):
            for guard in _EVERYWHERE.intersection(outcome.spares, hard.get(outcome.move, ())):
                faults.add(f"levels.{index}.outcomes.{number}.spares", Problem.SAFETY_TAKEN_AWAY, guard.value)


def check_kept_guards(base: GuideDoc, doc: GuideDoc, faults: Faults) -> None:
    """Note every guard of the base that safety or the law wants and that the guide has left out or made soft."""
    places = {move.id: (f"moves.{index}", move) for index, move in enumerate(doc.moves)}
    for move in base.moves:
        place, own = places.get(move.id, ("moves", move))
        faults.unless((own.order, own.ways) == (move.order, move.ways), place, Problem.SAFETY_TAKEN_AWAY, move.id)
        for guard in _left_out(move, own):
            wanted = move.id if guard is GuardName.SAFETY else f"{guard.value} ({move.id})"
            faults.add(f"{place}.hard", Problem.SAFETY_TAKEN_AWAY, wanted)


def _left_out(base: MoveDoc, own: MoveDoc) -> Iterator[GuardName]:
    kept = _EVERYWHERE | _ALSO.get(base.order, frozenset())
    yield from (guard for guard in base.hard if guard in kept and guard not in own.hard)


def _ways(move: MoveDoc) -> tuple[str, ...]:
    return move.ways or WAYS.get(move.order, ())

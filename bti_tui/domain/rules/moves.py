"""The moves that no outcome takes but an order of their own: what the guide sets before each of them (T23 to T28)."""

from collections.abc import Iterable
from typing import Final

from bti_tui.domain.case import Case
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.commands import ArchiveCase, OpenSafetyTrack, PauseCase, ReopenCase, ResumeCase, SettleSafety
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import GuardOverridden
from bti_tui.domain.guards import unmet
from bti_tui.domain.guide import GuardName, Guide, Move
from bti_tui.domain.notes import NoteKind, Visibility
from bti_tui.domain.rules.basis import Basis, Pen
from bti_tui.domain.safety import WayOn
from bti_tui.domain.text import is_written

WAYS: Final[dict[str, tuple[str, ...]]] = {
    OpenSafetyTrack.name: ("",),
    SettleSafety.name: tuple(way.value for way in WayOn),
    PauseCase.name: ("",),
    ResumeCase.name: ("",),
    ReopenCase.name: ("",),
    ArchiveCase.name: ("",),
}
"""The orders that take a move, each with the answers that decide which one; a guide has one move for each."""

_TOLD: Final = frozenset({GuardName.LEADER, GuardName.FAMILY})
_SETTLED: Final = frozenset({GuardName.HOLDER, GuardName.LOG_CONSENT, GuardName.AGENCY_CONSENT})
_AT_WORK: Final = _TOLD | _SETTLED | {GuardName.CONCERN, GuardName.SAFETY, GuardName.REASON}
_OF_PLAN: Final = frozenset({GuardName.PLAN, GuardName.EVALUATED, GuardName.CHILD_VOICE})

CAN_BE_SET: Final[dict[str, frozenset[GuardName]]] = {
    OpenSafetyTrack.name: frozenset(),
    SettleSafety.name: _AT_WORK,
    PauseCase.name: _AT_WORK | _OF_PLAN | {GuardName.DATE},
    ResumeCase.name: _SETTLED | {GuardName.SAFETY},
    ReopenCase.name: _TOLD | {GuardName.REASON},
    ArchiveCase.name: _TOLD,
}
"""The guards that can be met in the state that a case is in before the order; any other would shut the way for good."""

_ALWAYS: Final[dict[tuple[str, str], tuple[GuardName, ...]]] = {
    (SettleSafety.name, WayOn.PAUSE.value): (GuardName.LEADER,),
    (SettleSafety.name, WayOn.CLOSE.value): (GuardName.LEADER,),
    (PauseCase.name, ""): (GuardName.SAFETY,),
}
"""What the program asks for whatever a guide says."""

_BY_ORDER: Final = frozenset({GuardName.REASON, GuardName.DATE})
"""What the order carries itself, and its own rule looks at."""


def may_be_set_aside(guide: Guide, order: str) -> bool:
    """Whether a written reason can help an order through: a move that it may take has a soft guard."""
    return any(guide.move_of(order, way).soft for way in WAYS.get(order, ()))


def open_hard(case: Case, order: str, guide: Guide, at: Circumstance, way: str = "") -> tuple[Reason, ...]:
    """The hard guards of a move that are not met; what the order carries itself, its own rule looks at."""
    return _open(case, _hard(guide.move_of(order, way), order, way), guide, at)


class Passage:
    """The way of one order through the guards of its move (vei gjennom vaktene)."""

    def __init__(self, basis: Basis, order: str, override: str | None, way: str = "") -> None:
        """`override` is the written reason for going on although a soft guard is unmet; `way` is what was chosen."""
        case, guide, at = basis.case, basis.guide, basis.circumstance(basis.case.next_on)
        self._move = guide.move_of(order, way)
        self._override = override or ""
        self._hard = open_hard(case, order, guide, at, way)
        left = (one for one in self._move.soft if one not in _hard(self._move, order, way))
        self._soft = _open(case, left, guide, at, soft=True)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What stands in the way: hard guards always, soft ones while nobody has written why they can wait."""
        return (*self._hard, *(() if is_written(self._override) else self._soft))

    def overridden(self, pen: Pen, visibility: Visibility = Visibility.INTERNAL) -> tuple[GuardOverridden, ...]:
        """Each soft guard that is set aside, as a fact with the reason."""
        return tuple(
            GuardOverridden(
                guard=GuardName(reason.code),
                move=self._move.id,
                reason=pen.write(self._override, NoteKind.REASON, visibility),
            )
            for reason in self._soft
        )


def _hard(move: Move, order: str, way: str) -> tuple[GuardName, ...]:
    return tuple(dict.fromkeys((*move.hard, *_ALWAYS.get((order, way), ()))))


def _open(
    case: Case, names: Iterable[GuardName], guide: Guide, at: Circumstance, *, soft: bool = False
) -> tuple[Reason, ...]:
    """A holder and a consent are asked for only from the level at which the guide begins to ask for them."""
    asked = (one for one in names if one not in _BY_ORDER and (one not in _SETTLED or case.level >= guide.begins(one)))
    return tuple(unmet(asked, at, guide, soft=soft))

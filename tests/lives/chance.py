"""Commands as chance makes them: some make sense, some don't, and the rules must know the difference."""

import types
import typing
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from bti_tui.domain.commands import Command
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import (
    AgencyCode,
    AreaCode,
    CaseId,
    CategoryCode,
    FactId,
    GoalId,
    GroundCode,
    GuideId,
    GuideVersion,
    HeldId,
    MeasureId,
    MeetingKind,
    OutcomeId,
    PartyId,
    PersonId,
    ScaleCode,
    StepId,
    UserId,
)
from tests.builders import GUIDE, RULES, STAFF, CaseBuilder
from tests.orders import NEXT_GUIDE, ORDERS

WORDS = st.sampled_from(["Vi snakket om det.", "Ny linje\nher", "", " ", "\u200b", "x" * 90])
DAYS = st.sampled_from([-40, -7, -1, 0, 0, 0, 1, 7, 42, 365])


def _codes(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["nothing", *(choice.code for choice in GUIDE.choices[name])])


def _known(*ids: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*ids, "unknown"])


BY_TYPE: dict[object, Callable[[CaseBuilder], st.SearchStrategy[Any]]] = {
    str: lambda _: WORDS,
    bool: lambda _: st.booleans(),
    date: lambda bench: DAYS.map(lambda days: bench.today + timedelta(days=days)),
    UserId: lambda _: st.sampled_from(list(STAFF)),
    PersonId: lambda bench: _known(*(one.id for one in bench.case.people)),
    PartyId: lambda bench: _known(*STAFF, *(one.id for one in bench.case.people)),
    GoalId: lambda bench: _known(*(one.id for one in bench.case.goals)),
    MeasureId: lambda bench: _known(*(one.id for one in bench.case.measures)),
    CaseId: lambda _: st.sampled_from(["case-1", "case-2"]),
    FactId: lambda bench: _known(*(one.id for one in bench.records if isinstance(one.fact, EntryWritten))),
    GuideId: lambda _: _known(NEXT_GUIDE.id, "no.standard"),
    GuideVersion: lambda _: _known(NEXT_GUIDE.version),
    StepId: lambda bench: _known(*(one.id for one in bench.guide.steps())),
    HeldId: lambda bench: _known(*(one.id for one in bench.case.safety_work.held)),
    OutcomeId: lambda bench: _known(*(one.id for one in bench.guide.level(bench.case.level).outcomes)),
    AreaCode: lambda _: _codes("area"),
    CategoryCode: lambda _: _codes("category"),
    ScaleCode: lambda _: _codes("child_scale"),
    GroundCode: lambda _: _known(*(one.code for one in RULES.restriction_grounds)),
    AgencyCode: lambda _: st.sampled_from(["nothing", "ppt", "nav", "kindergarten"]),
    MeetingKind: lambda _: _codes("meeting_kind"),
}


def any_command(kind: type[Command], bench: CaseBuilder) -> st.SearchStrategy[Command]:
    """The valid command of a kind with up to three of its fields changed to whatever comes."""
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.name != "case_id"]
    valid = ORDERS[kind](bench)
    changed = st.lists(st.sampled_from(names), max_size=3, unique=True)
    return changed.flatmap(lambda some: st.fixed_dictionaries({name: _any(hints[name], bench) for name in some})).map(
        lambda changes: replace(valid, **changes)
    )


def _any(kind: Any, bench: CaseBuilder) -> st.SearchStrategy[Any]:
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return st.none() | _any(inner, bench)
    if typing.get_origin(kind) is tuple:
        return st.lists(_any(arguments[0], bench), max_size=2).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    return BY_TYPE[kind](bench)

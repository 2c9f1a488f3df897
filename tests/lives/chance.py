"""Commands as chance makes them: some make sense, some don't, and the rules must know the difference."""

import types
import typing
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, time, timedelta
from enum import Enum
from typing import Any, Final

from hypothesis import strategies as st

from bti_tui.domain.commands import Command
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import (
    AgencyCode,
    AgendaCode,
    AgendaItemCode,
    AnswerCode,
    AreaCode,
    BasisCode,
    CaseId,
    CategoryCode,
    FactId,
    GoalId,
    GroundCode,
    GuideId,
    GuideVersion,
    HeldId,
    InformationCode,
    InstrumentVersion,
    ItemCode,
    LanguageCode,
    MeasureId,
    MeetingId,
    MeetingKind,
    OutcomeId,
    PartyId,
    PersonId,
    PointCode,
    RouteCode,
    ScaleCode,
    StepId,
    TextVersion,
    UserId,
)
from bti_tui.domain.instrument import Answer
from bti_tui.domain.meetings import AttendeeWish, ItemWish
from tests.assessment_orders import INSTRUMENT
from tests.builders import GUIDE, RULES, STAFF, CaseBuilder
from tests.orders import NEXT_GUIDE, ORDERS
from tests.people import ADVISER, PSYCHOLOGIST

WORDS = st.sampled_from(["Vi snakket om det.", "Ny linje\nher", "", " ", "\u200b", "x" * 90])
DAYS = st.sampled_from([-40, -7, -1, 0, 0, 0, 1, 7, 42, 365])


def _codes(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["nothing", *(choice.code for choice in GUIDE.choices[name])])


def _known(*ids: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*ids, "unknown"])


ITEMS = _known(*(one.code for one in INSTRUMENT.safety.items)).map(ItemCode)
ANSWERS = _known("0", "3", "nei", "ja", *(one.code for one in (*INSTRUMENT.resources, *INSTRUMENT.not_heard))).map(
    AnswerCode
)


BY_TYPE: dict[object, Callable[[CaseBuilder], st.SearchStrategy[Any]]] = {
    str: lambda _: WORDS,
    bool: lambda _: st.booleans(),
    date: lambda bench: DAYS.map(lambda days: bench.today + timedelta(days=days)),
    UserId: lambda _: st.sampled_from(list(STAFF)),
    PersonId: lambda bench: _known(*(one.id for one in bench.case.people)),
    PartyId: lambda bench: _known(*STAFF, PSYCHOLOGIST.id, ADVISER.id, *(one.id for one in bench.case.people)),
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
    time: lambda _: st.sampled_from([time(0, 0), time(9, 30)]),
    MeetingId: lambda bench: _known(*(one.id for one in bench.case.planned_meetings)),
    AgendaCode: lambda _: _known(*(one.code for one in GUIDE.agendas)),
    AgendaItemCode: lambda _: st.sampled_from(["stemme", "tiltak", "egen"]),
    ItemWish: lambda _: st.builds(ItemWish, st.sampled_from(["stemme", "egen"]), st.sampled_from([-1, 0, 5]), WORDS),
    AttendeeWish: lambda bench: st.builds(
        AttendeeWish,
        st.none() | _known(*STAFF, *(one.id for one in bench.case.people)),
        st.none() | st.sampled_from(["nothing", "ppt", "nav", "kindergarten"]),
        WORDS,
    ),
    MeetingKind: lambda _: _codes("meeting_kind"),
    int: lambda _: st.sampled_from([0, 1, 2, 9, 1980, 2012]),
    InformationCode: lambda _: _known(*(one.code for one in RULES.information)),
    PointCode: lambda _: _known(*(one.code for one in RULES.points)),
    BasisCode: lambda _: _known(*(one.code for one in RULES.bases)),
    LanguageCode: lambda _: st.sampled_from(["nb", "so", ""]),
    TextVersion: lambda _: st.sampled_from(["2026.1", ""]),
    InstrumentVersion: lambda _: _known(INSTRUMENT.version),
    RouteCode: lambda _: _known(*(one.code for one in INSTRUMENT.routes)),
    ItemCode: lambda _: ITEMS,
    AnswerCode: lambda _: ANSWERS,
    Answer: lambda _: st.builds(Answer, ITEMS, ANSWERS),
}


def any_command(kind: type[Command], bench: CaseBuilder) -> st.SearchStrategy[Command]:
    """The valid command of a kind with up to three of its fields changed to whatever comes."""
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(kind) if field.name != "case_id"]
    valid = ORDERS[kind](bench)
    changed = st.lists(st.sampled_from(names), max_size=3, unique=True)
    return changed.flatmap(
        lambda some: st.fixed_dictionaries({name: drawn_as(hints[name], bench) for name in some})
    ).map(lambda changes: replace(valid, **changes))


THINGS: Final = {GoalId, MeasureId, MeetingId, FactId, HeldId, PersonId}
"""What a case has many of, each by an id of its own."""


def pointers(kind: type[Command]) -> list[str]:
    """The fields by which a command points at a thing of the case."""
    return [name for name, hint in typing.get_type_hints(kind).items() if {hint, *typing.get_args(hint)} & THINGS]


def drawn_as(kind: Any, bench: CaseBuilder) -> st.SearchStrategy[Any]:
    """Anything of a type, most of it known to the case."""
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return st.none() | drawn_as(inner, bench)
    if typing.get_origin(kind) is tuple:
        return st.lists(drawn_as(arguments[0], bench), max_size=2).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    return BY_TYPE[kind](bench)

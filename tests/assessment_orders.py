"""Orders about concern assessments, with every answer mild unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bti_tui.domain import commands as c
from bti_tui.domain.assessment import NoticeChoice
from bti_tui.domain.ids import AnswerCode, ItemCode, RouteCode
from bti_tui.domain.instrument import Answer
from bti_tui.domain.rules.assessment import age_at
from bti_tui.guide.compiled import shipped_instrument

if TYPE_CHECKING:
    from tests.scene import Scene

INSTRUMENT = shipped_instrument()
"""The concern assessment of the program."""
FINE, NO = AnswerCode("0"), AnswerCode("nei")


def said(**answers: str) -> tuple[Answer, ...]:
    """Answers by the code of their question."""
    return tuple(Answer(ItemCode(item), AnswerCode(value)) for item, value in answers.items())


def answered(age: int | None, changed: Mapping[str, str] | None = None) -> tuple[Answer, ...]:
    """Every question that applies at an age answered as fine, but for some."""
    given = changed or {}
    return said(**{item.code: given.get(item.code, FINE) for _, item in INSTRUMENT.items_for(age)})


def safety(changed: Mapping[str, str] | None = None) -> tuple[Answer, ...]:
    """Every grave question answered no, but for some."""
    given = changed or {}
    return said(**{item.code: given.get(item.code, NO) for item in INSTRUMENT.safety.items})


def assessment(at: Scene, **given: Any) -> c.AssessConcern:
    """One assessment by the employee; `answers` and `safety` may be mappings of what differs."""
    subject = at.case.person(at.case.subject)
    age = age_at(subject.born_on if subject else None, at.today)
    fields: dict[str, Any] = {
        "answered_on": at.today,
        "answers": answered(age, {"b1": "2"}),
        "safety": safety(),
        "child_voice": "Jeg vil ha noen å være med i friminuttet.",
        "resources": (AnswerCode("trygg_voksen"),),
        **given,
    }
    if isinstance(fields["answers"], dict):
        fields["answers"] = answered(age, fields["answers"])
    if isinstance(fields["safety"], dict):
        fields["safety"] = safety(fields["safety"])
    return c.AssessConcern(case_id=at.id, **fields)


def _route(at: Scene) -> RouteCode:
    return at.case.open_routes[0].route if at.case.open_routes else RouteCode("RM")


OF_ASSESSMENT: dict[type[c.Command], Callable[[Scene], c.Command]] = {
    c.AssessConcern: assessment,
    c.SettleRoute: lambda at: c.SettleRoute(
        case_id=at.id,
        route=_route(at),
        outcome=AnswerCode("meldt_barnevern"),
        settled_on=at.today,
        reason="Meldt i dag sammen med Randi.",
    ),
    c.JudgeNotice: lambda at: c.JudgeNotice(
        case_id=at.id, choice=NoticeChoice.INFORM, judged_on=at.today, reason="Foreldrene er allerede med på laget."
    ),
}

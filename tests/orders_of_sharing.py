"""One valid command of each kind about sharing, with invented words."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Protocol

from bti_tui.domain import commands as c
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command
from bti_tui.domain.consent import ChildHeard, Interpreter
from bti_tui.domain.disclosure import Way
from bti_tui.domain.ids import (
    AgencyCode,
    BasisCode,
    CaseId,
    InformationCode,
    LanguageCode,
    PersonId,
    PointCode,
    TextVersion,
)
from bti_tui.domain.signatories import stands

POINTS: Final = tuple(map(PointCode, ("voluntary", "no_is_fine", "withdrawal", "who_and_what", "kept")))
WELL_BEING, HEALTH_INFORMATION = InformationCode("trivsel"), InformationCode("helse")


class Scene(Protocol):
    """What an order about sharing needs to know about the case that it is given in."""

    @property
    def id(self) -> CaseId: ...

    @property
    def case(self) -> Case: ...

    @property
    def today(self) -> date: ...


def _drawn_up(at: Scene) -> c.DrawUpConsent:
    return c.DrawUpConsent(
        case_id=at.id,
        purpose="Best mulig hjelp til å komme inn i leken.",
        from_agencies=(at.case.agency,),
        to_agencies=(AgencyCode("ppt"),),
        information=(WELL_BEING, HEALTH_INFORMATION),
        valid_until=at.today + timedelta(days=365),
        interpreter=Interpreter.NOT_NEEDED,
        points=POINTS,
        language=LanguageCode("nb"),
        text_version=TextVersion("2026.1"),
        child_heard=ChildHeard.HEARD,
        child_view="Det er greit.",
    )


def _taken_back(at: Scene) -> c.WithdrawConsent:
    given = [one.signatory for one in at.case.consents if stands(at.case, one)]
    return c.WithdrawConsent(case_id=at.id, signatory=(*given, PersonId("nobody"))[0], withdrawn_on=at.today)


def _family_copy(at: Scene) -> c.Disclose:
    others = [one.id for one in at.case.people if one.id != at.case.subject]
    person = (*others, PersonId("nobody"))[0]
    return c.Disclose(case_id=at.id, way=Way.FAMILY_COPY, disclosed_on=at.today, person=person)


SHARING: Final[dict[type[Command], Callable[[Scene], Command]]] = {
    c.DrawUpConsent: _drawn_up,
    c.WithdrawConsent: _taken_back,
    c.ReviewConsent: lambda at: c.ReviewConsent(
        case_id=at.id, reviewed_on=at.today, words="Ringte mor og far: det står ved lag."
    ),
    c.SettleResponsibility: lambda at: c.SettleResponsibility(case_id=at.id, holders=2),
    c.ChooseBasis: lambda at: c.ChooseBasis(
        case_id=at.id, basis=BasisCode("legal_obligation"), reason="Kommunen har bestemt det."
    ),
    c.Disclose: _family_copy,
}

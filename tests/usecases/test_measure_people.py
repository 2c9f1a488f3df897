"""Somebody of another service gets a part in a measure only as that service does, whether it is named or left out."""

from dataclasses import replace
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.errors import Refused
from bti_tui.domain.ids import AgencyCode, MeetingKind, PartyId
from bti_tui.domain.meetings import AttendeeWish, Presence
from bti_tui.domain.people import Professional
from bti_tui.domain.plan import Measure
from bti_tui.usecases.execute import execute
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, NAV, OWNER, PPT
from tests.people import ADVISER, COORDINATOR, PSYCHOLOGIST
from tests.usecases.test_need_to_know import Municipality

MEASURES = pytest.mark.parametrize("kind", [c.PlanMeasure, c.MoveMeasure])
ABSENT = [refusals.AGENCY_NOT_IN]


def said_of(bench: CaseBuilder, kind: type[c.Command], **changes: Any) -> list[str]:
    """Why a measure is not given to somebody; empty when it is."""
    try:
        execute(Municipality(bench).by(HOLDER), bench.order(kind, **changes))
    except Refused as refused:
        return [reason.code for reason in refused.reasons]
    return []


def given(bench: CaseBuilder, kind: type[c.Command], **changes: Any) -> Measure:
    """The measure after it was given to somebody."""
    return execute(Municipality(bench).by(HOLDER), bench.order(kind, **changes)).case.measures[-1]


@MEASURES
@pytest.mark.parametrize("who", [PSYCHOLOGIST, ADVISER, COORDINATOR])
def test_alone_no_colleague_of_another_service_answers_for_a_measure(kind: type[c.Command], who: Professional) -> None:
    bench = a_case().underway()
    for agency in (None, who.agency):
        assert said_of(bench, kind, responsible=PartyId(who.id), agency=agency) == ABSENT


@MEASURES
def test_a_colleague_of_a_service_that_takes_part_answers_for_it_in_the_name_of_her_service(
    kind: type[c.Command],
) -> None:
    for bench, who in ((a_case().together(), PSYCHOLOGIST), (a_case().with_team(), ADVISER)):
        assert given(bench, kind, responsible=PartyId(who.id)).agency == who.agency
        assert said_of(bench, kind, responsible=PartyId(COORDINATOR.id)) == ABSENT


@MEASURES
def test_nobody_else_comes_in_under_the_name_of_a_service_that_takes_part(kind: type[c.Command]) -> None:
    bench = a_case().together()
    assert said_of(bench, kind, responsible=PartyId(ADVISER.id), agency=PPT) == ABSENT
    assert said_of(bench, kind, responsible=PartyId(OWNER), agency=PPT) == []


@MEASURES
def test_a_yes_to_a_service_that_was_not_asked_to_come_is_not_enough(kind: type[c.Command]) -> None:
    bench = a_case().together().with_consent(ConsentAnswer.YES, PPT, NAV)
    for agency in (None, NAV):
        assert said_of(bench, kind, responsible=PartyId(ADVISER.id), agency=agency) == ABSENT


@MEASURES
def test_a_service_whose_consent_was_taken_back_gets_nothing_more_to_do(kind: type[c.Command]) -> None:
    bench = a_case().together()
    bench.do(c.WithdrawConsent, signatory=bench.guardians[0]).do(c.CheckSafety)
    for agency in (None, PPT):
        why = said_of(bench, kind, responsible=PartyId(PSYCHOLOGIST.id), agency=agency)
        assert refusals.AGENCY_NOT_COVERED in why
    assert refusals.AGENCY_NOT_COVERED not in said_of(bench, kind, responsible=PartyId(OWNER))


@pytest.mark.parametrize("who", [PartyId(PSYCHOLOGIST.id), PartyId(ADVISER.id)])
def test_whoever_takes_part_in_a_measure_is_asked_about_too(who: PartyId) -> None:
    assert said_of(a_case().underway(), c.PlanMeasure, contributors=(PartyId(COLLEAGUE), who)) == ABSENT


@MEASURES
def test_somebody_from_outside_who_sat_in_a_meeting_comes_under_the_service_that_she_came_from(
    kind: type[c.Command],
) -> None:
    bench = a_case().underway()
    order = bench.order(c.PlanMeeting)
    assert isinstance(order, c.PlanMeeting)
    bench.give(replace(order, kind=MeetingKind("drofting_anonym"), attendees=())).do(c.BeginMeeting)
    for name, agency in (("Ida Sol", None), ("Nils Li", NAV)):
        came = AttendeeWish(name=name, agency=agency)
        bench.do(c.AddAttendee, HOLDER, attendee=came, presence=Presence.PRESENT)
    ida, nils = (one.id for one in bench.case.planned_meetings[-1].attendees)
    assert given(bench, kind, responsible=ida).agency is None
    assert said_of(bench, kind, responsible=nils) == ABSENT


@MEASURES
def test_the_family_answers_for_measures_as_before(kind: type[c.Command]) -> None:
    bench = a_case().underway()
    assert given(bench, kind, responsible=PartyId(bench.guardians[0])).agency is None


@MEASURES
def test_who_has_the_case_by_a_consent_answers_for_measures_until_the_consent_ends(kind: type[c.Command]) -> None:
    """Somebody of another service may hold the baton, stand in, or be let in; she does it as one of those at work."""
    bench = a_case().underway().with_consent(ConsentAnswer.YES, PPT)
    bench.do(c.LendBaton, HOLDER, to=PSYCHOLOGIST.id)
    hers = {"responsible": PartyId(PSYCHOLOGIST.id)}
    assert given(bench, kind, **hers).agency is None
    assert said_of(bench, kind, responsible=PartyId(ADVISER.id)) == ABSENT
    bench.do(c.WithdrawConsent, signatory=bench.guardians[0]).do(c.CheckSafety)
    assert refusals.AGENCY_NOT_COVERED in said_of(bench, kind, **hers)


def test_what_a_colleague_answers_for_goes_with_her_service_when_it_leaves() -> None:
    here = Municipality(a_case().together())
    execute(here.by(HOLDER), here.bench.order(c.PlanMeasure, responsible=PartyId(PSYCHOLOGIST.id)))
    with pytest.raises(Refused) as no:
        execute(here.by(HOLDER), here.bench.order(c.EndParticipation, agency=AgencyCode(PPT)))
    assert [one.code for one in no.value.reasons] == [refusals.AGENCY_HAS_MEASURES]

"""A parent who has answered for the consent is heard until a leader says why not (S05); youth and health (S04)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.consent import ConsentAnswer, ConsentStatus
from bti_tui.domain.coverage import consented_agencies
from bti_tui.domain.ids import AgencyCode, PersonId
from bti_tui.domain.people import Relation
from bti_tui.domain.signatories import asked, consent_status
from tests.builders import RULES, CaseBuilder, a_case
from tests.orders import LEADER, PPT
from tests.orders_of_sharing import HEALTH_INFORMATION

HEALTH = AgencyCode("phf")


def against() -> tuple[CaseBuilder, PersonId]:
    """Two parents, of whom the father says no."""
    bench = a_case().at_level(1).with_guardians()
    mother, father = bench.guardians
    bench.do(c.AnswerConsent, signatory=mother)
    return bench.do(c.AnswerConsent, signatory=father, answer=ConsentAnswer.NO), father


def test_a_parent_who_has_answered_is_not_written_out_of_the_responsibility() -> None:
    bench, father = against()
    away: dict[str, Any] = {"person": father, "relation": Relation.FATHER, "responsible": False}
    assert bench.refuses(c.CorrectPerson, **away) == [refusals.ANSWER_COUNTS]
    assert bench.refuses(c.CorrectPerson, LEADER, **away) == [refusals.ANSWER_COUNTS]
    assert bench.refuses(c.CorrectPerson, **{**away, "responsible": True}) == []


def test_only_a_leader_takes_out_a_parent_who_has_answered() -> None:
    bench, father = against()
    assert bench.refuses(c.RemovePerson, person=father) == [refusals.ANSWER_COUNTS]
    assert bench.refuses(c.RemovePerson, LEADER, person=father) == []
    unasked = a_case().at_level(1).with_guardians()
    assert unasked.refuses(c.RemovePerson, person=unasked.guardians[0]) == []


OF_HEALTH = (HEALTH_INFORMATION,)


def youth_in_health(born_on: date) -> CaseBuilder:
    bench = a_case(born_on=born_on).at_level(1)
    bench.case = replace(bench.case, agency=AgencyCode("shst"))
    return bench


@pytest.mark.parametrize(("born_on", "alone"), [(date(2010, 8, 24), True), (date(2010, 8, 25), False)])
def test_a_youth_of_age_in_health_matters_answers_alone_for_health(born_on: date, alone: bool) -> None:
    bench = youth_in_health(born_on).do(c.DrawUpConsent, to_agencies=(HEALTH,), information=OF_HEALTH)
    bench.do(c.AnswerConsent, signatory=bench.case.subject, agencies=(HEALTH,))
    status = consent_status(bench.case, RULES, bench.today)
    covered = consented_agencies(bench.case, RULES, bench.today)
    assert (status, covered) == ((ConsentStatus.VALID, {HEALTH}) if alone else (ConsentStatus.MISSING, frozenset()))


def test_beyond_health_the_guardians_say_yes_too() -> None:
    bench = youth_in_health(date(2010, 1, 1)).with_guardians()
    bench.do(c.DrawUpConsent, to_agencies=(HEALTH, PPT), information=OF_HEALTH)
    bench.do(c.AnswerConsent, signatory=bench.case.subject, agencies=(HEALTH, PPT))
    assert asked(bench.case, RULES, bench.today) == (bench.case.subject,)
    assert consented_agencies(bench.case, RULES, bench.today) == {HEALTH}
    for person in bench.guardians:
        assert consented_agencies(bench.case, RULES, bench.today) == {HEALTH}
        bench.do(c.AnswerConsent, signatory=person, agencies=(PPT,))
    assert consented_agencies(bench.case, RULES, bench.today) == {HEALTH, PPT}
    assert bench.refuses(c.AnswerConsent, signatory=PersonId("nobody")) == [refusals.NOT_SIGNATORY]

"""Consent to share, the legal basis and the gate: what the law asks for, and what nobody gets round."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain import refusals
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.coverage import consented_agencies, covered_information
from bti_tui.domain.disclosure import Way
from bti_tui.domain.ids import AgencyCode, GroundCode, InformationCode, PersonId
from bti_tui.domain.law import AgeChange, Provenance
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Relation, SubjectKind, Telling
from bti_tui.domain.signatories import ResponsibilityGap, asked, gap, may_answer
from bti_tui.domain.views.consent_view import consent_view
from tests.builders import FIRST_DAY, GUIDE, RULES, a_case
from tests.domain.consented import BV, NO, YES, aged, covers, refused, status
from tests.orders import HEALTH, HOLDER, LEADER, NAV, PPT
from tests.orders_of_sharing import HEALTH_INFORMATION, POINTS, WELL_BEING

# the legal basis and what a consent holds


def test_r15_a_new_case_rests_on_a_public_task_and_has_no_consent() -> None:
    case = a_case().case
    basis = RULES.basis(case.legal_basis)
    assert (basis and basis.code, case.consents, case.consent_scopes) == ("public_task", (), ())
    assert all("consent" not in one.code for one in RULES.bases)


def test_r15_the_basis_is_chosen_from_the_rule_pack_with_a_reason_and_touches_no_consent() -> None:
    bench = aged(8).with_consent(YES, PPT)
    before = bench.case.consents
    assert bench.refuses(c.ChooseBasis, basis="samtykke") == [refusals.GROUND_UNKNOWN]
    assert bench.refuses(c.ChooseBasis, reason=" ") == [refusals.TEXT_MISSING]
    bench.do(c.ChooseBasis)
    assert (bench.case.legal_basis, bench.case.consents) == ("legal_obligation", before)
    assert all(one.provenance.source for one in RULES.bases)


MISSING: dict[str, tuple[Any, str]] = {
    "purpose": (" ", refusals.CONSENT_PURPOSE_MISSING),
    "from_agencies": ((), refusals.CONSENT_FROM_MISSING),
    "to_agencies": ((), refusals.CONSENT_TO_MISSING),
    "information": ((), refusals.CONSENT_INFORMATION_MISSING),
    "valid_until": (FIRST_DAY, refusals.DATES_OUT_OF_ORDER),
    "language": ("", refusals.CONSENT_LANGUAGE_MISSING),
    "text_version": ("", refusals.CONSENT_TEXT_MISSING),
    "points": (POINTS[:-1], refusals.CONSENT_POINTS_MISSING),
    "child_heard": (None, refusals.CONSENT_CHILD_MISSING),
    "child_view": ("", refusals.CONSENT_CHILD_MISSING),
}


@pytest.mark.parametrize("name", MISSING)
def test_r16_a_consent_without_any_one_of_its_points_is_refused_by_name(name: str) -> None:
    value, code = MISSING[name]
    changed: dict[str, Any] = {name: value}
    assert aged(8).refuses(c.DrawUpConsent, **changed) == [code]


def test_r16_every_missing_point_is_named_at_once() -> None:
    nothing: dict[str, Any] = {name: value for name, (value, _) in MISSING.items()}
    assert set(aged(8).refuses(c.DrawUpConsent, **nothing)) == {code for _, code in MISSING.values()}


def test_r16_nobody_says_yes_to_a_service_before_it_is_written_down_what_about() -> None:
    bench = aged(8)
    assert bench.refuses(c.AnswerConsent, agencies=(PPT,)) == [refusals.CONSENT_NOT_DRAWN_UP]
    assert bench.refuses(c.AnswerConsent) == []
    bench.do(c.DrawUpConsent)
    assert bench.refuses(c.AnswerConsent, agencies=(PPT, NAV)) == [refusals.CONSENT_BEYOND_SCOPE]
    kept_out = (InformationCode("sprak"),)
    assert bench.refuses(c.AnswerConsent, agencies=(PPT,), not_information=kept_out) == [refusals.CONSENT_BEYOND_SCOPE]


def test_r16_a_consent_is_to_services_of_the_guide_and_never_to_a_person() -> None:
    bench = aged(8)
    assert bench.refuses(c.DrawUpConsent, to_agencies=(AgencyCode(HOLDER),)) == [refusals.CODE_UNKNOWN]
    assert bench.refuses(c.DrawUpConsent, information=(InformationCode("alt"),)) == [refusals.CODE_UNKNOWN]


def test_r16_what_was_asked_stays_with_each_answer_when_more_is_asked_about_later() -> None:
    bench = aged(8).with_consent(YES, PPT).do(c.DrawUpConsent, to_agencies=(PPT, NAV))
    assert covers(bench, PPT) == (WELL_BEING, HEALTH_INFORMATION)
    assert covers(bench, NAV) == ()
    assert {one.scope.to_agencies for one in bench.case.consents if one.scope} == {(PPT,)}


def test_r16_a_service_that_may_not_tell_tells_nothing() -> None:
    bench = aged(8).do(c.DrawUpConsent, from_agencies=(NAV,))
    for person in bench.guardians:
        bench.do(c.AnswerConsent, signatory=person, agencies=(PPT,))
    assert covers(bench, PPT) == ()
    assert covered_information(bench.case, RULES, bench.today, PPT, NAV) == (WELL_BEING, HEALTH_INFORMATION)


def test_an_old_answer_without_a_scope_still_reads_and_lets_nothing_go_to_other_services() -> None:
    bench = aged(8).with_consent(YES, PPT)
    old = [one for one in bench.case.consents if one.scope]
    assert len(old) == 2
    bench = aged(8).with_consent()
    assert status(bench) is ConsentStatus.VALID
    assert consented_agencies(bench.case, RULES, bench.today) == frozenset()


# who must answer


def test_r17_with_two_guardians_one_yes_is_not_valid_for_sharing_and_who_is_missing_is_named() -> None:
    bench = aged(14).do(c.DrawUpConsent).do(c.AnswerConsent, agencies=(PPT,))
    assert covers(bench, PPT) == ()
    view = consent_view(bench.case, GUIDE, RULES, bench.names, bench.today)
    assert view.status is ConsentStatus.MISSING
    assert [one.waits_for for one in view.coverage] == [("Jonas Fjellvær",)]


def test_r17_a_father_who_was_never_registered_does_not_leave_one_signature_enough() -> None:
    bench = a_case(born_on=date(2018, 1, 1)).do(c.CheckSafety).do(c.AddPerson).do(c.DrawUpConsent)
    bench.do(c.AnswerConsent, agencies=(PPT,))
    assert gap(bench.case, RULES, bench.today) is ResponsibilityGap.NOT_SAID
    assert (status(bench), covers(bench, PPT)) == (ConsentStatus.MISSING, ())
    bench.do(c.SettleResponsibility, holders=2)
    assert gap(bench.case, RULES, bench.today) is ResponsibilityGap.NOT_REGISTERED
    bench.do(c.AddPerson, full_name="Jonas Fjellvær", relation=Relation.FATHER)
    assert covers(bench, PPT) == ()
    bench.do(c.AnswerConsent, signatory=bench.guardians[1], agencies=(PPT,))
    assert covers(bench, PPT) != ()


def test_r17_that_one_holds_it_alone_has_a_reason_and_a_leader_who_confirms_it() -> None:
    bench = a_case(born_on=date(2018, 1, 1)).do(c.CheckSafety).do(c.AddPerson).do(c.DrawUpConsent)
    bench.do(c.AnswerConsent, agencies=(PPT,))
    told = bench.refuses(c.SettleResponsibility, holders=1)
    assert told == [refusals.RESPONSIBILITY_REASON, refusals.RESPONSIBILITY_LEADER]
    assert bench.refuses(c.SettleResponsibility, LEADER, holders=1, reason="Folkeregisteret.") == []
    assert bench.refuses(c.SettleResponsibility, holders=0) == [refusals.RESPONSIBILITY_COUNT]
    bench.do(c.SettleResponsibility, holders=1, reason="Folkeregisteret.", confirmed_by=LEADER)
    assert (status(bench), covers(bench, PPT) != ()) == (ConsentStatus.VALID, True)


@pytest.mark.parametrize(
    ("years", "days", "who"),
    [(11, 364, "guardians"), (12, 0, "child too"), (14, 364, "child too"), (15, 0, "youth"), (18, 0, "alone")],
)
def test_r17_who_is_asked_follows_from_the_age_on_the_day(years: int, days: int, who: str) -> None:
    bench = aged(years, days=days)
    own, guardians = bench.case.subject, tuple(bench.guardians)
    answers, needs = may_answer(bench.case, RULES, bench.today), asked(bench.case, RULES, bench.today)
    expected = {
        "guardians": (guardians, guardians),
        "child too": ((*guardians, own), guardians),
        "youth": ((own, *guardians), (own, *guardians)),
        "alone": ((own,), (own,)),
    }[who]
    assert (answers, needs) == expected


def test_r17_a_youth_of_sixteen_answers_alone_for_health_and_with_the_guardians_for_the_rest() -> None:
    bench = aged(16)
    bench.case = replace(bench.case, agency=AgencyCode("shst"))
    bench.do(c.DrawUpConsent, to_agencies=(HEALTH,))
    bench.do(c.AnswerConsent, signatory=bench.case.subject, agencies=(HEALTH,))
    assert covers(bench, HEALTH) == (HEALTH_INFORMATION,)
    for person in bench.guardians:
        bench.do(c.AnswerConsent, signatory=person, agencies=(HEALTH,))
    assert covers(bench, HEALTH) == (WELL_BEING, HEALTH_INFORMATION)


def test_r17_where_one_guardian_is_enough_for_a_kind_a_no_of_the_other_still_counts() -> None:
    kinds = tuple(replace(one, one_parent_is_enough=one.code == WELL_BEING) for one in RULES.information)
    rules = replace(RULES, information=kinds)
    bench = aged(8).do(c.DrawUpConsent).do(c.AnswerConsent, agencies=(PPT,))
    assert covered_information(bench.case, rules, bench.today, PPT) == (WELL_BEING,)
    bench.do(c.AnswerConsent, signatory=bench.guardians[1], answer=NO)
    assert covered_information(bench.case, rules, bench.today, PPT) == ()


def test_r17_before_birth_the_pregnant_woman_answers_alone() -> None:
    bench = a_case(subject_kind=SubjectKind.PREGNANT, born_on=date(2000, 1, 1)).do(c.CheckSafety)
    bench.do(c.DrawUpConsent, child_heard=None).do(c.AnswerConsent, signatory=bench.case.subject, agencies=(PPT,))
    assert covers(bench, PPT) == (WELL_BEING, HEALTH_INFORMATION)


def test_r17_a_change_of_the_law_counts_from_its_day() -> None:
    since = [date(2026, 1, 1), FIRST_DAY + timedelta(days=10)]
    changes = tuple(
        AgeChange("youth_signs_from", years, Provenance(day, "lov", day))
        for years, day in zip((15, 14), since, strict=True)
    )
    pack = replace(RULES, changes=changes)
    bench = aged(14)
    assert bench.case.subject not in asked(bench.case, pack.on(bench.today), bench.today)
    bench.later(days=10)
    assert bench.case.subject in asked(bench.case, pack.on(bench.today), bench.today)
    assert RULES.on(bench.today) is RULES


# the gate


def test_r18_nothing_goes_to_a_service_outside_a_valid_consent() -> None:
    bench = aged(8).with_consent(YES, PPT)
    assert refused(bench, agency=NAV) == ["G-SAMT"]
    assert refused(bench, agency=PPT) == []
    assert refused(bench, agency=PPT, information=(InformationCode("familie"),)) == ["G-SAMT"]
    assert refused(bench) == [refusals.DISCLOSURE_RECEIVER]
    assert refused(bench, agency=PPT, person=bench.guardians[0]) == [refusals.DISCLOSURE_RECEIVER]


def test_r18_another_ground_needs_a_written_note_of_why_and_the_right_receiver() -> None:
    bench = aged(8)
    ground = GroundCode("own_task")
    assert refused(bench, agency=NAV, ground=ground) == [refusals.NECESSITY_MISSING]
    assert refused(bench, agency=NAV, ground=GroundCode("lyst")) == [refusals.GROUND_UNKNOWN]
    why = "Vurdert konkret: helsesykepleier må vite om sakens nødhjelp."
    assert refused(bench, agency=NAV, ground=ground, necessity=why) == []
    duty = GroundCode("report_duty")
    assert refused(bench, agency=NAV, ground=duty, necessity=why) == [refusals.GROUND_NOT_FOR_RECEIVER]
    assert refused(bench, agency=BV, ground=duty, necessity=why) == []


def test_r18_every_disclosure_is_kept_with_what_to_whom_and_on_what() -> None:
    bench = aged(8).with_consent(YES, PPT)
    bench.do(c.Disclose, HOLDER, way=Way.TOLD, person=None, agency=PPT, information=(WELL_BEING,))
    kept = bench.case.disclosures[-1]
    assert (kept.agency, kept.information, kept.by, kept.on) == (PPT, (WELL_BEING,), HOLDER, bench.today)
    assert set(kept.consents) == {one.fact for one in bench.case.consents}
    ground = GroundCode("own_task")
    bench.do(c.Disclose, person=None, agency=NAV, way=Way.TOLD, ground=ground, necessity="Konkret vurdert.")
    kept = bench.case.disclosures[-1]
    assert (kept.ground, kept.consents, bench.text(kept.necessity)) == (ground, (), "Konkret vurdert.")


def test_r18_an_invitation_and_a_meeting_are_kept_as_disclosures_too() -> None:
    bench = a_case().together()
    found = [(one.way, one.agency, bool(one.consents)) for one in bench.case.disclosures]
    assert found == [(Way.INVITATION, PPT, True), (Way.MEETING, PPT, True)]


def test_r18_what_rests_on_a_fear_for_the_child_is_for_the_few() -> None:
    bench = aged(8)
    duty: dict[str, Any] = {"person": None, "agency": BV, "way": Way.TOLD, "necessity": "Hun fortalte om slag."}
    bench.do(c.Disclose, ground=GroundCode("report_duty"), **duty)
    seen = [one.visibility for one in bench.case.disclosures]
    bench.do(c.Disclose, ground=GroundCode("own_task"), **duty)
    seen += [one.visibility for one in bench.case.disclosures[1:]]
    assert seen == [Visibility.SHIELDED, Visibility.INTERNAL]


def test_r18_no_paper_goes_to_the_family_while_safety_comes_first_whatever_the_ground() -> None:
    bench = aged(8).with_consent(YES, PPT)
    mother = bench.guardians[0]
    assert refused(bench, way=Way.FAMILY_COPY, person=mother) == []
    bench.feared_for()
    assert refused(bench, way=Way.FAMILY_COPY, person=mother) == ["G-SIK"]
    own_task: dict[str, Any] = {"ground": GroundCode("own_task"), "necessity": "Mor har bedt om det."}
    assert refused(bench, way=Way.FAMILY_COPY, person=mother, **own_task) == ["G-SIK"]


def test_r18_whoever_may_be_told_nothing_gets_no_copy() -> None:
    bench = aged(8)
    father = bench.guardians[1]
    bench.do(c.SettleTelling, person=father, telling=Telling.NOTHING, why="Vold.")
    assert refused(bench, way=Way.FAMILY_COPY, person=father) == [refusals.NOT_TO_BE_TOLD]
    assert refused(bench, way=Way.FAMILY_COPY, person=PersonId("nobody")) == [refusals.PERSON_UNKNOWN]

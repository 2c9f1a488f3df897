"""S04, S05, S07, S14: who answers, who is not asked, and what goes on without."""

from dataclasses import replace
from datetime import date

import pytest

from bti_tui.domain.case import CaseStatus
from bti_tui.domain.concern import NoTalkReason
from bti_tui.domain.consent import ConsentStatus, LogMode
from bti_tui.domain.facts import BatonAccepted, BatonOffered
from bti_tui.domain.guide import Level
from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.people import Relation, SubjectKind
from bti_tui.domain.signatories import consent_status, signatories
from tests.scenarios.stage import Stage


def test_s04_a_youth_of_sixteen_signs_alone_for_health(stage: Stage) -> None:
    told = stage.play("s04")
    signed = told.after("Nora skriver under alene")
    assert signed.asked == (signed.case.subject,)
    assert (signed.consent, signed.covered) == (ConsentStatus.VALID, {"phf"})
    assert [one for one in signed.case.people if one.responsible] == []
    together = told.after("Psykisk helse er med")
    assert (together.case.level, together.taking_part) == (Level.TWO_AGENCIES, {"phf"})
    assert told.after("Skolen er ikke dekket").refused == {"G-SAMT"}


def test_s04_her_parents_are_not_told_and_the_reason_is_kept(stage: Stage) -> None:
    told = stage.play("s04")
    assert told.after("Uten samtale eller unntak").refused == {"G-FAM"}
    talk = told.after("Foreldrene informeres ikke").case.talk
    assert talk
    assert (talk.skipped, talk.present, talk.why_skipped is not None) == (NoTalkReason.YOUTH_RESERVED, (), True)


def test_s04_she_chooses_her_holder(stage: Stage) -> None:
    told = stage.play("s04")
    offers = [one for one in told.facts("nora") if isinstance(one, BatonOffered)]
    assert [one.family_wish is not None for one in offers] == [True]
    holder = told.after("Nora har valgt selv").case.baton.holder
    assert holder
    assert holder.user == told.ids["sykepleier"]


def test_s04_a_mother_who_is_told_later_does_not_have_to_sign(stage: Stage) -> None:
    late = stage.play("s04").after("To måneder senere")
    assert (late.asked, late.consent, late.taking_part) == ((late.case.subject,), ConsentStatus.VALID, {"phf"})


@pytest.mark.parametrize(
    ("born_on", "alone"),
    [
        (date(2014, 6, 21), False),  # 11 years and 11 months
        (date(2014, 5, 20), False),
        (date(2011, 5, 20), False),
        (date(2010, 5, 21), False),
        (date(2010, 5, 20), True),
        (date(2008, 5, 20), True),
    ],
)
def test_s04_the_age_comes_from_the_date_of_birth(stage: Stage, born_on: date, alone: bool) -> None:
    late = stage.play("s04").after("To måneder senere")
    people = tuple(replace(one, born_on=born_on) if one.id == late.case.subject else one for one in late.case.people)
    asked = signatories(replace(late.case, people=people), late.rules, late.today)
    assert (asked == (late.case.subject,)) is alone
    youth = late.today.year - born_on.year >= late.rules.youth_signs_from
    assert (late.case.subject in asked) is youth


def test_s04_outside_health_the_guardians_are_asked_as_well(stage: Stage) -> None:
    late = stage.play("s04").after("To måneder senere")
    school = replace(late.case, agency=AgencyCode("skole"))
    assert len(signatories(school, late.rules, late.today)) == 2
    assert consent_status(school, late.rules, late.today) is ConsentStatus.MISSING


def test_s05_one_parent_is_not_enough_where_two_are_responsible(stage: Stage) -> None:
    told = stage.play("s05")
    assert told.after("Mor sier ja, også til PPT").consent is ConsentStatus.MISSING
    apart = told.after("Far vil ikke at noe deles")
    assert (apart.consent, apart.covered) == (ConsentStatus.MISSING, frozenset())
    assert told.after("Loggen kan ikke deles").refused == {"G-SAML"}
    assert told.after("Uten far går PPT ikke").refused == {"G-SAMT"}
    log_only = told.after("Far sier ja til loggen, men ikke til PPT")
    assert (log_only.consent, log_only.covered) == (ConsentStatus.VALID, frozenset())
    assert told.after("PPT er fortsatt stengt").refused == {"G-SAMT"}


def test_s05_the_school_goes_on_with_what_needs_no_consent(stage: Stage) -> None:
    told = stage.play("s05")
    assert told.after("Det som kan gjøres i klassen").case.goals
    assert told.after("Egne notater kan skrives").refused == frozenset()
    assert told.after("Nivå 2 er besluttet").case.level is Level.TWO_AGENCIES


def test_s05_both_answers_are_kept_and_a_limited_yes_opens_for_ppt(stage: Stage) -> None:
    told = stage.play("s05")
    agreed = told.after("Uke fire: far sier ja")
    assert (agreed.consent, agreed.covered) == (ConsentStatus.LIMITED, {"ppt"})
    assert len({one.signatory for one in agreed.case.consents}) == 2
    assert told.after("Nå er PPT med").taking_part == {"ppt"}
    gone = told.after("Far trekker seg helt")
    assert (gone.consent, gone.covered) == (ConsentStatus.WITHDRAWN, frozenset())
    assert told.after("Møtet med PPT kan ikke holdes").refused == {"G-SAMT"}


def test_s05_no_way_leads_round_the_parent_who_says_no(stage: Stage) -> None:
    told = stage.play("s05")
    assert told.after("Far kan ikke skrives bort").refused == {"answer-counts"}
    assert told.after("Å ta ham ut av saken").refused == {"answer-counts"}
    assert len(told.after("Å ta ham ut av saken").asked) == 2


def test_s07_a_pregnant_woman_owns_her_case_and_no_child_is_named_before_birth(stage: Stage) -> None:
    told = stage.play("s07")
    begun = told.after("Saken handler om Mia")
    assert begun.case.subject_kind is SubjectKind.PREGNANT
    assert [one.id for one in begun.case.people] == [begun.case.subject]
    assert told.after("Rett til nivå 2 krever").refused == {"G-HOL", "G-SAMT"}
    signed = told.after("Mia samtykker selv")
    assert (signed.asked, signed.covered) == ((signed.case.subject,), {"nav", "voksen_rus"})
    assert told.after("NAV og rustjenesten er med").case.level is Level.TWO_AGENCIES
    assert told.levels("mia") == ["0", "2", "A"]


def test_s07_a_pregnant_woman_answers_alone_also_when_she_is_a_youth(stage: Stage) -> None:
    signed = stage.play("s07").after("Mia samtykker selv")
    people = tuple(replace(one, born_on=date(2009, 6, 1)) for one in signed.case.people)
    assert signatories(replace(signed.case, people=people), signed.rules, signed.today) == (signed.case.subject,)


def test_s07_the_born_child_gets_a_case_and_a_consent_of_its_own(stage: Stage) -> None:
    told = stage.play("s07")
    child = told.after("I barnets sak er ingen spurt ennå")
    born = told.after("Fødselen skrives i Mias sak")
    assert [one.relation for one in born.case.people] == [Relation.SUBJECT, Relation.CHILD]
    assert (child.case.consents, child.consent) == ((), ConsentStatus.MISSING)
    assert len(child.asked) == 1
    assert child.asked != (child.case.subject,)
    mine = {one.id for one in told.records[told.after("Planen er lagt").case.id]}
    assert mine.isdisjoint(one.id for one in told.records[child.case.id])


def test_s07_the_midwife_holds_until_the_nurse_has_said_yes(stage: Stage) -> None:
    told = stage.play("s07")
    before, after = told.after("Til hun svarer"), told.after("Helsesykepleieren har tatt imot")
    holders = [stood.case.baton.holder for stood in (before, after)]
    assert [one.user for one in holders if one] == [told.ids["jordmor"], told.ids["sykepleier"]]
    assert [one.term for one in told.facts("mia") if isinstance(one, BatonAccepted)] == [1, 2]


def test_s14_help_does_not_depend_on_a_digital_log(stage: Stage) -> None:
    told = stage.play("s14")
    assert told.after("Mor vil ha hjelp").consent is ConsentStatus.REFUSED
    paper = told.after("Loggen føres på papir")
    assert (paper.case.log_mode, paper.next) == (LogMode.MANUAL, "n1.felles_forstaelse")
    assert told.after("I den digitale loggen skrives ingenting").refused == {"G-SAML"}
    assert told.after("Møter og tiltak går som før").refused == frozenset()


def test_s14_later_the_paper_is_typed_in_with_its_own_days(stage: Stage) -> None:
    told = stage.play("s14")
    typed = told.after("Papiret skrives inn")
    assert (typed.case.log_mode, typed.consent) == (LogMode.DIGITAL, ConsentStatus.VALID)
    assert told.end("odin").case.closing_decided
    assert told.end("odin").case.status is CaseStatus.ACTIVE

"""Everything that municipalities do in different ways can be said in a guide of one's own, and holds in a case."""

from dataclasses import replace
from pathlib import Path

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentAnswer, ConsentStatus
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Effect, GuardName, Guide, Level
from bti_tui.domain.ids import OutcomeId, StepId
from bti_tui.domain.people import SubjectKind
from bti_tui.domain.progress import next_step
from bti_tui.domain.signatories import asked, consent_status, signatories
from bti_tui.guide.loader import load_guide
from tests.builders import FIRST_DAY, RULES, CaseBuilder, a_case
from tests.guide.own import furuvik, write_guide
from tests.guide.walking import walked
from tests.orders import HOLDER, LEADER, LEVEL_1, NEXT_GUIDE, PLAN_TAKES_OVER

FROM_LEVEL_2 = """
[levels.0.outcomes.nivaa1]
to_step = "n1.felles_forstaelse"
[levels.0.outcomes.nivaa2]
to_step = "n1.stafettholder"
[levels.1.outcomes.opp_2]
to_step = "n1.stafettholder"
[levels.2.steps."n1.stafettholder"]
before = "n2.samtykke_tjeneste"
[levels.1.steps."n1.samtykke_logg"]
hidden = true
"""


def refused(tmp_path: Path, differs: str) -> str:
    with pytest.raises(GuideInvalid) as told:
        furuvik(tmp_path, differs)
    return str(told.value.facts["faults"])


def two_guardians(guide: Guide) -> CaseBuilder:
    return a_case(guide).at_level(1).with_holder().with_guardians()


def answered(bench: CaseBuilder, *answers: ConsentAnswer) -> ConsentStatus:
    rules = RULES.under(bench.guide.local)
    guardians = [one for one in asked(bench.case, rules, bench.today) if one != bench.case.subject]
    for person, answer in zip(guardians, answers, strict=False):
        bench.do(c.AnswerConsent, signatory=person, answer=answer)
    return consent_status(bench.case, rules, bench.today)


def test_the_level_from_which_a_holder_must_be_there_is_where_the_step_lies(tmp_path: Path) -> None:
    own = furuvik(tmp_path, FROM_LEVEL_2)
    assert (own.begins(GuardName.HOLDER), NEXT_GUIDE.begins(GuardName.HOLDER)) == (Level.TWO_AGENCIES, Level.OWN_AGENCY)
    bench = a_case(own).ready_to_decide().do(c.Decide, outcome=LEVEL_1)
    following = next_step(bench.case, own, RULES, bench.today)
    assert following is not None
    assert following.id == "n1.felles_forstaelse"
    end = OutcomeId("avslutt")
    assert "G-HOL" not in bench.refuses(c.Decide, outcome=end)
    assert "G-HOL" in a_case().at_level(1).refuses(c.Decide, outcome=end)


def test_a_case_is_walked_to_its_end_where_holder_and_log_come_at_level_2(tmp_path: Path) -> None:
    bench, steps = walked(furuvik(tmp_path, FROM_LEVEL_2))
    assert bench.case.status is CaseStatus.ARCHIVED
    ids = [step.id for step in steps]
    assert "n1.samtykke_logg" not in ids
    assert ids.index(StepId("n1.stafettholder")) == ids.index(StepId("n1.beslutt")) + 1


def test_the_level_from_which_the_log_must_be_settled_is_where_the_step_lies(tmp_path: Path) -> None:
    own = furuvik(tmp_path, FROM_LEVEL_2)
    assert own.begins(GuardName.LOG_CONSENT) is Level.TWO_AGENCIES
    bench = a_case(own).ready_to_decide().do(c.Decide, outcome=LEVEL_1).do(c.PauseCase, LEADER)
    assert bench.refuses(c.ResumeCase, LEADER) == []
    other = a_case().at_level(1).do(c.PauseCase, LEADER)
    assert other.refuses(c.ResumeCase, LEADER) == ["G-HOL", "G-SAML"]


def test_how_long_a_point_of_an_agenda_takes_is_the_municipalitys_to_say(tmp_path: Path) -> None:
    differs = """
    [agendas.evaluering.points.mal]
    hidden = true
    [agendas.evaluering.points.stemme]
    minutes = 20
    [agendas.kort]
    new = true
    title = { nb = "Kort møte" }
    points = [{ code = "alt", minutes = 15, what = { nb = "Det som haster" } }]
    [levels.2.steps."n2.samarbeidsmote"]
    agenda = "kort"
    """
    own = furuvik(tmp_path, differs)
    evaluating, meets = own.step(StepId("n1.evaluer")), own.step(StepId("n2.samarbeidsmote"))
    assert evaluating is not None
    assert meets is not None
    assert evaluating.agenda is not None
    assert evaluating.agenda.minutes == 45 - 3 - 8 + 20
    assert meets.agenda is not None
    assert [one.what.nb for one in meets.agenda.points] == ["Det som haster"]


def test_what_must_hold_before_a_pause_is_the_municipalitys_to_say(tmp_path: Path) -> None:
    own = furuvik(tmp_path, '[moves.T25]\nhard = ["G-SIK", "G-GRUNN", "G-LED"]\nsoft = ["G-FAM"]\n')
    bench = a_case(own).underway()
    bench.case = replace(bench.case, talk=None)
    (soft,) = bench.reasons(c.PauseCase, HOLDER)
    assert (soft.code, soft.soft, soft.mend) == ("G-FAM", True, "n0.del_familie")
    assert bench.fork().do(c.PauseCase, HOLDER, override="De er ute og reiser.").case.pause is not None
    bench.case = replace(bench.case, leader=None)
    assert "G-LED" in bench.refuses(c.PauseCase, HOLDER, override="De er ute og reiser.")


def test_where_one_guardian_is_enough_the_first_yes_opens_the_log_and_a_no_still_counts(tmp_path: Path) -> None:
    own = furuvik(tmp_path, "[signing]\nevery_guardian = false\n")
    bench = two_guardians(own)
    assert answered(bench.fork(), ConsentAnswer.YES) is ConsentStatus.VALID
    assert answered(bench.fork(), ConsentAnswer.YES, ConsentAnswer.NO) is ConsentStatus.MISSING
    standard = two_guardians(NEXT_GUIDE)
    assert answered(standard, ConsentAnswer.YES) is ConsentStatus.MISSING


@pytest.mark.parametrize(
    ("years", "differs", "who"),
    [
        (14, "", "guardians"),
        (15, "[ages]\nyouth_signs_from = 16\n", "guardians"),
        (15, "[ages]\nyouth_signs_from = 15\n", "both"),
        (16, "", "both"),
        (16, "[signing]\nguardians_with_youth = false\n", "youth"),
    ],
)
def test_who_signs_follows_the_ages_of_the_municipality(tmp_path: Path, years: int, differs: str, who: str) -> None:
    own = furuvik(tmp_path, differs)
    born_on = FIRST_DAY.replace(year=FIRST_DAY.year - years)
    bench = a_case(own, subject_kind=SubjectKind.YOUTH, born_on=born_on).at_level(1).with_holder().with_guardians()
    case, rules = bench.case, RULES.under(own.local)
    signs = {one == case.subject for one in signatories(case, rules, bench.today)}
    assert signs == {"guardians": {False}, "youth": {True}, "both": {True, False}}[who]


def test_ages_outside_what_the_law_leaves_open_are_refused(tmp_path: Path) -> None:
    assert "ages.youth_signs_from (line 10): out-of-range >= 15" in refused(tmp_path, "[ages]\nyouth_signs_from = 12\n")
    assert furuvik(tmp_path, "[ages]\nupper = 25\n").local.upper_age == 25


def test_a_team_of_level_3_may_be_one_that_every_case_must_go_to(tmp_path: Path) -> None:
    differs = """
    [levels.3.steps."n3.meld_team"]
    what.nb = "Meld til tiltaksteamet"
    optional = false
    [[arenas]]
    code = "tiltaksteam"
    level = 3
    name.nb = "Tiltaksteamet"
    mandate.nb = "Tar imot saker på nivå 3."
    members = [{ nb = "Leder for PPT" }]
    rhythm.nb = "Første onsdag i måneden"
    [[milestones]]
    what.nb = "Opplæring av alle ledere"
    on = 2027-03-01
    """
    own = furuvik(tmp_path, differs)
    step = own.step(StepId("n3.meld_team"))
    assert step is not None
    assert not step.optional
    assert [(arena.level, arena.name.nb, arena.members[0].nb) for arena in own.arenas] == [
        (3, "Tiltaksteamet", "Leder for PPT")
    ]
    assert [point.what.nb for point in own.milestones] == ["Opplæring av alle ledere"]


def test_an_individual_plan_may_end_the_log_run_beside_it_or_not_be_asked_for(tmp_path: Path) -> None:
    def effect(differs: str) -> Effect | None:
        outcome = furuvik(tmp_path, differs).outcome(Level.TEAM, PLAN_TAKES_OVER)
        return outcome.effect if outcome else None

    place = "[levels.3.outcomes.ip_overtar]\n"
    assert effect("") is Effect.PLAN_TAKES_OVER
    assert effect(place + 'effect = "continue"\nto_step = "n3.gjennomfor"\n') is Effect.CONTINUE
    assert effect(place + "hidden = true\n") is None


def test_agenda_and_texts_of_a_form_are_the_municipalitys_own(tmp_path: Path) -> None:
    differs = """
    [levels.2.steps."n2.samarbeidsmote"]
    questions = [{ nb = "Velkommen og samtykke" }, { nb = "Barnet først" }, { nb = "Neste dato" }]
    [levels.2.steps."n2.samarbeidsmote".forms.hold_meeting]
    title.nb = "Skriv referat"
    [levels.2.steps."n2.samarbeidsmote".forms.hold_meeting.record.summary]
    label.nb = "Referat"
    """
    step = furuvik(tmp_path, differs).step(StepId("n2.samarbeidsmote"))
    assert step is not None
    assert [question.nb for question in step.questions] == ["Velkommen og samtykke", "Barnet først", "Neste dato"]
    form = next(form for form in step.forms if form.command == "hold_meeting")
    assert form.title.nb == "Skriv referat"
    assert "Referat" in {field.label.nb for field in form.fields}


def test_a_step_that_is_hidden_is_out_of_the_way_and_can_still_be_read(tmp_path: Path) -> None:
    own = furuvik(tmp_path, '[levels.3.steps."n3.meld_team"]\nhidden = true\n')
    assert "n3.meld_team" not in {step.id for step in own.steps()}
    step = own.step(StepId("n3.meld_team"))
    assert step is not None
    assert step in own.hidden


def test_local_services_and_numbers_are_the_municipalitys_own(tmp_path: Path) -> None:
    differs = """
    [agencies.ppt]
    name.nb = "PP-tjenesten i Furuvik"
    [agencies.fritid]
    new = true
    name.nb = "Fritidsklubben"
    [contacts.child-welfare]
    number = "00 00 00 01"
    hours = "hverdager 8-15"
    """
    own = furuvik(tmp_path, differs)
    assert own.choice("agency", "ppt") != NEXT_GUIDE.choice("agency", "ppt")
    assert own.choice("agency", "fritid") is not None
    assert [(one.kind, one.number) for one in own.contacts] == [("child-welfare", "00 00 00 01")]


@pytest.mark.parametrize(
    ("differs", "told"),
    [
        (
            '[safety]\n[safety.steps."x.sikre"]\nhidden = true\n',
            "safety.steps.x.sikre.hidden (line 11): safety-taken-away x.sikre",
        ),
        ("[levels.2.outcomes.barnevern]\nhidden = true\n", "no-alarm 2"),
        ('[levels.2.steps."n2.kontakt"]\ninforms_guardians = false\n', "safety-taken-away n2.kontakt"),
        ('[levels.2.steps."n2.kontakt"]\nguards = ["G-SAMT"]\n', "safety-taken-away n2.kontakt"),
        ('[safety.steps."x.radfor"]\nvisibility = "log"\n', "safety-taken-away x.radfor"),
        ('[moves.T02]\nhard = ["G-KON", "G-LED", "G-FAM", "G-GRUNN"]\n', "safety-taken-away T02"),
        ("[moves.T25]\nhidden = true\n", "order-unmoved pause_case"),
        ('[levels.2.outcomes.opp_3]\nspares = ["G-SAMT"]\n', "safety-taken-away G-SAMT"),
        ("[agendas.oppstart]\nhidden = true\n", "unknown-agenda oppstart"),
        ("[agendas.oppstart.points.mal]\nminutes = 0\n", "out-of-range"),
        ('[moves.T23]\nways = ["continue", "close"]\n', "order-unmoved settle_safety close"),
        ('[moves.T25]\norder = "reopen_case"\n', "safety-taken-away T25"),
        ('[moves.T24]\nhard = ["G-GRUNN"]\nsoft = ["G-LED"]\n', "safety-taken-away G-LED (T24)"),
        ('[moves.T26]\nhard = ["G-SAML"]\n', "safety-taken-away G-HOL (T26)"),
        ('[moves.T26]\nhard = ["G-HOL"]\nsoft = ["G-SAML"]\n', "safety-taken-away G-SAML (T26)"),
        ('[moves.T12]\nhard = ["G-EVAL", "G-GRUNN", "G-LED"]\n', "safety-taken-away G-SAMT (T12)"),
        ('[moves.T27]\nhard = ["G-GRUNN", "G-PLAN"]\n', "guard-not-here G-PLAN"),
        ('[moves.T28]\nsoft = ["G-MOTE"]\n', "guard-not-here G-MOTE"),
        ('[moves.T22]\nsoft = ["G-LED"]\n', "guard-not-here G-LED"),
        ("safety_reply_days = 40\n", "out-of-range 1-21"),
        ('[levels.0.steps."n0.trygghetssjekk"]\noptional = true\n', "safety-not-first"),
        ("[choices.safety_answer.unsure]\nopens_safety = false\n", "safety-not-opened unsure"),
        ('version = "1+2"\n', "unreadable"),
        ("hidden = []\n", "unknown-key"),
        ('[levels.2.steps."n1.stafettholder"]\nbefore = "n2.samtykke_tjeneste"\n', "skips n1.stafettholder"),
    ],
)
def test_what_keeps_a_child_safe_can_not_be_taken_out(tmp_path: Path, differs: str, told: str) -> None:
    assert told in refused(tmp_path, differs)


def test_a_version_with_a_plus_is_refused_because_the_program_adds_one(tmp_path: Path) -> None:
    path = write_guide(tmp_path, version="1+2")
    with pytest.raises(GuideInvalid) as told:
        load_guide(path)
    assert told.value.facts["problem"] == "bad-version"

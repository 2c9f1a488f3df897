from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bti_tui.domain import commands as c
from bti_tui.domain.circumstance import Circumstance
from bti_tui.domain.consent import LogMode
from bti_tui.domain.guide import Level, Step
from bti_tui.domain.ids import OutcomeId, StepId
from bti_tui.domain.predicates import PREDICATES
from bti_tui.domain.progress import is_done, next_step, states
from bti_tui.domain.safety import SafetyAnswer
from tests.builders import GUIDE, RULES, CaseBuilder, a_case
from tests.orders import CLOSE, HOLD_BACK, HOLDER, OBSERVE_ON, ORDERS, STUCK


def next_id(bench: CaseBuilder) -> str | None:
    step = next_step(bench.case, bench.guide, RULES, bench.today)
    return step.id if step else None


def step(name: str) -> Step:
    found = GUIDE.step(StepId(name))
    assert found is not None
    return found


def done(bench: CaseBuilder, name: str) -> bool:
    return is_done(step(name), bench.case, bench.guide, RULES, bench.today)


def test_a_life_leads_from_step_to_step() -> None:
    bench = a_case()
    walked = [next_id(bench)]
    ways: tuple[Callable[[], object], ...] = (
        lambda: bench.do(c.CheckSafety),
        bench.concretised,
        lambda: bench.do(c.ShareWithLeader),
        lambda: bench.do(c.TalkWithFamily),
        lambda: bench.do(c.Decide),
        bench.with_holder,
        bench.with_consent,
        lambda: bench.do(c.ShareUnderstanding),
        lambda: bench.do(c.SetGoal).do(c.PlanMeasure).do(c.PlanEvaluation),
        lambda: bench.later(days=42),
        bench.evaluated,
        lambda: bench.do(c.Decide, HOLDER),
        lambda: bench.do(c.CloseCase, HOLDER),
        lambda: bench.do(c.ArchiveCase),
    )
    for go in ways:
        go()
        walked.append(next_id(bench))
    assert walked == [
        *(f"n0.{name}" for name in ("trygghetssjekk", "konkretiser", "del_leder", "del_familie", "beslutt")),
        *(f"n1.{name}" for name in ("stafettholder", "samtykke_logg", "felles_forstaelse", "plan", "gjennomfor")),
        *("n1.evaluer", "n1.beslutt", "a.avslutningsnotat", "a.arkiver", None),
    ]


def test_exactly_one_step_is_next_and_it_is_not_done() -> None:
    for bench in (a_case(), a_case().at_level(1), a_case().at_level(2), a_case().underway(), a_case().closed()):
        following = [state for state in states(bench.case, GUIDE, RULES, bench.today) if state.is_next]
        assert [state.done for state in following] == [False]


def test_the_safety_track_comes_before_every_step_of_a_level() -> None:
    for bench in (a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE), a_case().underway().feared_for()):
        assert next_id(bench) == "x.stopp_foresatte"


def test_a_step_of_a_later_version_is_next_only_when_nothing_else_is() -> None:
    part = GUIDE.level(Level.CLARIFY)
    only_later = replace(part, steps=tuple(replace(one, later=True) for one in part.steps))
    guide = replace(GUIDE, levels=(only_later, *GUIDE.levels[1:]))
    assert next_id(a_case(guide)) == "n0.trygghetssjekk"


def test_an_optional_step_is_never_next() -> None:
    part = GUIDE.level(Level.CLARIFY)
    willing = replace(part, steps=tuple(replace(one, optional=one.id == "n0.trygghetssjekk") for one in part.steps))
    assert next_id(a_case(replace(GUIDE, levels=(willing, *GUIDE.levels[1:])))) == "n0.konkretiser"


def test_observing_on_leads_back_and_what_lies_before_stays_done() -> None:
    bench = a_case().ready_to_decide()
    bench.do(c.Decide, outcome=OBSERVE_ON, next_on=bench.today + timedelta(days=14))
    assert next_id(bench) == "n0.beslutt"
    assert done(bench, "n0.trygghetssjekk")


def test_steps_of_a_level_that_is_passed_are_done_and_those_of_a_higher_one_are_not() -> None:
    bench = a_case().at_level(1)
    assert done(bench, "n0.beslutt")
    assert not done(bench, "n2.plan")
    assert not done(bench, "n1.stafettholder")
    assert done(a_case().closed(), "n1.samtykke_logg")


def test_a_manual_log_settles_the_consent_and_a_digital_one_does_not() -> None:
    bench = a_case().at_level(1).with_holder().do(c.ChooseLogMode)
    assert next_id(bench) == "n1.felles_forstaelse"
    assert next_id(bench.do(c.ChooseLogMode, mode=LogMode.DIGITAL)) == "n1.samtykke_logg"


def test_everybodys_answer_makes_the_question_answered() -> None:
    bench = a_case().at_level(1).with_guardians()
    answered = PREDICATES["consent_answered"]
    assert not answered(Circumstance(bench.case, bench.today, RULES))
    bench.do(c.AnswerConsent)
    assert not answered(Circumstance(bench.case, bench.today, RULES))
    bench.do(c.AnswerConsent, signatory=bench.guardians[1])
    assert answered(Circumstance(bench.case, bench.today, RULES))


def test_every_predicate_says_no_at_first_but_those_about_what_is_not_there() -> None:
    bench = a_case()
    at = Circumstance(bench.case, bench.today, RULES)
    true_at_first = {name for name, holds in PREDICATES.items() if holds(at)}
    about_nothing = {"no_offer", "goals_assessed", "held_settled", "resumed"}
    assert true_at_first == {"concern_raised", *about_nothing}


def test_every_predicate_but_never_is_reached_by_some_life() -> None:
    doubtful = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    offered = a_case().do(c.OfferBaton)
    safety = a_case().feared_for().cleared().do(c.RecordReply).do(c.SettleSafety)
    stuck = a_case().with_team().evaluated_on_the_way().do(c.Decide, HOLDER, outcome=STUCK)
    paused = a_case().underway().do(c.PauseCase, HOLDER)
    referred = a_case().with_team().do(c.ReferToTeam, HOLDER)
    waiting = a_case().feared_for().do(c.HoldBack).cleared()
    moving = a_case().underway().evaluated().do(c.Decide, HOLDER, outcome=OutcomeId("flyttet"), next_on=None)
    told = a_case().feared_for().do(c.ShareWithLeader)
    early = (doubtful, offered, safety, stuck, paused, referred, waiting, moving, told)
    lives = (*early, a_case().underway(), a_case().underway().evaluated(), a_case().archived())
    reached = {
        name
        for bench in lives
        for name, holds in PREDICATES.items()
        if holds(Circumstance(bench.case, bench.today, RULES))
    }
    assert reached == set(PREDICATES) - {"never"}


def test_after_any_single_command_there_is_something_to_do() -> None:
    for start in (a_case(), a_case().ready_to_decide(), a_case().at_level(1), a_case().underway(), a_case().closed()):
        for kind in set(ORDERS) - {c.ArchiveCase, c.CorrectEntry, *HOLD_BACK}:
            if start.refuses(kind) == []:
                assert next_id(start.fork().do(kind)) is not None, kind
    assert next_id(a_case().ready_to_decide().do(c.Decide, outcome=CLOSE)) == "a.avslutningsnotat"

"""S02, S11: the case goes up and down between levels, and other agencies come and go."""

from datetime import date

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.cooperation import PlanRight
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.facts import AgencyLeft, Decided
from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.plan import MeasureEffect
from tests.scenarios.stage import Stage


def test_s02_ppt_comes_in_and_out_and_the_levels_are_0_1_2_1(stage: Stage) -> None:
    told = stage.play("s02")
    assert told.levels("jonas") == ["0", "1", "2", "1", "A"]
    assert told.end("jonas").case.status is CaseStatus.ARCHIVED
    moves = [fact.move for fact in told.facts("jonas") if isinstance(fact, Decided)]
    assert moves == ["T02", "T07", "T08", "T11", "T18"]


def test_s02_what_did_not_help_keeps_its_result_when_something_new_is_tried(stage: Stage) -> None:
    told = stage.play("s02")
    assert told.after("Første evaluering").next == "n1.evaluer"
    replanned = told.after("Skolen vil prøve noe annet selv")
    assert replanned.next == "n1.plan"
    assert [one.evaluations[-1].effect for one in replanned.case.measures] == [MeasureEffect.UNCHANGED] * 2
    suggested = told.after("Andre evaluering uten virkning").suggests
    assert suggested
    assert (suggested.effect, suggested.to_level) == (Effect.CHANGE_LEVEL, Level.TWO_AGENCIES)


def test_s02_ppt_is_invited_within_two_weeks_but_not_without_consent_to_ppt(stage: Stage) -> None:
    told = stage.play("s02")
    up = told.after("Møtet med foreldrene går til nivå 2")
    assert (up.case.level, up.next) == (Level.TWO_AGENCIES, "n2.samtykke_tjeneste")
    assert (date(2026, 4, 27), "n2.kontakt") in [(one.due_on, one.step) for one in up.due]
    blocked = told.after("PPT kan ikke inviteres")
    assert (blocked.refused, blocked.case.taking_part) == ({"G-SAMT"}, ())
    assert told.after("Mor sier ja til PPT").covered == frozenset()
    widened = told.after("Far sier ja, men hans egen helse")
    assert (widened.consent, widened.covered) == (ConsentStatus.LIMITED, {"ppt"})
    assert [one.limits is not None for one in widened.case.consents] == [False, True]
    assert told.after("Nå kan PPT inviteres").taking_part == {"ppt"}


def test_s02_the_holder_is_asked_for_again_and_stays(stage: Stage) -> None:
    told = stage.play("s02")
    met = told.after("Møtet: PPT kartlegger")
    assert (met.next, met.case.meetings[-1].holder_stays) == ("n2.plan", True)
    assert met.case.baton.status(met.today) is BatonStatus.HELD


def test_s02_the_way_down_ends_what_ppt_does_and_the_access_of_ppt(stage: Stage) -> None:
    told = stage.play("s02")
    assert told.after("Ned til nivå 1 går ikke").refused == {"G-ANSV"}
    down = told.after("Ned til nivå 1: PPT er ute")
    assert [one.agency for one in down.facts if isinstance(one, AgencyLeft)] == ["ppt"]
    assert (down.case.level, down.taking_part, down.next) == (Level.OWN_AGENCY, set(), "n1.plan")
    done = told.after("Målet er nådd")
    assert done.suggests
    assert done.suggests.effect is Effect.CLOSE


def test_s11_level_3_is_left_for_level_1_when_the_others_are_done_and_the_school_holds(stage: Stage) -> None:
    told = stage.play("s11")
    assert told.levels("karim") == ["0", "1", "2", "3", "1", "A"]
    assert told.after("Nivå 3 går ikke").case.level is Level.TWO_AGENCIES
    assert told.after("Nå er alle fire tjenestene dekket").case.level is Level.TEAM
    assessed = told.after("Individuell plan er tilbudt").case.plan_assessment
    assert assessed
    assert (assessed.right, assessed.wanted, assessed.may_take_over) == (PlanRight.YES, False, False)
    assert told.after("Ned til nivå 1 krever").refused == {"G-ANSV", "holder-elsewhere"}
    offered = told.after("Et forslag er ikke nok")
    assert offered.refused == {"holder-elsewhere"}
    assert offered.case.baton.status(offered.today) is BatonStatus.HANDING_OVER
    holder = offered.case.baton.holder
    assert holder
    assert holder.user == told.ids["koordinator"]
    down = told.after("Ned til nivå 1.")
    assert {one.agency for one in down.facts if isinstance(one, AgencyLeft)} == {"ppt", "phf", "nav", "ke"}
    assert (down.case.level, down.taking_part) == (Level.OWN_AGENCY, set())


def test_s11_a_case_that_is_stuck_gets_advice_within_three_weeks_and_a_new_plan(stage: Stage) -> None:
    told = stage.play("s11_stuck")
    once = told.after("Første evaluering uten virkning").suggests
    twice = told.after("Andre evaluering uten virkning").suggests
    assert [one.effect for one in (once, twice) if one] == [Effect.REPLAN, Effect.STUCK]
    stuck = told.after("Saken står fast")
    assert (stuck.case.level, stuck.case.stuck_since) == (Level.TEAM, date(2026, 9, 28))
    assert [one.due_on for one in stuck.due if one.kind is DeadlineKind.STUCK] == [date(2026, 10, 19)]
    assert told.after("Stafettholderen er med i beslutningsmøtet").case.meetings[-1].kind == "beslutningsmote"
    answered = told.after("Rådet er kommet")
    assert answered.case.stuck_since is None
    assert DeadlineKind.STUCK not in {one.kind for one in answered.due}
    assert told.after("Ny plan etter rådet").next == "n3.gjennomfor"

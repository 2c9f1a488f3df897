"""S01, S09, S12, S16, S17: from the first wondering to the archive, by other roads too."""

from datetime import date

from bti_tui.domain.baton import BatonStatus
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.closing import ClosingReason
from bti_tui.domain.consent import ConsentStatus
from bti_tui.domain.deadlines import DeadlineKind
from bti_tui.domain.facts import CaseReopened, Decided, SafetyTrackOpened
from bti_tui.domain.guide import Effect, Level
from bti_tui.domain.safety import SafetyTrack
from tests.scenarios.stage import FOLDER, Stage

LIFE = FOLDER.parents[1] / "bti_tui" / "demo" / "life.jsonl"


def test_s01_the_shipped_life_goes_from_0_to_1_and_into_the_archive(stage: Stage) -> None:
    told = stage.play_file(LIFE)
    assert told.levels("ella") == ["0", "1", "A"]
    assert told.end("ella").case.status is CaseStatus.ARCHIVED
    begun = told.after("Mandag. Noe har endret seg")
    assert ("n0.beslutt", date(2026, 9, 14)) in [(one.step, one.due_on) for one in begun.due]
    decided = [fact for fact in told.facts("ella") if isinstance(fact, Decided)]
    assert [(one.move, one.suggested) for one in decided] == [("T02", None), ("T18", Effect.CLOSE)]


def test_s09_while_the_track_is_open_nothing_goes_to_the_guardians(stage: Stage) -> None:
    told = stage.play("s09")
    alarmed = told.after("Trygghetssjekken svares ja")
    assert (alarmed.case.safety_track, alarmed.next) == (SafetyTrack.ACTIVE, "x.stopp_foresatte")
    assert told.after("Samtalen med familien er låst").refused == {"G-SIK"}
    assert "G-SIK" in told.after("Samtykke kan ikke hentes").refused
    assert told.after("En plutselig «nei»").refused == {"safety-open"}
    assert "G-SIK" in told.after("Nivå 1 går ikke mens vi venter").refused
    assert "n0.del_familie" not in [one.step for one in alarmed.due]


def test_s09_child_welfare_weighs_in_a_week_and_answers_in_three(stage: Stage) -> None:
    told = stage.play("s09")
    reported = [one.due_on for one in told.after("Lederen melder").due if one.kind is DeadlineKind.SAFETY]
    assert reported == [date(2026, 3, 9)]
    replied = ("x.tilbakemelding", date(2026, 3, 23))
    assert replied in [(one.step, one.due_on) for one in told.after("Lederen melder").due]
    assert replied in [(one.step, one.due_on) for one in told.after("Sju dager").due]
    assert "x.tilbakemelding" not in [one.step for one in told.after("Tilbakemeldingen er kommet").due]


def test_s09_only_child_welfare_or_the_police_lift_the_hold(stage: Stage) -> None:
    told = stage.play("s09")
    assert told.after("Et konsultasjonsteam").refused == {"adviser-may-not-lift"}
    lifted = told.after("Barnevernet sier")
    assert lifted.case.safety_track is SafetyTrack.CLEARED
    assert lifted.case.safety_work.lifted
    settled = told.after("Barnehagen lukker sin del")
    assert (settled.case.closing_decided, settled.next) == (True, "a.avslutningsnotat")


def test_s09_what_was_held_back_waits_and_is_settled_one_by_one(stage: Stage) -> None:
    told = stage.play("s09")
    held = told.ids["innkalling"]
    assert held in [one.id for one in told.after("Innkallingen til foreldresamtalen").case.safety_work.waiting]
    assert held in [one.id for one in told.after("Barnevernet sier").case.safety_work.waiting]
    assert held not in [one.id for one in told.after("Det som ble holdt tilbake").case.safety_work.waiting]


def test_s09_the_track_opens_from_a_closed_case_too(stage: Stage) -> None:
    told = stage.play("s09")
    again = told.after("Fra en lukket sak")
    assert isinstance(again.facts[0], CaseReopened)
    assert isinstance(again.facts[1], SafetyTrackOpened)
    assert (again.case.safety_track, again.case.status) == (SafetyTrack.ACTIVE, CaseStatus.WONDERING)
    assert told.at(len(told.lines) - 2).case.closing is not None


def test_s09_unsure_locks_as_yes_does_until_the_hold_is_lifted(stage: Stage) -> None:
    told = stage.play("s09_unsure")
    assert told.after("Usikker").case.safety_track is SafetyTrack.CONSIDERED
    assert told.after("Også da er samtalen låst").refused == {"G-SIK"}
    assert told.after("Arbeidet fortsetter").next == "n0.konkretiser"
    assert told.after("Nå kan vi snakke").case.talk


def test_s12_a_closed_case_begins_a_new_round_with_the_safety_question(stage: Stage) -> None:
    told = stage.play("s12")
    assert told.after("I en avsluttet sak").refused == {"case-closed"}
    again = told.after("Åtte måneder senere")
    assert (again.case.number, again.case.level, again.case.reopenings) == (1, Level.OWN_AGENCY, 1)
    assert again.case.safety is None
    assert told.after("Før trygghetssjekken er svart").refused == {"G-SIK"}
    assert told.levels("ella") == ["0", "1", "A", "1", "A"]


def test_s12_the_leader_answers_for_it_until_somebody_says_yes(stage: Stage) -> None:
    told = stage.play("s12")
    gone = told.after("Den forrige stafettholderen har sluttet")
    assert gone.case.baton.status(gone.today) is BatonStatus.VACANT
    assert gone.case.leader
    assert DeadlineKind.VACANT in {one.kind for one in gone.due}
    assert told.after("En ny sier ja").next == "n1.samtykke_logg"


def test_s12_a_lapsed_consent_is_renewed_and_old_measures_stay_as_they_are(stage: Stage) -> None:
    told = stage.play("s12")
    lapsed = told.after("Samtykket er gått ut")
    assert (lapsed.consent, lapsed.refused) == (ConsentStatus.EXPIRED, {"G-SAML"})
    assert told.after("Gamle tiltak kan leses").refused == {"measure-ended"}
    second = told.after("Andre runde er i gang")
    assert [one.ended for one in second.case.measures] == [True, False]


def test_s12_an_archived_case_stays_and_a_new_one_points_to_it(stage: Stage) -> None:
    told = stage.play("s12")
    assert told.after("En arkivert sak").refused == {"case-archived"}
    new = told.after("En ny sak viser")
    assert (new.case.number, new.case.status) == (2, CaseStatus.WONDERING)
    assert told.end("ella").case.status is CaseStatus.ARCHIVED


def test_s16_the_family_asks_and_needs_no_observation_but_the_safety_question(stage: Stage) -> None:
    told = stage.play("s16")
    assert told.after("Også da kommer trygghetssjekken").refused == {"G-SIK", "G-LED", "G-FAM"}
    up = told.after("Ingen observasjon kreves")
    assert (up.case.level, up.case.observations) == (Level.OWN_AGENCY, ())
    refused = told.end("nei_sak").case
    assert refused.closing
    assert refused.closing.reason is ClosingReason.NO_CONCERN


def test_s17_the_talk_is_due_in_a_week_and_the_class_has_a_case_of_its_own(stage: Stage) -> None:
    told = stage.play("s17")
    begun = told.after("Fristen for samtalen er én uke")
    assert ("n0.del_familie", date(2026, 2, 9)) in [(one.step, one.due_on) for one in begun.due]
    assert told.levels("frida") == ["0", "1"]
    assert told.after("Uten lederen går det ikke").refused == {"G-LED"}
    closed = told.end("klassen").case
    assert closed.closing
    assert closed.closing.reason is ClosingReason.SYSTEM_MEASURE
    assert closed.decisions[-1].outcome == "systemtiltak"

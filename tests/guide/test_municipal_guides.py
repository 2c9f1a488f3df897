"""The guides of four municipalities: each leads a case to its end, and says what the municipality says of itself."""

import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.deadlines import DeadlineKind, deadlines
from bti_tui.domain.guide import Effect, GuardName, Guide, Level
from bti_tui.domain.ids import MoveId, OutcomeId, StepId
from bti_tui.guide.loader import load_guide, shipped
from tests.builders import FIRST_DAY, RULES, a_case
from tests.guide.walking import walked
from tests.orders import FOR_THE_CLASS, HOLDER, LEVEL_2, OBSERVE_ON, PPT, SAFETY

PLACES = [name for name in shipped() if name != "standard"]


def told(name: str) -> dict[str, Any]:
    return tomllib.loads((files("bti_tui.guide") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def named(guide: Guide, step: str) -> str:
    found = guide.step(StepId(step))
    assert found is not None
    return found.what.nb


@pytest.mark.parametrize("name", shipped())
def test_a_case_is_walked_through_every_level_to_the_archive(name: str) -> None:
    guide = load_guide(name)
    bench, steps = walked(guide)
    assert bench.case.status is CaseStatus.ARCHIVED
    asked = {step.id for part in guide.levels for step in part.steps if not step.optional and not step.later}
    assert asked - {step.id for step in steps} <= {"n0.registrer"}
    assert {decision.level for decision in bench.case.decisions} == set(Level)


@pytest.mark.parametrize("name", PLACES)
def test_it_says_for_whom_it_is_what_it_follows_and_when_to_look_again(name: str) -> None:
    guide = load_guide(name)
    assert guide.about.municipalities
    assert guide.about.source.startswith("https://www.")
    assert guide.about.checked_on == date(2026, 11, 21)
    assert not guide.is_stale(date(2027, 11, 21))
    assert guide.is_stale(date(2027, 11, 22))
    assert guide.local.upper_age == 23


@pytest.mark.parametrize("name", shipped())
def test_no_number_is_made_up(name: str) -> None:
    assert load_guide(name).contacts == ()
    assert "contacts" not in told(name)


@pytest.mark.parametrize("name", PLACES)
def test_no_text_is_left_in_one_language_only(name: str) -> None:
    def languages(part: Any) -> list[set[str]]:
        if isinstance(part, dict):
            return [set(part)] if "nb" in part else [one for value in part.values() for one in languages(value)]
        return [one for value in part for one in languages(value)] if isinstance(part, list) else []

    assert all(found == {"nb", "nn", "en"} for found in languages(told(name)))


def test_tromso_decides_within_fourteen_days_in_four_steps_and_the_safety_check() -> None:
    guide = load_guide("tromso")
    steps = ["n0.registrer", "n0.konkretiser", "n0.del_leder", "n0.del_familie", "n0.beslutt"]
    assert [named(guide, step).split()[0] for step in steps] == ["Bekymring", "Gjør", "Del", "Del", "Oppsummer"]
    bench = a_case(guide)
    due = {one.step: one.due_on for one in deadlines(bench.case, guide, RULES, bench.today)}
    assert (due[StepId("n0.beslutt")] - FIRST_DAY).days == 14


def test_tromso_goes_straight_from_level_0_to_level_2_and_by_a_report_to_child_welfare() -> None:
    guide = load_guide("tromso")
    bench = a_case(guide).ready_to_decide().with_holder().with_consent(ConsentAnswer.YES, PPT)
    assert bench.do(c.Decide, HOLDER, outcome=LEVEL_2).case.level is Level.TWO_AGENCIES
    report = guide.outcome(Level.CLARIFY, SAFETY)
    assert report is not None
    assert (report.effect, report.title.nb) == (Effect.SAFETY, "Nivå 3: meld til barnevernet")


def test_farsund_tells_the_leader_and_the_parents_at_level_1_and_asks_for_consent_from_level_2() -> None:
    guide = load_guide("farsund")
    assert {GuardName.LEADER, GuardName.FAMILY} <= set(guide.moves[MoveId("T02")].hard)
    assert guide.begins(GuardName.AGENCY_CONSENT) <= Level.TWO_AGENCIES
    contact = guide.step(StepId("n2.kontakt"))
    assert contact is not None
    assert GuardName.AGENCY_CONSENT in contact.guards


@pytest.mark.parametrize("outcome", [OBSERVE_ON, FOR_THE_CLASS])
def test_in_farsund_the_leader_need_not_know_at_level_0(outcome: OutcomeId) -> None:
    def refused(name: str) -> list[str]:
        bench = a_case(load_guide(name)).do(c.CheckSafety).concretised().do(c.TalkWithFamily)
        return bench.refuses(
            c.Decide, outcome=outcome, override="Lederen er borte.", next_on=FIRST_DAY.replace(month=9)
        )

    assert "G-LED" in refused("standard")
    assert "G-LED" not in refused("farsund")


def test_lillestrom_calls_the_levels_after_its_four_processes() -> None:
    titles = [level.title.nb for level in load_guide("lillestrom").levels]
    assert titles == [
        "Identifisering",
        "Lokal innsats",
        "Tverretatlig samarbeid",
        "Kompleks samordning, barnevern",
    ]


def test_lillestrom_keeps_its_routines_within_reach_and_its_offers_in_the_list_of_services() -> None:
    guide = load_guide("lillestrom")
    tools = {tool.nb for step in guide.steps() for tool in step.tools}
    assert {
        "Rutine for bekymringsfullt skolefravær",
        "Rutine ved mobbing",
        "Rutine for barn som pårørende",
        "Drøftingsteam ved mistanke om seksuelle overgrep",
        "Tverrfaglig møte i skole eller barnehage",
    } <= tools
    offers = {one.code: one.label.nb for one in guide.choices["agency"]}
    assert "13-24" in offers["out"]
    assert "uten henvisning" in offers["fysio"]


def test_lister_calls_the_holder_of_level_3_coordinator_and_refers_every_such_case_to_its_team() -> None:
    guide = load_guide("lister")
    assert guide.level(Level.TEAM).holder.nb == "Koordinator"
    assert {guide.level(level).holder.nb for level in list(Level)[:3]} == {"Stafettholder"}
    team = guide.step(StepId("n3.meld_team"))
    assert team is not None
    assert not team.optional
    assert team.id in {step.id for step in walked(guide)[1]}
    assert any(arena.level == Level.TEAM for arena in guide.arenas)


def test_lister_holds_its_five_groups_as_data() -> None:
    groups = {arena.code: arena for arena in load_guide("lister").arenas}
    assert set(groups) == {"styringsgruppe", "prosjektgruppe", "arbeidsgruppe", "interkommunal", "overordnet_team"}
    members = {member.nb for member in groups["interkommunal"].members}
    assert {"Barnehage", "Skole", "NAV", "Brukerrepresentant"} <= members


@pytest.mark.parametrize("name", PLACES)
def test_where_it_is_silent_the_standard_holds(name: str) -> None:
    guide, standard = load_guide(name), load_guide()
    assert [step.id for step in guide.steps()] == [step.id for step in standard.steps()]
    assert guide.safety == standard.safety
    assert guide.hidden == ()
    assert {one.kind for one in deadlines(a_case(guide).case, guide, RULES, FIRST_DAY)} == {DeadlineKind.STEP}

"""A municipality's own guide, from the menu to the case: chosen for new cases, and given to one that is open."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from bti_tui import bootstrap
from bti_tui.domain.facts import GuardOverridden
from tests.guide.own import write_guide
from tests.tty.stored import make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

WONDER: Final = {"do": "raise_concern", "about": "Iben Vass", "words": "Hun er stille.", "arose_on": "2026-11-20"}
AT_LEVEL_1: Final = (
    {**WONDER, "let": "iben"},
    {"do": "check_safety", "case_id": "$iben", "answer": "no", "reason": "Ingen tegn."},
    {"do": "observe", "case_id": "$iben", "seen_on": "2026-11-20", "seen": "Hun satt alene."},
    {"do": "share_with_leader", "case_id": "$iben", "leader": "$me", "shared_on": "2026-11-20"},
    {
        "do": "talk_with_family",
        "case_id": "$iben",
        "talked_on": "2026-11-20",
        "present": ["mother"],
        "child_words": "Jeg vil leke.",
        "guardians_view": "Vi ser det samme.",
    },
    {
        "do": "decide",
        "case_id": "$iben",
        "outcome": "nivaa1",
        "reason": "Hun trenger oss.",
        "decided_on": "2026-11-20",
    },
)
NOW: Final = ("--now", "2026-11-21T09:00")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_own_guide_is_chosen_and_an_open_case_goes_over_to_it(tmp_path: Path, size: tuple[int, int]) -> None:
    store, home = tmp_path / "store", tmp_path / "home"
    make_store(store, [WONDER])
    write_guide(home / "bti" / "guides", '[levels.0.steps."n0.beslutt"]\nwhat.nb = "Oppsummer"\ndue.days = 9\n')
    with program(store, home, *NOW, size=size) as probe:
        keys = Typist(probe)
        keys.see(r"BTI er låst")
        keys.press_to("enter", "> I dag")
        keys.press_to("f10", "> Meny")
        keys.type("veileder")
        keys.press_to("enter", "> Veiledere")
        keys.see("^>nye saker +Standardveileder")
        keys.press("down")
        keys.press("down")
        keys.see("Furuvik, versjon 2026.1")
        keys.press_to("enter", "^>nye saker +Furuvik")
        keys.press_to("esc", "> I dag")
        keys.press_to("f5", "1 av 1 saker")
        keys.press_to("enter", "NESTE +0.2")
        keys.press_to("f10", "> Meny")
        keys.type("bytt")
        keys.press_to("enter", "Saken følger «Standardveileder»")
        keys.type("2")
        keys.press_to("f4", "«Beslutt» heter «Oppsummer»")
        keys.see("Frist for «Oppsummer»: 9 dager")
        keys.type("Vår egen er klar")
        keys.press_to("f4", "Saken følger en")
    settings = tomllib.loads((home / "bti" / "settings.toml").read_text(encoding="utf-8"))
    assert settings["guide"] == "own.furuvik"
    with bootstrap.opened(store) as ctx, ctx.reading() as work:
        (case_id,) = work.cases.ids()
        case = work.cases.get(case_id)
        assert case is not None
        assert (case.guide_id, case.guide_version) == ("own.furuvik", "2026.1+2026.1")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_pause_asks_why_what_the_own_guide_wants_can_wait(tmp_path: Path, size: tuple[int, int]) -> None:
    store, home = tmp_path / "store", tmp_path / "home"
    make_store(store, AT_LEVEL_1)
    write_guide(home / "bti" / "guides", '[moves.T25]\nsoft = ["G-HOL"]\n')
    with program(store, home, *NOW, size=size) as probe:
        keys = Typist(probe)
        keys.see(r"BTI er låst")
        keys.press_to("enter", "> I dag")
        keys.press_to("f5", "1 av 1 saker")
        keys.press_to("enter", "NESTE +1.1")
        keys.press_to("f10", "> Meny")
        keys.type("bytt")
        keys.press_to("enter", "Saken følger «Standardveileder»")
        keys.type("2")
        keys.press_to("f4", "Før «Pause»")
        keys.type("Vår egen er klar")
        keys.press_to("f4", "Saken følger en")
        keys.press_to("f10", "> Meny")
        keys.type("pause")
        keys.press_to("enter", "Likevel fordi")
        keys.type("Familien er på reise")
        keys.press_to("f4", "skriv hvorfor det kan")
        keys.press("esc")
        keys.press("tab")
        keys.type("Ny er spurt")
        keys.press_to("f4", "NESTE .*Ta opp saken igjen")
    with bootstrap.opened(store) as ctx, ctx.reading() as work:
        (case_id,) = work.cases.ids()
        facts = [record.fact for _, record in work.facts.of_case(case_id)]
        (wait,) = [one for one in facts if isinstance(one, GuardOverridden)]
        assert (wait.guard, wait.move, work.notes.texts([wait.reason])) == (
            "G-HOL",
            "T25",
            {wait.reason: "Ny er spurt"},
        )

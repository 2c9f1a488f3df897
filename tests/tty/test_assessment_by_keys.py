"""The concern assessment in the real program: by keys alone, fast, and no answer is lost when the program dies."""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from bti_tui import bootstrap
from bti_tui.guide.compiled import shipped_instrument
from bti_tui.usecases.drafts import drafts
from tests.tty.stored import facts_in, make_store
from tests.tty.ttyprobe import Probe
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

MOST_SECONDS = 120.0
KEY_BY_KEY = 0.02
"""Seconds that a quick hand rests between two keys of one question; the screen is read before each area."""
INSTRUMENT = shipped_instrument()
CASE = [
    {
        "do": "raise_concern",
        "let": "case",
        "about": "Per Aas",
        "words": "Stille.",
        "arose_on": "@+0d",
        "born_on": "2014-01-01",
    },
    {"do": "check_safety", "case_id": "$case", "answer": "no", "reason": "Trygg."},
]
AGE = 12
CALM = "n" * len(INSTRUMENT.safety.items)


def open_assessments(probe: Probe) -> Typist:
    """From the start screen to the assessments of the one case."""
    keys = Typist(probe)
    keys.see("LÅST")
    keys.press_to("enter", "S-001")
    keys.press_to("f5", r"> Saker")
    keys.press_to("enter", r"S-001 Per")
    keys.press("f10")
    keys.see(r"> Meny")
    keys.type("bekym")
    keys.press_to("enter", r"Bekymringsvurdering")
    return keys


def drafted(store: Path) -> int:
    """How many answers the newest draft of the store holds."""
    with bootstrap.opened(store) as ctx:
        found = drafts(ctx)
    return len(json.loads(found[0].values)["values"]["answers"]) if found else 0


def answer_by_area(keys: Typist) -> None:
    """Each area is answered in one go, after its first question is seen under the cursor."""
    for area in INSTRUMENT.areas:
        items = [item for one, item in INSTRUMENT.items_for(AGE) if one.code == area.code]
        keys.see(rf">{re.escape(items[0].name.nb[:20])}")
        keys.type("21013"[: len(items)])


def test_17_questions_take_less_than_two_minutes_by_keys_and_are_stored(tmp_path: Path) -> None:
    """The time includes resources, what stands around the concern, safety, the child's words and storing."""
    store = tmp_path / "store"
    make_store(store, CASE)
    with program(store, tmp_path / "home") as probe:
        keys = open_assessments(probe)
        keys.press_to("f2", r"Svart 0 av")
        started = time.monotonic()
        answer_by_area(keys)
        asked = len(INSTRUMENT.items_for(AGE))
        keys.see(rf"Svart {asked} av")
        keys.see(rf">{re.escape(INSTRUMENT.resources[0].name.nb)}")
        keys.type("n" * len(INSTRUMENT.resources))
        keys.see(r">Hvor lenge")
        keys.type("2nn")
        keys.see(r">Fare for liv")
        keys.type(CALM)
        keys.see("MED EGNE ORD")
        keys.press_to("enter", r"> Hendelse")
        keys.press_to("enter", r"> Ressurser")
        keys.press_to("enter", r"> Barnets stemme")
        keys.type("Jeg vil ha noen å være med.")
        keys.press_to("f4", r"SIDE OM SIDE")
        assert time.monotonic() - started < MOST_SECONDS
    assert asked == 17
    made = [one for one in facts_in(store) if one.name == "assessment.made"]
    assert len(made) == 1
    assert [one.name for one in facts_in(store)].count("assessment.safety") == 1


def test_no_answer_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, CASE)
    with program(store, tmp_path / "home") as probe:
        keys = open_assessments(probe)
        keys.press_to("f2", r"Svart 0 av")
        keys.type("2130")
        keys.see(r"Svart 4 av .*")
        probe.wait_until(lambda: drafted(store) == 4, "the draft of the fourth answer")
        probe.kill()
    with program(store, tmp_path / "again") as probe:
        keys = Typist(probe)
        keys.see("LÅST")
        keys.press_to("enter", r"Svart 4 av")
        keys.see(r">Handlinger som går ut over")
        keys.see(r"Humør.*\[2 Undring\]")


def test_a_burst_of_answers_lands_on_its_questions(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, CASE)
    with program(store, tmp_path / "home") as probe:
        keys = open_assessments(probe)
        keys.press_to("f2", r"Svart 0 av")
        asked = len(INSTRUMENT.items_for(AGE))
        keys.type("01234?-01234?-012"[:asked])
        keys.see(rf"Svart {asked} av")
        keys.type("n" * len(INSTRUMENT.resources) + "1nn" + CALM)
        keys.see("MED EGNE ORD")
        keys.press_to("f4", r"SIDE OM SIDE")
    (made,) = (one for one in facts_in(store) if one.name == "assessment.made")
    payload: Any = made.payload
    said = [answer["value"] for answer in payload["answers"]]
    assert said == ["0", "1", "2", "3", "4", "unknown", "na", "0", "1", "2", "3", "4", "unknown", "na", "0", "1", "2"]


def test_r04_an_open_route_stands_on_each_screen_until_its_outcome_is_typed(tmp_path: Path) -> None:
    store = tmp_path / "store"
    grave = {item.code: "nei" for item in INSTRUMENT.safety.items} | {"omsorg": "ja"}
    answers = {item.code: "0" for _, item in INSTRUMENT.items_for(AGE)}
    line = {"do": "assess_concern", "case_id": "$case", "answered_on": "@+0d", "answers": answers, "safety": grave}
    make_store(store, [*CASE, {**line, "child_voice": "Ja."}])
    route = r"^ ! Meldeplikt kan være utløst"
    with program(store, tmp_path / "home") as probe:
        keys = open_assessments(probe)
        keys.see(route)
        keys.press_to("esc", r"NIVÅ")
        keys.see(route)
        keys.press_to("f2", r"> Logg")
        keys.see(route)
        keys.press_to("esc", r"NIVÅ")
        keys.see(route)
        keys.press("f10")
        keys.see(r"> Meny")
        keys.type("bekym")
        keys.press_to("enter", r"> Bekymringsvurdering")
        keys.press_to("f4", r"> Utfall")
        keys.type("1")
        keys.press_to("enter", r"> Når")
        keys.press_to("enter", r"> Hvorfor")
        keys.type("Meldt sammen med leder.")
        keys.press_to("f4", r"Meldt til barnevernet, ")
        probe.wait_until(lambda: not re.search(route, probe.text, re.MULTILINE), "the route is gone")

"""Two people, two programs, one store: one asks, the other reads the page first, and says yes."""

import json
from pathlib import Path
from typing import Final

import pytest

from bti_tui import bootstrap
from bti_tui.domain.baton import BatonStatus
from tests.tty.stored import bti, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

LIFE: Final = Path(__file__).parents[2] / "bti_tui" / "demo" / "life.jsonl"
HOLDER, NEXT = "Marit Haugen", "Berit Aune"
NOW: Final = ("--now", "2026-09-14T09:00")
NEWCOMER: Final[dict[str, object]] = {
    "now": "2026-08-31T08:07",
    "do": "register_professional",
    "let": "berit",
    "full_name": NEXT,
    "title": "barnehagelærer",
    "unit": "Bjørka barnehage",
}


def up_to_the_first_holder() -> list[dict[str, object]]:
    """The shipped life of a case, until somebody holds the baton; a colleague more."""
    lines: list[dict[str, object]] = [json.loads(line) for line in LIFE.read_text(encoding="utf-8").splitlines()]
    end = next(place for place, line in enumerate(lines) if line["do"] == "accept_baton")
    return [*lines[:2], NEWCOMER, *lines[2 : end + 1]]


def at_work(keys: Typist) -> Typist:
    """From the lock to the day."""
    keys.see(r"BTI er låst")
    keys.press_to("enter", "> I dag")
    return keys


def ask(hers: Typist) -> None:
    """The holder asks a colleague, by way of the menu of the case."""
    hers.press_to("f5", "1 av 1 saker")
    hers.press_to("enter", r"^ NESTE ")
    hers.press_to("f10", "> Meny")
    hers.type("stafetten: hv")
    hers.press_to("enter", "> Stafetten")
    hers.see(">Spør noen om å ta stafetten")
    hers.press_to("enter", "SPØR NOEN OM Å TA STAFETTEN")
    hers.type("berit")
    hers.see(r"-> Berit Aune \(BA\), 0\s+stafetter")
    hers.fill({"Hvorfor": ("Kapasitet",), "Til den neste": "Ring mor etter klokka to."})
    hers.press_to("f4", "DU ER ANSVARLIG")
    assert "Trekk forespørselen" in hers.probe.text


def say_yes(mine: Typist) -> None:
    """The colleague finds the question in her day, reads the page, and says yes."""
    mine.see(r"^>.*Du er spurt som stafetthol")
    mine.press_to("f4", "> Stafetten")
    mine.see("Du har fra før: 0 stafetter")
    for part in ("HVORFOR", "Ring mor etter klokka to.", ">Si ja: ta stafetten", "Si nei, med en grunn"):
        assert part in mine.probe.text
    mine.press_to("enter", "SI JA: TA STAFETTEN")
    mine.press_to("f4", f"holder: {NEXT}")


def test_the_baton_goes_from_one_program_to_the_other(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, up_to_the_first_holder())
    with (
        program(store, tmp_path / "one", *NOW, "--as", HOLDER) as first,
        program(store, tmp_path / "two", *NOW, "--as", NEXT) as second,
    ):
        hers, mine = at_work(Typist(first)), at_work(Typist(second))
        assert "Ella" not in mine.probe.text

        ask(hers)
        say_yes(mine)
        hers.see(f"{NEXT} har hatt stafetten siden")
        assert "DU ER ANSVARLIG" not in hers.probe.text
    with bootstrap.opened(store) as ctx, ctx.reading() as work:
        (case_id,) = work.cases.ids()
        case = work.cases.get(case_id)
        assert case is not None
        assert case.baton.status(ctx.today) is BatonStatus.HELD
        assert case.baton.term == 2
    assert bti(store, "store", "verify") == "Lageret er i orden.\n"

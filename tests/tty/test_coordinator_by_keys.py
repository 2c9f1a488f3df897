"""A coordinator in the real program: the list tells no name, the baton alone is hers, and she may take and give it."""

from pathlib import Path

import pytest

from bti_tui import bootstrap
from tests.tty.stored import bti, make_store
from tests.tty.test_handover import HOLDER, NEXT, NOW, at_work, up_to_the_first_holder
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

COORDINATOR = "Unni Falk"
REGISTERED = {
    "now": "2026-08-31T08:08",
    "do": "register_professional",
    "let": "unni",
    "full_name": COORDINATOR,
    "role": "coordinator",
    "title": "BTI-koordinator",
    "agency": "ke",
    "unit": "Koordinerende enhet",
}


def test_a_coordinator_takes_the_baton_from_one_who_is_gone_and_asks_the_next(tmp_path: Path) -> None:
    store = tmp_path / "store"
    lines = up_to_the_first_holder()
    make_store(store, [*lines[:2], REGISTERED, *lines[2:]])
    with program(store, tmp_path / "home", *NOW, "--as", COORDINATOR) as probe:
        hers = at_work(Typist(probe))
        hers.press_to("f5", r"\d av \d saker")
        hers.see("S-001")
        assert "Ella" not in probe.text
        hers.press_to("enter", "> Stafetten")
        assert "Ella" not in probe.text
        assert "Les overleveringsarket" not in probe.text
        hers.press_to("enter", "TA STAFETTEN FRA")
        hers.fill({"Hvorfor": "Hun er sykmeldt ut året."})
        hers.press_to("f4", "INGEN STAFETTHOLDER")
        hers.press_to("enter", "SPØR NOEN OM Å TA STAFETTEN")
        hers.type("berit")
        hers.see(rf"-> {NEXT}")
        hers.fill({"Hvorfor": ("Fravær",)})
        hers.press_to("f4", "Trekk forespørselen")
        hers.press_to("esc", r"\d av \d saker")
    with bootstrap.opened(store) as ctx, ctx.reading() as work:
        (case_id,) = work.cases.ids()
        case = work.cases.get(case_id)
        assert case is not None
        assert case.baton.holder is None
        assert case.baton.offer is not None
    assert HOLDER not in bti(store, "today", "--as", COORDINATOR)

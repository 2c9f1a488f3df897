"""Two people, one store: one opens in an emergency what she may not see; the holder sees that she did, and why."""

import json
from pathlib import Path

import pytest

from bti_tui import bootstrap
from tests.tty.stored import bti, make_store
from tests.tty.test_handover import HOLDER, LIFE, NEWCOMER, NEXT, NOW, at_work, up_to_the_first_holder
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

WHY = "Mor ringte i natt"


def test_an_emergency_opening_is_seen_by_the_holder(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, up_to_the_first_holder())
    with program(store, tmp_path / "one", *NOW, "--as", NEXT) as first:
        mine = at_work(Typist(first))
        mine.press_to("f5", "0 av 0 saker")
        assert "Ella" not in mine.probe.text
        mine.press_to("f10", "> Meny")
        mine.type("nødåp")
        mine.press_to("enter", "> Nødåpne en sak")
        mine.type("S-001")
        for field in ("Eller hele navnet", "Fødselsdato", "Hvorfor"):
            mine.press_to("enter", f"> {field}")
        mine.type(WHY)
        mine.press_to("f4", r"^ NESTE ")
        assert "Ella" in mine.probe.text
    with program(store, tmp_path / "two", *NOW, "--as", HOLDER) as second:
        hers = at_work(Typist(second))
        hers.see(f"{NEXT} har åpnet saken")
        hers.press_to("f4", "> Nødåpnet")
        hers.see(f"{NEXT}: {WHY}")
        hers.press_to("f4", r"^ NESTE ")
        hers.press("esc")
        hers.see("mandag 14. september")
        hers.probe.wait_until(lambda: "NØDÅPNET" not in hers.probe.emulator.text, "the start screen without the flag")
    with bootstrap.opened(store) as ctx, ctx.reading() as work:
        (case_id,) = work.cases.ids()
        case = work.cases.get(case_id)
        assert case is not None
        assert [len(one.seen_by) for one in case.emergencies] == [1]
    assert bti(store, "store", "verify") == "Lageret er i orden.\n"
    readers = bti(store, "case", "readers", "1", "--as", HOLDER, "--yes-print-personal-data", *NOW)
    assert f"nødåpnet saken: {WHY}" in readers


def test_an_archived_case_is_read_in_an_emergency_and_the_holder_is_told(tmp_path: Path) -> None:
    store = tmp_path / "store"
    lines = [json.loads(line) for line in LIFE.read_text(encoding="utf-8").splitlines()]
    make_store(store, [*lines[:2], NEWCOMER, *lines[2:]])
    later = ("--now", "2027-01-20T09:00")
    with program(store, tmp_path / "one", *later, "--as", NEXT) as first:
        mine = at_work(Typist(first))
        mine.press_to("f5", "0 av 0 saker")
        mine.press_to("f10", "> Meny")
        mine.type("nødåp")
        mine.press_to("enter", "> Nødåpne en sak")
        mine.type("S-001")
        for field in ("Eller hele navnet", "Fødselsdato", "Hvorfor"):
            mine.press_to("enter", f"> {field}")
        mine.type(WHY)
        mine.press_to("f4", "Saken er avsluttet og arkivert. Den kan leses, ikke endres.")
        assert "Ella" in mine.probe.text
    with program(store, tmp_path / "two", *later, "--as", HOLDER) as second:
        hers = at_work(Typist(second))
        hers.see(f"{NEXT} har åpnet saken")
        hers.press_to("f4", "> Nødåpnet")
        hers.see(f"{NEXT}: {WHY}")
        hers.press_to("f4", "Den kan leses, ikke endres")
        hers.press("esc")
        hers.probe.wait_until(lambda: "NØDÅPNET" not in hers.probe.emulator.text, "the start screen without the flag")
    assert bti(store, "store", "verify") == "Lageret er i orden.\n"

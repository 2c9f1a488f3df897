"""The municipality's own services by keys: looked up while a case waits, and picked for a colleague."""

from pathlib import Path
from typing import Final

import pytest

from bti_tui import bootstrap
from tests.tty.stored import make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

OWN: Final = """
format = 1
checked_on = 2026-11-20
[agencies.ppt]
name = { nb = "PPT for Furuvik" }
phone = "00 00 00 01"
[[agencies.skole.workplaces]]
name = "Solbakken skole"
phone = "00 00 00 02"
[agencies.furuvik_hus]
new = true
name = { nb = "Familiens hus" }
kind = "family"
"""
WONDER: Final = {"do": "raise_concern", "about": "Iben Vass", "words": "Hun er stille.", "arose_on": "2026-11-20"}
NOW: Final = ("--now", "2026-11-21T09:00")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_service_is_looked_up_by_typing_and_picked_for_oneself(tmp_path: Path, size: tuple[int, int]) -> None:
    store, home = tmp_path / "store", tmp_path / "home"
    make_store(store, [WONDER])
    (home / "bti").mkdir(parents=True)
    (home / "bti" / "agencies.toml").write_text(OWN, encoding="utf-8")
    with program(store, home, *NOW, size=size) as probe:
        keys = Typist(probe)
        keys.see(r"BTI er låst")
        keys.press_to("enter", "> I dag")
        keys.press_to("f10", "> Meny")
        keys.type("hvem du kan")
        keys.press_to("enter", "> Tjenester")
        keys.type("solb")
        keys.press_to("down", "^>   Solbakken skole +00 00 00 02")
        keys.press_to("esc", "Søk: _")
        keys.type("ppt")
        keys.see("^>PPT for Furuvik +00 00 00 01 +Kommune")
        keys.press_to("esc", "Søk: _")
        keys.press_to("esc", "> I dag")
        keys.press_to("f10", "> Meny")
        keys.type("kolleger")
        keys.press_to("enter", "> Kolleger")
        keys.press_to("f4", "Rett opp")
        keys.press_to("tab", "Felt Stilling")
        keys.press_to("tab", "Felt Tjeneste. Skriv en del av svaret, eller én bokstav: b = Barnehage")
        probe.send("<bs>" * len("Barnehage"))
        keys.type("n")
        keys.see("Tjeneste .*-> NAV")
        probe.send("<bs>")
        keys.type("famil")
        keys.see("Familievernkontor")
        keys.type("iens")
        keys.see("-> Familiens hus")
        keys.press_to("f4", "> Kolleger")
        keys.see("Familiens hus")
    with bootstrap.opened(store) as ctx:
        assert ctx.user.agency == "furuvik_hus"

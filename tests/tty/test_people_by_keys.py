"""The people of a case by keys: a half-typed name outlives the program, and a strict address tells nothing."""

import signal
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.domain.views.timeline import note_ids
from tests.tty.stored import bti, make_store
from tests.tty.test_handover import HOLDER, NOW, at_work, up_to_the_first_holder
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

PLACES = ("puterommet", "Frilek ute")
SANDPIT = "sandkassen"


def to_the_people(keys: Typist) -> None:
    """From the day to the people of the only case, by way of the menu."""
    keys.press_to("f5", "1 av 1 saker")
    keys.press_to("enter", r"^ NESTE ")
    keys.press_to("f10", "> Meny")
    keys.type("personer")
    keys.press_to("enter", "I SAKEN")


def test_a_half_typed_name_is_gone_on_with_after_the_program_was_killed(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, up_to_the_first_holder())
    with program(store, tmp_path / "one", *NOW, "--as", HOLDER) as first:
        hers = at_work(Typist(first))
        to_the_people(hers)
        hers.press_to("f2", "> Legg til en person")
        hers.type("Solveig Nord")
        hers.see(r"lagret \d\d:\d\d")
        first.kill(signal.SIGKILL)
    with program(store, tmp_path / "two", *NOW, "--as", HOLDER) as second:
        hers = Typist(second)
        hers.see("BTI er låst")
        hers.press_to("enter", "> Legg til en person")
        hers.see("Solveig Nord")
        hers.type("li")
        hers.press_to("enter", r"> Relasjon til barnet")
        hers.type("a")
        hers.press_to("f4", "Solveig Nordli +Andre")
    assert "Solveig Nordli" in everything(store).splitlines()


def test_a_strict_address_takes_the_places_and_leads_through_what_was_written_freely(tmp_path: Path) -> None:
    store = tmp_path / "store"
    make_store(store, up_to_the_first_holder())
    assert all(place in everything(store) for place in (*PLACES, SANDPIT))
    with program(store, tmp_path / "one", *NOW, "--as", HOLDER) as first:
        hers = at_work(Typist(first))
        to_the_people(hers)
        hers.press_to("f10", "> Meny")
        hers.type("adressesp")
        hers.press_to("enter", "> Adressesperre for Ella Nordli")
        answers = {"Adressen er": "s", "Fra": "14.9.2026", "Til": "13.9.2027", "Hvem sier det": "r", "Hvorfor": ""}
        for field, answer in answers.items():
            hers.see(f"> {field}")
            hers.type(answer)
            hers.press("tab")
        hers.see("> Ord som røper sted")
        hers.type(f", {SANDPIT}")
        hers.see(SANDPIT)
        hers.press_to("f4", "fjernes nå og kommer aldri tilbake")
        hers.type("S-001")
        hers.press_to("f4", "> Det som røper sted")
        hers.see("1 tekst inneholder et av ordene")
        hers.press_to("f4", "> Ta ut det som røper sted")
        hers.see(r"gikk hun mot \[skjermet\]")
        hers.press_to("f4", "Ingen tekst inneholder et av ordene")
        hers.press_to("esc", "! STRENGT FORTROLIG ADRESSE")
        hers.press_to("esc", r"STATUS .*! STRENGT FORTROLIG")
        assert "Ella" not in hers.probe.emulator.rows[0]
    left = everything(store)
    assert [word for word in (*PLACES, SANDPIT) if word in left] == []
    assert "mot [skjermet] og snudde" in left
    assert bti(store, "store", "verify") == "Lageret er i orden.\n"


def everything(folder: Path) -> str:
    """Every version of every text of the store, and every draft."""
    with bootstrap.opened(folder) as ctx, ctx.reading() as work:
        (case_id,) = work.cases.ids()
        facts = [one for _, one in work.facts.of_case(case_id)]
        found = [note.text for one in facts for id_ in note_ids(one.fact) for note in work.notes.versions(id_)]
        return "\n".join((*found, *(one.values for one in work.drafts.of_user(ctx.user.id))))

"""What a line of the log is about: asked once the family is asked what may be shared, and never in the way."""

import pytest

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.facts import EntryCorrected, EntryWritten
from bti_tui.domain.forms import Choice
from bti_tui.domain.ids import CaseId, InformationCode
from bti_tui.domain.notes import Visibility
from bti_tui.guide.loader import load_rules
from bti_tui.screens.entry_words import read_entry, words_about
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.context import Context
from tests.builders import CaseBuilder, a_case
from tests.orders import PPT
from tests.planted_copies import entry
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
ABOUT = words_about(Choice(one.code, one.name, one.key) for one in load_rules().information)


def asked() -> CaseBuilder:
    """A case in which the family has said yes to sharing with a service."""
    return a_case().at_level(1).with_holder().with_guardians().do(c.DrawUpConsent, to_agencies=(PPT,)).with_consent()


def test_words_with_a_sign_at_the_beginning_say_what_a_line_is_about() -> None:
    found = read_entry("s #Læring #helse #logg Hun teller til ti #familie", {"s": "talk"}, ABOUT)
    assert found.information == ("laering", "helse")
    assert (found.kind, found.visibility, found.text) == ("talk", Visibility.LOG, "Hun teller til ti #familie")
    assert read_entry("#health #helse Ja", {}, ABOUT).information == ("helse",)
    assert read_entry("#i Ja", {}, ABOUT).information == ()
    assert read_entry("#helse", {}, ABOUT).text == "#helse"


@SIZES
async def test_a_word_says_what_a_line_is_about_and_the_title_who_reads_it(size: tuple[int, int]) -> None:
    store = CaseStore(asked())
    async with opened(store, LogScreen, size) as pilot:
        await burst(pilot, "f2")
        assert "read by the family and services with consent to everything" in text(pilot)
        await burst(pilot, "#helse #språk Hun hører bedre")
        assert "read by the family and services with consent to health" in text(pilot)
        await burst(pilot, "enter")
        (entry,) = store.new(EntryWritten)
        assert (entry.information, store.words(entry.text)) == (("helse", "sprak"), "Hun hører bedre")
        await press(pilot, "home")
        shown = " ".join(text(pilot).split())
        assert [one for one in ("health, language and", "development.", "Hun hører bedre") if one not in shown] == []
        assert fits(pilot, size)


@SIZES
async def test_the_field_above_the_line_says_it_too_and_can_be_passed_by(size: tuple[int, int]) -> None:
    store = CaseStore(asked())
    async with opened(store, LogScreen, size) as pilot:
        await burst(pilot, "f2", "Ingen har sagt hva", "enter")
        assert store.new(EntryWritten)[-1].information == ()
        await press(pilot, "f2", "shift+tab")
        await burst(pilot, "learn, fam")
        assert fits(pilot, size)
        await press(pilot, "tab")
        await burst(pilot, "Hun leser hjemme", "enter")
        assert store.new(EntryWritten)[-1].information == ("laering", "familie")


@SIZES
async def test_a_correction_may_say_anew_what_a_line_is_about_and_need_not(size: tuple[int, int]) -> None:
    bench = asked()
    entry(bench, "Hun teller til ti", information=(InformationCode("helse"),))
    store = CaseStore(bench)
    async with opened(store, LogScreen, size) as pilot:
        await press(pilot, "home", "enter", "end")
        await burst(pilot, " nå", "enter")
        assert store.new(EntryCorrected)[-1].information == ()
        await press(pilot, "enter", "shift+tab")
        assert "empty: as before" in " ".join(text(pilot).split())
        await burst(pilot, "learn")
        assert fits(pilot, size)
        await press(pilot, "tab")
        await burst(pilot, "enter")
        corrected = store.new(EntryCorrected)[-1]
        assert (corrected.information, store.words(corrected.text)) == (("laering",), "Hun teller til ti nå")
        await press(pilot, "home")
        assert "learning" in text(pilot)


async def test_before_the_family_is_asked_about_sharing_nothing_more_is_asked_and_a_word_still_says_it() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent())
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2")
        assert "About" not in text(pilot)
        await burst(pilot, "#helse Ringte", "enter")
        (entry,) = store.new(EntryWritten)
        assert (entry.information, store.words(entry.text)) == (("helse",), "Ringte")


async def test_the_form_of_the_step_asks_the_same() -> None:
    bench = asked()
    step = next(one for one in bench.guide.levels[1].steps if any(each.command == "write_entry" for each in one.forms))

    def make(desk: Desk[Context], case_id: CaseId) -> StepScreen:
        return StepScreen(desk, case_id, step.id)

    async with opened(CaseStore(bench), make, LARGE) as pilot:
        await press(pilot, "f8")
        assert "About" in text(pilot)


def test_kinds_have_no_word_that_hides_or_shows() -> None:
    assert {"#helse", "#laering", "#læring", "#well-being"} <= ABOUT.keys()
    assert not any(one.startswith("#int") or one in {"#logg", "#log"} for one in ABOUT)
    assert set(ABOUT.values()) == {InformationCode(one.code) for one in load_rules().information}

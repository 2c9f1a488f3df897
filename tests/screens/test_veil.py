"""Names disappear from every cell of the screen at one key, and come back at the next."""

import re

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.ids import PartyId
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.widgets.veil import Veil, words_of
from tests.builders import a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, opened
from tests.screens.list_support import ListStore, showing
from tests.screens.support import LARGE, SMALL, press, rows, settled, text, type_text

NAMES = ("Nora Bakken", "Anne-Lise Dag")
VEIL = Veil(words_of(NAMES), frozenset({"dag"}))


@pytest.mark.parametrize(
    ("shown", "hidden"),
    [
        ("Nora Bakken sitter alene.", "N*** B***** sitter alene."),
        ("NORA, nora og Noras mor", "N***, n*** og N**** mor"),
        ("Ringte Anne-Lise på onsdag", "Ringte A***-L*** på onsdag"),
        ("S-001 Nora B. (f. 2016)", "S-001 N*** B. (f. 2016)"),
        ("i dag, men Dag var syk", "i dag, men D** var syk"),
        ("S-001 Nora Bak..", "S-001 N*** B**.."),
        ("..kken", "..k***"),
        ("Nora Bak..kken", "N*** B**..kken"),
        ("Norahuset er stort", "Norahuset er stort"),
    ],
)
def test_a_name_becomes_its_initial_and_stars(shown: str, hidden: str) -> None:
    assert VEIL.hidden(shown) == hidden


def test_a_veil_that_knows_no_names_yet_hides_every_word() -> None:
    assert Veil(None).hidden("Nora sa 3 ord") == "N*** s* 3 o**"


def store_of(name: str) -> ListStore:
    store = ListStore()
    store.concern(name)
    return store


async def test_one_key_hides_the_names_of_a_list_and_shows_them_again() -> None:
    async with showing(store_of("Nora Bakken"), OverviewScreen, LARGE) as pilot:
        pilot.app.state.owner = "Kari Lund, Solvik skole"  # type: ignore[attr-defined]  # the App of the program
        assert "Nora" in text(pilot)
        await press(pilot, "ctrl+k")
        assert "Nora" not in text(pilot)
        assert "S-001" in text(pilot)
        assert "NAMES HIDDEN" in rows(pilot)[0]
        await press(pilot, "ctrl+k")
        assert "Nora" in text(pilot)
        assert "NAMES HIDDEN" not in text(pilot)


async def test_all_words_are_hidden_before_the_names_are_known() -> None:
    """The key is obeyed before the desk has answered anything."""
    async with showing(store_of("Nora Bakken"), OverviewScreen, LARGE) as pilot:
        app = pilot.app
        app.action_hide_names()  # type: ignore[attr-defined]  # the App of the program
        first = text(pilot)
        await settled(pilot)
        assert not re.search(r"[a-zæøå]{2,}", first.replace("stored", ""))
        assert re.search(r"F1 Help", text(pilot)), "then only the names are"
        assert "Nora" not in text(pilot)


async def test_a_name_within_a_note_is_hidden_while_it_is_typed_and_read() -> None:
    store = store_of("Nora Bakken")
    async with showing(store, OverviewScreen, SMALL) as pilot:
        await press(pilot, "ctrl+k", "f4")
        await press(pilot, "f2")
        await type_text(pilot, "Nora og Bakken")
        assert "Nora" not in text(pilot)


async def test_a_name_that_is_stored_while_names_are_hidden_is_never_shown() -> None:
    store = store_of("Nora Bakken")
    async with showing(store, OverviewScreen, SMALL) as pilot:
        await press(pilot, "ctrl+k")
        case_id = store.concern("Sverre Holm")
        await pilot.app.push_screen(CaseScreen(pilot.app._desk, case_id))  # type: ignore[attr-defined]  # the App
        await settled(pilot)
        assert "S-002" in rows(pilot)[0]
        assert "Sverre" not in text(pilot)
        assert "S***** H." in rows(pilot)[0]


async def test_the_choice_is_kept_for_the_next_start() -> None:
    kept: dict[str, object] = {}
    async with showing(store_of("Nora Bakken"), OverviewScreen, SMALL) as pilot:
        setting = pilot.app.setting  # type: ignore[attr-defined]  # the App of the program
        object.__setattr__(setting, "keep", kept.__setitem__)
        await press(pilot, "ctrl+k")
        assert kept == {"numbers_only": True}


async def test_the_word_behind_the_name_of_whoever_answers_for_a_measure_stays() -> None:
    bench = a_case().underway()
    bench.do(c.PlanMeasure, HOLDER, responsible=PartyId(bench.guardians[0]))
    async with opened(CaseStore(bench), CaseScreen, SMALL) as pilot:
        assert re.search(r"Marte Fje\w*\.* evaluate ", text(pilot))
        await press(pilot, "ctrl+k")
        assert re.search(r"M\*+ F\*+\.* evaluate ", text(pilot))

"""In a long log one finds a line by a letter, by a word and by a day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.facts import FACTS, EntryCorrected, EntryWritten
from bti_tui.domain.forms import Choice
from bti_tui.domain.notes import Visibility
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.words import Language, Words
from bti_tui.i18n import Translator
from bti_tui.screens.log_letters import ALL, DONE, GROUPS, Letters
from bti_tui.screens.log_text import ENTRIES
from bti_tui.screens.relay_log import LogScreen
from bti_tui.widgets.hit_marks import asked_words, from_hit, marked
from bti_tui.widgets.timeline import Timeline
from tests.builders import GUIDE, CaseBuilder, a_case
from tests.orders import HOLDER
from tests.screens.case_support import CaseStore, burst, fits, opened, status
from tests.screens.support import LARGE, SMALL, press, text, type_text
from tests.screens.test_typing_less import knowing

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def diary(days: int = 40) -> CaseBuilder:
    """One entry a day, the oldest first; the last of them today."""
    case = a_case().at_level(1).with_holder().with_consent()
    for number in range(days):
        case.give(c.WriteEntry(case_id=case.id, kind=EntryKind.NOTE, text=f"Dag {number}", happened_on=case.today))
        case.later(days=1)
    return case


def lines_of(pilot: object) -> str:
    return pilot.app.screen.query_one(Timeline).text  # type: ignore[attr-defined,no-any-return]  # the place that is open


def test_every_group_of_things_that_happen_has_facts_and_every_letter_one_meaning() -> None:
    for group in GROUPS:
        assert any(map(group.holds, FACTS)), group.code
    found = Letters((), Translator("nb"))
    assert len(set(found.all)) == len(found.all) == len(GROUPS) + 2
    assert {ALL, DONE} <= set(found.all)


def test_a_guide_that_needs_a_letter_for_a_kind_has_it_and_the_group_takes_its_next() -> None:
    plan = Choice("plan", Words("Plan", "Plan", "Plan"), "p")
    found = Letters((plan,), Translator("en"))
    assert found.label("p", "en") == "plan"
    assert found.label("i", "en") == "measures"
    decision = Choice(EntryKind.DECISION.value, Words("Vedtak", "Vedtak", "Ruling"), "k")
    shared = Letters((decision,), Translator("en"))
    assert shared.label("k", "en") == "ruling"
    assert "b" not in shared.all
    assert shared.label("c", "en") == "consent"


@SIZES
async def test_a_letter_shows_the_measures_and_another_what_concerns_consent(size: tuple[int, int]) -> None:
    async with opened(CaseStore(a_case().underway().evaluated()), LogScreen, size) as pilot:
        await press(pilot, "p")
        assert "New measure: Liten lekegruppe" in lines_of(pilot)
        assert "Consent" not in lines_of(pilot)
        await press(pilot, "k")
        assert "Consent, Marte Fjellvær: yes" in lines_of(pilot)
        assert "measure" not in lines_of(pilot)
        assert "<k consent>" in text(pilot)
        assert fits(pilot, size)


async def test_a_kind_and_what_happened_of_the_same_kind_share_their_letter() -> None:
    case = a_case().underway()
    case.give(c.WriteEntry(case_id=case.id, kind=EntryKind.TALK, text="Snakket med mor", happened_on=case.today))
    async with opened(CaseStore(case), LogScreen) as pilot:
        await press(pilot, "s")
        assert "Talk: Snakket med mor" in lines_of(pilot)
        assert "Talk with" in lines_of(pilot)


@SIZES
async def test_a_search_shows_what_it_found_marked_and_esc_shows_everything_around_it(size: tuple[int, int]) -> None:
    async with opened(CaseStore(diary()), LogScreen, size) as pilot:
        await burst(pilot, "f3", "dag 7", "enter")
        assert [row for row in lines_of(pilot).splitlines() if "*Dag* *7*" in row]
        assert lines_of(pilot).count("Dag") == 1
        assert "Search: dag 7 - 1 line. Esc shows everything." in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "escape")
        shown = lines_of(pilot)
        assert "*" not in shown
        assert "Dag 6" in shown
        assert next(row for row in shown.splitlines() if row.startswith(">")).endswith(
            "Dag 7".ljust(1)
        ) or "Dag 7" in next(row for row in shown.splitlines() if row.startswith(">"))


async def test_a_search_that_finds_nothing_says_so_and_a_slash_searches_again() -> None:
    async with opened(CaseStore(diary(3)), LogScreen) as pilot:
        await burst(pilot, "f3", "ulv", "enter")
        assert "Nothing fits. Esc shows everything." in text(pilot)
        await press(pilot, "slash")
        await press(pilot, *["backspace"] * 3)
        await burst(pilot, "dag", "enter")
        assert "Search: dag - 3 lines." in text(pilot)
        await press(pilot, "slash", "escape")
        assert "Search: dag - 3 lines." in text(pilot)


async def test_what_a_search_found_is_narrowed_by_a_letter_and_can_be_corrected() -> None:
    store = CaseStore(diary(3))
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f3", "dag", "enter")
        await press(pilot, "l")
        assert "Search: dag - 0 lines." in text(pilot)
        await press(pilot, "n", "enter")
        await type_text(pilot, " rettet")
        await press(pilot, "enter")
        assert store.words(store.new(EntryCorrected)[0].text) == "Dag 2 rettet"


@SIZES
@pytest.mark.parametrize("keys", [("ctrl+g", ""), ("", "")], ids=["ctrl+g", "digits"])
async def test_a_day_is_gone_to_by_the_words_that_every_date_is_typed_with(
    keys: tuple[str, str], size: tuple[int, int]
) -> None:
    bench = diary()
    day = bench.today - timedelta(days=30)
    async with opened(CaseStore(bench), LogScreen, size) as pilot:
        if keys[0]:
            await press(pilot, keys[0])
        await burst(pilot, f"{day.day}.{day.month}")
        assert "-> " in text(pilot)
        await burst(pilot, "enter")
        here = next(row for row in lines_of(pilot).splitlines() if row.startswith(">"))
        assert f"{day:%d.%m.%y}" in here
        assert fits(pilot, size)


async def test_a_day_without_a_line_leads_to_the_line_before_it_and_says_so() -> None:
    bench = diary(3).later(days=10)
    async with opened(CaseStore(bench), LogScreen) as pilot:
        day = bench.today - timedelta(days=5)
        await burst(pilot, f"{day.day}.{day.month}.{day.year}", "enter")
        assert "Dag 2" in next(row for row in lines_of(pilot).splitlines() if row.startswith(">"))
        assert status(pilot).startswith("Nothing on ")


async def test_what_is_no_day_stays_as_it_was_typed() -> None:
    async with opened(CaseStore(diary(3)), LogScreen) as pilot:
        await burst(pilot, "3x", "enter")
        assert "Can't be read as a date" in text(pilot)
        await press(pilot, "escape", "escape")
        assert "To the day" not in text(pilot)


@SIZES
async def test_each_line_says_who_wrote_it_where_she_worked_and_who_may_read_it(size: tuple[int, int]) -> None:
    bench = a_case().at_level(1).with_holder().with_consent()
    earlier = bench.today - timedelta(days=3)
    entry = c.WriteEntry(case_id=bench.id, kind=EntryKind.NOTE, text="Ringte.", happened_on=earlier)
    bench.give(entry, HOLDER)
    bench.give(replace(entry, text="For oss selv.", visibility=Visibility.INTERNAL))
    async with opened(CaseStore(bench), LogScreen, size) as pilot:
        await press(pilot, "n")
        inner, outer = (row for row in lines_of(pilot).splitlines() if "Note: " in row)
        assert ", internal) Note: For oss se" in inner
        assert " #" not in outer
        assert "kindergarten" in outer
        await press(pilot, "down")
        whole = " ".join(text(pilot).split())
        assert "(relay holder, kindergarten)" in whole.lower()
        assert "It is about" in whole
        assert "Visible: in the log" in whole


@pytest.mark.parametrize(("language", "marks"), [("nb", "«»"), ("nn", "«»"), ("en", "“”")])
async def test_the_words_of_child_and_family_stand_between_the_marks_of_the_language(language: str, marks: str) -> None:
    bench = a_case().underway()
    entries = (
        (EntryKind.FAMILY_WORDS, "Vi sover dårlig."),
        (EntryKind.FAMILY_WORDS, "Far: «Nei»"),
        (EntryKind.NOTE, "Mor ringte."),
    )
    for kind, words in entries:
        bench.give(c.WriteEntry(case_id=bench.id, kind=kind, text=words, happened_on=bench.today))
    async with opened(CaseStore(bench), LogScreen, LARGE, language) as pilot:
        shown = lines_of(pilot)
        assert f": {marks[0]}Vi sover dårlig.{marks[1]}" in shown
        assert ": Far: «Nei» " in shown
        assert "Mor ringte." in shown
        assert f"{marks[0]}Mor" not in shown
        await press(pilot, "s")
        whole = " ".join(text(pilot).split())
        assert {"nb": "Barnet: «", "nn": "Barnet: «", "en": "The child: “"}[language] in whole


async def test_in_the_line_of_the_familys_own_words_nothing_is_written_out() -> None:
    store = CaseStore(diary(1))
    async with opened(store, LogScreen) as pilot:
        await knowing(pilot)
        await burst(pilot, "f2", "f Fsk sa fsk ja", "enter")
        await burst(pilot, "f2", "t fsk sa ja", "enter")
        assert [store.words(one.text) for one in store.new(EntryWritten)[-2:]] == ["Fsk sa fsk ja", "foresatte sa ja"]


def test_hits_are_marked_as_the_index_takes_words() -> None:
    assert asked_words("TANN, lege-time «far»") == ("tann", "lege", "time", "far")
    assert marked("Tannlegen og far får_time", asked_words("tann far")) == "*Tannlegen* og *far* får_time"
    assert marked("Áhkku", asked_words("áh")) == "*Áhkku*"
    long = "ord " * 30 + "*tann* slutt"
    assert from_hit(long, 40).startswith(".. ord")
    assert "*tann*" in from_hit(long, 40)[:40]
    assert from_hit("*tann* først " + "ord " * 30, 40).startswith("*tann*")
    assert from_hit("uten", 3) == "uten"


def test_entries_are_not_what_followed_from_them() -> None:
    assert not any(group.holds(name) for group in GROUPS for name in ENTRIES)


@SIZES
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_the_letters_take_two_rows_at_most_and_f1_tells_all_of_them(
    size: tuple[int, int], language: Language
) -> None:
    store = CaseStore(a_case().underway().evaluated())
    async with opened(store, LogScreen, size, language=language) as pilot:
        shown = pilot.app.screen.query_one("#log-filter")
        assert 1 <= shown.size.height <= 2
        letters = Letters(GUIDE.choices["entry_kind"], Translator(language))
        words = text(pilot).replace("<", " ").replace(">", " ").split()
        assert set(letters.all) <= set(words)
        await press(pilot, "v")
        assert f"<v {letters.label('v', language)}>" in text(pilot)
        assert shown.size.height <= 2
        await press(pilot, "f1")
        told = " ".join(text(pilot).split())
        assert all(f"{one} {letters.label(one, language)}" in told for one in letters.all)


@SIZES
async def test_while_a_line_is_written_the_letters_give_it_their_room(size: tuple[int, int]) -> None:
    async with opened(CaseStore(diary(3)), LogScreen, size) as pilot:
        assert pilot.app.screen.query_one("#log-filter").display
        await press(pilot, "f2")
        assert not pilot.app.screen.query_one("#log-filter").display
        await press(pilot, "escape")
        assert pilot.app.screen.query_one("#log-filter").display

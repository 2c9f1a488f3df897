"""The relay log by keyboard: reading, choosing, writing a line and correcting one."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.facts import FACTS, EntryCorrected, EntryWritten
from bti_tui.domain.forms import Choice
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Relation
from bti_tui.domain.relay_log import EntryKind
from bti_tui.domain.views.timeline import HIDDEN
from bti_tui.domain.words import Words
from bti_tui.screens.entry_words import read_entry, words_for
from bti_tui.screens.log_text import TEXTS
from bti_tui.screens.relay_log import LogScreen
from bti_tui.widgets.form import Form
from bti_tui.widgets.timeline import Timeline
from tests.builders import CaseBuilder, a_case
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
KINDS = {"n": "note", "s": "talk", "t": "call"}


def consented() -> CaseBuilder:
    """A case in which the log may be shared."""
    return a_case().at_level(1).with_holder().with_consent()


def with_entries(count: int) -> CaseBuilder:
    """So many entries, numbered."""
    case = consented()
    for number in range(count):
        kind = EntryKind.CALL if number % 10 == 0 else EntryKind.NOTE
        case.give(c.WriteEntry(case_id=case.id, kind=kind, text=f"Innslag nummer {number}", happened_on=case.today))
    return case


def test_a_line_is_taken_apart_from_its_beginning_only() -> None:
    assert read_entry("t #intern Ringte mor", KINDS).kind == "call"
    assert read_entry("t #intern Ringte mor", KINDS).visibility is Visibility.INTERNAL
    assert read_entry("#INTERN s Ringte t", KINDS).text == "Ringte t"
    assert read_entry("#skjermet Ringte", KINDS).visibility is Visibility.SHIELDED
    assert read_entry("Ringte mor #intern", KINDS).text == "Ringte mor #intern"
    assert read_entry("i dag ringte mor", {**KINDS, "i": "talk"}).text == "i dag ringte mor"
    assert read_entry("t", KINDS).text == "t"
    assert read_entry("t n Ringte", KINDS).text == "n Ringte"


def test_every_kind_of_fact_has_its_sentence() -> None:
    assert TEXTS.keys() == {*FACTS, HIDDEN}


@SIZES
async def test_everything_that_happened_is_one_readable_line(size: tuple[int, int]) -> None:
    async with opened(CaseStore(a_case().underway().evaluated()), LogScreen, size) as pilot:
        drawn = text(pilot)
        assert "Goal assessed, reached: Leker med et annet barn" in drawn
        assert "Evaluated Liten lekegruppe" in drawn
        assert "Consent, Marte Fjellvær: yes" in drawn
        await press(pilot, "down")
        assert "yes, wanted effect, end" in " ".join(text(pilot).split())
        assert fits(pilot, size)


@SIZES
async def test_a_log_without_entries_says_so_under_its_letter(size: tuple[int, int]) -> None:
    async with opened(CaseStore(consented()), LogScreen, size) as pilot:
        await press(pilot, "l")
        assert "Nothing of this kind is written yet. a shows everything." in text(pilot)
        assert "Enter" not in keys_shown(pilot)
        assert fits(pilot, size)


@SIZES
async def test_one_line_is_written_in_a_burst_with_its_kind_and_who_may_see_it(size: tuple[int, int]) -> None:
    store = CaseStore(with_entries(1))
    async with opened(store, LogScreen, size) as pilot:
        await burst(pilot, "f2", "t #intern Ringte mor")
        assert "-> Phone call; internal: only you and the leader see this" in text(pilot)
        await burst(pilot, "enter")
        entry = store.new(EntryWritten)[-1]
        assert (entry.kind, entry.visibility) == (EntryKind.CALL, Visibility.INTERNAL)
        assert store.words(entry.text) == "Ringte mor"
        assert "(internal) Phone call: Ringte mor" in text(pilot)
        assert store.drafts == 0
        assert fits(pilot, size)


async def test_the_fields_above_the_line_count_when_the_line_does_not_say() -> None:
    store = CaseStore(consented())
    async with opened(store, LogScreen) as pilot:
        await press(pilot, "f2", "shift+tab", "i", "shift+tab", "shift+tab", "shift+tab", "l")
        assert "-> Bright spot; internal" in text(pilot)
        await press(pilot, "tab", "tab", "tab", "tab")
        await burst(pilot, "Hun lo", "enter")
        (entry,) = store.new(EntryWritten)
        assert (entry.kind, entry.visibility) == (EntryKind.BRIGHT_SPOT, Visibility.INTERNAL)


async def test_without_consent_the_log_says_what_is_missing_and_leads_there() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "#logg Ringte mor", "enter")
        assert store.new(EntryWritten) == []
        assert "  1 " in text(pilot)
        assert store.drafts == 1
        await press(pilot, "escape")
        await press(pilot, "home", *["delete"] * len("#logg "))
        await burst(pilot, "enter")
        assert store.words(store.new(EntryWritten)[0].text) == "Ringte mor"


async def test_shielded_text_is_not_taken_into_the_log() -> None:
    store = CaseStore(consented())
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "#skjermet Hun sa noe", "enter")
        assert store.new(EntryWritten) == []
        assert "shielded text belongs to the safety track" in text(pilot)


async def test_a_correction_shows_both_texts_and_marks_the_earlier() -> None:
    store = CaseStore(with_entries(1))
    async with opened(store, LogScreen) as pilot:
        assert "Enter Correct" in keys_shown(pilot)
        await burst(pilot, "enter", " rettet", "enter")
        (made,) = store.new(EntryCorrected)
        assert store.words(made.text) == "Innslag nummer 0 rettet"
        assert "Corrected phone call: Innslag nummer 0 rettet" in text(pilot)
        assert "tells of" not in text(pilot)
        assert "(corrected later) Phone call: Innslag nummer 0" in text(pilot)
        await burst(pilot, "down", "enter", " igjen", "enter")
        assert store.words(store.new(EntryCorrected)[-1].text) == "Innslag nummer 0 rettet igjen"
        assert store.new(EntryCorrected)[-1].entry == made.entry


async def test_what_follows_from_the_work_is_not_corrected_here() -> None:
    async with opened(CaseStore(consented()), LogScreen) as pilot:
        assert "Enter" not in keys_shown(pilot)
        await press(pilot, "enter")
        assert not pilot.app.screen.query(Form)


@SIZES
async def test_two_thousand_entries_are_read_page_by_page(size: tuple[int, int]) -> None:
    store = CaseStore(with_entries(2000))
    async with opened(store, LogScreen, size) as pilot:
        timeline = pilot.app.screen.query_one(Timeline)
        assert "Innslag nummer 1999" in text(pilot)
        assert len(timeline.keys) == 200
        await press(pilot, "end")
        assert len(timeline.keys) == 400
        for _ in range(11):
            await press(pilot, "end")
        await press(pilot, "end")
        assert "Concern noted: Leker ofte alene." in text(pilot)
        assert len(timeline.keys) == len(set(timeline.keys)) > 2000
        await press(pilot, "home")
        assert status(pilot).endswith("Innslag nummer 1999")


async def test_a_letter_chooses_among_all_that_is_written() -> None:
    async with opened(CaseStore(with_entries(2000)), LogScreen) as pilot:
        await press(pilot, "t")
        assert "<t phone call>" in text(pilot)
        assert "Innslag nummer 1990" in text(pilot)
        assert "Innslag nummer 1991" not in text(pilot)
        await press(pilot, "h")
        assert "Consent, Jonas Fjellvær: yes" in text(pilot)
        assert "Innslag" not in text(pilot)
        await press(pilot, "a")
        assert "Innslag nummer 1999" in text(pilot)


async def test_a_long_text_is_read_with_f8_and_f7() -> None:
    case = consented().do(c.WriteEntry, text="\n".join(f"Linje {number}" for number in range(40)))
    async with opened(CaseStore(case), LogScreen) as pilot:
        assert "F8" in keys_shown(pilot)
        assert "Linje 39" not in text(pilot).partition("Linje 1 ")[2][-300:]
        for _ in range(15):
            await press(pilot, "f8")
        assert any(row.strip() == "Linje 39" for row in rows(pilot))
        assert "F8" not in keys_shown(pilot)
        await press(pilot, "f7")
        assert "F8" in keys_shown(pilot)


async def test_a_line_half_typed_is_there_again() -> None:
    store = CaseStore(consented())
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "t #intern Ringte m")
        await press(pilot, "escape")
        assert store.drafts == 1
    async with opened(store, LogScreen) as pilot:
        assert "-> Phone call; internal" in text(pilot)
        await burst(pilot, "or", "enter")
        assert store.words(store.new(EntryWritten)[0].text) == "Ringte mor"
        assert store.drafts == 0


@SIZES
async def test_hostile_texts_are_plain(size: tuple[int, int]) -> None:
    case = consented().do(c.WriteEntry, text=f"{HOSTILE}\nneste linje")
    async with opened(CaseStore(case), LogScreen, size) as pilot:
        assert "[bold]rød[/bold]" in text(pilot)
        assert fits(pilot, size)


async def test_a_closed_case_is_only_read() -> None:
    async with opened(CaseStore(a_case().archived()), LogScreen) as pilot:
        assert "The case is archived: 2026/118" in text(pilot)
        assert "F2" not in keys_shown(pilot)
        await press(pilot, "f2", "enter")
        assert not pilot.app.screen.query(Form)


async def test_an_at_sign_behind_the_letter_says_whose_words_they_are() -> None:
    bench = consented()
    store = CaseStore(bench)
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "f @marte: Vi trenger ro")
        assert "-> Marte Fjellvær (mother) said;" in text(pilot)
        await press(pilot, "enter")
        (entry,) = store.new(EntryWritten)
        assert (entry.kind, store.words(entry.text)) == (EntryKind.FAMILY_WORDS, "Vi trenger ro")
        assert entry.said_by == next(one.id for one in bench.case.people if one.relation is Relation.MOTHER)


def test_an_at_sign_is_text_in_every_other_line_and_where_it_may_mean_two() -> None:
    speakers = words_for((Choice("1", Words("Marte Fjell (mor)")), Choice("2", Words("Jonas Fjell (far)"))))
    assert speakers == {"@marte": "1", "@mor": "1", "@jonas": "2", "@far": "2"}
    kinds = {"f": "family_words", "n": "note"}
    assert read_entry("f @far Jeg savner henne", kinds, {}, speakers).said_by == "2"
    for line in ("n @far ringte", "@far ringte", "f @fjell ringte", "f Hun så @far"):
        found = read_entry(line, kinds, {}, speakers)
        assert (found.said_by, "@" in found.text) == (None, True)

"""What is written days after it happened stands where it happened, and says when it was written."""

from datetime import timedelta

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.relay_log import EntryKind
from bti_tui.i18n import Translator
from bti_tui.screens.log_book import LogBook
from bti_tui.screens.relay_log import LogScreen
from bti_tui.usecases.case_pages import log_head
from bti_tui.usecases.queries import log
from bti_tui.widgets.timeline import Timeline
from tests.builders import CaseBuilder
from tests.planted_copies import MOTHER, entry, planted
from tests.screens.case_support import CaseStore, burst, fits, opened, status
from tests.screens.support import LARGE, SMALL, press, text
from tests.screens.test_log_finding import diary, lines_of
from tests.usecases.copying import desk, text_for

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def afterwards(bench: CaseBuilder, days: int, words: str) -> CaseBuilder:
    """Something is written today of what happened so many days ago."""
    day = bench.today - timedelta(days=days)
    bench.give(c.WriteEntry(case_id=bench.id, kind=EntryKind.NOTE, text=words, happened_on=day))
    return bench


def order_of(bench: CaseBuilder, size: int) -> list[str]:
    """The sentences of the whole log, read in pages of this size."""
    ctx = CaseStore(bench).context
    book = LogBook(Translator("nb"), log_head(ctx, bench.id).words)
    shown: list[str] = []
    while not book.is_whole:
        book.add(log(ctx, bench.id, book.before, size))
        now = [one.sentence for one in book.shown]
        assert now[: len(shown)] == shown
        shown = now
    return shown


@pytest.mark.parametrize("size", [1, 3, 7, 200])
def test_a_line_has_its_place_by_its_day_however_the_log_is_read(size: int) -> None:
    bench = afterwards(afterwards(diary(12), 4, "Sent skrevet"), 9, "Enda senere")
    shown = [one for one in order_of(bench, size) if "Dag" in one or "skrevet" in one]
    assert len(shown) == 14
    written = f"(skrevet {Translator('nb').day(bench.today)})"
    late = shown.index(f"{written} Notat: Sent skrevet")
    assert (shown[late - 1], shown[late + 1]) == ("Notat: Dag 9", "Notat: Dag 8")
    later = shown.index(f"{written} Notat: Enda senere")
    assert (shown[later - 1], shown[later + 1]) == ("Notat: Dag 4", "Notat: Dag 3")


@SIZES
async def test_the_row_of_a_line_written_later_says_when_and_a_day_leads_to_it(size: tuple[int, int]) -> None:
    bench = afterwards(diary(), 30, "Sent skrevet")
    day = bench.today - timedelta(days=30)
    async with opened(CaseStore(bench), LogScreen, size) as pilot:
        await burst(pilot, f"{day.day}.{day.month}", "enter")
        here = next(row for row in lines_of(pilot).splitlines() if row.startswith(">"))
        assert here.startswith(f">{day:%d.%m.%y}")
        assert "(written " in here
        assert "Sent skrevet" in here
        if size == SMALL:
            assert "It is about " in " ".join(text(pilot).split())
        assert fits(pilot, size)


@SIZES
async def test_after_writing_of_an_earlier_day_the_cursor_stands_on_the_new_line_in_its_place(
    size: tuple[int, int],
) -> None:
    bench = diary()
    day = bench.today - timedelta(days=20)
    async with opened(CaseStore(bench), LogScreen, size) as pilot:
        await press(pilot, "f2", "shift+tab")
        while not status(pilot).startswith("Field Happened on"):
            await press(pilot, "shift+tab")
        await press(pilot, *["backspace"] * 10)
        await burst(pilot, f"{day.day}.{day.month}")
        while not status(pilot).startswith("Field Text"):
            await press(pilot, "tab")
        await burst(pilot, "Sent skrevet", "enter")
        assert "Sent skrevet" in status(pilot)
        await press(pilot, "down")
        assert "Dag 20" in status(pilot)
        await press(pilot, "up", "up")
        assert "Dag 21" in status(pilot)


async def test_two_thousand_lines_stay_in_pages_and_end_by_the_day_of_the_first() -> None:
    bench = diary(5)
    for number in range(2000):
        day = bench.today - timedelta(days=number % 4)
        bench.give(c.WriteEntry(case_id=bench.id, kind=EntryKind.NOTE, text=f"Nummer {number}", happened_on=day))
    async with opened(CaseStore(bench), LogScreen) as pilot:
        timeline = pilot.app.screen.query_one(Timeline)
        assert len(timeline.keys) < 800
        for _ in range(13):
            await press(pilot, "end")
        assert len(timeline.keys) == len(set(timeline.keys)) > 2000
        days = [row[1:9] for row in lines_of(pilot).splitlines()]
        in_order = sorted(days, key=lambda one: (one[6:], one[3:5], one[:2]), reverse=True)
        assert days == in_order


def test_a_copy_tells_the_days_in_their_order_and_says_what_was_written_later() -> None:
    bench = planted()
    bench.later(days=3)
    entry(bench, "Nyestord")
    day = bench.today - timedelta(days=40)
    bench.give(c.WriteEntry(case_id=bench.id, kind=EntryKind.NOTE, text="Eldreord", happened_on=day))
    ctx, _ = desk(bench)
    paper = " ".join(text_for(ctx, bench, MOTHER).split())
    assert paper.index("Eldreord") < paper.index("Loggnotat") < paper.index("Nyestord")
    tr = Translator("nb")
    head = paper[: paper.index("Eldreord")].rpartition(". " + tr.long_day(day))[2]
    assert f"skrevet {tr.long_day(bench.today)}" in head
    assert "skrevet" not in paper[paper.index("Nyestord") - 80 : paper.index("Nyestord")]


def test_a_correction_says_what_kind_of_line_and_which_day_it_puts_right() -> None:
    bench = afterwards(diary(0), 4, "Sent skrevet")
    late = bench.records[-1]
    bench.give(c.CorrectEntry(case_id=bench.id, entry=late.id, text="Skrevet om"))
    day = Translator("nb").day(bench.today - timedelta(days=4))
    assert order_of(bench, 7)[0] == f"(gjelder {day}) Rettet notat: Skrevet om"

"""Copies of the log and of minutes by keyboard: who may have one, reading through, reading aloud, a file."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bti_tui.desk import Desk
from bti_tui.domain import commands as c
from bti_tui.domain.consent import LogMode
from bti_tui.domain.facts import Disclosed
from bti_tui.domain.ids import CaseId
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens.briefing import BriefingScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.copies import CopiesScreen
from bti_tui.screens.copy_view import CopyScreen
from bti_tui.screens.paper_log import PaperLogScreen
from bti_tui.screens.read_aloud import ReadAloudScreen
from bti_tui.store.print_file import put
from bti_tui.usecases.context import Context
from bti_tui.widgets.large_text import large_lines, large_pages
from tests.builders import CaseBuilder, a_case
from tests.orders import HOLDER
from tests.planted_copies import NEVER, OF_MOTHER, planted, said
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def kept(bench: CaseBuilder) -> CaseStore:
    """The holder at the keyboard, who can make files."""
    store = CaseStore(bench, HOLDER)
    store.context = replace(store.context, put_file=partial(put, Path("/nowhere")))
    return store


def of_meeting(bench: CaseBuilder, number: int) -> Callable[[Desk[Context], CaseId], CopiesScreen]:
    meeting = bench.case.planned_meetings[number].id
    return lambda desk, case: CopiesScreen(desk, case, meeting)


def place(pilot: Any) -> type[Any]:
    return type(pilot.app.screen)


def flat(pilot: Any) -> str:
    return " ".join(text(pilot).split())


@SIZES
async def test_each_row_says_who_gets_how_much_and_what_stands_in_the_way(size: tuple[int, int]) -> None:
    bench = planted().do(c.WithdrawConsent).do(c.CheckSafety, answer=SafetyAnswer.NO)
    async with opened(kept(bench), CopiesScreen, size) as pilot:
        shown = flat(pilot)
        for name in ("Ella Fjellvær", "Marte Fjellvær", "Jonas Fjellvær", "The family together", "The archive"):
            assert name in shown
        assert "NO:" in shown
        assert fits(pilot, size)


@SIZES
async def test_the_copy_is_read_through_as_it_will_stand_on_paper(size: tuple[int, int]) -> None:
    bench = planted()
    store = kept(bench)
    async with opened(store, of_meeting(bench, 0), size) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, CopyScreen)
        with store.context.reading() as work:
            assert [one.act for one in work.accesses.of_case(bench.id)].count("copy.read") == 1
        shown = ""
        for _ in range(8):
            shown += text(pilot)
            await press(pilot, "pagedown")
        assert "Sagttilbegge" in shown
        assert said(shown) & {*NEVER, *OF_MOTHER} == set()
        assert fits(pilot, size)


async def test_an_enter_right_behind_an_arrow_opens_the_row_that_the_arrow_chose() -> None:
    async with opened(kept(planted()), CopiesScreen) as pilot:
        await burst(pilot, "down", "down", "enter")
        assert "Jonas Fjellvær" in text(pilot)


@SIZES
async def test_reading_aloud_tells_one_thing_at_a_time_without_the_number_of_the_case(size: tuple[int, int]) -> None:
    bench = planted()
    async with opened(kept(bench), CopiesScreen, size) as pilot:
        await press(pilot, "down", "down", "down", "f5")
        assert isinstance(pilot.app.screen, ReadAloudScreen)
        assert "S-118" not in text(pilot)
        first, shown = text(pilot), ""
        for _ in range(60):
            await press(pilot, "right")
            shown += text(pilot)
        assert first != text(pilot)
        joined = "".join(shown.split())
        assert "Sagttilbegge" in joined
        assert said(joined) & {*NEVER, *OF_MOTHER, "Sagtutenfar"} == set()
        assert fits(pilot, size)


async def test_wider_letters_keep_the_statement() -> None:
    async with opened(kept(planted()), CopiesScreen) as pilot:
        await press(pilot, "f5", "right")
        before = status(pilot)
        await press(pilot, "f5")
        assert status(pilot) == before
        assert "r e l a y" in text(pilot)


async def test_a_copy_becomes_a_file_for_the_one_at_the_keyboard_alone_and_is_kept_in_the_case(tmp_path: Path) -> None:
    bench = planted()
    store = kept(bench)
    path = tmp_path / "referat.pdf"
    async with opened(store, of_meeting(bench, 0)) as pilot:
        await press(pilot, "down", "f6")
        assert "S-118" in text(pilot)
        assert "Marte" in text(pilot)
        await burst(pilot, "ctrl+a")
        await press(pilot, "ctrl+u")
        await burst(pilot, str(path), "f4")
        assert "Written, not encrypted. Delete the file afterwards: referat.pdf" in text(pilot)
    assert path.read_bytes().startswith(b"%PDF")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.person for one in store.new(Disclosed)] == [bench.guardians[0]]


@SIZES
@pytest.mark.parametrize("ending", ["pdf", "txt"])
@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("nb", "Filen er ikke kryptert, men ingen andre", "Skrevet, ikke kryptert. Slett filen etterpå: ~/kopi."),
        ("nn", "Fila er ikkje kryptert, men ingen andre", "Skriven, ikkje kryptert. Slett fila etterpå: ~/kopi."),
    ],
)
async def test_it_is_said_that_the_file_is_not_encrypted_and_what_to_do(
    size: tuple[int, int],
    ending: str,
    language: str,
    before: str,
    after: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    async with opened(kept(planted()), CopiesScreen, size, language) as pilot:
        await press(pilot, "f6")
        assert before in flat(pilot)
        assert fits(pilot, size)
        await press(pilot, "end", "ctrl+u")
        await burst(pilot, f"~/kopi.{ending}", "f4")
        assert f"{after}{ending}" in text(pilot)
    assert (tmp_path / f"kopi.{ending}").stat().st_size


async def test_a_missing_consent_is_named_and_a_digit_leads_to_it() -> None:
    bench = planted().do(c.WithdrawConsent).do(c.CheckSafety, answer=SafetyAnswer.NO)
    async with opened(kept(bench), CopiesScreen) as pilot:
        await press(pilot, "down", "down", "down", "down", "enter")
        assert "This is needed first" in text(pilot)
        await press(pilot, "1")
        assert place(pilot) is ConsentScreen
        await press(pilot, "escape")
        assert place(pilot) is CopiesScreen


async def test_minutes_that_are_not_approved_say_so() -> None:
    bench = planted()
    async with opened(kept(bench), of_meeting(bench, 2)) as pilot:
        assert "not approved" in flat(pilot)
        await press(pilot, "enter")
        assert "the minutes are not approved yet" in flat(pilot)


async def test_the_archive_is_not_read_aloud() -> None:
    async with opened(kept(planted()), CopiesScreen) as pilot:
        assert "F5" in keys_shown(pilot)
        await press(pilot, "end")
        assert "F5" not in keys_shown(pilot)


async def test_the_menu_of_a_case_leads_to_the_copies_and_to_the_paper_log_where_there_is_one() -> None:
    bench = a_case().at_level(1).with_holder().with_guardians().do(c.ChooseLogMode, HOLDER, mode=LogMode.MANUAL)
    async with opened(kept(bench), CaseScreen) as pilot:
        await press(pilot, "f10")
        await burst(pilot, "Copies of", "enter")
        assert place(pilot) is CopiesScreen
        await press(pilot, "escape", "f10")
        await burst(pilot, "Empty log", "enter")
        assert place(pilot) is PaperLogScreen


async def test_the_page_for_the_next_holder_becomes_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "ark.txt"
    async with opened(kept(a_case().underway()), BriefingScreen) as pilot:
        await press(pilot, "f6")
        await press(pilot, "ctrl+u")
        await burst(pilot, str(path), "f4")
        assert "Written, not encrypted. Delete the file afterwards: ark.txt" in text(pilot)
    assert "Ella" in path.read_text()
    assert "Liten lekegruppe" in path.read_text()


def test_large_lines_are_short_and_parted_letters_can_be_told_apart_from_parted_words() -> None:
    told = "Vi ser på det sammen igjen mandag 5. oktober, og da er alle med."
    assert max(map(len, large_lines(told, 78, wide=False))) <= 44
    wide = large_lines(told, 78, wide=True)
    assert wide[0].startswith("V i   s e r")
    assert max(map(len, wide)) <= 78
    assert [place for place, _ in large_pages([told, "Kort"], 78, 3, wide=True)][-1] == 1

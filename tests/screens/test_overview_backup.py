"""The start screen always shows how old the newest checked backup is; an old one is a warning."""

from datetime import date, timedelta

import pytest

from bti_tui.i18n import Translator
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.overview_text import Backup, Looks, backup_text
from tests.screens.list_support import ListStore, showing
from tests.screens.support import LARGE, NOW, SMALL, rows

DAY = NOW.date()
AGES = [
    (Backup(DAY), "Last checked backup: today."),
    (Backup(DAY - timedelta(days=1)), "Last checked backup: yesterday."),
    (Backup(DAY - timedelta(days=7)), "Last checked backup: 7 days ago."),
    (Backup(DAY - timedelta(days=40)), "! Last checked backup: 40 days ago. Run: bti store backup"),
    (Backup(), "! No checked backup yet. Run: bti store backup"),
]


def said(backup: Backup | None, day: date = DAY) -> tuple[str, bool]:
    return backup_text(backup, Looks(Translator("en"), day))


@pytest.mark.parametrize(("backup", "words"), AGES)
@pytest.mark.parametrize("size", [SMALL, LARGE, (80, 18)])
async def test_the_age_of_the_backup_stands_on_the_start_screen(
    backup: Backup, words: str, size: tuple[int, int]
) -> None:
    async with showing(ListStore(), lambda desk: OverviewScreen(desk, backup=backup), size) as pilot:
        shown = [row.strip() for row in rows(pilot)]
        is_low = size[1] < 20
        assert (words in shown) == (not is_low or words.startswith("!"))


async def test_nothing_is_said_where_no_backup_is_needed() -> None:
    async with showing(ListStore(), OverviewScreen) as pilot:
        assert not any("backup" in row for row in rows(pilot))


def test_it_turns_into_a_warning_after_a_week() -> None:
    assert [said(Backup(DAY - timedelta(days=days)))[1] for days in (0, 7, 8, 40)] == [False, False, True, True]
    assert said(Backup()) == (AGES[-1][1], True)


def test_a_backup_from_tomorrow_is_no_warning() -> None:
    assert said(Backup(DAY + timedelta(days=1))) == ("Last checked backup: tomorrow.", False)

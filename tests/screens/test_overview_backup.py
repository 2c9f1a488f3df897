"""The start screen says when a backup is missing or old."""

from datetime import date, timedelta

import pytest

from bti_tui.i18n import Translator
from bti_tui.screens.overview_text import Backup, Looks, backup_text, beside

DAY = date(2026, 11, 21)


def said(backup: Backup | None) -> str:
    return backup_text(backup, Looks(Translator("en"), DAY))


@pytest.mark.parametrize(
    "backup", [None, Backup(DAY), Backup(DAY - timedelta(days=7)), Backup(DAY + timedelta(days=1))]
)
def test_nothing_is_said_of_a_fresh_backup_or_where_none_is_needed(backup: Backup | None) -> None:
    assert said(backup) == ""


def test_a_missing_and_an_old_backup_are_spoken_of() -> None:
    assert said(Backup()) == "No backup yet: run bti store backup."
    assert said(Backup(DAY - timedelta(days=8))) == "Last backup 8 days ago: run bti store backup."


@pytest.mark.parametrize(
    ("room", "is_first", "shown"),
    [
        (40, True, "Row 1: measure. No backup."),
        (20, True, "Row 1. No backup."),
        (20, False, "Row 1: measure."),
    ],
)
def test_the_row_and_the_notice_share_the_line_or_take_turns(room: int, is_first: bool, shown: str) -> None:
    assert beside("Row 1: measure.", "No backup.", room, is_first=is_first) == shown
    assert beside("Nothing is due at all today.", "No backup.", 20, is_first=True) == "No backup."


def test_without_a_notice_the_row_is_all() -> None:
    assert beside("A row that is longer than the line.", "", 10, is_first=True) == "A row that is longer than the line."

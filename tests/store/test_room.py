"""Going on with what room there is: the ballast, and use-cases that are tried once more or outside of the store."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from bti_tui.bootstrap import context_of
from bti_tui.domain.errors import DiskFull
from bti_tui.store import room
from bti_tui.store.open_store import Store
from bti_tui.usecases.disk import attempt
from tests.store.full_disk import a_draft, big_write, fill, make_room
from tests.store.remembered import Remembered


def test_the_ballast_is_given_up_when_the_disk_is_full_and_laid_down_again_later(
    open_one: Store, kept: Remembered
) -> None:
    folder = kept.database.parent
    open_one.disk.lay_ballast()
    assert room.has_ballast(folder)
    assert (folder / room.BALLAST).stat().st_mode & 0o077 == 0
    fill(open_one)
    with pytest.raises(DiskFull):
        big_write(open_one, kept.life)
    assert open_one.disk.make_room()
    assert not (folder / room.BALLAST).exists()
    assert not open_one.disk.make_room()
    make_room(open_one)
    open_one.disk.resume()
    assert room.has_ballast(folder)


def test_no_ballast_is_laid_on_a_disk_that_is_nearly_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LEAST_FREE_MIB", 1 << 40)
    assert room.is_low(tmp_path)
    assert not room.lay_ballast(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_half_a_ballast_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "posix_fallocate", full)
    assert not room.lay_ballast(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_use_case_that_only_looks_or_keeps_a_draft_goes_on_outside_and_a_command_is_told(
    open_one: Store, kept: Remembered
) -> None:
    ctx = context_of(open_one)

    def keep_draft(ctx: Any) -> str:
        with ctx.unit_of_work() as work:
            work.drafts.put(a_draft())
            work.commit()
        return "kept"

    def command(ctx: Any) -> None:
        with ctx.unit_of_work() as work:
            work.professionals.add(ctx.user)
            work.commit()

    assert attempt(ctx, keep_draft).trouble is None
    fill(open_one)
    with pytest.raises(DiskFull):
        big_write(open_one, kept.life)
    answered = attempt(ctx, keep_draft)
    assert (answered.answer, type(answered.trouble)) == ("kept", DiskFull)
    make_room(open_one)
    answered = attempt(ctx, keep_draft)
    assert answered.trouble is None
    attempt(ctx, command)


def test_with_ballast_a_use_case_is_tried_once_more_and_succeeds(open_one: Store, kept: Remembered) -> None:
    ctx = context_of(open_one)
    open_one.disk.lay_ballast()
    tries: list[int] = []

    def needs_room(_: Any) -> str:
        tries.append(1)
        if room.has_ballast(kept.database.parent):
            raise DiskFull
        return "stored"

    assert attempt(ctx, needs_room).answer == "stored"
    assert len(tries) == 2

"""A disk that is full, takes no writing or is held by another program: reading goes on, and nothing is lost."""

import contextlib
import getpass
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bti_tui.domain.errors import DiskFull, Locked, NotLogged, Unreachable
from bti_tui.domain.ids import UserId
from bti_tui.store import engine
from bti_tui.store.aside import Aside
from bti_tui.store.disk import OPENED, RESUMED
from bti_tui.store.keyfile import Created
from bti_tui.store.open_store import Store
from bti_tui.store.writer_now import writer_now
from tests.store.alone import make, open_again
from tests.store.full_disk import WORDS, a_draft, big_write, fill, look, make_room, put, wrong
from tests.store.life import ANNA, NOW
from tests.store.remembered import Remembered, events
from tests.store.test_trouble import set_on_writer

IMPORTS = {"PYTHONPATH": "."}


def test_what_is_typed_and_read_while_the_disk_is_full_waits_sealed_and_goes_in_at_once_when_there_is_room(
    open_one: Store, kept: Remembered
) -> None:
    fill(open_one)
    with pytest.raises(DiskFull):
        big_write(open_one, kept.life)
    assert wrong(open_one) is DiskFull
    look(open_one, kept.life.id)
    put(open_one, a_draft(), outside=True)
    for file in (kept.state / "seen").iterdir():
        assert WORDS.encode() not in file.read_bytes()
    with open_one.reading() as work:
        assert work.drafts.of_user(ANNA) == (a_draft(),)
    with pytest.raises(DiskFull):
        open_one.disk.resume()
    make_room(open_one)
    open_one.disk.resume()
    assert wrong(open_one) is None
    with open_one.reading() as work:
        assert work.drafts.of_user(ANNA) == (a_draft(),)
        assert [(one.act, one.at) for one in work.accesses.of_case(kept.life.id)] == [("case.read", NOW)]
    assert len(events(open_one, RESUMED)) == 1
    assert [one.name for one in (kept.state / "seen").iterdir() if ".draft-" in one.name or ".reads" in one.name] == []
    assert open_one.verify() == ()


def test_anything_else_says_what_is_wrong_and_changes_nothing(open_one: Store, kept: Remembered) -> None:
    fill(open_one)
    with pytest.raises(DiskFull):
        big_write(open_one, kept.life)
    with pytest.raises(DiskFull), open_one.disk.outside() as work:
        work.record([], [])
    with pytest.raises(DiskFull), open_one.disk.outside() as work:
        work.sign_review(ANNA, "2026-11", "x", NOW)
    with pytest.raises(DiskFull), open_one.disk.outside() as work:
        work.cases.save(kept.life.case, kept.life.case.version - 2)


def test_a_killed_program_finds_its_draft_again_at_the_next_unlock(open_one: Store, kept: Remembered) -> None:
    fill(open_one)
    with pytest.raises(DiskFull):
        big_write(open_one, kept.life)
    put(open_one, a_draft(), outside=True)
    open_one._writer.close()
    open_one._reader.close()
    again = kept.open()
    with again.reading() as work:
        assert work.drafts.of_user(ANNA) == (a_draft(),)
    again.close()


def test_a_newer_draft_in_the_store_is_not_written_over_by_one_that_waited(open_one: Store, kept: Remembered) -> None:
    put(open_one, a_draft("gammel", 1), outside=True)
    put(open_one, a_draft("ny", 2))
    open_one.disk.resume()
    with open_one.reading() as work:
        assert work.drafts.of_user(ANNA) == (a_draft("ny", 2),)


def test_a_sealed_draft_that_was_changed_or_is_of_another_store_is_passed_over(kept: Remembered) -> None:
    key = kept.created.keys.key
    aside = Aside(kept.state, kept.created.keys.store, key)
    aside.put(a_draft())
    assert tuple(aside.drafts()) == (a_draft(),)
    assert tuple(replace(aside, key=bytes(32)).drafts()) == ()
    (path,) = [one for one in (kept.state / "seen").iterdir() if ".draft-" in one.name]
    assert path.stat().st_mode & 0o077 == 0
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert tuple(aside.drafts()) == ()


def test_a_store_is_opened_for_reading_while_the_disk_is_full(
    open_one: Store, kept: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_one.close()

    def full(*_: object) -> None:
        raise DiskFull(problem="SQLITE_FULL")

    monkeypatch.setattr(Store, "_write_beginning", full)
    again = kept.open()
    assert isinstance(again.disk.trouble, DiskFull)
    with again.reading() as work:
        assert work.cases.get(kept.life.id) == kept.life.case
    again.disk.resume()
    with again.reading() as work:
        since, until = NOW.replace(year=2000), NOW.replace(year=2999)
        assert OPENED in {one.act for one in work.accesses.between(since, until)}
    again.close()


def test_when_nobody_can_write_down_who_reads_nothing_is_read(open_one: Store, kept: Remembered) -> None:
    fill(open_one)
    with pytest.raises(DiskFull):
        big_write(open_one, kept.life)
    seen = kept.state / "seen"
    seen.rename(kept.state / "away")
    seen.write_text("not a folder")
    with pytest.raises(NotLogged):
        look(open_one, kept.life.id)
    seen.unlink()
    (kept.state / "away").rename(seen)
    look(open_one, kept.life.id)


def test_connections_to_a_disk_that_was_away_are_made_anew(open_one: Store, kept: Remembered) -> None:
    for one in (open_one._writer, open_one._reader):
        with one.lent() as connection:
            connection.close()
    open_one.disk.trouble = Unreachable(problem="ESTALE")
    open_one.disk.resume()
    assert wrong(open_one) is None
    look(open_one, kept.life.id)


def test_another_program_that_writes_is_waited_for_once_and_then_only_shortly(
    open_one: Store, kept: Remembered
) -> None:
    set_on_writer(open_one, "busy_timeout=20")
    with contextlib.closing(open_one.connections()()) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked):
            big_write(open_one, kept.life)
        look(open_one, kept.life.id)
        other.execute("ROLLBACK")
    open_one.disk.resume()
    with open_one._writer.lent() as connection:
        assert connection.execute("PRAGMA busy_timeout").fetchone() == (engine.BUSY_MS,)


HOLDING = """
import sys, time
from pathlib import Path
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.unlocking import unlock
from tests.store.life import PHRASE
connection = unlock(Path(sys.argv[1]), by_passphrase(PHRASE)).connect()
connection.execute("BEGIN IMMEDIATE")
print("writing", flush=True)
sys.stdin.read()
"""


def test_who_waits_is_told_for_whom(open_one: Store, kept: Remembered) -> None:
    set_on_writer(open_one, "busy_timeout=20")
    command = [sys.executable, "-c", HOLDING, str(kept.database.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | IMPORTS) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"writing\n"
        with pytest.raises(Locked) as told:
            big_write(open_one, kept.life)
        other.communicate()
    assert told.value.facts == {"problem": "SQLITE_BUSY", "who": getpass.getuser(), "program": other.pid}
    assert writer_now(kept.database) is None
    open_one.disk.resume()
    assert wrong(open_one) is None


def test_who_reads_on_a_network_is_logged_outside_too(folder: Path, tmp_path: Path, created: Created) -> None:
    make(folder, created).close()
    store = open_again(folder, tmp_path / "state")
    with store.disk.outside() as work:
        work.log_access(UserId("b"), "case.read", None, NOW)
        work.commit()
    store.disk.resume()
    with store.reading() as work:
        seen = work.accesses.between(NOW.replace(year=2000), NOW.replace(year=2999))
    assert UserId("b") in {one.actor for one in seen}
    store.close()

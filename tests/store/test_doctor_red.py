"""Everything that the doctor can find wrong is found when it is wrong, one thing at a time."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bti_tui.cli.doctor_report import TEXTS
from bti_tui.domain.errors import DiskFull
from bti_tui.i18n.tampering import FINDINGS
from bti_tui.store import beginnings, checks, machine, place, restoring, room
from bti_tui.store.answers import Finding
from bti_tui.store.backup import back_up
from bti_tui.store.health import CONTENT, Check, Doors, State, examine
from bti_tui.store.keyfile import Created, by_passphrase
from bti_tui.store.opening import open_store
from bti_tui.store.place import Place, PlaceKind
from bti_tui.store.unlocking import unlock
from tests.store.life import NOW, PHRASE
from tests.store.remembered import Remembered, put_back_older

Patch = pytest.MonkeyPatch


class Ward:
    """A real store with a backup, and a doctor who looks at it."""

    def __init__(self, kept: Remembered, target: Path, patch: Patch) -> None:
        self.kept, self.target, self.patch = kept, target, patch
        kept.use(lambda store: back_up(store, target, NOW))

    def look(self) -> dict[str, Check]:
        way_in, state = by_passphrase(PHRASE), self.kept.state
        doors = Doors(
            lambda: unlock(self.kept.folder, way_in), lambda unlocked: open_store(unlocked, state), lambda _: way_in
        )
        return {one.code: one for one in examine(self.kept.folder, self.target, NOW, doors)}


@pytest.fixture
def ward(folder: Path, tmp_path: Path, created: Created, monkeypatch: Patch) -> Ward:
    return Ward(Remembered.make(folder, tmp_path / "state", created), tmp_path / "backups", monkeypatch)


def attack(*statements: str) -> Callable[[Ward], None]:
    return lambda ward: ward.kept.attack(*statements)


def patched(target: object, name: str, value: object) -> Callable[[Ward], None]:
    return lambda ward: ward.patch.setattr(target, name, value)


def put(name: str) -> Callable[[Ward], None]:
    def into(ward: Ward) -> None:
        (ward.kept.folder / name).touch(0o600)

    return into


def no_room(*_: object) -> None:
    raise DiskFull


def link_in_the_folder(ward: Ward) -> None:
    (ward.kept.folder / "more").symlink_to(ward.kept.database)


def backup_of_a_damaged_page(ward: Ward) -> None:
    """Made anew with a manifest that fits: only the drill sees it."""
    ward.patch.setattr(restoring, "page_findings", lambda _: (Finding("cipher", "1"),))


REDS: dict[str, tuple[State, Callable[[Ward], None]]] = {
    "place-unsafe": (State.BAD, patched(place, "judge", lambda _: Place(PlaceKind.REFUSE, "synchronised"))),
    "place-frozen": (State.NOTE, patched(place, "is_read_only", lambda _: True)),
    "modes-unsure": (State.NOTE, link_in_the_folder),
    "swap-open": (State.NOTE, patched(machine, "swaps_in_use", lambda: ("/dev/sda3",))),
    "swap-unknown": (State.NOTE, patched(machine, "swaps_in_use", lambda: None)),
    "core-on": (State.NOTE, patched(machine, "dumps_cores", lambda: True)),
    "memory-open": (State.NOTE, patched(machine, "is_memory_open", lambda: True)),
    "ballast-none": (State.NOTE, patched(room, "has_ballast", lambda _: False)),
    "left-going": (State.NOTE, put("store.keys.0a1b.part")),
    "left-copies": (State.NOTE, put(f"store.db{beginnings.SET_ASIDE}")),
    "integrity-bad": (State.BAD, patched(checks, "page_findings", lambda _: (Finding("integrity", "1"),))),
    "search-bad": (State.BAD, attack("DELETE FROM note_fts WHERE rowid = (SELECT min(rowid) FROM note)")),
    "chain-bad": (State.BAD, attack("UPDATE audit SET sig = zeroblob(64) WHERE n = 2")),
    "facts-bad": (State.BAD, attack("UPDATE professional SET title = 'rektor'")),
    "cases-bad": (State.BAD, attack("UPDATE case_file SET status = 'closed'")),
    "behind-witness": (State.BAD, lambda ward: put_back_older(ward.kept)),
    "drill-failed": (State.BAD, backup_of_a_damaged_page),
    "drill-unsure": (State.NOTE, patched(restoring, "drill", no_room)),
    "unread": (State.NOTE, patched(checks, "page_findings", lambda _: (Finding("cipher", "1"),))),
}
"""Those that are not tried in the tests of the doctor itself."""
OF_THIS_PROCESS = {"memory-open", "core-on", "swap-open", "swap-unknown", "ballast-none"}
"""What tests are run in is not closed as the program is, and nothing is put by in their folders."""


def test_what_is_sound_is_said_to_be(ward: Ward) -> None:
    found = ward.look()
    assert {code for code in REDS if code in found} <= OF_THIS_PROCESS
    assert {"left-ok", "drill-ok", "backup-ok", "chain-ok"} <= set(found)


@pytest.mark.parametrize("code", REDS)
def test_each_thing_that_can_be_wrong_is_named(ward: Ward, code: str) -> None:
    state, spoil = REDS[code]
    spoil(ward)
    assert ward.look()[code].state is state


def test_a_backup_that_was_stopped_a_day_ago_is_a_leftover(ward: Ward) -> None:
    stopped = ward.target / "bti-2026-11-01-120000"
    stopped.mkdir()
    long_ago = (NOW - timedelta(days=30)).timestamp()
    os.utime(stopped, (long_ago, long_ago))
    assert ward.look()["left-going"].facts == {"count": 1, "name": stopped.name}


def test_every_sentence_of_the_page_that_is_not_good_news_has_its_test() -> None:
    elsewhere = (Path(__file__).parent / "test_health.py").read_text(encoding="utf-8")
    news = {code for code in TEXTS if not code.endswith(("-ok", "-training", "-shared"))}
    assert {code for code in news - REDS.keys() if f'"{code}"' not in elsewhere} == set()


def test_every_finding_of_the_whole_check_has_its_line_on_the_page() -> None:
    lines = [*CONTENT.values(), ("cipher",), ("integrity",), ("search-index",)]
    told = {code: sum(code.startswith(one) for one in lines) for code in FINDINGS}
    assert {code for code, count in told.items() if count != 1} == {"keys-older"}

"""While the store can't be written to: a word and a sign in the first row, the text stays, and it goes on by itself."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Self

import pytest
from textual.pilot import Pilot

from bti_tui.domain.errors import BtiError, DiskFull, Locked, NotLogged, ReadOnly, Unreachable
from bti_tui.domain.facts import SafetyChecked
from bti_tui.screens import backlog
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.first_run import FirstRunScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.overview_text import Backup
from bti_tui.screens.step import StepScreen
from bti_tui.usecases.context import UnitOfWork
from bti_tui.usecases.drafts import drafts
from bti_tui.widgets.field import FieldChoice
from tests.builders import a_case
from tests.orders import OWNER
from tests.screens.case_support import CaseStore, burst, fits, opened, status
from tests.screens.list_support import ListStore, is_at, showing
from tests.screens.step_support import at
from tests.screens.support import LARGE, SMALL, FakeOpener, Place, press, rows, running, text

AGENCIES = (FieldChoice("skole", "Skole", "s"),)
SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


@dataclass
class FakeDisk:
    """A disk in trouble, or not, as the test says."""

    inside: Callable[[], UnitOfWork]
    wrong: BtiError | None = None
    is_read_only: bool = False
    free_mib: int | None = 1000
    is_low: bool = False
    is_wanted: bool = False
    has_state: bool = True
    trouble: BtiError | None = None
    tries: list[str] = field(default_factory=list)

    def unit_of_work(self) -> UnitOfWork:
        self.tries.append("write")
        if self.wrong is not None:
            self.trouble = self.wrong
            raise self.wrong
        return self.inside()

    def outside(self) -> Any:
        return OutsideOnly(self)

    def make_room(self) -> bool:
        return False

    def resume(self) -> None:
        self.tries.append("resume")
        self.trouble = self.wrong
        if self.wrong is not None:
            raise self.wrong


class OutsideOnly:
    """Lets looks and drafts through and nothing else."""

    def __init__(self, disk: FakeDisk) -> None:
        self._disk = disk
        self._work: Any = disk.inside()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def record(self, *_: object) -> None:
        assert self._disk.trouble is not None
        raise self._disk.trouble

    def commit(self) -> None:
        if not self._disk.has_state:
            raise NotLogged


def on(disk_of: CaseStore) -> FakeDisk:
    """The disk that the store lies on from now on."""
    disk = FakeDisk(disk_of.context.unit_of_work)
    disk_of.context = replace(disk_of.context, unit_of_work=disk.unit_of_work, disk=disk)
    return disk


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Wait for what comes by itself; a command that waits is not waited for."""
    for _ in range(400):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError(text(pilot))


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backlog, "AGAIN_AFTER_SECONDS", 0.05)


@SIZES
@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize(
    ("wrong", "sign"),
    [
        (DiskFull(), "! DISKEN ER FULL - lesing v"),
        (ReadOnly(), "! KAN IKK"),
        (Unreachable(), "! DISKEN SVAR"),
        (Locked(), "! E"),
    ],
    ids=["full", "read-only", "gone", "locked"],
)
async def test_the_first_row_says_what_is_wrong_and_f1_what_to_do(
    wrong: BtiError, sign: str, language: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backlog, "AGAIN_AFTER_SECONDS", 1000)
    store = CaseStore(a_case(), OWNER)
    disk = on(store)
    async with opened(store, at("check_safety"), size, language) as pilot:
        disk.wrong = wrong
        await burst(pilot, "n", "tab", "Ingen tegn")
        await press(pilot, "tab")
        await until(pilot, lambda: sign in rows(pilot)[0])
        assert "Ingen tegn" in text(pilot)
        assert "F1" in status(pilot) or "Ingen" in text(pilot)
        assert fits(pilot, size)
        await pilot.press("f1")
        await until(pilot, lambda: sign.removesuffix(" - lesing v") in rows(pilot)[2])
        assert fits(pilot, size)


async def test_a_draft_waits_and_is_stored_by_itself_when_there_is_room_again() -> None:
    store = CaseStore(a_case(), OWNER)
    disk = on(store)
    async with opened(store, at("check_safety")) as pilot:
        disk.wrong, disk.has_state = DiskFull(), False
        await burst(pilot, "n", "tab", "Ingen tegn")
        await press(pilot, "tab")
        await until(pilot, lambda: "! THE DISK IS FULL" in rows(pilot)[0])
        await pilot.press("escape")
        await until(pilot, lambda: is_at(pilot, CaseScreen))
        assert "! THE DISK IS FULL" in rows(pilot)[0]
        assert drafts(store.context) == ()
        disk.wrong = None
        await until(pilot, lambda: "stored " in rows(pilot)[0])
        assert "written to again" in status(pilot)
        (draft,) = drafts(store.context)
        assert "Ingen tegn" in draft.values


@asynccontextmanager
async def waiting_command(store: CaseStore) -> AsyncIterator[tuple[Pilot[Any], FakeDisk]]:
    """A safety check is given while the disk is full."""
    disk = on(store)
    async with opened(store, at("check_safety")) as pilot:
        await burst(pilot, "n", "tab", "Ingen tegn")
        disk.wrong = DiskFull()
        await pilot.press("f4")
        await until(pilot, lambda: "nothing more is stored" in text(pilot))
        yield pilot, disk


async def test_a_command_waits_while_the_place_can_be_used_and_is_carried_out_by_itself() -> None:
    store = CaseStore(a_case(), OWNER)
    async with waiting_command(store) as (pilot, disk):
        await pilot.press("f1")
        await until(pilot, lambda: "HELP" in rows(pilot)[0])
        await pilot.press("escape")
        await until(pilot, lambda: is_at(pilot, StepScreen))
        assert store.new(SafetyChecked) == []
        disk.wrong = None
        await until(pilot, lambda: len(store.new(SafetyChecked)) == 1)
        await until(pilot, lambda: is_at(pilot, CaseScreen))
        await until(pilot, lambda: "stored " in rows(pilot)[0])
    assert len(store.new(SafetyChecked)) == 1
    assert drafts(store.context) == ()


async def test_a_command_that_is_given_twice_while_it_waits_is_carried_out_once() -> None:
    store = CaseStore(a_case(), OWNER)
    async with waiting_command(store) as (pilot, disk):
        await pilot.press("f4")
        await until(pilot, lambda: disk.tries.count("resume") > 3)
        disk.wrong = None
        await until(pilot, lambda: is_at(pilot, CaseScreen))
    assert len(store.new(SafetyChecked)) == 1


async def test_a_command_is_taken_back_when_the_person_writes_on_and_the_place_says_so() -> None:
    store = CaseStore(a_case(), OWNER)
    async with waiting_command(store) as (pilot, disk):
        await pilot.press(*" nå")
        await until(pilot, lambda: "Ingen tegn nå" in text(pilot))
        disk.wrong = None
        await until(pilot, lambda: "written on since" in status(pilot))
        assert store.new(SafetyChecked) == []
        await press(pilot, "f4")
    assert len(store.new(SafetyChecked)) == 1


async def test_a_command_goes_with_the_place_that_is_left_and_its_draft_stays() -> None:
    store = CaseStore(a_case(), OWNER)
    async with waiting_command(store) as (pilot, disk):
        await pilot.press("escape", "escape")
        await until(pilot, lambda: is_at(pilot, CaseScreen))
        disk.wrong = None
        await until(pilot, lambda: "stored " in rows(pilot)[0])
    assert store.new(SafetyChecked) == []
    assert store.drafts == 1


async def test_no_further_case_is_opened_when_it_can_be_written_down_nowhere_who_reads() -> None:
    store = CaseStore(a_case(), OWNER)
    disk = on(store)
    disk.wrong, disk.has_state = DiskFull(), False
    async with opened(store, CaseScreen) as pilot:
        assert "Who reads can't be written down" in text(pilot)
        assert "! THE DISK IS FULL" in rows(pilot)[0]
        assert "Ella" not in text(pilot)


async def test_a_store_that_is_only_read_says_so_on_every_place() -> None:
    store = CaseStore(a_case(), OWNER)
    on(store).is_read_only = True
    async with opened(store, CaseScreen, language="nb") as pilot:
        assert rows(pilot)[0].endswith("KUN LESING")
        await press(pilot, "f4")
        assert "KUN LESING" in rows(pilot)[0]


async def test_while_nothing_is_wrong_nothing_is_tried() -> None:
    store = CaseStore(a_case(), OWNER)
    disk = on(store)
    async with opened(store, CaseScreen) as pilot:
        for _ in range(20):
            await pilot.pause(0.01)
    assert "resume" not in disk.tries


@SIZES
async def test_the_day_says_when_the_disk_is_soon_full(size: tuple[int, int]) -> None:
    store = ListStore()
    disk = FakeDisk(store.context.unit_of_work, free_mib=150, is_low=True)
    store.context = replace(store.context, disk=disk)
    async with showing(store, lambda desk: OverviewScreen(desk, backup=Backup()), size, "nb") as pilot:
        assert "! Bare 150 MiB ledig på disken." in text(pilot)
        assert "! Ingen kontrollert sikkerhetskopi ennå." in text(pilot)
        assert fits(pilot, size)
        disk.is_low = False
        await press(pilot, "ctrl+r")
        assert "ledig" not in text(pilot)


@SIZES
@pytest.mark.parametrize("language", ["nb", "nn"])
async def test_whoever_makes_a_store_on_a_share_is_told_what_that_means(language: str, size: tuple[int, int]) -> None:
    opener = FakeOpener(is_on_share=True)
    async with running(
        lambda desk: FirstRunScreen(desk, opener, lambda _: Place(desk), AGENCIES), size, language=language
    ) as pilot:
        assert "nettområde: /home/kari/bti" in text(pilot)
        assert "ha det åpent" in text(pilot) or "ha det ope" in text(pilot)
        assert fits(pilot, size)

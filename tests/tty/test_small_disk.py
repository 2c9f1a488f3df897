"""The program on a real disk that runs full while somebody types: a state on the screen, and nothing is lost."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.domain.facts import ConcernRaised
from bti_tui.screens.backlog import AGAIN_AFTER_SECONDS
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts, typed
from tests.tty.small_disk import SmallDisk
from tests.tty.stored import make_store
from tests.tty.ttyprobe import Probe
from tests.tty.typist import ROOT, Typist

pytestmark = pytest.mark.pty

FULL = r"! DISKEN ER FULL - lesing virker"
STORED = r"\A[^\n]*lagret \d\d:\d\d$"
"""In the first row; lists of drafts say the like."""
WORDS = "Ella sto alene ved gjerdet"
MIB = 4
FIRST_CASE = {"do": "raise_concern", "about": "Ola", "words": "Stille i dag.", "arose_on": "2026-08-24"}
START_SECONDS = 60
SILENCE_SECONDS = 2 * AGAIN_AFTER_SECONDS + 1


class Desk:
    """A person before a program whose store lies on a small disk."""

    def __init__(self, base: Path) -> None:
        self.disk = SmallDisk(base / "disk", MIB)
        self.home = base / "home"
        for folder in (self.disk.prepared, self.home / "work", self.home / "tmp"):
            folder.mkdir(parents=True)
        make_store(self.disk.prepared / "store", [{**FIRST_CASE, "now": "2026-08-24T09:00"}])
        self.store = self.disk.disk / "store"

    def program(self) -> Probe:
        """The program, started on the disk."""
        places = {"BTI_HOME": str(self.home / "bti"), "TMPDIR": str(self.home / "tmp"), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(self.store)]
        return Probe(self.disk.command(command), env=places, cwd=self.home / "work")

    def begin(self, probe: Probe) -> Typist:
        """Open the store, and begin to note a concern."""
        keys = Typist(probe)
        keys.probe.wait(r"øvingslager", START_SECONDS)
        keys.press_to("enter", r"^ BTI .*I dag")
        keys.press_to("f2", "> Navn")
        keys.type("Ella Testdatter")
        keys.press_to("tab", r"> Hva undrer du på\?")
        keys.see(STORED)
        return keys

    def copy(self) -> Path:
        """The store as it lies on the disk, taken out of it."""
        self.disk.order("save")
        return self.disk.saved / "store"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def concerns(folder: Path) -> list[str]:
    """The words of every concern in a store."""
    with bootstrap.opened(folder) as ctx, ctx.reading() as work:
        facts = [one.fact for case in work.cases.ids() for _, one in work.facts.of_case(case)]
        raised = [one for one in facts if isinstance(one, ConcernRaised)]
        return [work.notes.texts([one.words])[one.words] for one in raised]


def words_of(ctx: Context) -> list[str]:
    return [str(value) for draft in drafts(ctx) for value in typed(draft)[0].values()]


def wait_for_silence(probe: Probe, seconds: float) -> None:
    """Wait until the program has written nothing for so long, in which it has tried again more than once."""
    heard, since = 0, time.monotonic()

    def is_silent() -> bool:
        nonlocal heard, since
        if len(probe.output) != heard:
            heard, since = len(probe.output), time.monotonic()
        return time.monotonic() - since >= seconds

    probe.wait_until(is_silent, "silence", timeout=4 * seconds)


def pid_of_program(probe: Probe) -> int:
    """The program itself, below the process that looks after the disk."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and is_below(int(entry.name), probe.pid) and b"bti_tui\0" in arguments(entry):
            return int(entry.name)
    raise AssertionError("the program does not run")


def arguments(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes() if b"small_disk" not in (process / "cmdline").read_bytes() else b""
    except OSError:
        return b""


def is_below(process: int, ancestor: int) -> bool:
    while process > 1:
        if process == ancestor:
            return True
        try:
            process = int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def test_a_full_disk_is_a_state_that_is_over_by_itself_and_the_command_that_waited_is_carried_out(desk: Desk) -> None:
    with desk.program() as probe:
        keys = desk.begin(probe)
        desk.disk.order("fill")
        keys.type(WORDS)
        keys.see(FULL)
        keys.see(WORDS)
        keys.press_to("f1", "^ ! DISKEN ER FULL - LESING VIRKER")
        keys.see("papirkurven")
        keys.press_to("esc", WORDS)
        keys.press_to("f4", "Disken er full: du kan lese")
        keys.see(FULL)
        wait_for_silence(probe, SILENCE_SECONDS)
        desk.disk.order("free")
        keys.see(r"^ NESTE ")
        keys.see(STORED)
        assert not keys.shows("FULL")
        assert concerns(desk.copy()) == ["Stille i dag.", WORDS]


def test_on_a_full_disk_a_case_is_read_and_it_is_logged_who_read_it(desk: Desk) -> None:
    with desk.program() as probe:
        keys = desk.begin(probe)
        desk.disk.order("fill")
        keys.type(WORDS)
        keys.see(FULL)
        keys.press_to("esc", r"S-001")
        keys.press_to("f5", r"Saker")
        keys.press_to("enter", r"S-001 Ola")
        keys.see("Stille i dag")
        keys.see(FULL)
        desk.disk.order("free")
        keys.see(STORED)
        folder = desk.copy()
        with bootstrap.opened(folder) as ctx, ctx.reading() as work:
            (case,) = work.cases.ids()
            assert [one.act for one in work.accesses.of_case(case)] == ["case.read"]
            assert WORDS in " ".join(words_of(ctx))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP], ids=["killed", "hung up"])
def test_a_program_that_dies_on_a_full_disk_brings_back_what_was_typed(desk: Desk, number: signal.Signals) -> None:
    with desk.program() as probe:
        keys = desk.begin(probe)
        desk.disk.order("fill")
        keys.type(WORDS)
        keys.see(FULL)
        probe.wait_until(lambda: any(desk.home.rglob("*.draft-*")), "the sealed draft")
        for file in desk.home.rglob("*"):
            assert not file.is_file() or WORDS.encode() not in file.read_bytes()
        os.kill(pid_of_program(probe), number)
        probe.wait_for_end()
    # the disk went with the program; what lies on it now is as it was before
    with desk.program() as probe:
        Typist(probe).probe.wait(r"øvingslager", START_SECONDS)
        Typist(probe).press_to("enter", WORDS)


def test_a_lock_on_a_full_disk_keeps_what_was_typed_and_the_store_opens_on_it(desk: Desk) -> None:
    with desk.program() as probe:
        keys = desk.begin(probe)
        desk.disk.order("fill")
        keys.type(WORDS)
        keys.see(FULL)
        keys.press("f12")
        keys.probe.wait(r"øvingslager", START_SECONDS)
        assert not keys.shows("Ella")
        desk.disk.order("fill")
        keys.press_to("enter", r"> Hva undrer du på\?")
        keys.see(WORDS)
        keys.see(FULL)
        desk.disk.order("free")
        keys.see(STORED)
        with bootstrap.opened(desk.copy()) as ctx:
            assert WORDS in " ".join(words_of(ctx))


def test_a_store_on_a_disk_that_takes_no_writing_is_read_and_says_so_in_the_first_row(desk: Desk) -> None:
    with desk.program() as probe:
        keys = Typist(probe)
        keys.probe.wait(r"øvingslager", START_SECONDS)
        desk.disk.order("freeze")
        keys.press_to("enter", r"^ BTI .*I dag.*KUN LESING$")
        keys.press_to("f5", "Saker.*KUN LESING$")
        keys.press_to("enter", r"S-001 Ola.*KUN LESING$")
        keys.see("Stille i dag")
        keys.press_to("f4", r"> Vold, overgrep, svikt\?")
        keys.type("n")
        keys.press_to("f4", "Disken tar ikke imot skriving")
        keys.press_to("f12", "Du låste")
        desk.disk.order("thaw")
        keys.press_to("enter", r"^ BTI .*I dag")
        assert not keys.shows("KUN LESING")
        with bootstrap.opened(desk.copy()) as ctx, ctx.reading() as work:
            (case,) = work.cases.ids()
            assert [one.act for one in work.accesses.of_case(case)] == ["case.read"]

"""Hostile words on every screen, in a real terminal: no forbidden byte, no click that acts, no row out of place."""

import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bti_tui.widgets.footer import NEEDED
from tests.hostile.corpus import NAME, TEXT
from tests.hostile.roads import ROADS, screen_classes
from tests.hostile.stream import forbidden
from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]
AGAIN_SECONDS = 0.5
"""A screen that is not drawn yet can't answer."""
SIZES = [(80, 24), (120, 40)]
TRACES = ("Kåre", "utklippet", "klikk", "baklengs")
"""What is left of the planted words when all that is hostile in them is gone."""
WITHOUT_WORDS = frozenset({"LeavingScreen", "RolledBackScreen", "NewCodeScreen", "RestrictedScreen"})
"""Screens on which nothing stands but what the program says itself."""


def planted(folder: Path, *more: str) -> Path:
    """The store that another program has filled; `large` also puts a megabyte into one note."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hostile.planting", str(folder / "store"), *more],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    toml = "".join(f"[{kind}]\nname = {json.dumps(NAME[:50])}\nnumber = '81 00 00 00'\n" for kind in ("police",))
    (folder / "contacts.toml").write_text(toml, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("hostile"), "large")


@dataclass
class Tour:
    """One run of the laboratory."""

    probe: Probe
    note: Path
    told: dict[str, Any] = field(default_factory=dict)

    def ask(self) -> dict[str, Any]:
        """What the program believes to show."""
        before, asked = self.told.get("n", 0), 0.0

        def has_answered() -> bool:
            nonlocal asked
            if time.monotonic() - asked > AGAIN_SECONDS:
                asked = time.monotonic()
                self.probe.kill(signal.SIGUSR1)
            return bool(self._read()["n"] > before)

        self.probe.wait_until(has_answered, "an answer of the laboratory")
        self.told = self._read()
        return self.told

    def _read(self) -> dict[str, Any]:
        return dict(json.loads(self.note.read_text(encoding="utf-8"))) if self.note.exists() else {"n": 0}

    def go_on(self, name: str) -> None:
        """Go to the next screen, and wait until its last row shows keys."""
        self.probe.kill(signal.SIGUSR2)
        for _ in range(200):
            if self.ask()["screen"] == name and any(self.told["rows"][2:-2]):
                return
        raise AssertionError(f"{name} did not come\n{self.probe.text}\n{self.reports}")

    @property
    def reports(self) -> str:
        """What is known of a breakdown."""
        return "\n".join(one.read_text(encoding="utf-8") for one in self.note.parent.glob("reports/*"))

    def require_same_cells(self) -> None:
        """What the terminal shows is, cell by cell, what the program believes to show."""
        shown: list[str] = []
        meant: list[str] = []
        for _ in range(100):
            meant = plain(self.ask()["rows"])
            self.probe.wait_until(lambda: True, "a finished frame")
            shown = plain(self.probe.emulator.rows)
            if shown == meant:
                return
        wrong = [f"{n}: {a!r} is not {b!r}" for n, (a, b) in enumerate(zip(shown, meant, strict=True)) if a != b]
        raise AssertionError(f"{self.told['screen']}: {wrong}")

    def click_everywhere(self, columns: int) -> None:
        """Press the mouse on the rows between the title and the keys."""
        for row in range(3, len(self.told["rows"]) - 1):
            for column in range(3, columns, 13):
                os.write(self.probe._fd, f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())


def plain(rows: list[str]) -> list[str]:
    """Rows without their combining marks, which the emulator writes in another spelling."""
    return ["".join(one for one in unicodedata.normalize("NFD", row) if not unicodedata.combining(one)) for row in rows]


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def tour(request: pytest.FixtureRequest, home: Path) -> dict[str, Any]:
    """A run over all screens; what each of them believed to show, what went wrong, and every byte that came."""
    size = request.param
    note = home / f"note-{size[0]}.json"
    command = [sys.executable, "-m", "tests.hostile.lab", str(home / "store"), str(note), str(home / "contacts.toml")]
    seen: dict[str, Any] = {"rows": {}, "wrong": {}, "keys": {}}
    with Probe(command, size=size, cwd=ROOT, env={"USER": NAME, "LOGNAME": NAME}) as probe:
        probe.wait("VARSLE")
        run = Tour(probe, note)
        for screen in ROADS:
            run.go_on(screen.__name__)
            try:
                run.require_same_cells()
            except AssertionError as error:
                seen["wrong"][screen.__name__] = str(error)
            seen["rows"][screen.__name__] = run.told["rows"]
            seen["keys"][screen.__name__] = run.told
            run.click_everywhere(size[0])
        run.ask()
        seen["output"] = probe.output
        seen["reports"] = list((home / "reports").glob("*"))
    return seen


def test_every_screen_of_the_program_has_a_road() -> None:
    """A new screen gets one in `roads.py`; then all of this holds for it too."""
    assert {one.__name__ for one in screen_classes()} == {one.__name__ for one in ROADS}


def test_no_forbidden_byte_reaches_the_terminal_on_any_screen(tour: dict[str, Any]) -> None:
    assert forbidden(tour["output"]) == []


def test_every_cell_stands_where_the_program_believes_it_to_be(tour: dict[str, Any]) -> None:
    assert tour["wrong"] == {}


def test_the_planted_words_are_shown_as_words(tour: dict[str, Any]) -> None:
    without = {name for name, rows in tour["rows"].items() if not any(one in "\n".join(rows) for one in TRACES)}
    assert without <= WITHOUT_WORDS


def test_no_screen_breaks_down_and_no_click_ends_the_program(tour: dict[str, Any]) -> None:
    assert tour["reports"] == []


def test_every_screen_shows_how_to_get_back_and_what_enter_does(tour: dict[str, Any]) -> None:
    for name, told in tour["keys"].items():
        last = told["rows"][-1]
        assert ("Esc" in last) is told.get("leads_back", False), (name, last)
        assert "Enter" in last or not told.get("enter"), (name, last)


def test_no_language_leaves_out_what_is_next_at_80_columns(tour: dict[str, Any]) -> None:
    for name, told in tour["keys"].items():
        for language, (wanted, shown) in told.get("last_rows", {}).items():
            assert set(NEEDED) & set(wanted) <= set(shown), (name, language, shown)


def test_the_check_of_bytes_finds_what_is_planted() -> None:
    assert len(forbidden(TEXT.encode())) > 10
    assert forbidden("\x1b[1;31mfet\x1b[0m\x1b[3;1Hæøå 👨\r\n".encode()) == []

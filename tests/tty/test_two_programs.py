"""Two programs on one encrypted store type into the same case at once: nothing is lost, and conflicts are shown.

BTI_TYPING_SECONDS says how long each pair types (8 when it is not set; 60 for the long run), as BTI_CRASH_SECONDS does
for the crash harness.
"""

import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.domain.facts import EntryCorrected, EntryWritten
from tests.tty.stored import bti, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

SECONDS = float(os.environ.get("BTI_TYPING_SECONDS", "8"))
BURST_SECONDS = 3.0
COLLEAGUE = "Oddny Berg"
BEGINNING = [
    {"do": "register_professional", "let": "oddny", "full_name": COLLEAGUE, "title": "lærer"},
    {
        "do": "raise_concern",
        "let": "sak",
        "about": "Ella Fjellvær",
        "words": "Står alene ved gjerdet.",
        "arose_on": "2026-11-02",
    },
    {"do": "let_in", "case_id": "$sak", "colleague": "$oddny", "reason": "Hun arbeider med Ella."},
]
CLASH = "Skrevet samtidig"


@dataclass
class Window:
    """One of the programs, and what it has been told is stored."""

    keys: Typist
    name: str
    written: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    kept_aside: list[str] = field(default_factory=list)

    def open_log(self) -> None:
        """From the lock to the log of the only case."""
        self.keys.see(r"BTI er låst")
        self.keys.press_to("enter", "> I dag")
        self.keys.press_to("f5", "1 av 1 saker")
        self.keys.press_to("enter", r"^ NESTE ")
        self.keys.press_to("f2", "> Logg")

    def write_until(self, end: float) -> None:
        """One entry after the other, each acknowledged before the next."""
        while time.monotonic() < end:
            self.write()

    def write(self) -> str:
        """One entry, acknowledged."""
        text = f"{self.name}{len(self.written):04}"
        self.keys.press_to("f2", "NY LINJE")
        self.keys.type(text)
        self.keys.press("enter")
        self.acknowledged(text)
        self.written.append(text)
        return text

    def acknowledged(self, text: str) -> None:
        """The form is closed and the text stands in the log."""
        shown = self.keys.probe.emulator
        self.keys.probe.wait_until(
            lambda: not re.search(f"NY LINJE|RETT  |{CLASH}", shown.text) and text in shown.text, f"{text} stored"
        )

    def stand_on(self, text: str) -> None:
        """The newest line, which the change notice has brought here if another program wrote it."""
        first = re.compile(rf"^>.*{text}", re.MULTILINE)
        self.keys.probe.send("<home>")
        self.keys.probe.wait_until(lambda: text in self.keys.probe.emulator.text, f"{text} is news here")
        self.keys.probe.send("<home>")
        self.keys.probe.wait_until(lambda: first.search(self.keys.probe.emulator.text) is not None, f"on {text}")

    def begin_correction(self, old: str, new: str) -> None:
        self.stand_on(old)
        self.keys.press_to("enter", "RETT  ")
        self.keys.probe.send("<bs>" * len(old))
        self.keys.type(new)


@dataclass
class Pair:
    """Both programs, and the store behind them."""

    store: Path
    one: Window
    two: Window
    clashes: int = 0

    def type_at_once(self, seconds: float) -> None:
        """Both write entries in the same case, each as fast as the program acknowledges."""
        end = time.monotonic() + seconds
        with ThreadPoolExecutor(2) as both:
            for done in [both.submit(window.write_until, end) for window in (self.one, self.two)]:
                done.result()

    def clash(self) -> None:
        """Both correct the same entry; the second one is shown both texts, and chooses."""
        first, second = (self.one, self.two) if self.clashes % 2 else (self.two, self.one)
        old = first.write()
        hers, mine = f"{first.name}rett{self.clashes:03}", f"{second.name}rett{self.clashes:03}"
        begun = [
            threading.Thread(target=window.begin_correction, args=(old, text))
            for window, text in ((first, hers), (second, mine))
        ]
        for thread in begun:
            thread.start()
        for thread in begun:
            thread.join()
        first.keys.press("enter")
        first.acknowledged(hers)
        first.corrected.append(hers)
        second.keys.press_to("enter", CLASH)
        for text in (hers, mine, "DETTE HAR DU SKREVET", "DETTE SKREV"):
            assert text in second.keys.probe.text
        self.choose(second, mine)
        self.clashes += 1

    def choose(self, window: Window, text: str) -> None:
        """In turn: mine too, the other's, and going on."""
        choice = self.clashes % 3 + 1
        window.keys.press(str(choice))
        if choice == 2:
            window.keys.see("ligger i loggen som et internt notat")
            window.kept_aside.append(text)
            return
        if choice == 3:
            window.keys.see("RETT  ")
            window.keys.press("enter")
        window.acknowledged(text)
        window.corrected.append(text)


@pytest.fixture(params=["two people", "one person twice"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pair]:
    """Two programs in the log of the same case."""
    store = tmp_path / "store"
    make_store(store, BEGINNING)
    others = ["--as", COLLEAGUE] if request.param == "two people" else []
    with ExitStack() as stack:
        probes = [
            stack.enter_context(program(store, tmp_path / home, *options))
            for home, options in (("one", []), ("two", others))
        ]
        found = Pair(store, Window(Typist(probes[0]), "A"), Window(Typist(probes[1]), "B"))
        for window in (found.one, found.two):
            window.open_log()
        yield found


def stored(store: Path, kind: type[EntryWritten] | type[EntryCorrected]) -> list[str]:
    """The texts of all facts of a kind, in the order of the case."""
    with bootstrap.opened(store) as ctx, ctx.reading() as work:
        (case,) = work.cases.ids()
        facts = [one.fact for _, one in reversed(work.facts.of_case(case))]
        notes = [one.text for one in facts if isinstance(one, kind)]
        texts = work.notes.texts(notes)
        return [texts[note] for note in notes]


def test_what_two_programs_were_told_is_stored_is_there_once_and_in_order(pair: Pair) -> None:
    end = time.monotonic() + SECONDS
    pair.type_at_once(min(BURST_SECONDS, SECONDS))
    while time.monotonic() < end or pair.clashes < 3:
        pair.clash()
        pair.type_at_once(min(BURST_SECONDS, max(0.0, end - time.monotonic())))
    entries, corrections = stored(pair.store, EntryWritten), stored(pair.store, EntryCorrected)
    plain = [text for text in entries if "\n" not in text]
    for window in (pair.one, pair.two):
        assert [text for text in plain if text.startswith(window.name)] == window.written
        assert [text for text in corrections if text.startswith(window.name)] == window.corrected
        for text in window.kept_aside:
            assert sum(text in entry for entry in entries) == 1
        assert "opptatt" not in window.keys.probe.text
    assert len(entries) - len(plain) == len(pair.one.kept_aside) + len(pair.two.kept_aside)
    assert len(corrections) + len(entries) - len(plain) == 2 * pair.clashes
    assert bti(pair.store, "store", "verify") == "Lageret er i orden.\n"
    found = f"{len(plain)} entries, {len(corrections)} corrections, {pair.clashes} conflicts in {SECONDS:.0f} s\n"
    sys.stdout.write(found)

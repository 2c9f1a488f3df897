"""(b) From a key to the letter on the screen, and how many bytes it took, beside a bare compact field or area."""

import itertools
import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from bench import floors
from bench.report import Figure
from bench.sizes import Sizes
from bench.start import ALL_SHOWN, LOCKED
from bench.stores import LONG_CASE, TEXT, Stores
from bench.terminal import TimedProbe, bti, floor

MOST_MS: Final = 20.0
TIMES: Final = 2.0
BYTES_IN_FIELD: Final = 250.0
BYTES_IN_NOTE: Final = 1000.0
NAMES: Final = ("nora", "hauge", "jakob", "strand", "sæther", "live", "øyvind", "berg")
LONG_PAGE: Final = 30
"""More rows than one page of a log has."""
NOTE: Final = "> Hva undrer du på"
"""The cursor stands in the field of several lines."""

Step = Callable[[TimedProbe], None]


@dataclass(frozen=True, slots=True)
class Echo:
    """One letter: how long until it stood on the screen, and what was sent until all was quiet again."""

    milliseconds: float
    bytes: int


def figures(stores: Stores, sizes: Sizes) -> Iterator[Figure]:
    """A note, the filter of a long list, a line in a long log, and going through that log."""
    many, entries = f"{sizes.cases_in_list:,}", f"{sizes.log_entries:,}"
    yield from _beside(stores, sizes, "a note", to_note, "area", BYTES_IN_NOTE)
    yield from _beside(stores, sizes, f"a line in a log of {entries}", to_log_line, "line", BYTES_IN_FIELD)
    yield from _filter(stores, sizes, f"the filter of {many} cases")
    yield from _scrolled(stores, sizes, f"through a log of {entries}")


def to_note(probe: TimedProbe) -> None:
    """I dag, then the words of a new concern."""
    go(probe, "<f2>", "> Navn")
    go(probe, "<tab>", NOTE)


def to_log(probe: TimedProbe) -> None:
    """Cases, the case with the long log, its log."""
    go(probe, "<f5>", r"^>")
    go(probe, LONG_CASE.lower(), rf"{LONG_CASE.lower()}_")
    go(probe, "<enter>", r"^ NESTE ")
    go(probe, "<f2>", r"^>\d")


def to_log_line(probe: TimedProbe) -> None:
    """The long log, a new line."""
    to_log(probe)
    go(probe, "<f2>", r"> Tekst")


def go(probe: TimedProbe, spec: str, regex: str) -> None:
    """Press a key, see what it leads to, and wait until all is quiet."""
    probe.send(spec)
    probe.seen(regex)
    probe.settle()


def unlock(probe: TimedProbe) -> None:
    """From the lock screen to I dag."""
    probe.seen(LOCKED)
    probe.settle()
    go(probe, "<enter>", ALL_SHOWN)


def letter(probe: TimedProbe, sign: str, holds: Callable[[], bool]) -> Echo:
    """Type one letter, when all is quiet, and wait until it is there and all is quiet again."""
    before = probe.received
    pressed = probe.press(sign)
    shown = probe.first(holds, f"the letter {sign!r}")
    return Echo((shown - pressed) * 1000, probe.settle() - before)


def word_at_cursor(probe: TimedProbe, word: str) -> Callable[[], bool]:
    """Whether the word ends where the cursor stands; a blank only moves the cursor."""
    before = probe.emulator.cursor

    def holds() -> bool:
        column, row = probe.emulator.cursor
        moved = (column, row) != before
        return moved and probe.emulator.rows[row][:column].rstrip().endswith(word)

    return holds


def filtered_by(probe: TimedProbe, word: str) -> Callable[[], bool]:
    """Whether the list of cases says that this is its filter."""
    return lambda: f"Filter: {word}_" in probe.emulator.text


def type_side_by_side(ours: TimedProbe, bare: TimedProbe, keys: int) -> tuple[list[Echo], list[Echo]]:
    """The same text into both, letter by letter in turns."""
    echoes: tuple[list[Echo], list[Echo]] = [], []
    word = ""
    for sign in itertools.islice(itertools.cycle(f"{TEXT} "), keys):
        word = "" if sign == " " else word + sign
        for probe, into in zip((ours, bare), echoes, strict=True):
            into.append(letter(probe, sign, word_at_cursor(probe, word)))
    return echoes


def _beside(stores: Stores, sizes: Sizes, name: str, way: Step, bare_name: str, most_bytes: float) -> Iterator[Figure]:
    store = stores.fresh(stores.list, "typed-in")
    with ExitStack() as stack:
        ours = stack.enter_context(bti(store, stores.folder / "home"))
        bare = stack.enter_context(floor(bare_name))
        bare.seen(floors.READY)
        unlock(ours)
        way(ours)
        mine, floor_echoes = type_side_by_side(ours, bare, sizes.keys)
    yield from _told(name, mine, floor_echoes, most_bytes)


def _filter(stores: Stores, sizes: Sizes, name: str) -> Iterator[Figure]:
    """Each letter narrows the list down; Esc empties the filter between the words."""
    with ExitStack() as stack:
        ours = stack.enter_context(bti(stores.list, stores.folder / "home"))
        bare = stack.enter_context(floor("line"))
        bare.seen(floors.READY)
        unlock(ours)
        go(ours, "<f5>", r"^>")
        mine: list[Echo] = []
        floor_echoes: list[Echo] = []
        for word in itertools.cycle(NAMES):
            for upto, sign in enumerate(word, start=1):
                mine.append(letter(ours, sign, filtered_by(ours, word[:upto])))
                floor_echoes.append(letter(bare, sign, word_at_cursor(bare, word[:upto])))
            if len(mine) >= sizes.keys:
                break
            for probe in (ours, bare):
                probe.send("<bs>" * len(word))
                probe.settle()
    yield from _told(name, mine, floor_echoes, None)


def _scrolled(stores: Stores, sizes: Sizes, name: str) -> Iterator[Figure]:
    """Page after page, and on the way older lines are read; one row after the other where the log is short."""
    key = "<pgdn>" if sizes.log_entries > LONG_PAGE * sizes.keys else "<down>"
    with ExitStack() as stack:
        ours = stack.enter_context(bti(stores.fresh(stores.list, "scrolled"), stores.folder / "home"))
        bare = stack.enter_context(floor("line"))
        bare.seen(floors.READY)
        unlock(ours)
        to_log(ours)
        mine, floor_echoes = [], []
        for count in range(1, sizes.keys + 1):
            mine.append(letter(ours, key, changed_from(ours, ours.emulator.text)))
            floor_echoes.append(letter(bare, "x", word_at_cursor(bare, "x" * min(count, 9))))
    ours_ms, bare_ms = (tuple(one.milliseconds for one in echoes) for echoes in (mine, floor_echoes))
    yield Figure("b", f"key to screen, {name}", "ms", ours_ms, bare_ms)
    yield Figure("b", f"key to screen, {name}", "ms", ours_ms, bare_ms, at_p95=True)


def changed_from(probe: TimedProbe, before: str) -> Callable[[], bool]:
    """Whether something else is on the screen."""
    return lambda: probe.emulator.text != before


def _told(name: str, mine: list[Echo], bare: list[Echo], most_bytes: float | None) -> Iterator[Figure]:
    ours, other = (tuple(one.milliseconds for one in echoes) for echoes in (mine, bare))
    what = f"key to screen, {name}"
    yield Figure("b", what, "ms", ours, other)
    yield Figure("b", what, "ms", ours, other, at_most=MOST_MS, times_floor=TIMES, at_p95=True)
    sent, sent_bare = ((statistics.mean(one.bytes for one in echoes),) for echoes in (mine, bare))
    yield Figure("b", f"mean bytes a key, {name}", "B", sent, sent_bare, at_most=most_bytes)

"""What a power cut may leave: everything synced is there, of the rest a part by chance, torn at 512-byte sectors.

A killed program leaves its writes in the cache of the system, so that a missing fsync is never seen. Here one run is
taken down call by call, and the disk is built anew as it may have been at any moment. New, replaced and removed names
last from the moment that their folder is synced; before that, as many as chance leaves, in the order they were made.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.crash import kinds as every
from tests.crash.harness import Harness
from tests.crash.inject import recorded
from tests.crash.process import Told
from tests.crash.scenarios import ManyTexts, Scenario, Texts
from tests.crash.trace import Kind, Step
from tests.crash.verdict import Crash

SECTOR = 512
NOTHING, SOME, TORN, ALL = "nothing", "some", "torn", "all"
WAYS = (NOTHING, TORN, SOME, TORN, ALL)
"""What of the unsynced is on the disk; `ALL` is what a killed program leaves."""
STATES_OF_A_RECORDING = 150
_SHARED_MEMORY = "-shm"
_HERE = "."
_FIRST_SO_OFTEN = 6


@dataclass(eq=False)
class _File:
    lasting: bytearray
    waiting: list[Step] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class _Name:
    """A change of the names in one folder that is still on its way to the disk."""

    folder: str
    step: Step
    file: _File | None = None


class Disk:
    """The files below one folder, with what of them is on the disk and what is still on its way."""

    def __init__(self, before: dict[str, bytes], folders: Iterable[str] = ()) -> None:
        self._files = {name: _File(bytearray(content)) for name, content in before.items()}
        self._lasting = dict(self._files)
        self._folders = {_HERE, *folders}
        self._waiting: list[_Name] = []

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """What lies below a folder, all of it on the disk."""
        found = [(path, path.relative_to(folder).as_posix()) for path in folder.rglob("*")]
        files = {name: path.read_bytes() for path, name in found if path.is_file()}
        return cls(files, [name for path, name in found if path.is_dir()])

    def take(self, step: Step) -> None:
        """What the program did next."""
        file = self._files.get(step.name)
        folder = Path(step.name).parent.as_posix()
        if step.kind is Kind.SYNC_NAMES:
            here = step.name or _HERE
            self._names_last([one for one in self._waiting if one.folder == here])
        elif step.kind in {Kind.MAKE_FOLDER, Kind.REMOVE_FOLDER}:
            self._waiting.append(_Name(folder, step))
        elif step.kind is Kind.CREATE and file is None:
            self._files[step.name] = _File(bytearray())
            self._waiting.append(_Name(folder, step, self._files[step.name]))
        elif file is None:
            return
        elif step.kind in {Kind.WRITE, Kind.TRUNCATE}:
            file.waiting.append(step)
        elif step.kind is Kind.SYNC:
            for one in file.waiting:
                _write(file.lasting, one)
            file.waiting.clear()
        elif step.kind in {Kind.REMOVE, Kind.RENAME}:
            del self._files[step.name]
            if step.to:
                self._files[step.to] = file
            self._waiting.append(_Name(folder, step))

    def cut(self, folder: Path, way: str, chance: Random) -> None:
        """Write what is left after a power cut now; the disk is of no use afterwards."""
        count = {NOTHING: 0, ALL: len(self._waiting)}.get(way, chance.randint(0, len(self._waiting)))
        self._names_last(self._waiting[:count])
        for one in sorted(self._folders):
            if one == _HERE or (folder / one).parent.is_dir():
                (folder / one).mkdir(mode=0o700)
        for name, file in self._lasting.items():
            if name.endswith(_SHARED_MEMORY) or not (folder / name).parent.is_dir():
                continue
            content = bytearray(file.lasting)
            for step in file.waiting:
                if way == ALL or (way != NOTHING and chance.random() < 0.5):
                    _write(content, step, chance if way == TORN and chance.random() < 0.5 else None)
            (folder / name).touch(0o600)
            (folder / name).write_bytes(content)

    def _names_last(self, names: list[_Name]) -> None:
        self._waiting = [one for one in self._waiting if one not in names]
        for one in names:
            step = one.step
            if one.file is not None:
                self._lasting[step.name] = one.file
            elif step.kind is Kind.MAKE_FOLDER:
                self._folders.add(step.name)
            elif step.kind is Kind.REMOVE_FOLDER:
                self._folders.discard(step.name)
            else:
                file = self._lasting.pop(step.name, None)
                if step.to and file is not None:
                    self._lasting[step.to] = file


def run(harness: Harness, kinds: Sequence[type[Scenario]] = every.ALL, fault: str = "") -> None:
    """Cut the power again and again, half of the times right after something was acknowledged."""
    first, *others = [(ManyTexts if kind is Texts else kind)(harness) for kind in kinds]
    turns = [first] * (_FIRST_SO_OFTEN if others else 1) + others
    runs: dict[str, list[Step]] = {}
    for number in harness.rounds():
        if number % STATES_OF_A_RECORDING == 0:
            runs = {one.name: recorded(one, fault).steps for one in (first, *others)}
            harness.report.counts["recordings"] += len(runs)
        scenario = turns[number % len(turns)]
        steps = runs[scenario.name]
        said = [place + 1 for place, step in enumerate(steps) if step.data.startswith(b"ack")]
        place = harness.chance.choice(said) if harness.chance.random() < 0.5 else harness.chance.randint(1, len(steps))
        way = WAYS[harness.chance.randrange(len(WAYS))]
        _cut_and_judge(scenario, steps, place, way)


def _cut_and_judge(scenario: Scenario, steps: list[Step], place: int, way: str) -> None:
    harness = scenario.harness
    disk = Disk.of(scenario.template)
    told = Told()
    for step in steps[:place]:
        if step.kind is Kind.SAY:
            told.take(step.data.decode())
        disk.take(step)
    folder = harness.folder()
    disk.cut(folder, way, harness.chance)
    before = len(harness.report.violations)
    harness.report.counts["power_cuts"] += 1
    harness.report.counts[f"power_cuts_{way}"] += 1
    harness.report.counts["acknowledged"] += len(told.acked)
    where = f"power cut after step {place} of {len(steps)} of {scenario.name}, {way} ({folder.name})"
    scenario.judge(Crash(where, folder, told))
    harness.drop(folder, before)


def _write(content: bytearray, step: Step, chance: Random | None = None) -> None:
    """One call reaches the disk; with `chance` each sector of it arrives or does not."""
    if step.kind is Kind.TRUNCATE:
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
        return
    at, end = step.offset, step.offset + len(step.data)
    while at < end:
        until = min(end, at - at % SECTOR + SECTOR)
        if chance is None or chance.random() < 0.5:
            content.extend(bytes(max(0, until - len(content))))
            content[at:until] = step.data[at - step.offset : until - step.offset]
        at = until

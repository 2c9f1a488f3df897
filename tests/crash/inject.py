"""One system call after another: killed there (`syscall`), or failing there as on a full or broken disk (`fault`)."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bti_tui.store.unlocking import BESIDE_DATABASE, DATABASE, KEYS
from tests.crash import acts
from tests.crash import kinds as every
from tests.crash.acts_of_copies import NEXT
from tests.crash.harness import Harness
from tests.crash.process import Process
from tests.crash.scenarios import Scenario, Texts
from tests.crash.trace import CALLS, Recording, injected, record, record_command
from tests.crash.verdict import Crash, judge_end

_WRITING = ("pwrite64", "write", "ftruncate")
_NAMING = ("unlink", "rename", "mkdir")
FAILURES = {"ENOSPC": _WRITING, "EDQUOT": _WRITING, "EIO": CALLS, "EROFS": _NAMING}
"""Which calls may fail how."""


def run_syscalls(harness: Harness, kinds: Sequence[type[Scenario]] = every.ALL, fault: str = "") -> None:
    """Kill at each call of an undisturbed run, in an order by chance; over when all were hit."""
    plans = [(scenario, *_in_disorder(harness, recorded(scenario, fault))) for scenario in _made(harness, kinds)]
    hit = Counter({scenario.name: 0 for scenario, _, _ in plans})
    total = {scenario.name: len(places) for scenario, _, places in plans}
    for _ in harness.rounds():
        plans = [plan for plan in plans if plan[2]]
        if not plans:
            break
        plans.append(plans.pop(0))
        scenario, known, places = plans[-1]
        place = places.pop()
        call = f"{known.calls[place]} {known.nth(place)}"
        folder, process = _interrupted(scenario, [f"{call.replace(' ', ':signal=KILL:when=')}"], fault)
        hit[scenario.name] += process.code < 0
        harness.report.counts["killed_at_a_call"] += process.code < 0
        harness.report.counts["call_never_made"] += process.code >= 0
        _judge(scenario, f"killed at {call} of {scenario.name}", folder, process)
        harness.report.covered = {name: f"{hit[name]} of {total[name]}" for name in hit}


def run_faults(harness: Harness, kinds: Sequence[type[Scenario]] = every.ALL, fault: str = "") -> None:
    """Let one call fail, or in the everyday work all from that one on."""
    plans = [(scenario, recorded(scenario, fault)) for scenario in _made(harness, kinds)]
    for turn in harness.rounds():
        scenario, known = plans[turn % len(plans)]
        place = harness.chance.choice([one for one in range(len(known.calls)) if one not in known.spoken])
        name = known.calls[place]
        failure = harness.chance.choice([one for one, names in FAILURES.items() if name in names])
        goes_on = not scenario.exact and harness.chance.random() < 0.5
        injects = [f"{name}:error={failure}:when={known.nth(place)}"]
        if goes_on:
            before = Counter(known.calls[:place])
            injects = [f"{one}:error={failure}:when={before[one] + 1}+" for one in FAILURES[failure]]
        folder, process = _interrupted(scenario, injects, fault)
        where = f"{failure} at {name} {known.nth(place)}{' and after' if goes_on else ''} of {scenario.name}"
        harness.report.counts[f"failed_{failure}"] += 1
        harness.report.counts["program_gave_up"] += process.code != 0
        judge_end(harness, where, process.code, process.err)
        _judge(scenario, where, folder, process)


def recorded(scenario: Scenario, fault: str) -> Recording:
    """One undisturbed run, which must end well."""
    folder = scenario.fresh()
    words, into = acts.words(scenario.name, folder, fault), scenario.harness.work / "trace"
    if isinstance(scenario, Texts) and not fault:
        recording, process = record_command(acts.command(scenario.name, folder), folder, into)
    else:
        recording, process = record(lambda: acts.perform(words), folder, into)
    if process.code or not process.told.acked:
        raise RuntimeError(f"{scenario.name}, undisturbed: exit {process.code}, {process.err}")
    scenario.harness.drop(folder, len(scenario.harness.report.violations))
    return recording


def _made(harness: Harness, kinds: Sequence[type[Scenario]]) -> list[Scenario]:
    return [kind(harness) for kind in kinds]


def _in_disorder(harness: Harness, recording: Recording) -> tuple[Recording, list[int]]:
    places = list(range(len(recording.calls)))
    harness.chance.shuffle(places)
    return recording, places


def _interrupted(scenario: Scenario, injects: Sequence[str], fault: str) -> tuple[Path, Process]:
    """Texts differ from run to run, so what they say is left out by naming the files; the others are known by count."""
    folder = scenario.fresh()
    words = acts.words(scenario.name, folder, fault)
    spares_speech = "error=" in injects[0] and not scenario.exact
    return folder, injected(lambda: acts.perform(words), injects, _paths(folder) if spares_speech else ())


def _paths(folder: Path) -> list[Path]:
    """The files of a store under all names that are known beforehand."""
    names = [DATABASE, f"{DATABASE}.part", f"store.before-{NEXT}.part", f"store.before-{NEXT}.db"]
    beside = [name + suffix for name in names for suffix in ("", *BESIDE_DATABASE)]
    return [folder, *(folder / name for name in (*beside, KEYS))]


def _judge(scenario: Scenario, where: str, folder: Path, process: Process) -> None:
    report = scenario.harness.report
    before = len(report.violations)
    report.counts["interrupted"] += 1
    report.counts["acknowledged"] += len(process.told.acked)
    scenario.judge(Crash(f"{where} ({folder.name})", folder, process.told))
    scenario.harness.drop(folder, before)

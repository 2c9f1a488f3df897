import random
import subprocess
import sys
from pathlib import Path

import pytest

from bti_tui.domain.ids import CaseId
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.open_store import Store
from bti_tui.store.opening import open_store
from bti_tui.store.unlocking import unlock
from tests.store.life import NAME, PHRASE

WRITER = Path(__file__).with_name("crashing.py")


def killed_after(folder: Path, acknowledged: int, start: int) -> tuple[list[str], list[str]]:
    """Let a writer work, kill it in the middle of its next write, and give what it tried and what it acknowledged."""
    command = [sys.executable, str(WRITER), str(folder), str(start)]
    said: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": "."}) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said.append(line)
            if sum(one.startswith("ack") for one in said) >= acknowledged and line.startswith("try"):
                process.kill()
                break
        said += process.stdout.readlines()
    words = [line.split() for line in said if line.endswith("\n")]
    return [one[1] for one in words if one[0] == "try"], [one[1] for one in words if one[0] == "ack"]


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_writer_loses_nothing_that_it_acknowledged(store: Store, folder: Path, seed: int) -> None:
    store.close()
    chance = random.Random(seed)
    tried: list[str] = []
    kept: list[str] = []
    for start in (1, 100_001):
        attempts, acknowledged = killed_after(folder, chance.randint(1, 12), start)
        tried += attempts
        kept += acknowledged
    leaks = [file.name for file in folder.iterdir() if NAME.encode() in file.read_bytes()]
    again = open_store(unlock(folder, by_passphrase(PHRASE)))
    with again.reading() as work:
        found = set(work.cases.ids())
        assert all(len(work.facts.of_case(CaseId(one))) == 2 for one in found)
    assert set(kept) <= found <= set(tried)
    assert again.verify() == ()
    assert leaks == []
    again.close()

"""What the ballast is worth, on a real disk without any room: it is the difference between stored and not stored."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tty.small_disk import SmallDisk

MIB = 32
LOCKING = """
import sys
from pathlib import Path
from bti_tui.bootstrap import context_of
from bti_tui.store import keyfile, room
from bti_tui.store.keyfile import by_passphrase
from bti_tui.store.opening import create, open_store
from bti_tui.store.unlocking import unlock
from bti_tui.usecases.disk import attempt
from bti_tui.usecases.drafts import drafts, save_draft
from tests.store.life import ANNA, DEVICE, HERE, NOW, PHRASE, PROFESSIONAL
from tests.tty.small_disk import FILLER, fill

disk, state, has_ballast = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "with"
room.LEAST_FREE_MIB = 1
made = keyfile.create(ANNA, PHRASE, cost=keyfile.FLOOR)
folder = disk / "store"
people = [PROFESSIONAL]
store = create(folder, made, municipality=HERE, device=DEVICE, professionals=people, at=NOW, state=state)
if has_ballast:
    store.disk.lay_ballast()
assert room.has_ballast(folder) is has_ballast
fill(disk / FILLER)
texts = {f"field-{number}": "Sto alene ved gjerdet. " * 400 for number in range(40)}
told = attempt(context_of(store), lambda ctx: save_draft(ctx, "step.observe", None, "n0", texts, "field-0"))
store.close()
fill(disk / FILLER)
again = open_store(unlock(folder, by_passphrase(PHRASE), state), state)
found = drafts(context_of(again))
with again._reader.lent() as connection:
    inside = connection.execute("SELECT count(*) FROM draft").fetchone()[0]
again.close()
print("trouble" if told.trouble else "stored", inside, len(found), room.has_ballast(folder))
"""


@pytest.mark.parametrize(("ballast", "said"), [("with", "stored 1 1 False"), ("without", "trouble 0 1 False")])
def test_a_lock_with_a_long_draft_on_a_full_disk(tmp_path: Path, ballast: str, said: str) -> None:
    disk = SmallDisk(tmp_path / "disk", MIB)
    command = disk.command([sys.executable, "-c", LOCKING, str(disk.disk), str(tmp_path / "state"), ballast])
    environ = {**os.environ, "PYTHONPATH": "."}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.stdout.strip() == said, done.stderr

"""Killed at every step of taking a key away: exactly one state opens, and nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from bti_tui.domain.errors import WrongPassphrase
from bti_tui.store import keys_document, opening, unlocking
from bti_tui.store.keyfile import by_passphrase, by_recovery_code
from bti_tui.store.logins import login_id
from bti_tui.store.unlocking import KEYS
from tests.store.keyed import KeyedStore
from tests.store.life import PHRASE, Life, keep
from tests.store.remembered import events
from tests.store.rotating import COLLEAGUE

PROGRAM = Path(__file__).with_name("rotating.py")
HERS = "kari har sin egen frase"
MOST_STEPS = 60


def run(folder: Path, step: int) -> tuple[bool, bool]:
    """Whether the removal was acknowledged, and whether the program was killed."""
    command = [sys.executable, str(PROGRAM), str(folder), str(step)]
    ran = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": "."}, check=False)
    assert ran.returncode in {0, -9}, ran.stderr
    assert "try" in ran.stdout
    return "ack" in ran.stdout, ran.returncode == -9


def ways_that_open(folder: Path, keyed: KeyedStore, *, happened: bool) -> set[str]:
    """By what it opens, whole and with the case in it; its chain tells of the removal when that happened."""
    ways = {
        "anna": by_passphrase(PHRASE, user=login_id("anna")),
        "kari": by_passphrase(HERS, user=login_id("kari")),
        "recovery": by_recovery_code(keyed.recovery_code),
    }
    found: set[str] = set()
    for name, way in ways.items():
        try:
            store = opening.open_store(unlocking.unlock(folder, way))
        except WrongPassphrase:
            continue
        assert store.verify() == (), name
        assert store.info().cases == 1, name
        assert bool(events(store, "key.removed")) is happened, name
        store.close()
        found.add(name)
    return found


def test_killed_at_any_step_exactly_one_state_opens_and_nothing_is_lost(keyed: KeyedStore) -> None:
    keyed.enter("kari", keyed.mine().invite(COLLEAGUE, "kari")).change_passphrase(HERS)
    keyed.mine()
    with keyed.open_store.unit_of_work() as work:
        keep(work, Life().raised())
        work.commit()
    keyed.leave()
    ends: set[bool] = set()
    for step in range(1, MOST_STEPS):
        folder = keyed.set_aside("tried")
        before = keys_document.read(folder / KEYS).gen
        is_acked, is_killed = run(folder, step)
        happened = keys_document.read(folder / KEYS).gen > before
        assert happened or not is_acked
        expected = {"anna", "recovery"} if happened else {"anna", "kari", "recovery"}
        assert ways_that_open(folder, keyed, happened=happened) == expected, step
        left = {path.name for path in folder.iterdir()}
        assert not any(name.endswith((".part", ".old", ".new.db")) for name in left), left
        if not is_killed:
            assert step > 3
            assert ends == {True, False}
            return
        ends.add(happened)
    pytest.fail("it never came to its end")

"""`bti store` at a real terminal: secrets are typed unseen, twice, or back from the paper."""

import re
import sys
from pathlib import Path

import pytest

from bti_tui.store import keyfile
from bti_tui.store.keyfile import Created
from bti_tui.store.logins import login_id
from tests.store.keyed import KeyedStore
from tests.store.life import PHRASE
from tests.tty.ttyprobe import Probe

pytestmark = pytest.mark.pty

SLOW = 60.0
HERS = "kari har sin egen frase"
NEW = "anna tar en helt ny frase"
SHARE = re.compile(r"^[ABC]-(?:[0-9A-Z]{8}-){8}[0-9A-Z]{4}$", re.MULTILINE)
CODE = re.compile(r"^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$", re.MULTILINE)


@pytest.fixture(scope="module")
def created() -> Created:
    return keyfile.create(login_id("anna"), PHRASE, cost=keyfile.FLOOR)


@pytest.fixture
def store(tmp_path: Path, created: Created) -> Path:
    return KeyedStore(tmp_path / "store", tmp_path / "state", created).folder


def answered(store: Path, words: list[str], answers: list[tuple[str, str]], code: int = 0) -> str:
    """What stands on the screen of a command when it has ended; each answer is typed when its question is there."""
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(store), "store", *words]
    with Probe(command, env={"BTI_HOME": str(store.parent / "home")}) as probe:
        for question, answer in answers:
            probe.wait(rf"^{question} *$", SLOW)
            probe.send(f"{answer}<enter>")
        assert probe.wait_for_end(SLOW) == code, probe.text
        for _, answer in answers:
            assert answer not in probe.text.replace("\n", ""), "nothing that is secret is shown as it is typed"
        return probe.text


def test_a_colleague_is_invited_and_sets_her_passphrase_at_the_terminal(store: Path) -> None:
    said = answered(store, ["invite", "Kari Lunde"], [("Passfrase:", PHRASE)])
    (code,) = CODE.findall(said)
    answered(store, ["passphrase"], [("Passfrase:", code), ("Den nye passfrasen:", HERS), ("Det samme.*:", HERS)])
    assert "Kari Lunde" in answered(store, ["users"], [("Passfrase:", HERS)])
    answered(store, ["info"], [("Passfrase:", code)], code=31)


def test_two_passphrases_that_differ_change_nothing(store: Path) -> None:
    wrong = [("Passfrase:", PHRASE), ("Den nye passfrasen:", NEW), ("Det samme.*:", f"{NEW} nei")]
    answered(store, ["passphrase"], wrong, code=2)
    answered(store, ["info"], [("Passfrase:", PHRASE)])


def test_three_shares_are_shown_each_on_one_line_and_two_of_them_are_typed_back(store: Path) -> None:
    command = [sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(store), "store", "recovery", "--split"]
    with Probe(command, env={"BTI_HOME": str(store.parent / "home")}) as probe:
        probe.wait("^Passfrase: *$", SLOW)
        probe.send(f"{PHRASE}<enter>")
        probe.wait("^Skriv én del fra papiret: *$", SLOW)
        shares = SHARE.findall(probe.text)
        assert len(shares) == 3
        probe.send(f"{shares[0]}<enter>")
        probe.wait("^Skriv en del til: *$", SLOW)
        probe.send(f"{shares[0]}<enter>")
        probe.wait(
            "se på den bokstav for bokstav|Skriv én del fra papiret: *\n(?s:.*)Skriv én del fra papiret: *$", SLOW
        )
        probe.send(f"{shares[2].lower()}<enter>")
        probe.wait("Skriv en del til: *\n(?s:.*)Skriv en del til: *$", SLOW)
        probe.send(f"{shares[1]}<enter>")
        assert probe.wait_for_end(SLOW) == 0, probe.text
    answered(store, ["info"], [("Passfrase:", f"{shares[1]} {shares[0]}")])

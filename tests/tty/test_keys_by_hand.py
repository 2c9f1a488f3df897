"""Keys of a real store by keyboard: a colleague invited and let in, a passphrase recovered, a key taken away."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.domain.errors import WrongPassphrase
from bti_tui.usecases.holders import invite_newcomer
from tests.tty.stored import make_real_store
from tests.tty.ttyprobe import Probe
from tests.tty.typist import Typist, escaped, program

pytestmark = pytest.mark.pty

OWNER, HERS = "havn brød kopp sti måne eng", "fjell båt ku sol vind tre"
NEW = "gård lys hest sjø ull hav"
SLOW = 30.0
COLLEAGUE, LOGIN = "Berit Moe", "berit"
CODE = re.compile(r"Engangskode\s+((?:[0-9A-Z] ?){4}(?:\s+(?:[0-9A-Z] ?){4})+)")


@dataclass
class Desk:
    """A person at the keyboard of a real store."""

    probe: Probe
    recovery_code: str
    keys: Typist = field(init=False)
    was_open: bool = False

    def __post_init__(self) -> None:
        self.keys = Typist(self.probe)

    def unlock(self, user: str, secret: str, seen: str = "> I dag") -> None:
        """Type a user name and whatever opens, from the lock screen."""
        self.keys.see("BTI er låst")
        if self.was_open:  # then the last user name stands there
            self.keys.see("> Passfrase")
            self.probe.send("<s-tab>")
        self.keys.see("> Bruker")
        self.probe.send(f"<ctrl+a>{'<del>' * 20}{user}<tab>{escaped(secret)}<enter>")
        self.probe.wait(seen, SLOW)
        self.was_open = self.was_open or seen.startswith("> ")

    def lock(self) -> None:
        """Lock by the menu: at 80 columns the last row may have no room for F12."""
        self.menu("lås", "Du låste")

    def menu(self, words: str, seen: str) -> None:
        """Choose something in the menu."""
        self.keys.press("f10")
        self.keys.type(words)
        self.keys.see(f"Enter: {words[:1].upper()}")
        self.keys.press_to("enter", seen)

    def invite(self) -> str:
        """Invite a colleague; the code on the slip."""
        self.menu("brukere", "1 person kan åpne")
        self.keys.press_to("f2", "> Navn")
        self.keys.fill({"Navn": COLLEAGUE, "Brukernavn": LOGIN, "Stilling": "lærer"})
        self.keys.press("enter")
        self.probe.wait("Til Berit Moe", SLOW)
        found = CODE.search(self.probe.text)
        assert found is not None, self.probe.text
        self.keys.press_to("enter", "2 personer kan åpne")
        self.keys.see("har kode, ikke inne ennå")
        return found[1]

    def make_passphrase(self, words: str) -> None:
        """Type a new passphrase twice; the first place comes."""
        self.probe.send(f"{words}<enter>{words}<enter>")
        self.probe.wait("> I dag", SLOW)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    code = make_real_store(tmp_path / "store", "ingrid", OWNER, state=tmp_path / "home" / "bti" / "state")
    with program(tmp_path / "store", tmp_path / "home") as probe:
        yield Desk(probe, code)


def test_a_colleague_is_let_in_by_a_code_and_her_key_is_taken_away_again(desk: Desk) -> None:
    desk.unlock("ingrid", OWNER)
    code = desk.invite()
    desk.lock()
    desk.unlock(LOGIN, code.replace(" ", "").lower(), "> Lag din egen passfrase")
    desk.keys.see("Forslag: ")
    desk.probe.send("<esc>")
    desk.keys.see("Først en passfrase")
    desk.make_passphrase(HERS)
    desk.keys.see(COLLEAGUE)
    desk.lock()
    desk.unlock(LOGIN, code, "passer ikke sammen|hører ikke sammen")
    desk.probe.send(f"{HERS}<enter>")
    desk.probe.wait("> I dag", SLOW)
    desk.lock()
    desk.unlock("ingrid", OWNER)
    desk.menu("brukere", "2 personer kan åpne")
    desk.probe.send("<down>")
    desk.keys.press_to("f6", "kan ikke åpne lageret lenger")
    desk.probe.send(f"{COLLEAGUE}<enter>")
    desk.probe.wait("Låst fordi lageret har fått ny nøkkel", SLOW)
    desk.unlock(LOGIN, HERS, "passer ikke sammen|hører ikke sammen")
    desk.unlock("ingrid", OWNER)


def test_the_recovery_code_leads_to_a_new_passphrase_and_is_told_at_the_next_unlock(desk: Desk) -> None:
    desk.unlock("ingrid", "helt feil passfrase her", "passer ikke sammen|hører ikke sammen")
    desk.probe.send(f"{desk.recovery_code.lower().replace('-', ' ')}<enter>")
    desk.probe.wait("> Lag en ny passfrase", SLOW)
    desk.keys.see("Alle som kan åpne det, får se")
    desk.was_open = True
    desk.make_passphrase(NEW)
    assert not desk.keys.shows("Gjenopprettingskoden åpnet")
    desk.lock()
    desk.unlock("ingrid", NEW)
    desk.keys.see("Gjenopprettingskoden åpnet lageret")


def test_two_shares_of_a_new_code_open_the_store_too(desk: Desk) -> None:
    desk.unlock("ingrid", OWNER)
    desk.menu("gjenoppr", "> Koden")
    shares = []
    for number, press in enumerate(("f5", "enter", "enter"), start=1):
        desk.keys.press_to(press, f"Del {number} av 3")
        shares.append(share_on(desk.probe.text))
    desk.keys.press_to("esc", "> Koden")
    desk.probe.send(f"{shares[2]}<enter>")
    desk.keys.see("Del C er lest")
    desk.probe.send(f"{shares[0]}<enter>")
    desk.probe.wait("Den nye koden gjelder nå", SLOW)
    desk.lock()
    desk.unlock("ingrid", shares[1], "Del B er lest")
    wrong = "x" if not shares[0].endswith("X") else "y"
    desk.probe.send(f"{shares[0][:-1]}{wrong}<enter>")
    desk.keys.see("Del A stemmer ikke")
    desk.probe.send(f"{shares[0].lower()}<enter>")
    desk.probe.wait("> Lag en ny passfrase", SLOW)


def share_on(screen: str) -> str:
    """The share that a page shows, as somebody writes it down."""
    rows = re.findall(r"^ *([ABC])?  ((?:[0-9A-Z]{4,8}-?)+) *$", screen, re.MULTILINE)
    return f"{rows[0][0]} " + " ".join(row for _, row in rows)


@pytest.mark.parametrize("after_seconds", [0.0, 0.3, 0.7, 1.2])
def test_killed_while_a_passphrase_is_set_the_code_or_the_passphrase_opens(
    after_seconds: float, tmp_path: Path
) -> None:
    store, state = tmp_path / "store", tmp_path / "home" / "bti" / "state"
    make_real_store(store, "ingrid", OWNER, state=state)
    with bootstrap.opened(store, OWNER, state) as ctx:
        code = invite_newcomer(ctx, COLLEAGUE, LOGIN).code
    with program(store, tmp_path / "home") as probe:
        Desk(probe, "").unlock(LOGIN, code, "> Lag din egen passfrase")
        probe.send(f"{HERS}<enter>{HERS}<enter>")
        threading.Event().wait(after_seconds)
        probe.kill()
        probe.wait_for_end()
    opens = [secret for secret in (code, HERS) if is_opened_by(store, LOGIN, secret)]
    assert len(opens) == 1
    assert is_opened_by(store, "ingrid", OWNER)


def is_opened_by(store: Path, user: str, secret: str) -> bool:
    """Whether it opens, and is sound inside."""
    try:
        opened = bootstrap.open_store(store, user, secret)
    except WrongPassphrase:
        return False
    assert opened.verify() == ()
    opened.close()
    return True

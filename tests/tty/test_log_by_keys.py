"""The log by keys in the real program: typing less in bursts, and finding a line again by word and by day."""

from pathlib import Path

import pytest

from tests.tty.life_by_keys import Player, Sitting, names_of, options
from tests.tty.measured import life_with_ten_measures
from tests.tty.stored import bti, facts_in, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

DAY = Sitting("2026-11-02T09:00", "Marit Haugen", ())
ROUNDS = 20
OWN = '[abbreviations]\nbib = "biblioteket på torget"\n\n[texts]\nov = "Overgang til ___, fra ___."\n'


@pytest.fixture(name="store", scope="module")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that has come to its measures."""
    place = tmp_path_factory.mktemp("log") / "store"
    make_store(place, life_with_ten_measures())
    return place


@pytest.mark.parametrize("gap_ms", [0, 5])
def test_lines_in_a_burst_are_written_out_and_no_key_is_lost(store: Path, tmp_path: Path, gap_ms: int) -> None:
    (tmp_path / "bti").mkdir()
    (tmp_path / "bti" / "shorthand.toml").write_text(OWN, "utf-8")
    before = len(_entries(store))
    with program(store, tmp_path, *options(DAY)) as probe:
        keys = _in_the_log(Typist(probe))
        for number in range(ROUNDS):
            probe.send(f"<f2>t Ringte fsk om bib «nei fsk sa {number}» og pga det <enter>", gap_ms / 1000)
        keys.see(rf"sa {ROUNDS - 1}»")
        probe.send("<f2>f Vi vil til hs igjen<enter>", gap_ms / 1000)
        keys.see("«Vi vil til hs igjen»")
        probe.send("<f2>malov skolen<tab>barnehagen med ktl <enter>", gap_ms / 1000)
        keys.see(r"^>.*Notat: Overgang til skolen")
    said = "Ringte foresatte om biblioteket på torget «nei fsk sa {}» og på grunn av det"
    assert _entries(store)[before:] == [
        *(said.format(number) for number in range(ROUNDS)),
        "Vi vil til hs igjen",
        "Overgang til skolen, fra barnehagen med kontaktlærer .",
    ]
    assert bti(store, "store", "verify") == "Lageret er i orden.\n"


def test_a_line_is_found_by_a_word_and_gone_to_by_its_day(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path, *options(DAY)) as probe:
        keys = _in_the_log(Typist(probe))
        probe.send("<f2>n Hun skal til tannlegen på fredag<enter>")
        keys.see("tannlegen")
        probe.send("<f3>tann fre<enter>")
        keys.see(r"Søk: tann fre – 1 linje")
        keys.see(r"^>.*\*tannlegen\* på \*fredag\*")
        probe.send("<esc>")
        keys.see(r"^>.*Hun skal til tannlegen på fredag")
        probe.send("1.9<enter>")
        keys.see(r"^>(31\.08|01\.09)\.26 ")
        keys.press("k")
        keys.see("<k samtykke>")
        keys.see("Samtykke, ")
    assert "søkte i loggen" in bti(store, "case", "readers", _number(store))


def test_a_word_at_the_beginning_says_what_a_line_is_about(store: Path, tmp_path: Path) -> None:
    with program(store, tmp_path, *options(DAY)) as probe:
        keys = _in_the_log(Typist(probe))
        probe.send("<f2>#helse t #familie Ringte om hørselen<enter>")
        keys.see(r"^>.*Telefon: Ringte om hørselen")
        keys.see(r"om: helse, familie og")
    payload = [fact.payload for fact in facts_in(store) if fact.name == "entry.written"][-1]
    assert isinstance(payload, dict)
    assert payload["information"] == ["helse", "familie"]


def _in_the_log(keys: Typist) -> Typist:
    player = Player(keys, names_of(life_with_ten_measures()))
    player.unlock()
    player.find_case("Ella")
    keys.press_to("f2", "> Logg")
    keys.see(r"^>\d")
    return keys


def _entries(store: Path) -> list[str]:
    payloads = (fact.payload for fact in facts_in(store) if fact.name == "entry.written")
    return [str(one["text"]) for one in payloads if isinstance(one, dict)]


def _number(store: Path) -> str:
    return bti(store, "case", "list").split("S-")[1][:3]

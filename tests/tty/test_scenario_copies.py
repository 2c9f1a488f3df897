"""S02, S11 and S14 by keys at 80x24: a meeting is planned, begun, written, approved, and the family's copies made.

What must stand in a copy, and what must not, is a list of texts; PDF and calendar are read by programs of others.
"""

import json
import stat
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.calendar_reader import instant_of, read_calendar
from tests.tty.life_by_keys import names_of, options, sittings
from tests.tty.scenario_player import ScenarioPlayer
from tests.tty.stored import Line, bti, facts_in, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

SCENARIOS = Path(__file__).parents[1] / "scenarios"


@dataclass(frozen=True)
class Told:
    """What must stand in somebody's copy of the minutes, and what must not."""

    must: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """A meeting of a scenario, by the name that the script gives it, and the copies of the family."""

    name: str
    meeting: str
    kind: str
    begins_at: str
    """By the clock of the world, which the calendar goes by."""
    place: str
    copies: dict[str, Told]


S02_ALL = (
    "Gjelder Jonas Lid",
    "Stafettholder Hilde Aas (kontaktlærer, Skole)",
    "Samarbeidsmøte Når torsdag 30. april 2026 kl. 14:00 Hvor Møterom 2 Hensikt Se på planen sammen med PPT.",
    "Skrevet av Hilde Aas",
    "Til stede Kari Lid (mor); Ola Lid (far); Hilde Aas (kontaktlærer, Skole); Siri Dahl (rådgiver, PPT)",
    "Ikke til stede Jonas Lid",
    "Barnets egne ord: «Jeg vil lese om fotball.»",
    "Kari Lid sa: «Han leser mer når han får velge.»",
    "Evaluert Lese ti minutter før leggetid: gjennomført ja, ingen endring, videreføre.",
    "Fortsetter til PPT har sett på lesingen.",
    "Nytt tiltak: Kartlegging av lesing, Siri Dahl, skole, fra tor 30.04.2026, frist tor 25.06.2026, evalueres tor",
    "25.06.2026 - mål: Jonas leser ti minutter hver dag uten å gi opp.",
    "Beslutning: Læreren er fortsatt stafettholder.",
    "Neste møte torsdag 25. juni 2026 Kaller inn Hilde Aas",
    "Snakker med barnet før det Hilde Aas, innen torsdag 25. juni 2026",
    "Får også vite det Rektor, av Hilde Aas.",
    "Stafettholder videre den samme",
    "Godkjent torsdag 30. april 2026, Hilde Aas",
)
S02_NONE = ("Mor virker utslitt", "Far flytter ut", "Fars helse", "samtykke til", "intern", "Savnes når han er borte")
S11_ALL = (
    "Gjelder Karim Noor",
    "Tverrfaglig team Når mandag 13. april 2026 kl. 09:55 Hvor Rådhuset, rom 3 Hensikt Én plan for alle tjenestene.",
    "Til stede Karim Noor; Amina Noor (mor); Hilde Aas (kontaktlærer, Skole); Inger Myhre (koordinator, Koordinerende",
    "Per Moen (gjest, NAV)",
    "Til stede, gikk før slutt Yusuf Noor (far)",
    "Ikke til stede Nina Lund (gjest, Psykisk helse og familiestøtte)",
    "Barnets egne ord: «Jeg vil ha én å snakke med.»",
    "Notat: NAV ser på økonomien til foreldrene.",
    "Beslutning: KE koordinerer fra nå av.",
    "Neste møte mandag 6. juli 2026 Kaller inn Inger Myhre",
    "Stafettholder videre en annen skal ta over",
)
S11_NONE = ("Karim lukter røyk", "intern", "Jeg vil ikke bli hentet", "PPT kartlegger", "Ingenting tyder på vold")
AT_HOME = "Amina Noor sa: «Det er tungt hjemme nå.»"
S14_ALL = (
    "Gjelder Odin Vik",
    "Stafettholder Marit Haugen (pedagogisk leder, Barnehage)",
    "Neste evaluering mandag 16. mars 2026",
    "Stafettloggmøte Når mandag 2. februar 2026 kl. 10:30",
    "Nytt mål: Odin sier ha det selv.",
    "Godkjent mandag 2. februar 2026",
)
S14_NONE = (
    "Mor gråt",
    "Papiret ligger",
    "uten digital logg",
    "Styrer, av Marit",
    "intern",
    "ikke stå i et dataprogram",
)
S02 = Held(
    "s02",
    "motet",
    "Samarbeidsmøte",
    "12:00",
    "Møterom 2",
    {
        "Jonas Lid": Told(("Kopi til Jonas Lid", *S02_ALL), S02_NONE),
        "Kari Lid": Told(("Kopi til Kari Lid", *S02_ALL), S02_NONE),
        "Ola Lid": Told(("Kopi til Ola Lid", *S02_ALL), S02_NONE),
        "Familien sammen": Told(("Kopi til Jonas Lid, Kari Lid, Ola Lid", *S02_ALL), S02_NONE),
    },
)
S11 = Held(
    "s11",
    "mote3",
    "Tverrfaglig team",
    "07:55",
    "Rådhuset, rom 3",
    {
        "Karim Noor": Told(("Kopi til Karim Noor", *S11_ALL, AT_HOME), S11_NONE),
        "Amina Noor": Told(("Kopi til Amina Noor", *S11_ALL, AT_HOME), S11_NONE),
        "Yusuf Noor": Told(("Kopi til Yusuf Noor", *S11_ALL), (*S11_NONE, "tungt hjemme")),
    },
)
S14 = Held(
    "s14",
    "motet",
    "Stafettloggmøte",
    "09:30",
    "Møterommet i Bjørka",
    {
        "Odin Vik": Told(("Kopi til Odin Vik", *S14_ALL), S14_NONE),
        "Ane Vik": Told(("Kopi til Ane Vik", *S14_ALL), S14_NONE),
    },
)


def lines_of(held: Held) -> tuple[list[Line], int]:
    """The scenario to the end of the meeting, and how many lines of it come before."""
    lines = [json.loads(line) for line in (SCENARIOS / f"{held.name}.jsonl").read_text(encoding="utf-8").splitlines()]
    begun = next(place for place, line in enumerate(lines) if line.get("let") == held.meeting)
    about = f"${held.meeting}"
    ends = (n for n, line in enumerate(lines) if line["do"] == "approve_minutes" and line["meeting"] == about)
    return lines[: next(ends) + 1], begun


def play(store: Path, home: Path, held: Held) -> None:
    """The whole of the meeting by keys, and then a copy as PDF and one as text for each of the family."""
    lines, begun = lines_of(held)
    for sitting in sittings(lines, begun):
        with program(store, home, *options(sitting)) as probe:
            player = ScenarioPlayer(Typist(probe), names_of(lines), {})
            player.unlock()
            player.begin(sitting)
            for line in sitting.lines:
                player.perform(line)
            if sitting.lines[-1] is lines[-1]:
                for whom in held.copies:
                    player.copy_for(whom, *(f"{whom.split()[0]}.{kind}" for kind in ("pdf", "txt")))
            player.leave()


def plain(text: str) -> str:
    """All words with single spaces, without what only a text file has: lines under headings, colons behind labels."""
    rows = (row for row in text.splitlines() if not set(row) <= set("-= "))
    return " ".join(" ".join(rows).replace(":", "").split())


def words_of(path: Path) -> str:
    """All words of a PDF or a text file."""
    if path.suffix == ".txt":
        return plain(path.read_text(encoding="utf-8"))
    return plain("\n".join(page.extract_text() for page in PdfReader(path).pages))


def read_invitation(file: Path, held: Held, names: list[str]) -> None:
    """Another program finds day and place in the calendar file, and nobody's name."""
    event = read_calendar(file.read_bytes()).part("VEVENT")
    assert event.text("SUMMARY") == held.kind
    assert event.text("LOCATION") == held.place
    assert f"{instant_of(read_calendar(file.read_bytes()), 'DTSTART'):%H:%M}" == held.begins_at
    said = file.read_text(encoding="utf-8")
    assert [name for name in names if any(part in said for part in name.split())] == []


@pytest.mark.parametrize("held", [S02, S11, S14], ids=["s02", "s11", "s14"])
def test_r37_a_meeting_by_keys_ends_in_copies_for_the_family_that_hold_what_they_must(
    held: Held, tmp_path: Path
) -> None:
    lines, begun = lines_of(held)
    make_store(tmp_path / "scripted", lines)
    make_store(tmp_path / "typed", lines[:begun])
    play(tmp_path / "typed", tmp_path / "home", held)
    written = tmp_path / "home" / "work"
    for whom, told in held.copies.items():
        paper, text = (written / f"{whom.split()[0]}.{kind}" for kind in ("pdf", "txt"))
        assert {stat.S_IMODE(one.stat().st_mode) for one in (paper, text)} == {0o600}
        for words in (words_of(paper), words_of(text)):
            assert [one for one in told.must if plain(one) not in words] == []
            assert [one for one in told.must_not if plain(one) in words] == []
    people = [line["full_name"] for line in lines if "full_name" in line]
    read_invitation(written / f"{held.meeting}.ics", held, [*people, lines[begun - 1].get("about", "")])
    typed = [one for one in facts_in(tmp_path / "typed") if one.name != "case.disclosed"]
    assert typed == facts_in(tmp_path / "scripted")
    assert bti(tmp_path / "typed", "store", "verify") == "Lageret er i orden.\n"

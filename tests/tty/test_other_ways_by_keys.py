"""The life of a case taken another way, by keys at 80 x 24: past a no to the log, and a family that moves (T20)."""

from pathlib import Path

import pytest
from typing_extensions import override

from tests.tty.life_by_keys import Player, names_of, options, shipped_life, sittings
from tests.tty.stored import Line, bti, facts_in, make_store
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty

LIFE = shipped_life()
AT = {"case_id": "$ella", "as": "$pedleder"}
ANSWERED = next(place for place, line in enumerate(LIFE) if line["do"] == "answer_consent")
DECIDED = next(place for place, line in enumerate(LIFE) if line.get("outcome") == "avslutt")
NO = {"now": "2026-09-15T15:45", "do": "answer_consent", "signatory": "$far", "answer": "no"}
REFUSED: list[Line] = [
    *LIFE[: ANSWERED + 1],
    {**AT, **NO, "answered_on": "2026-09-15"},
    {**AT, "now": "2026-09-15T15:50", "do": "choose_log_mode", "mode": "none", "reason": "Far vil ikke ha en logg."},
    *(line for line in LIFE if line["do"] == "share_understanding"),
]
"""One guardian says yes, the other one no; the help goes on."""
NOTE = {"reason": "moved", "goes_along": "handed_over", "agreed_on": "2026-10-28"}
MOVED: list[Line] = [
    *LIFE[:DECIDED],
    LIFE[DECIDED] | {"outcome": "flyttet", "reason": "Familien flytter til Fjellby i november."},
    LIFE[DECIDED + 1] | NOTE | {"receiver": "Fjellby kommune, Lia barnehage ved styrer Tone Rud"},
    LIFE[DECIDED + 2],
]
"""The family moves, and wants the new municipality to know."""


class PastANo(Player):
    """Presses F4 and nothing else to get on."""

    @override
    def answer_consent(self, line: Line) -> None:
        """F4 on the case and F4 in the place of the consent."""
        if not self.keys.shows("Samtykke til å dele"):
            self.keys.see(r"^ NESTE +. ?1\.2 Samtykke til stafettlogg|^ NESTE +1\.2 Samtykke")
            self.keys.press_to("f4", "Samtykke til å dele")
        self.keys.press("f4")
        name = self._names[line["signatory"][1:]]
        self.keys.see(f"SVAR FRA {name}")
        self.fill_and_store(line, "signatory", afterwards=rf"{name} \(.*\) +(ok Ja|x Nei)")

    def choose_log_mode(self, line: Line) -> None:
        """What the place says after the no: F4."""
        self.keys.see(r"Hjelpen går videre uten felles logg\. F4: velg hvordan loggen føres\.")
        self.keys.press_to("f4", "VELG HVORDAN LOGGEN FØRES")
        self.fill_and_store(line, afterwards="Det føres ingen logg")
        self.keys.press_to("esc", r"^ NESTE +1\.3 Skap felles forståelse")


@pytest.mark.parametrize(
    ("lines", "begun", "player"), [(REFUSED, ANSWERED, PastANo), (MOVED, DECIDED, Player)], ids=["refused", "moved"]
)
def test_another_way_by_keys_leaves_the_same_facts_as_by_script(
    lines: list[Line], begun: int, player: type[Player], tmp_path: Path
) -> None:
    make_store(tmp_path / "scripted", lines)
    make_store(tmp_path / "typed", lines[:begun])
    for sitting in sittings(lines, begun):
        with program(tmp_path / "typed", tmp_path / "home", *options(sitting)) as probe:
            player(Typist(probe), names_of(lines)).play(sitting)
    scripted, typed = facts_in(tmp_path / "scripted"), facts_in(tmp_path / "typed")
    assert [one.name for one in typed] == [one.name for one in scripted]
    assert typed == scripted
    assert bti(tmp_path / "typed", "store", "verify") == "Lageret er i orden.\n"

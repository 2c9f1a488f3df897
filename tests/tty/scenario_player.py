"""What scenarios with other agencies and with the safety track need by keys, beside what one life needs."""

import re
from collections.abc import Mapping

from bti_tui.guide.loader import load_guide
from tests.tty.life_by_keys import NB, STORED, Player
from tests.tty.stored import Line
from tests.tty.typist import CUT, STORES, Typist

CASE = r"^ NESTE "
CURSOR = r"^>.*$"
NOT_YET = r"Ikke ennå\. Dette trengs først:"
MISSING = {
    "G-SAMT": "Samtykket dekker ikke PPT|ikke dekket av samtykket",
    "G-ANSV": r"tiltak",
    "holder-elsewhere": "[Ss]tafett",
}
"""What the screen says of a reason that a line is refused for."""
OUTCOME = "Utfall"
MOST_STEPS = 12


class ScenarioPlayer(Player):
    """Plays more than the life at one level."""

    def __init__(self, typist: Typist, names: Mapping[str, str], waiting: set[str]) -> None:
        """`waiting` are the people and commands whose form was left unsent; it outlives one sitting."""
        super().__init__(typist, names)
        self._waiting = waiting
        self._title = ""

    # ways around

    def to_case(self) -> None:
        """Back to the case, one Esc after another: it leads back everywhere, and a full last line leaves it out."""
        for _ in range(MOST_STEPS):
            if self.keys.shows(CASE):
                return
            before = self._place
            self.keys.probe.send("<esc>")
            self.keys.probe.wait_until(lambda: self._place != before, "Esc leads back")  # noqa: B023
        raise AssertionError(self.keys.probe.text)

    @property
    def _place(self) -> tuple[str, bool]:
        """Where the screen says it is, and whether it tells of a refusal."""
        rows = self.keys.probe.emulator.rows
        return re.split(r" {2,}", rows[0].strip())[0], re.search(NOT_YET, self.keys.probe.emulator.text) is not None

    def by_menu(self, typed: str, entry: str) -> None:
        """What has no key stands in the menu."""
        self.to_case()
        self.keys.press_to("f10", "> Meny")
        self.keys.type(typed)
        self.keys.see(f"Enter: {entry}")
        self.keys.press("enter")

    def to_row(self, title: str) -> None:
        """The cursor on a row, by the arrow down."""
        self.keys.see(re.escape(title))
        self.keys.see(CURSOR)
        for _ in range(MOST_STEPS):
            if self.keys.shows(rf"^>.*{re.escape(title)}"):
                return
            before = self._row
            self.keys.probe.send("<down>")
            self.keys.probe.wait_until(lambda: self._row != before, "the cursor goes down")  # noqa: B023 this round
        raise AssertionError(self.keys.probe.text)

    @property
    def _row(self) -> str:
        found = re.search(CURSOR, self.keys.probe.emulator.text, re.MULTILINE)
        return found[0] if found else ""

    def send(self, line: Line, *without: str, afterwards: str = STORED) -> None:
        """Answer and store; or be refused, see why, and leave the form as it is, to be sent another day."""
        answers = self.answers(line, *without)
        if line["do"] == "decide":
            answers |= {label: (self._title,) for label in answers if label == OUTCOME}
        form = f"{line.get('as')} {line['do']}"
        if form in self._waiting:
            answers = {label: said for label, said in answers.items() if "den" in label}
        if "refused" not in line:
            self._waiting.discard(form)
            self.keys.fill(answers)
            self.keys.store(afterwards)
            return
        self.keys.fill(answers)
        assert self.keys.where == STORES
        self.keys.press_to("enter", NOT_YET)
        for code in line["refused"]:
            self.keys.see(MISSING[code])
        self._waiting.add(form)
        self.to_case()

    # what has a way of its own

    def decide(self, line: Line) -> None:
        """F4; the same outcome is called differently at different levels."""
        self.to_case()
        self.keys.press("f4")
        titles = [
            one.title.speak(NB)[:CUT]
            for level in load_guide("standard").levels
            for one in level.outcomes
            if one.id == line["outcome"]
        ]
        self.keys.see("|".join(map(re.escape, titles)))
        self._title = next(one for one in titles if one in self.keys.probe.text)
        self.send(line)

    def next_step(self, line: Line) -> None:
        """F4 on the case does what is next."""
        self.to_case()
        self.keys.press("f4")
        self.send(line)

    def check_safety(self, line: Line) -> None:
        """A yes is answered by the screen at once: no guardian is to be told."""
        self.next_step(line)
        if line["answer"] != "no":
            self.keys.see("TRYGGHET FØRST: ikke ta kontakt med foresatte nå")

    def lift_hold(self, line: Line) -> None:
        """Only then does the screen stop asking for silence."""
        self.keys.see("TRYGGHET FØRST")
        self.next_step(line)
        self.keys.see("trygghet avklart")
        assert not self.keys.shows("TRYGGHET FØRST")

    def invite_agency(self, line: Line) -> None:
        """From the menu, for it may be tried before its turn."""
        self.by_menu("kall inn", "Kall inn en tjeneste")
        self.keys.see("> Kall inn en tjeneste")
        self.send(line)

    def move_measure(self, line: Line) -> None:
        """From the menu."""
        self.by_menu("gi et tiltak", "Gi et tiltak til en annen")
        self.keys.see("> Gi et tiltak til en annen")
        self.send(line)

    def offer_baton(self, line: Line) -> None:
        """The baton has a place of its own."""
        self.by_menu("stafetten", "Stafetten: hvem har den")
        self.keys.see(">Spør noen om å ta stafetten")
        self.keys.press_to("enter", "SPØR NOEN OM Å TA STAFETTEN")
        self.send(line, afterwards=r"er spurt|Lagret\.")

    def accept_baton(self, line: Line) -> None:
        """Whoever is asked reads on the case that F4 answers."""
        self.to_case()
        self.keys.see("Du er spurt om å være stafettholder i denne saken. F4: svar.")
        self.keys.press_to("f4", ">Si ja: ta stafetten")
        self.keys.press_to("enter", "SI JA: TA STAFETTEN")
        self.send(line, afterwards=r"Du har hatt stafetten|holder: |Lagret\.")

    def answer_consent(self, line: Line) -> None:
        """Enter on the row of whoever answers, also when she answers anew."""
        if not self.keys.shows("> Samtykke til loggen"):
            self.to_case()
            self.keys.press_to("f4", "> Samtykke til loggen")
        name = self._names[line["signatory"][1:]]
        self.to_row(name)
        self.keys.press_to("enter", f"SVAR FRA {name}")
        self.send(line, "signatory", afterwards=rf"{name} \(.*\) +\S+ Ja")

    def plan_measure(self, line: Line) -> None:
        """F2 on the plan, where the next step leads."""
        self.to_plan("f4")
        self.keys.press("f2")
        self.send(line, "goal", afterwards=rf"^.*{re.escape(line['title'][:15])}.* planlagt")

    def plan_evaluation(self, line: Line) -> None:
        """F6 on the plan."""
        self.to_plan("f4")
        self.keys.press("f6")
        self.send(line, afterwards=r"^ Evaluering \w+dag ")

    def evaluate_measure(self, line: Line) -> None:
        """F4 on the row of the measure; the next one follows at once."""
        title = self._names[line["measure"][1:]]
        asked = rf"^ EVALUER  {re.escape(title[:20])}"
        if not self.keys.shows(r"^ EVALUER "):
            self.to_plan("f5")
            self.to_row(title[:15])
            self.keys.probe.send("<enter>")  # opens a row everywhere, also where the last line is full
        self.keys.see(asked)
        self.send(line, "measure", afterwards=r"^ EVALUER|Er målet nådd")

    def to_plan(self, key: str) -> None:
        """The place of goals and measures."""
        if not self.keys.shows(r"^ +TILTAK "):
            self.to_case()
            self.keys.press_to(key, r"^ +TILTAK ")

    def assess_goal(self, line: Line) -> None:
        """A letter on the goal, where the cursor has come after the last measure."""
        self.keys.see(r"^>.*M1 .*ikke vurdert")
        self.keys.choose("nådd")
        self.keys.see(r"M1 .* Nådd")
        self.to_case()

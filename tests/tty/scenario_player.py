"""What scenarios with other agencies and with the safety track need by keys, beside what one life needs."""

import re
from collections.abc import Mapping
from textwrap import wrap

from typing_extensions import override

from bti_tui.guide.loader import load_guide
from bti_tui.widgets.outcome_field import MOST_TITLE
from tests.tty.assessing import answer_by_keys
from tests.tty.life_by_keys import NB, STORED
from tests.tty.meeting_ways import MeetingWays
from tests.tty.sharing_keys import ANSWER, RESPONSIBILITY, SCOPE, WITHDRAWAL, said_in
from tests.tty.stored import Line
from tests.tty.typist import CUT, STORES, Typist
from tests.tty.ways_around import NOT_YET, Unsent, form_of

MISSING = {
    "G-SAMT": "Samtykket dekker ikke|ikke dekket av samtykket",
    "G-ANSV": r"tiltak",
    "G-FAM": "familien|barnet og foresatte",
    "G-HOL": "[Ss]tafett",
    "G-SAML": "[Ss]amtykke",
    "holder-elsewhere": "[Ss]tafett",
    "answer-counts": "har svart om samtykke",
}
"""What the screen says of a reason that a line is refused for."""
WRITTEN_AT_ONCE = "> Skrevet samtidig"
LOG_ALONE = r"Ja til hva\? Ingen tjeneste er valgt\."
"""Asked once where the family is asked about services and the yes names none."""
CONSENT = "> Samtykke til å dele"
SAFETY = r"> 0\.2 Trygghetssjekk"
OUTCOME = "Utfall"
ASKING = "SPØR NOEN OM Å TA STAFETTEN"
CUT_ANSWER = 12
"""Signs of an answer that its row surely shows."""
DECISION = "[Bb]eslut(t|ning)"


class ScenarioPlayer(MeetingWays):
    """Plays more than the life at one level."""

    def __init__(self, typist: Typist, names: Mapping[str, str], unsent: dict[str, Unsent]) -> None:
        """`unsent` as its ways around know it."""
        super().__init__(typist, names, unsent)
        typist.goes_by_all = False
        self._title = ""

    def send(self, line: Line, *without: str, afterwards: str = STORED) -> None:
        """Answer and store; or be refused, see why, and leave the form as it is, to be sent another day."""
        answers = self.answers(line, *without)
        if line["do"] == "answer_consent":
            answers |= said_in(ANSWER, line)
        if line["do"] == "decide":
            answers |= {label: (self._title,) for label in answers if label == OUTCOME}
        self.keys.probe.wait_until(lambda: self.keys.where != "" or self.is_refused, "a form, or what is missing")
        if "refused" in line and self.is_refused:  # it is known before anything is filled in
            self.see_reasons(line)
            self.to_case()
            return
        left = self._unsent.pop(form_of(line), None)
        stands = left.answers if left else {}
        self.keys.fill({label: said for label, said in answers.items() if said != stands.get(label)}, stands)
        if "refused" not in line:
            self.keys.store(rf"{afterwards}|{WRITTEN_AT_ONCE}")
            if self.keys.shows(WRITTEN_AT_ONCE):  # somebody else has done something since the form was left
                self.keys.press_to("1", afterwards)
            return
        self.keys.press_to("enter" if self.keys.where == STORES else "f4", NOT_YET)
        self.see_reasons(line)
        self.leave_unsent(line, answers)

    @override
    def see_reasons(self, line: Line) -> None:
        for code in line["refused"]:
            self.keys.see(MISSING[code])

    # what has a way of its own

    def decide(self, line: Line) -> None:
        """The same outcome is called differently at different levels."""
        self.to_step(DECISION)
        titles = [
            wrap(one.title.speak(NB), MOST_TITLE)[0][:CUT]
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

    def assess_concern(self, line: Line) -> None:
        """From the menu, and back to the case when all is answered."""
        self.by_menu("bekym", "Bekymringsvurdering")
        answer_by_keys(self.keys, line)

    def skip_family_talk(self, line: Line) -> None:
        """The other form of the talk's step."""
        self.to_case()
        self.keys.press_to("f4", r">1\sSamtale")
        self.to_form(r">2\sUnntak")
        self.send(line)

    def write_entry(self, line: Line) -> None:
        """F2 on the case, and F2 in the log; a line that does not say who may see it means the log of all."""
        self.to_case()
        self.keys.press_to("f2", r"> Logg")
        self.keys.press("f2")
        self.send({"visibility": "log", **line}, afterwards=re.escape(line["text"][:20]))

    def hold_meeting(self, line: Line) -> None:
        """Where the step begins with an invitation, the meeting is one form on; it may be tried before its turn."""
        self.to_case()
        self.keys.press_to("f4", rf"^ [ >] Type møte|>1\sKall|{CONSENT}|{SAFETY}")
        if self.keys.shows(rf"{CONSENT}|{SAFETY}"):  # what is next comes before the meeting
            self.to_step("samarbeidsmøte")
        self.to_form(r">2\sMøte|^ [ >] Type møte")
        self.send(line)

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
        """The baton has a place of its own; where the meeting passed it on, the form lies open behind the copies."""
        if self.passes_on:
            self.passes_on = False
            self.keys.press_to("esc", ASKING)
        else:
            self.by_menu("stafetten", "Stafetten: hvem har den")
            self.keys.see(">Spør noen om å ta stafetten")
            self.keys.press_to("enter", ASKING)
        self.send(line, afterwards=r"er spurt|Lagret\.")

    def leave_baton(self, line: Line) -> None:
        """A leader takes it from somebody who has left, in the baton's place."""
        self.by_menu("stafetten", "Stafetten: hvem har den")
        self.to_row("Ta stafetten fra")
        self.keys.press_to("enter", "TA STAFETTEN FRA")
        self.send(line, afterwards="INGEN STAFETTHOLDER")

    def reopen_case(self, line: Line) -> None:
        """F8 on a closed case."""
        self.to_case()
        self.keys.press("f8")
        self.send(line)

    def accept_baton(self, line: Line) -> None:
        """Whoever is asked reads on the case that F4 answers."""
        self.to_case()
        self.keys.see("Du er spurt om å være stafettholder i denne saken. F4: svar.")
        self.keys.press_to("f4", ">Si ja: ta stafetten")
        self.keys.press_to("enter", "SI JA: TA STAFETTEN")
        self.send(line, afterwards=r"Du har hatt stafetten|holder: |Lagret\.")

    def add_person(self, line: Line) -> None:
        """F2 on the place of consent, whatever is next; at level 0 in *Personer*, for nobody is asked there yet."""
        self.to_case()
        if not self.keys.shows(r"\b5 Samtykke\b"):
            self.add_to_people(line)
            return
        self.to_consent()
        super().add_person(line)

    def answer_consent(self, line: Line) -> None:
        """Enter on the row of whoever answers, also anew; a no after a yes takes it back."""
        self.to_consent()
        name = self._names[line["signatory"][1:]]
        self.to_row(name)
        self.keys.press_to("enter", "SVAR FRA ")
        if not self.keys.shows(f"SVAR FRA {name}"):  # the cursor went on to the next who has not answered
            self.keys.press("esc")
            self.keys.probe.wait_until(lambda: not self.keys.shows("SVAR FRA "), "the form is left")
            self.to_row(name)
            self.keys.press_to("enter", f"SVAR FRA {name}")
        said = self.answers(line)["Svar"][0][:CUT_ANSWER]
        answered = rf"{name}( \(.*\))? +\S+ ({said}|trukket)"
        self.send(line, "signatory", afterwards=rf"{answered}|{LOG_ALONE}")
        if self.keys.shows(LOG_ALONE):
            self.keys.store(answered)
        self.keys.probe.wait_until(lambda: not self.keys.shows(f"SVAR FRA {name}"), "the answer is stored")

    def draw_up_consent(self, line: Line) -> None:
        """F5 on the consent's place writes down what the family is asked."""
        self.to_consent()
        self.keys.press_to("f5", "HVA FAMILIEN BLIR SPURT OM Å SI JA TIL")
        self.keys.fill(said_in(SCOPE, line))
        self.keys.store("Spurt om:")

    def settle_responsibility(self, line: Line) -> None:
        """F4 asks how many have parental responsibility, when one alone is registered."""
        self.to_consent()
        self.keys.press_to("f4", "HVOR MANGE HAR FORELDREANSVAR")
        leader = {"Bekreftet av leder": self._names[line["confirmed_by"][1:]]} if "confirmed_by" in line else {}
        self.keys.fill(said_in(RESPONSIBILITY, line) | leader)
        self.keys.store("Hvem må svare")

    def withdraw_consent(self, line: Line) -> None:
        """F7 on the row of whoever takes it back."""
        self.to_consent()
        name = self._names[line["signatory"][1:]]
        self.to_row(name)
        self.keys.press_to("f7", f"{name} TREKKER SAMTYKKET")
        self.keys.fill(said_in(WITHDRAWAL, line))
        self.keys.store(r"^ +- Spør om trygghet igjen: F4\.")

    def to_consent(self) -> None:
        """The place of the consent; at level 0 the decision that needs it leads there."""
        if self.keys.shows(CONSENT):
            return
        self.to_case()
        if self.keys.shows(r"\b5 Samtykke\b"):
            self.keys.press_to("5", CONSENT)
            return
        self.keys.press_to("f4", rf"{CONSENT}|F2 Mangler")
        if not self.keys.shows(CONSENT):
            self.keys.press_to("f2", NOT_YET)
            self.keys.press_to(self._digit_of("G-SAMT"), CONSENT)

    def _digit_of(self, guard: str) -> str:
        """The key that leads to where something missing is mended."""
        found = re.search(rf"^ +(\d) .*({MISSING[guard]})", self.keys.probe.text, re.MULTILINE)
        assert found is not None, self.keys.probe.text
        return found[1]

    def set_goal(self, line: Line) -> None:
        """F5 on the case leads to the plan, whatever is next; F5 sets a goal there."""
        self.to_plan("f5")
        self.keys.press("f5")
        self.send(line, afterwards=rf"M1 +{line['text'][:20]}")

    def plan_measure(self, line: Line) -> None:
        """F2 on the plan."""
        self.to_plan("f5")
        self.keys.press("f2")
        self.send(line, "goal", afterwards=rf"^.*{re.escape(line['title'][:15])}.* planlagt")

    def plan_evaluation(self, line: Line) -> None:
        """F6 on the plan."""
        self.to_plan("f5")
        self.keys.press("f6")
        self.send(line, afterwards=r"^ Evaluering \w+dag ")

    def evaluate_measure(self, line: Line) -> None:
        """F4 on the row of the measure; the next one follows at once."""
        title = self._names[line["measure"][1:]]
        asked = rf"^ EVALUER  {re.escape(title[:20])}"
        if not self.keys.shows(r"^ EVALUER "):
            self.to_plan("f5")
            self.to_row(title[:15])
            self.keys.press("enter")
        self.keys.see(asked)
        if "refused" in line:
            self.send(line, "measure")
        else:
            self.three_keys(line, asked)

    def to_plan(self, key: str) -> None:
        """The place of goals and measures."""
        if not self.keys.shows(r"^ +TILTAK "):
            self.to_case()
            self.keys.press_to(key, r"^ +TILTAK ")

    def assess_goal(self, line: Line) -> None:
        """A letter on the goal, where the cursor has come after the last measure."""
        self.to_plan("f5")
        self.keys.see(r"^>.*M1 .*ikke vurdert")
        self.keys.choose("nådd")
        self.keys.see(r"M1 .* Nådd")
        self.to_case()

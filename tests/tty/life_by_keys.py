"""The shipped life of a case (scenario S01) as somebody plays it by keys, day after day, in the real program."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any, Final

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.forms import Field
from bti_tui.guide.loader import load_guide
from tests.tty.stored import Line
from tests.tty.typist import STORES, Typist

NB: Final = "nb"
STORED = r"Lagret\."
CALLED: Final = ("full_name", "title", "text", "about")
"""Which word of a line says what it makes is called."""
STANDS_THERE: Final = {"plan_measure": ("category", "area")}
"""What the program proposes in a form, and is taken out where the line does not say it."""
THREE: Final = ("carried_out", "effect", "onwards")
"""What is answered by one key each when a measure is evaluated."""


def shipped_life() -> list[Line]:
    """The lines of the example life."""
    text = (resources.files("bti_tui.demo") / "life.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@dataclass(frozen=True)
class Sitting:
    """What one person does before she leaves the program."""

    now: str
    who: str
    """Empty: the owner of the store."""
    lines: tuple[Line, ...]


def options(sitting: Sitting) -> list[str]:
    """How the program is opened on that day, by that person."""
    return ["--now", sitting.now, *(["--as", sitting.who] if sitting.who else [])]


def sittings(lines: Sequence[Line], begun: int = 0) -> list[Sitting]:
    """The life in the order of its days, from a line on; registering colleagues is no part of it."""
    names = {line["let"]: line["full_name"] for line in lines if line["do"] == "register_professional"}
    done = [line for line in lines[begun:] if line["do"] != "register_professional"]

    def day_and_person(line: Line) -> tuple[str, str]:
        return line["now"][:10], names.get(line.get("as", "")[1:], "")

    return [
        Sitting(together[0]["now"], who, tuple(together))
        for (_, who), group in groupby(done, day_and_person)
        if (together := list(group))
    ]


@cache
def fields_of(command: str) -> dict[str, Field]:
    """The fields that the guide declares for a command, by name."""
    forms = [form for step in load_guide("standard").steps() for form in step.forms if form.command == command]
    return {field.name: field for form in reversed(forms) for field in form.fields}


def names_of(lines: Sequence[Line]) -> dict[str, str]:
    """What people, goals and measures are called, by the names that the script gives them."""
    made = {line["let"]: line for line in lines if "let" in line}
    names = {name: next((line[key] for key in CALLED if key in line), "") for name, line in made.items()}
    subjects = {f"{name}.subject": line["about"] for name, line in made.items() if "about" in line}
    guests = {name: line["attendee"]["name"] for name, line in made.items() if "attendee" in line}
    return names | subjects | guests


def spoken(field: Field, value: Any, names: Mapping[str, str]) -> str | tuple[str, ...]:
    """A value of the script as a person gives it: typed, or chosen by the words of its answer."""
    guide = load_guide("standard")
    if field.kind is FieldKind.CHOICES and not field.choices:
        return ", ".join(names[one[1:]] for one in value)
    if field.kind in {FieldKind.CHOICE, FieldKind.CHOICES}:
        codes = value if isinstance(value, list) else [value]
        found = {one.code: one.label.speak(NB) for one in guide.choices[field.choices]}
        return tuple(found[code] for code in codes)
    if field.kind is FieldKind.OUTCOME:
        outcomes = {one.id: one for level in guide.levels for one in level.outcomes}
        return (outcomes[value].title.speak(NB),)
    if field.kind is FieldKind.YES_NO:
        return ("ja" if value else "nei",)
    if field.kind is FieldKind.DATE:
        day = date.fromisoformat(value)
        return f"{day.day}.{day.month}.{day.year}"
    return names[value[1:]] if value.startswith("$") else str(value)


class Player:
    """Plays sittings at the keyboard; `done` counts the lines that the program has said are stored."""

    def __init__(self, typist: Typist, names: Mapping[str, str]) -> None:
        """`names` as `names_of` gives them."""
        self.keys = typist
        self.done = 0
        self._names = names

    def play(self, sitting: Sitting) -> None:
        """Unlock, do what is to be done on this day, and leave."""
        self.unlock()
        self.begin(sitting)
        for line in sitting.lines:
            self.perform(line)
        self.leave()

    def begin(self, sitting: Sitting) -> None:
        """Open the case of the first thing to be done, unless that makes a new one."""
        line = sitting.lines[0]
        if line["do"] != "raise_concern":
            self.find_case(self._names[line["case_id"][1:]])

    def unlock(self) -> None:
        """Open the training store."""
        self.keys.see(r"BTI er låst")
        self.keys.press_to("enter", "> I dag")

    def find_case(self, child: str) -> None:
        """Open a case by way of all cases; where there are several, a part of the name is enough."""
        self.keys.press_to("f5", r"\d av \d saker")
        if self.keys.shows("0 av 0 saker"):
            self.keys.press_to("f8", r"[1-9] av \d saker")
        if not self.keys.shows("1 av 1 saker"):
            self.keys.type(child.split(maxsplit=1)[0])
            self.keys.see(r"\b1 av \d saker")
        self.keys.press_to("enter", r"^ NESTE ")

    def leave(self) -> None:
        """F10 shows everything that can be done, also how to leave."""
        self.keys.press_to("f10", "> Meny")
        self.keys.type("avslutt prog")
        self.keys.see("Enter: Avslutt programmet")
        self.keys.press("enter")
        assert self.keys.probe.wait_for_end() == 0

    def perform(self, line: Line) -> None:
        """Do what a line of the script says."""
        way = getattr(self, line["do"], self.next_step)
        way(line)
        self.done += 1

    def answers(self, line: Line, *without: str) -> dict[str, str | tuple[str, ...]]:
        """What the line says, by the labels on the screen."""
        fields = fields_of(line["do"])
        nothing: dict[str, Any] = {name: [] for name, field in fields.items() if field.kind is FieldKind.CHOICES}
        nothing |= {name: [] for name in STANDS_THERE.get(line["do"], ())}
        return {
            fields[name].label.speak(NB): spoken(fields[name], value, self._names)
            for name, value in {**nothing, **line}.items()
            if name in fields and name not in without
        }

    def fill_and_store(self, line: Line, *without: str, afterwards: str = STORED) -> None:
        """Answer what is asked and store it."""
        self.keys.fill(self.answers(line, *without))
        self.keys.store(afterwards)

    # what has a way of its own

    def raise_concern(self, line: Line) -> None:
        """F2 on the start screen."""
        self.keys.press_to("f2", r"> Navn")
        self.fill_and_store(line, afterwards=r"^ NESTE ")

    def next_step(self, line: Line) -> None:
        """F4 does what is next."""
        self.keys.press("f4")
        self.fill_and_store(line)

    def observe(self, line: Line) -> None:
        """The step opens on what is not done in it; an observation more is one form back."""
        self.keys.press_to("f4", r">\d\sObservasjon|>\d\sPlasser")
        if self.keys.shows(r">\d\sPlasser"):
            self.keys.press_to("f7", r">\d\sObservasjon")
        self.fill_and_store(line, afterwards=STORED)

    def rate_concern(self, line: Line) -> None:
        """The scale follows the observation."""
        self.keys.see(r">\d\sPlasser")
        self.fill_and_store(line)

    def accept_baton(self, line: Line) -> None:
        """Whoever is asked has the page before her; Enter says yes."""
        self.keys.press_to("f4", ">Si ja: ta stafetten")
        self.keys.press("enter")
        self.fill_and_store(line)

    def add_person(self, line: Line) -> None:
        """F2 on the place of consent."""
        if not self.keys.shows("Samtykke til å dele"):
            self.keys.press_to("f4", "Samtykke til å dele")
        self.keys.press("f2")
        self.fill_and_store(line, afterwards=rf"{line['full_name']} +\(")

    def answer_consent(self, line: Line) -> None:
        """F4 goes to the next who has not answered."""
        self.keys.press("f4")
        name = self._names[line["signatory"][1:]]
        self.keys.see(f"SVAR FRA {name}")
        self.fill_and_store(line, "signatory", afterwards=rf"{name} \(.*\) +ok")

    def set_goal(self, line: Line) -> None:
        """The next step leads to the plan; F5 sets a goal there."""
        self.keys.press_to("f4", r"^ +TILTAK ")
        self.keys.press("f5")
        self.fill_and_store(line, afterwards=rf"M1 +{line['text'][:20]}")

    def plan_measure(self, line: Line) -> None:
        """F2; the only goal there is stands in its field already."""
        self.keys.press("f2")
        self.fill_and_store(line, "goal", afterwards=rf"^ . +{line['title'][:15]}.* planlagt")

    def plan_evaluation(self, line: Line) -> None:
        """F6; with a measure at home nothing is worth noting."""
        self.keys.press("f6")
        self.fill_and_store(line, afterwards=r"^ Evaluering \w+dag ")
        assert not self.keys.shows("ingen tiltak skjer hjemme")

    def write_entry(self, line: Line) -> None:
        """The log is a part of the case; F2 writes there."""
        self.keys.press_to("f2", r"> Logg")
        self.keys.press("f2")
        self.fill_and_store(line, afterwards=line["text"][:20])

    def evaluate_measure(self, line: Line) -> None:
        """The first is next in the case, the second follows at once."""
        title = self._names[line["measure"][1:]]
        if not self.keys.shows(r"^ +TILTAK "):
            self.keys.press_to("f4", r"^ +TILTAK ")
            self.keys.press("enter")
        self.keys.see(rf"^ EVALUER  {title}")
        self.three_keys(line, rf"^ EVALUER  {title}")

    def three_keys(self, line: Line, form: str) -> None:
        """The words first; of the three answers left the last one stores, and the next measure stands there."""
        answers = self.answers(line, "measure")
        fields = fields_of(line["do"])
        three = {fields[name].label.speak(NB): answers.pop(fields[name].label.speak(NB)) for name in THREE}
        self.keys.fill(answers)
        self.keys.press("enter" if self.keys.where == STORES else "f4")
        for label, said in three.items():
            self.keys.probe.wait_until(lambda: self.keys.where == label, f"the field {label}")  # noqa: B023 this round
            self.keys.choose(said[0])
        self.keys.probe.wait_until(lambda: not self.keys.shows(form), "the measure is stored")
        self.keys.see(r"^ EVALUER|Er målet nådd")

    def assess_goal(self, line: Line) -> None:
        """A letter on the goal, where the cursor has come after the last measure."""
        self.keys.see(r"^>.*M1 .*ikke vurdert")
        self.keys.choose("nådd")
        self.keys.see(r"M1 .* Nådd")
        self.keys.see("Svarene peker mot: målene er nådd")
        self.keys.press_to("esc", r"^ NESTE ")

    def close_case(self, line: Line) -> None:
        """The closing note comes next; the archive follows on the same place."""
        self.keys.press_to("f4", "> Avslutt saken")
        self.fill_and_store(line, afterwards="Saken ble avsluttet")

"""What is done about the people of a case by keys: put right, taken out, and a child that is born."""

import re
from typing import Final

from typing_extensions import override

from bti_tui.guide.loader import load_guide
from tests.tty.sharing_keys import NORWEGIAN
from tests.tty.stored import Line
from tests.tty.typist import Answers
from tests.tty.ways_around import NOT_YET, WaysAround

PEOPLE: Final = "> Personer"
NEWBORN: Final = r"^ +Navn \*"
LEFT: Final = "> (Rett en person|Ta ut)"


class PeopleWays(WaysAround):
    """Finds the person in *Personer* and does it there."""

    def add_to_people(self, line: Line) -> None:
        """F2 in *Personer*."""
        self.to_people()
        self.keys.press_to("f2", "> Legg til en person")
        relation = next(one for one in load_guide().choices["relation"] if one.code == line["relation"])
        answers: Answers = {
            NORWEGIAN.tr("Name"): line["full_name"],
            NORWEGIAN.tr("Relation to the child"): (relation.label.nb,),
            NORWEGIAN.tr("Parental responsibility"): ("ja" if line["responsible"] else "nei",),
        }
        self.keys.fill(answers)
        self.keys.store(rf"{re.escape(line['full_name'])} +{relation.label.nb}")

    def correct_person(self, line: Line) -> None:
        """F4 on the row; only what is another answer than the one that stands there is said anew."""
        person = self._names[line["person"][1:]]
        self.to_person(person)
        self.keys.press_to("f4", "> Rett en person")
        self._send(line, {NORWEGIAN.tr("Parental responsibility"): ("ja" if line["responsible"] else "nei",)})

    def remove_person(self, line: Line) -> None:
        """F6 on the row."""
        person = self._names[line["person"][1:]]
        self.to_person(person)
        self.keys.press_to("f6", f"> Ta ut {person}")
        self._send(line, {NORWEGIAN.tr("Why"): line["reason"]})

    def register_birth(self, line: Line) -> None:
        """From the menu of the people; the form of the child's own case follows at once."""
        self.to_people()
        self.keys.press_to("f10", "> Meny")
        self.keys.type("født")
        self.keys.press_to("enter", "> Barnet er født")
        born = line["born_on"].split("-")
        self.keys.fill(
            {
                NORWEGIAN.tr("Name"): line["full_name"],
                NORWEGIAN.tr("Date of birth"): ".".join(str(int(part)) for part in reversed(born)),
            }
        )
        self.keys.store(rf"{NEWBORN} +{re.escape(line['full_name'])}")

    @override
    def raise_concern(self, line: Line) -> None:
        """After a birth the form is there, and knows the child's name and day."""
        if self.keys.shows(NEWBORN):
            self.fill_and_store(line, "about", "born_on", afterwards=r"^ NESTE ")
        else:
            super().raise_concern(line)

    def link_sibling(self, line: Line) -> None:
        """The two cases were linked when the child got its own."""
        assert line["other"] != line["case_id"]

    def to_people(self) -> None:
        """The place of the people, by the menu of the case; a form that was left unsent opens there, and is left."""
        if self.keys.shows(PEOPLE):
            return
        self.by_menu("personer", "Personer: hvem er med")
        self.keys.see(rf"I SAKEN|{LEFT}")
        if self.keys.shows(LEFT):
            self.keys.press_to("esc", "I SAKEN")

    def to_person(self, name: str) -> None:
        """The cursor on somebody."""
        self.to_people()
        self.to_row(name)

    def _send(self, line: Line, answers: Answers) -> None:
        self.keys.fill(answers)
        if "refused" not in line:
            self.keys.store("I SAKEN")
            return
        self.keys.press_to("f4", NOT_YET)
        self.see_reasons(line)
        self.leave_unsent(line, answers)

    def see_reasons(self, line: Line) -> None:
        """What the screen says of each reason that a line is refused for."""
        raise NotImplementedError

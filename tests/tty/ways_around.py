"""How somebody finds her way between the places of one case, by the keys that the screen shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from typing_extensions import override

from tests.tty.life_by_keys import Player, Sitting
from tests.tty.stored import Line
from tests.tty.typist import Answers, Typist

CASE = r"^ NESTE "
CURSOR = r"^>.*$"
NOT_YET = r"Ikke ennå\. Dette trengs først:"
NOWHERE = ("", False)
"""A place that is not read yet."""
HEAD, WHOSE = 2, 30
"""Rows above a list, and columns that tell whose a row is."""
MOST_STEPS = 12
FRESH: Final = timedelta(days=1)
"""A form left unsent opens by itself when the store is unlocked within this time."""


@dataclass(frozen=True)
class Unsent:
    """What stands in a form that was refused and left."""

    now: datetime
    answers: Answers


class WaysAround(Player):
    """Goes back to the case, on to a step, a form or a row, and through the menu."""

    def __init__(self, typist: Typist, names: Mapping[str, str], unsent: dict[str, Unsent]) -> None:
        """`unsent` are the forms left unsent, by person and command; it outlives one sitting."""
        super().__init__(typist, names)
        self._unsent = unsent

    @override
    def begin(self, sitting: Sitting) -> None:
        """Where a form was left unsent the day before, the program opens it; Esc leads to its case."""
        now, who = datetime.fromisoformat(sitting.now), f"{sitting.lines[0].get('as')} "
        if any(form.startswith(who) and now - one.now < FRESH for form, one in self._unsent.items()):
            self.keys.probe.wait_until(lambda: self.keys.where != "" or self.is_refused, "the form that was left")
            self.to_case()
        else:
            super().begin(sitting)

    def leave_unsent(self, line: Line, answers: Answers) -> None:
        """Esc from what is missing back to the form, and on to the case."""
        self._unsent[form_of(line)] = Unsent(datetime.fromisoformat(line["now"]), answers)
        self.keys.press("esc")
        self.keys.probe.wait_until(lambda: self.keys.where != "" and not self._place[1], "the form again")
        self.to_case()

    def to_case(self) -> None:
        """Back to the case, one Esc after another."""
        for _ in range(MOST_STEPS):
            self.keys.probe.wait_until(lambda: self._place != NOWHERE, "a place")
            if self._place[0].startswith("S-"):  # on the way back it is read again before it says what is next
                self.keys.see(CASE)
            if self.keys.shows(CASE):
                return
            before, in_form = self._place, self.keys.where != ""
            self.keys.press("esc")
            self.keys.probe.wait_until(lambda: self._is_back(before, in_form), "Esc leads back")  # noqa: B023 this round
        raise AssertionError(self.keys.probe.text)

    def _is_back(self, before: tuple[str, bool], in_form: bool) -> bool:
        """Another place is read, or the form is closed."""
        return self._place[0] != "" and (self._place != before or in_form > (self.keys.where != ""))

    @property
    def _place(self) -> tuple[str, bool]:
        """Where the screen says it is, nothing while it is not read yet, and whether it tells of a refusal."""
        rows = self.keys.probe.emulator.rows
        way = re.split(r" {2,}", rows[0].strip())[0].split(" > ")
        return way[-1] if len(way) > 1 else "", self.is_refused

    @property
    def is_refused(self) -> bool:
        """Whether the screen tells what must be done first."""
        return re.search(NOT_YET, self.keys.probe.emulator.text) is not None

    def to_step(self, name: str) -> None:
        """F4 where the step is next; else the arrows go to it, and Enter opens it."""
        for _ in range(MOST_STEPS):
            self.to_case()
            is_next, is_chosen = (self.keys.shows(rf"^ {row} .*{name}") for row in ("NESTE", "VALGT"))
            place, track = self._place, self._track
            if is_next or is_chosen:
                self.keys.press("f4" if is_next else "enter")
                self.keys.probe.wait_until(lambda: self._place not in {place, NOWHERE}, "it opens")  # noqa: B023
            else:
                self.keys.press("right")
                self.keys.probe.wait_until(lambda: self._track != track, "the arrow goes on")  # noqa: B023
                self.keys.see(rf"^ (NESTE|VALGT) .*{re.escape(self._track.partition('>')[2].split()[0])} ")
            if self.keys.shows(rf"> \S+ .*{name}"):
                return
        raise AssertionError(self.keys.probe.text)

    def to_form(self, regex: str) -> None:
        """F8, page after page, to another form of the step."""
        for _ in range(MOST_STEPS):
            self.keys.probe.wait_until(lambda: self._is_seen(regex) or self._can_turn, "the form, or a page more")
            if self.keys.shows(regex):
                return
            before = self.keys.form
            self.keys.press("f8")
            self.keys.probe.wait_until(lambda: self._is_seen(regex) or self.keys.form != before, "another page")  # noqa: B023
        raise AssertionError(self.keys.probe.text)

    def _is_seen(self, regex: str) -> bool:
        return re.search(regex, self.keys.probe.emulator.text, re.MULTILINE) is not None

    @property
    def _can_turn(self) -> bool:
        return "F8" in self.keys.probe.emulator.rows[-1]

    @property
    def _track(self) -> str:
        """The steps of a level, and which one the cursor stands on."""
        return next((row for row in self.keys.probe.emulator.rows if row.startswith(" STEG ")), "")

    def by_menu(self, typed: str, entry: str) -> None:
        """What has no key stands in the menu."""
        self.to_case()
        self.keys.press_to("f10", "> Meny")
        self.keys.type(typed)
        self.keys.see(f"Enter: {entry}")
        self.keys.press("enter")

    def to_row(self, title: str) -> None:
        """The cursor on a row, by the arrows."""
        self.keys.see(re.escape(title))
        self.keys.see(CURSOR)
        for _ in range(MOST_STEPS):
            if self.keys.shows(rf"^>.*{re.escape(title)}"):
                return
            before = self._row
            self.keys.press("up" if any(title in row for row in self._rows_above) else "down")
            self.keys.probe.wait_until(lambda: self._row != before, "the cursor moves")  # noqa: B023 this round
        raise AssertionError(self.keys.probe.text)

    @property
    def _cursor(self) -> int:
        """Which row of the screen the cursor of a list stands on."""
        rows = self.keys.probe.emulator.rows
        return next((place for place, row in enumerate(rows) if row.startswith(">")), 0)

    @property
    def _rows_above(self) -> list[str]:
        return self.keys.probe.emulator.rows[HEAD : self._cursor]

    @property
    def _row(self) -> tuple[int, str]:
        """Where the cursor stands and whose row it is; what is told of her further on may be read anew meanwhile."""
        return self._cursor, self.keys.probe.emulator.rows[self._cursor][:WHOSE]


def form_of(line: Line) -> str:
    """Whose form it is, and for what."""
    return f"{line.get('as')} {line['do']}"

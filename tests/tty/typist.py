"""Somebody who has never seen the program: presses a key only when the screen shows it, and answers what it asks."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.tty.ttyprobe import Probe

ROOT = Path(__file__).parents[2]
SHOWN_AS = {
    "enter": "Enter",
    "tab": "Tab",
    "esc": "Esc",
    "down": "Piler",
    "up": "Piler",
    "left": "Piler",
    "right": "Piler",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""What a key is called on the screen; letters and digits are called what they are."""
STORE_LINE = re.compile(r"^ *>Enter {2}\S", re.MULTILINE)
FIELD = re.compile(r"^ {0,3}> (?P<label>\S.*?)(?: \*)?(?: {2}|$)", re.MULTILINE)
"""The sign before the field that has the cursor."""
TICKED = re.compile(r"\[x\] (\S) (.+?)(?= {2}| \[|$)", re.MULTILINE)
STORES = ">Enter"
DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
LONGEST_DAY = 10
LONGEST_ANSWER = 30
CUT = 22
"""Signs of an answer that a narrow list surely shows."""
TYPED = "Skriv en del av"
"""What the screen says of a list that is too long for letters."""
LOOK_FOR_LETTER = 1.0
"""Seconds after which an answer surely has no letter of its own."""
WALK = 40
"""More fields than any form has."""


Answers = Mapping[str, str | tuple[str, ...]]
"""What is answered, by the labels on the screen."""


def program(
    store: Path,
    home: Path,
    *options: str,
    size: tuple[int, int] = (80, 24),
    through: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
) -> Probe:
    """The program as it is installed, on a store; settings, temporary files and work lie under `home`.

    `through` is a command line that starts it, `env` more of the environment.
    """
    for folder in ("work", "tmp"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    places = {"BTI_HOME": str(home / "bti"), "TMPDIR": str(home / "tmp"), "PYTHONPATH": str(ROOT), **(env or {})}
    command = [*through, sys.executable, "-m", "bti_tui", "--lang", "nb", "--store", str(store), *options]
    return Probe(command, size, env=places, cwd=home / "work")


def escaped(text: str) -> str:
    """Text as `Probe.send` wants it."""
    return text.replace("<", "<lt>")


class Typist:
    """Drives one run of the program."""

    def __init__(self, probe: Probe, before_keys: Callable[[str], None] = lambda keys: None) -> None:
        """`before_keys` is told what is about to be pressed or typed."""
        self.probe = probe
        self.goes_by_all = True
        """Goes through every field to the line that stores; else the key that stores is enough, once all is said."""
        self.pressed = 0
        self.left: dict[str, str | tuple[str, ...]] = {}
        """What is still to be answered in the form that is filled in."""
        self._before = before_keys

    # looking

    def see(self, regex: str) -> None:
        """Wait until something is on the screen."""
        self.probe.wait(regex)

    def shows(self, regex: str) -> bool:
        """Whether something is on the screen now."""
        return re.search(regex, self.probe.text, re.MULTILINE) is not None

    @property
    def where(self) -> str:
        """The label of the field that has the cursor, or that it stands on the line that stores; else nothing."""
        if STORE_LINE.search(self.probe.emulator.text):
            return STORES
        found = FIELD.search(self.probe.emulator.text)
        return found["label"] if found else ""

    @property
    def before_cursor(self) -> str:
        """All signs between the top of the screen and the terminal's cursor, without blanks."""
        column, row = self.probe.emulator.cursor
        rows = self.probe.emulator.rows
        return "".join("".join([*rows[:row], rows[row][:column]]).split())

    # keys

    def press(self, key: str) -> None:
        """Press a key, once the screen shows it."""
        name = SHOWN_AS.get(key, key)
        shown = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        self.probe.wait_until(lambda: bool(shown.search(self.probe.emulator.text)), f"the key {name}")
        self._send(f"<{key}>" if key in SHOWN_AS else key)

    def press_to(self, key: str, regex: str) -> None:
        """Press a key and wait for what it leads to."""
        self.press(key)
        self.see(regex)

    def type(self, text: str) -> None:
        """Type a text where the cursor stands."""
        self._send(escaped(text))

    def _send(self, spec: str) -> None:
        self._before(spec)
        self.pressed += 1 if spec.startswith("<") else len(spec)
        self.probe.send(spec)

    def alarm_and_back(self, place: str) -> None:
        """Ask for the emergency numbers in a place, and come back to it."""
        self.see(place)
        self.press_to("f9", r"^ VARSLE .*IKKE KONTAKT")
        self.see(r"112  politi .*113")
        self.press("esc")
        self.see(place)

    # forms

    def fill(self, answers: Answers, stands: Answers | None = None) -> None:
        """Answer the fields that are named, go by the others, and end on the line that stores or where all is said.

        A text is typed; a tuple holds the answers to choose, by the letters that the screen shows before them. `stands`
        are texts that are there already: another one takes their place.
        """
        left = self.left = dict(answers)
        for _ in range(WALK):
            self.probe.wait_until(lambda: self.where != "", "a field or the line that stores")
            label = self.where
            if not any(left.values()) if label == STORES else not left and not self.goes_by_all:
                return
            if label in left:
                self._answer(left.pop(label), (stands or {}).get(label, ""))
            self.press("tab")
            self.probe.wait_until(lambda: self.where not in {"", label}, f"the cursor leaves {label}")  # noqa: B023 this round
        raise AssertionError(f"not asked for: {sorted(left)}\n{self.probe.emulator.text}")

    def _answer(self, value: str | tuple[str, ...], stood: str | tuple[str, ...] = "") -> None:
        if isinstance(value, tuple):
            self._take_back(value)
            for number, answer in enumerate(value):
                self.choose(answer, first=number == 0)
        else:
            if DAY.fullmatch(value):  # a day may stand there already
                self._send("<bs>" * LONGEST_DAY)
            elif isinstance(stood, str):
                self._send("<bs>" * len(stood))
            self.type(value)

    def _take_back(self, wanted: tuple[str, ...]) -> None:
        """Take back what stands in the field from an earlier answer and is not wanted."""
        self.probe.wait_until(lambda: FIELD.search(self.probe.emulator.text) is not None, "the field")
        rows = self.probe.emulator.text.splitlines()
        start = next(place for place, row in enumerate(rows) if FIELD.match(row))
        end = next((place for place in range(start + 1, len(rows)) if rows[place][:4].strip(" |")), len(rows))
        field = "\n".join(rows[start:end])
        for letter, answer in TICKED.findall(field):
            if answer not in wanted:
                self._send(letter)
        if not wanted and "[ ]" not in field and "[x]" not in field:
            self._send("<bs>" * LONGEST_ANSWER)

    def choose(self, answer: str, *, first: bool = True) -> None:
        """Press the letter that stands before an answer; where there is none, the list is too long and is typed in.

        What is typed takes the place of what stands there, or, when it is not the first answer, follows it.
        """
        shown = re.escape(answer[:CUT]) if len(answer) >= CUT else rf"{re.escape(answer)}(?!\w)"
        key = re.compile(rf"(?:^|[ <\]])([a-zæøå0-9?+-]) (?:[* ] )?{shown}", re.MULTILINE)
        with suppress(AssertionError):
            self.probe.wait_until(
                lambda: TYPED in self.probe.emulator.text or key.search(self.probe.emulator.text) is not None,
                answer,
                LOOK_FOR_LETTER,
            )
        found = key.search(self.probe.text)
        self._send(found[1] if found else f"{'<bs>' * LONGEST_ANSWER if first else ', '}{escaped(answer)}")

    def store(self, afterwards: str) -> None:
        """Press Enter on the line that stores, or F4 before it, and wait for what the program says."""
        is_at_end, form = self.where == STORES, self.form
        self.press("enter" if is_at_end else "f4")
        self.probe.wait_until(
            lambda: (
                (self.where != STORES if is_at_end else self.form != form)
                and re.search(afterwards, self.probe.emulator.text, re.MULTILINE) is not None
            ),
            f"{afterwards!r} after storing",
        )

    @property
    def form(self) -> list[str]:
        """What stands between the first row and the status line."""
        return self.probe.emulator.rows[1:-2]

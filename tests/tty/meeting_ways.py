"""A meeting by keys, from its planning to the approval of its minutes: each line of a script as people do it."""

import re
from datetime import date
from typing import Final

from typing_extensions import override

from bti_tui.domain.words import Words
from bti_tui.guide.loader import load_guide
from tests.tty.people_ways import PeopleWays
from tests.tty.stored import Line

PLANNED: Final = "INNKALT"
"""Stands on the page of a meeting that waits."""
LIVE: Final = r"^ > *$"
"""The empty line of a meeting."""
LETTERS: Final = {"note": "n", "child_words": "s", "family_words": "f", "bright_spot": "l", "decision": "b"}
HERE: Final = {"present": "x", "absent": "-", "digital": "d", "left": "g"}
ANSWERS: Final = {"accepted": ("k", "kommer"), "declined": ("i", "kommer ikke"), "read": ("l", "lest")}
WHO_IS_HERE: Final = "HVEM ER HER"
LONG: Final = "x" * 90
TOGETHER: Final = "Familien sammen"
"""As long as anything that stands in a field already."""


class MeetingWays(PeopleWays):
    """Does what belongs to a meeting in the meeting; presses only what the screen shows."""

    _talks = ""
    """Who is to talk with the child, until the minutes say it."""
    passes_on = False
    """The minutes that were approved last say that somebody else is to have the baton."""

    @override
    def perform(self, line: Line) -> None:
        """What is written in a meeting has a way of its own."""
        if "meeting" in line and hasattr(self, f"{line['do']}_there"):
            getattr(self, f"{line['do']}_there")(line)
            self.done += 1
        else:
            super().perform(line)

    # before it

    def plan_meeting(self, line: Line) -> None:
        """F2 in *Møter*; the page of the meeting follows."""
        self.to_case()
        self.keys.press_to("4", "> Møter")
        self.keys.press_to("f2", "> Type møte")
        called = ", ".join(self._names[one["id"][1:]] for one in line["attendees"])
        answers = {
            "Type møte": (_label("meeting_kind", line["kind"]),),
            "Dag": _day(line["on"]),
            "Klokkeslett": line["at"].replace(":", "."),
            "Sted": line["place"],
            "Hensikt": line["purpose"],
            "Hvem er innkalt": called,
        }
        if "child_part" in line:
            answers["Barnets plass"] = line["child_part"]
        self.keys.fill(answers, {"Hvem er innkalt": LONG})
        self.keys.store(PLANNED)

    def add_attendee(self, line: Line) -> None:
        """F2 on the page of the meeting: somebody whom nobody here knows."""
        wish = line["attendee"]
        self.keys.see(PLANNED)
        self.keys.press_to("f2", "> Hvem")
        answers = {"Hvem": wish["name"], "Tjeneste": (_label("agency", wish["agency"]),)}
        self.keys.fill(answers | ({"Hvorfor": wish["why"]} if "why" in wish else {}))
        self.keys.store("SAKSLISTE")
        self.keys.see(re.escape(wish["name"]))

    def record_invitation(self, line: Line) -> None:
        """F5 makes one file for all of them; what each answers is one letter on her row."""
        name = self._names[line["attendee"][1:]]
        if line["invitation"] == "sent":
            if not self.keys.shows(rf"{name} .*sendt {_short(line['recorded_on'])}"):
                self.invite(f"{line['meeting'][1:]}.ics")
            self.keys.see(rf"{name} .*sendt {_short(line['recorded_on'])}")
            return
        key, said = ANSWERS[line["invitation"]]
        self.to_row(name)
        self.keys.press_to(key, rf"^> +{name} .*{said}")

    def invite(self, file: str, *, named: bool = False) -> None:
        """The invitation to everybody, in a file where the program was started."""
        self.keys.press_to("f5", "> Hvem får det")
        self.keys.fill({"Med navn": ("ja" if named else "nei",), "Fil": file}, {"Fil": LONG})
        self.keys.store(PLANNED)

    def begin_meeting(self, line: Line) -> None:
        """F6 on its page; on the day of the meeting F6 on the case leads there."""
        if not self.keys.shows(PLANNED):
            self.to_case()
            self.keys.see(r" i dag kl\. .*: F6\.")
            self.keys.press_to("f6", PLANNED)
        self.keys.press_to("f6", "> MØTE ")
        self.keys.see(LIVE)
        self.learn()

    def learn(self) -> None:
        """F1 tells what the signs in a line mean."""
        self.keys.press_to("f1", r"^ +@mor .*^ +!om .*^ +#skole ".replace(".*^", r"(?:.|\n)*?^"))
        self.keys.see("#intern")
        self.keys.press_to("esc", LIVE)

    # in it

    def note_presence(self, line: Line) -> None:
        """F7, and one key for each; after the last one the line is there again."""
        name = self._names[line["attendee"][1:]]
        if not self.keys.shows(WHO_IS_HERE):
            self.keys.press_to("f7", WHO_IS_HERE)
        row = rf">. {name}"
        self.keys.see(row)
        self.keys.press(HERE[line["presence"]])
        self.keys.probe.wait_until(lambda: not self.keys.shows(row), f"{name} is noted")

    def reach_item(self, line: Line) -> None:
        """F4 takes up the next point."""
        what = next(point.what.nb for one in load_guide().agendas for point in one.points if point.code == line["item"])
        self.keys.press_to("f4", rf"^>\d {re.escape(what[:12])}")

    def say(self, letter: str, text: str, shown: str) -> None:
        """One line of the meeting, by the letter that the screen shows for its kind."""
        self.keys.see(LIVE)
        self.keys.see("Enter lagrer")
        self.keys.press(letter)
        self.keys.type(f" {text}")
        self.keys.probe.send("<enter>")
        self.keys.see(LIVE)
        self.keys.see(re.escape(shown[:20]))

    def write_entry_there(self, line: Line) -> None:
        """A note, somebody's words, a decision."""
        who = f"@{self._names[line['said_by'][1:]].split()[0].lower()} " if "said_by" in line else ""
        hidden = " #intern" if line.get("visibility") == "internal" else ""
        self.say(LETTERS[line["kind"]], f"{who}{line['text']}{hidden}", line["text"])

    def strike_line_there(self, line: Line) -> None:
        """Ctrl+Z in the empty line takes back the newest one; it stands in the line to be put right, and is deleted."""
        text = self._names[line["line"][1:]]
        self.keys.see(LIVE)
        self.keys.see(r"Ctrl\+Z angrer siste linje")
        self.keys.probe.send("<ctrl+z>")
        self.keys.see(rf"^ > .*{re.escape(text)}")
        self.keys.probe.send("<bs>" * len(LONG))
        self.keys.see(LIVE)
        assert not self.keys.shows(re.escape(text))

    def set_goal_there(self, line: Line) -> None:
        """A goal in one line."""
        self.say("g", line["text"], line["text"])

    def plan_measure_there(self, line: Line) -> None:
        """A measure in one line: who, until when, where."""
        who = self._names[line["responsible"][1:]].split()[0].lower()
        due = date.fromisoformat(line["due_on"])
        where = _label("arena", line["arena"]).lower()
        self.say("t", f"{line['title']} @{who} !{due.day}.{due.month} #{where}", line["title"])

    def evaluate_measure_there(self, line: Line) -> None:
        """F5, three keys, and back."""
        title = self._names[line["measure"][1:]]
        asked = rf"^ EVALUER  {re.escape(title[:20])}"
        self.keys.press_to("f5", asked)
        self.three_keys(line, asked)
        if self.keys.shows("^ EVALUER "):
            self.keys.press("esc")
            self.keys.probe.wait_until(lambda: not self.keys.shows("^ EVALUER "), "the form is left")
        self.keys.press_to("esc", LIVE)

    # after it

    def agree_child_talk(self, line: Line) -> None:
        """It is asked together with the approval."""
        self._talks = self._names[line["who"][1:]]

    def approve_minutes(self, line: Line) -> None:
        """F6, what comes next, and F4; the copies follow at once."""
        self.keys.press_to("f6", "> Neste møte")
        self.keys.fill(
            {
                "Neste møte": _day(line["next_on"]),
                "Hvem kaller inn": self._names[line["calls_in"][1:]],
                "Snakker med barnet": self._talks,
                "Hvem informeres": line["informs"],
                "Samme stafettholder?": ("ja" if line["holder_stays"] else "nei",),
            }
        )
        self.keys.store("Kopier av referatet")
        self.passes_on = not line["holder_stays"]

    def copy_for(self, whom: str, *files: str) -> None:
        """F6 on the row of somebody in the list of copies, and again on the copy, which stands there afterwards."""
        self.keys.see("Hvem skal ha kopi")
        self.to_row(whom)
        for file in files:
            self.keys.press_to("f6", "> Fil")
            self.keys.fill({"Fil": file}, {"Fil": LONG})
            self.keys.store(rf"Skrevet, ikke kryptert.*{re.escape(file)}")
        self.keys.press_to("esc", "Hvem skal ha kopi")
        if whom != TOGETHER:  # the list is read again: the row says it
            self.keys.see(rf"^>.*{re.escape(whom)}.*sist gitt")


def _label(choices: str, code: str) -> str:
    words: Words = next(one.label for one in load_guide().choices[choices] if one.code == code)
    return words.nb


def _day(said: str) -> str:
    day = date.fromisoformat(said)
    return f"{day.day}.{day.month}.{day.year}"


def _short(said: str) -> str:
    return rf"\w+ {date.fromisoformat(said):%d\.%m}"

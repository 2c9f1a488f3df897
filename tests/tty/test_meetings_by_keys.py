"""A meeting by keys at 80x24: planned, invited to with a file for the calendar, killed in between, answered."""

import signal
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.domain.meetings import Invitation
from tests.calendar_reader import instant_of, read_calendar
from tests.tty.stored import bti, make_store
from tests.tty.test_handover import HOLDER, NOW, at_work, up_to_the_first_holder
from tests.tty.typist import Typist, program

pytestmark = pytest.mark.pty


def to_the_meetings(keys: Typist) -> None:
    """From the day to the meetings of the only case."""
    keys.press_to("f5", "1 av 1 saker")
    keys.press_to("enter", r"^ NESTE ")
    keys.press_to("4", "> Møter")


def test_a_meeting_is_planned_invited_to_and_answered_by_keys(tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "ut" / "mote.ics"
    file.parent.mkdir()
    make_store(store, up_to_the_first_holder())
    with program(store, tmp_path / "one", *NOW, "--as", HOLDER) as first:
        hers = at_work(Typist(first))
        to_the_meetings(hers)
        hers.see("Ingen møter ennå")
        hers.press_to("f2", "> Type møte")
        hers.type("samarb")
        hers.see(r"lagret \d\d:\d\d")
        first.kill(signal.SIGKILL)
    with program(store, tmp_path / "two", *NOW, "--as", HOLDER) as second:
        hers = Typist(second)
        hers.see("BTI er låst")
        hers.press_to("enter", r"> Type møte \* +samarb")
        the_rest(hers)
        hers.press_to("f4", "INNKALT")
        hers.see("SAKSLISTE, 45 av 45 minutter")
        hers.see("Barnets stemme; foresatte først")
        hers.press_to("f5", "> Lag innkallingen")
        hers.press_to("tab", "> Med navn")
        hers.press_to("tab", "> Fil")
        hers.probe.send("<ctrl+u>")
        hers.type(str(file))
        hers.press_to("f4", r"sendt \w+ ")
        hers.press("down")
        hers.press_to("k", r"> +Marit Haugen .* kommer")
        hers.press_to("esc", "1 av ")
    stands_in_the_calendar(file)
    with bootstrap.opened(store) as ctx, ctx.reading() as work:
        (case_id,) = work.cases.ids()
        case = work.cases.get(case_id)
        assert case is not None
        (one,) = case.planned_meetings
        assert Invitation.ACCEPTED in {each.invitation for each in one.attendees}
    assert bti(store, "store", "verify") == "Lageret er i orden.\n"


def stands_in_the_calendar(file: Path) -> None:
    """What another program reads in the file."""
    calendar = read_calendar(file.read_bytes())
    assert calendar.part("VEVENT").text("SUMMARY") == "Samarbeidsmøte"
    assert calendar.part("VEVENT").text("LOCATION") == "Rom 214"
    assert f"{instant_of(calendar, 'DTSTART'):%H:%M}" == "11:30"
    assert file.stat().st_mode & 0o777 == 0o600


def the_rest(keys: Typist) -> None:
    """Day, time and place; the length is that of the agenda."""
    for field, answer in (("Dag", "+7d"), ("Klokkeslett", "1330"), ("Lengde", ""), ("Sted", "Rom 214")):
        keys.press_to("enter", f"> {field}")
        keys.type(answer)

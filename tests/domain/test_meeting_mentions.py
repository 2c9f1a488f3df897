"""Agencies that a line of a meeting speaks of in plain words, without an @ before them."""

import pytest

from bti_tui.domain.ids import AgencyCode
from bti_tui.domain.meeting_line import read_line
from bti_tui.domain.meeting_mentions import mentioned
from bti_tui.domain.meeting_words import NameableAgency
from tests.domain.test_meeting_line import KNOWN

PPT = NameableAgency(AgencyCode("ppt"), "PPT", is_covered=False)
HST = NameableAgency(AgencyCode("hst"), "Helsestasjon", is_covered=False)
BV = NameableAgency(AgencyCode("bv"), "Barnevern", is_covered=False)
CALM = NameableAgency(AgencyCode("phf"), "Psykisk helse og familiestøtte", is_covered=False)
SCHOOL = NameableAgency(AgencyCode("skule"), "Skule", is_covered=False)
EVERY = (PPT, HST, BV, CALM, SCHOOL)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PPT skal observere i mars", PPT),
        ("Vi spør ppt om råd.", PPT),
        ("PPTs rapport kom", PPT),
        ("Ringe PPT-kontoret", PPT),
        ("Helsestasjonen måler synet", HST),
        ("Etter HST sitt råd", HST),
        ("Barnevernets tiltak", BV),
        ("BV er med neste gang", BV),
        ("Vi spør psykisk  helse og familiestøtte", CALM),
        ("Dei på skulen veit", SCHOOL),
    ],
)
def test_an_agency_is_known_in_any_form_that_a_sentence_gives_it(text: str, found: NameableAgency) -> None:
    assert mentioned(text, EVERY) == (found,)


@pytest.mark.parametrize("text", ["Skuletid", "Førskule", "hst", "Bv er ikke det", "Psykisk helse", "", "OPPT"])
def test_other_words_are_no_agency(text: str) -> None:
    assert mentioned(text, EVERY) == ()


@pytest.mark.parametrize("letter", ["", "n ", "s ", "g ", "b ", "l ", "f "])
def test_a_line_knows_which_agencies_without_consent_it_speaks_of(letter: str) -> None:
    line = read_line(f"{letter}Helsestasjonen, BUP og PPT vet det", KNOWN)
    assert [one.name for one in line.mentions] == ["Helsestasjon", "BUP"]
    assert not line.open


def test_who_is_named_with_a_sign_is_stopped_and_not_told_of_twice() -> None:
    line = read_line("Spørre BUP og @bup", KNOWN)
    assert line.is_stopped
    assert line.mentions == ()


@pytest.mark.parametrize("word", ["#intern", "#skjermet"])
def test_what_only_the_own_agency_reads_needs_no_warning(word: str) -> None:
    assert read_line(f"n BUP har ringt {word}", KNOWN).mentions == ()

"""Emergency numbers: the numbers of the country are always there, the local ones come from the municipality's file."""

from pathlib import Path

import pytest

from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.settings import Contact, ContactKind, load_contacts, national_numbers
from bti_tui.settings.contacts import LABELS

FILLED_IN = """\
[child-welfare]
name = "Solvik kommune"
number = "55 00 00 10"
hours = "man-fre 08-15.30"

[child-welfare-duty]
name = "Solvik barnevernvakt"
number = "55 00 00 99"
hours = "hele døgnet"

[police]
number = "+47 55 00 00 02"
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "contacts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_numbers_of_the_country_are_always_there() -> None:
    numbers = {entry.code: entry.number for entry in national_numbers()}
    assert (numbers["police"], numbers["ambulance"], numbers["child_alarm"]) == ("112", "113", "116111")
    assert all(entry.name.nb for entry in national_numbers())


def test_without_a_file_the_local_numbers_stand_open(tmp_path: Path) -> None:
    contacts, problems = load_contacts(tmp_path / "contacts.toml")
    assert problems == ()
    assert [contact.kind for contact in contacts] == list(ContactKind)
    assert not any(contact.number for contact in contacts)


def test_the_municipality_fills_in_its_own(tmp_path: Path) -> None:
    contacts, problems = load_contacts(written(tmp_path, FILLED_IN))
    assert problems == ()
    assert Contact(ContactKind.CHILD_WELFARE, "55 00 00 10", "Solvik kommune", "man-fre 08-15.30") in contacts
    assert Contact(ContactKind.POLICE, "+47 55 00 00 02") in contacts


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[fire]\nnumber = "110"\n', "line 1: fire is not a setting"),
        ('[police]\nname = "A"\nnumber = "ring oss"\n', "line 3: police.number has a value that can't be used"),
        ('[child-welfare]\nnumber = "1"\n[police]\nnumber = 112\n', "line 4: police.number has a value"),
        ('[police]\nphone = "112"\n', "line 2: police.phone is not a setting"),
        ('[police]\nname = "' + "x" * 61 + '"\n', "line 2: police.name has a value"),
        ("[police\n", "line 1: the line can't be understood"),
        ("police = 1\n", "line 1: police is not a setting"),
    ],
)
def test_a_fault_is_told_with_its_line_and_the_other_numbers_stay(tmp_path: Path, text: str, fault: str) -> None:
    contacts, problems = load_contacts(written(tmp_path, text))
    assert len(contacts) == len(ContactKind)
    assert any(fault in problem.sentence(Translator("en")) for problem in problems)


def test_signs_that_a_terminal_would_obey_are_dropped(tmp_path: Path) -> None:
    contacts, _ = load_contacts(written(tmp_path, '[police]\nnumber = "02800"\nname = "Lens\\u001b[2Jmann"\n'))
    assert "Lens[2Jmann" in [contact.name for contact in contacts]


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_kind_has_a_label_in_norwegian(language: Language) -> None:
    assert set(LABELS) == set(ContactKind)
    said = {Translator(language).tr(label) for label in LABELS.values()}
    assert not said & {label for label in LABELS.values() if label != "Consultation team"}

"""Whom to call here: the machine's own file first, then the municipality's guide; what nobody filled in stays empty."""

from pathlib import Path

import pytest

from bti_tui.cli.program import Installation, make_app
from bti_tui.guide.loader import shipped
from bti_tui.settings import ContactKind, Environment, Places, Settings
from bti_tui.settings.local_numbers import local_numbers
from tests.guide.own import write_guide

OF_THE_GUIDE = """
[contacts.child-welfare]
number = "00 00 00 01"
name = "Barneverntjenesten i Furuvik"
[contacts.police]
number = "00 00 00 02"
"""


def places(tmp_path: Path) -> Places:
    return Places(tmp_path, tmp_path / "data", tmp_path / "state")


def numbers(tmp_path: Path, guide: str = "own.furuvik") -> dict[ContactKind, str]:
    return {one.kind: one.number for one in local_numbers(places(tmp_path), guide)}


def test_the_guide_of_the_municipality_says_whom_to_call(tmp_path: Path) -> None:
    write_guide(tmp_path / "guides", OF_THE_GUIDE)
    assert numbers(tmp_path) == {
        ContactKind.CHILD_WELFARE: "00 00 00 01",
        ContactKind.CHILD_WELFARE_DUTY: "",
        ContactKind.POLICE: "00 00 00 02",
        ContactKind.CONSULTATION_TEAM: "",
    }
    assert local_numbers(places(tmp_path), "own.furuvik")[0].name == "Barneverntjenesten i Furuvik"


def test_r32_another_guide_for_new_cases_brings_its_numbers_to_the_alarm_page_at_once(tmp_path: Path) -> None:
    write_guide(tmp_path / "guides", OF_THE_GUIDE)
    installation = Installation(Environment.read({}), places(tmp_path), Settings(), "nb")
    app = make_app(installation, tmp_path / "store")
    assert not app.setting.numbers
    app.keep_choice("guide", "own.furuvik")
    assert [(one.name, one.number) for one in app.setting.numbers] == [
        ("Barneverntjenesten i Furuvik", "00 00 00 01"),
        ("Lokalt politi", "00 00 00 02"),
    ]
    app.keep_choice("guide", "")
    assert not app.setting.numbers


def test_the_file_of_the_machine_goes_before_the_guide(tmp_path: Path) -> None:
    write_guide(tmp_path / "guides", OF_THE_GUIDE)
    (tmp_path / "contacts.toml").write_text('[police]\nnumber = "00 00 00 09"\n', encoding="utf-8")
    found = numbers(tmp_path)
    assert (found[ContactKind.POLICE], found[ContactKind.CHILD_WELFARE]) == ("00 00 00 09", "00 00 00 01")


def test_the_newest_version_of_the_guide_counts(tmp_path: Path) -> None:
    for version, number in (("2026.9", "11"), ("2026.10", "22")):
        differs = f'[contacts.police]\nnumber = "{number}"\n'
        write_guide(tmp_path / "guides", differs, name=f"{version}.toml", version=version)
    assert numbers(tmp_path)[ContactKind.POLICE] == "22"


@pytest.mark.parametrize("differs", ["colour =\n", '[contacts.police]\nnumber = "ring oss"\n', "contacts = 3\n"])
def test_a_guide_that_can_not_be_read_gives_no_number(tmp_path: Path, differs: str) -> None:
    write_guide(tmp_path / "guides", differs)
    assert not any(numbers(tmp_path).values())


@pytest.mark.parametrize("name", ["", *shipped()])
def test_the_program_makes_no_number_up(tmp_path: Path, name: str) -> None:
    assert not any(numbers(tmp_path, f"no.{name}" if name else "").values())

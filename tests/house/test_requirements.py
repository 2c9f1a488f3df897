"""What the program promises is shown by tests, and the page about it says what is so."""

from pathlib import Path

import pytest

from tests.requirements.listed import ids_of, requirements, shown_by_id
from tests.requirements.page import PAGE, page

KNOWN = requirements()
PROMISED = 60


def test_every_requirement_is_listed_once_and_in_order() -> None:
    assert [one.id for one in KNOWN] == [f"R{number:02}" for number in range(1, PROMISED + 1)]


@pytest.mark.parametrize("name", [one.id for one in KNOWN if one.built != "no"])
def test_what_is_called_built_is_shown_by_a_test(name: str) -> None:
    assert shown_by_id().get(name)


@pytest.mark.parametrize("name", [one.id for one in KNOWN if one.built == "no"])
def test_what_a_test_shows_is_not_called_unbuilt(name: str) -> None:
    assert name not in shown_by_id()


def test_no_test_carries_an_id_that_is_none() -> None:
    assert set(shown_by_id()) <= {one.id for one in KNOWN}


def test_the_page_is_what_the_list_and_the_tests_make() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(KNOWN, shown_by_id()), "run: python -m tests.requirements"


def test_a_name_tells_which_requirements_it_shows() -> None:
    assert ids_of("test_r15_r16_a_consent_is_no_basis") == ("R15", "R16")
    assert ids_of("test_a_r15_in_the_middle") == ids_of("test_r1_short") == ids_of("test_room_for_all") == ()


def test_a_requirement_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "listed.toml"
    whole = '[R01]\ngroup = "a"\nlevel = "must"\nwhat = "a"\nsource = "a"\nbuilt = "yes"\n'
    file.write_text(whole, encoding="utf-8")
    assert requirements(file)[0].group == "a"
    for old, new in (('"must"', '"may"'), ('"yes"', '"soon"'), ('"yes"', '"partly"')):
        file.write_text(whole.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ValueError, match="R01"):
            requirements(file)

"""No national id number that somebody could have stands in the repository: invented ones only, also in papers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bti_tui.domain.national_id import national_id
from tests.house.source import files_of_the_house, place

NUMBER: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{6}[ .-]?[0-9]{5}(?![0-9A-Za-z])")


def real_numbers(text: str) -> Iterator[str]:
    """The numbers of a text that are possible and not invented."""
    for found in NUMBER.findall(text):
        number = national_id(re.sub(r"\D", "", found))
        if number is not None and not number.is_synthetic:
            yield found


def found_in(path: Path) -> list[str]:
    """Where such numbers stand in a file; what they are is not said again."""
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    return [place(path, number) for number, line in enumerate(lines, 1) if any(real_numbers(line))]


def a_number_somebody_could_have() -> str:
    """Reckoned here, so that it stands nowhere: 1 January of the year 00, with the first control digits that fit."""
    numbers = (f"010100{tail:05}" for tail in range(100_000))
    return next(one for one in numbers if (found := national_id(one)) is not None and not found.is_synthetic)


def test_r49_no_file_holds_a_national_id_number_that_somebody_could_have() -> None:
    assert [where for path in files_of_the_house() for where in found_in(path)] == []


def test_r49_a_number_that_somebody_could_have_is_found_and_an_invented_one_is_not() -> None:
    number = a_number_somebody_could_have()
    for said in (number, f"{number[:6]} {number[6:]}", f'"{number}",', f"{number[:6]}-{number[6:]}"):
        assert [*real_numbers(f"nr {said} her")] != []
    for said in ("03891555279", f"{number}0", f"a{number}", "12345678901"):
        assert [*real_numbers(said)] == []

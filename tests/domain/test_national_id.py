"""National id numbers by the rules of 1964 and 2032 together. Every number here is synthetic, or made while testing."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.national_id import NationalId, NumberRule, national_id

SYNTHETIC = ("03891555279", "17821987490", "61911260459", "09863312318", "10915596784")


def made(beginning: str, remainder: int = 0) -> str:
    """A number with nine digits in front, whose first control leaves a remainder; empty when there is none."""
    for ninth in (*beginning[8:9],) or "0123456789":
        nine = beginning[:8] + ninth
        for tenth, eleventh in product("0123456789", repeat=2):
            d = [int(one) for one in nine + tenth + eleventh]
            first = 3 * d[0] + 7 * d[1] + 6 * d[2] + d[3] + 8 * d[4] + 9 * d[5] + 4 * d[6] + 5 * d[7] + 2 * d[8] + d[9]
            weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
            second = sum(weight * digit for weight, digit in zip(weights, d, strict=True))
            if first % 11 == remainder and second % 11 == 0:
                return nine + tenth + eleventh
    return ""


@pytest.mark.parametrize(
    ("number", "rule", "is_d_number"),
    [
        ("03891555279", NumberRule.OF_1964, False),
        ("17821987490", NumberRule.OF_1964, False),
        ("61911260459", NumberRule.OF_1964, True),
        ("09863312318", NumberRule.OF_2032, False),
        ("10915596784", NumberRule.OF_1964, False),
        ("038915 55279", NumberRule.OF_1964, False),
        (" 03 89 15 55 279 ", NumberRule.OF_1964, False),
    ],
)
def test_r48_a_number_is_possible_by_one_of_the_two_rules(number: str, rule: NumberRule, is_d_number: bool) -> None:
    found = national_id(number)
    assert found is not None
    assert (found.rule, found.is_d_number, found.is_synthetic) == (rule, is_d_number, True)
    assert found.digits == "".join(number.split())


@pytest.mark.parametrize(
    "number",
    [
        "",
        "0389155527",
        "038915552790",
        "0389155527x",
        "03891555278",
        "03891555269",
        "00000000000",
        "٠٣٨٩١٥٥٥٢٧٩",
        "０３８９１５５５２７９",
        "03-89-15-55279",
    ],
)
def test_everything_else_is_no_number(number: str) -> None:
    assert national_id(number) is None


@pytest.mark.parametrize(
    ("beginning", "is_synthetic", "is_d_number"),
    [
        ("11014561", False, False),
        ("51014561", False, True),
        ("11414561", True, False),
        ("11664561", True, False),
        ("11814561", True, False),
        ("71924561", True, True),
        ("29820061", True, False),
        ("29024861", False, False),
    ],
)
def test_the_month_tells_who_invented_a_number_and_the_day_whether_it_is_a_d_number(
    beginning: str, is_synthetic: bool, is_d_number: bool
) -> None:
    found = national_id(made(beginning))
    assert found is not None
    assert (found.is_synthetic, found.is_d_number) == (is_synthetic, is_d_number)


@pytest.mark.parametrize(
    "beginning",
    [
        "29024761",
        "30024561",
        "32014561",
        "00014561",
        "40014561",
        "72014561",
        "80014561",
        "11004561",
        "11134561",
        "11204561",
        "11404561",
        "11534561",
        "11654561",
        "11784561",
        "11804561",
        "11934561",
        "31044561",
    ],
)
def test_a_day_or_month_that_does_not_exist_makes_no_number(beginning: str) -> None:
    assert made(beginning)
    assert national_id(made(beginning)) is None


@pytest.mark.parametrize(("remainder", "is_possible"), [(r, r <= 3) for r in range(11)])
def test_the_first_control_may_leave_four_remainders_and_no_more(remainder: int, is_possible: bool) -> None:
    number = made("11814561", remainder)
    assert number
    assert (national_id(number) is not None) is is_possible


@given(st.sampled_from(SYNTHETIC), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(number: str, place: int, more: int) -> None:
    digit = str((int(number[place]) + more) % 10)
    assert national_id(number[:place] + digit + number[place + 1 :]) is None


@given(st.sampled_from(SYNTHETIC), st.integers(0, 9))
def test_two_neighbours_that_changed_places_are_always_caught(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or national_id(swapped) is None


def test_r48_no_number_tells_a_sex_a_century_or_a_date_of_birth() -> None:
    told = set(NationalId.__dataclass_fields__)
    assert told == {"digits", "rule", "is_d_number", "is_synthetic"}
    assert not {one for one in dir(NationalId) if not one.startswith("_")} - told


def test_a_number_is_in_no_trace_of_an_error() -> None:
    found = national_id(SYNTHETIC[0])
    assert found is not None
    assert SYNTHETIC[0] not in repr(found)
    assert SYNTHETIC[0] not in str(found)

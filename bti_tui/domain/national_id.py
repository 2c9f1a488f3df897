"""National id numbers (fødselsnummer, D-nummer): whether a number is possible, by the rules of 1964 and 2032 together.

Numbers from before 2032 stay valid, so both rules are read at once. Nobody may call a number correct: it is possible.
Neither sex nor century nor a date of birth is ever read out of one: from 2032 a number does not hold them.
Source: the published algorithm of Skatteetaten; the months of synthetic numbers as Skatteetaten and NAV use them.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

DIGITS: Final = 11
_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_OF_2032: Final = frozenset({1, 2, 3})
"""Remainders of the first control digit that numbers from 2032 may leave; those of 1964 leave none."""
_MODULUS: Final = 11
_DAYS_OF_D_NUMBERS: Final = 40
_MONTHS: Final = 12
_MONTHS_ADDED: Final = (0, 40, 65, 80)
"""What is added to the month: nothing in a real number, else by whom it was invented."""
_LEAP_YEAR: Final = 2000
"""The year is unknown but for two digits, so that 29 February is possible in each year that any century has it in."""


class NumberRule(StrEnum):
    """By which rule a number is possible (regel for kontrollsiffer)."""

    OF_1964 = "1964"
    OF_2032 = "2032"


@dataclass(frozen=True, slots=True)
class NationalId:
    """A possible number, and what kind it is (fødselsnummer). It is never shown by itself, in no list and no error."""

    digits: str
    rule: NumberRule
    is_d_number: bool
    """Given to somebody who is not registered as living here."""
    is_synthetic: bool
    """Invented: for training stores only."""

    def __repr__(self) -> str:
        return "NationalId(...)"


def national_id(text: str) -> NationalId | None:
    """The number in a text, blanks left out; None when it is no possible one."""
    digits = "".join(text.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdecimal()):
        return None
    d = tuple(int(one) for one in digits)
    first = sum(weight * digit for weight, digit in zip(_FIRST, d, strict=False)) % _MODULUS
    second = sum(weight * digit for weight, digit in zip(_SECOND, d, strict=True)) % _MODULUS
    if second or not (first == 0 or first in _OF_2032):
        return None
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    is_d_number = day > _DAYS_OF_D_NUMBERS
    added = next((one for one in _MONTHS_ADDED if 1 <= month - one <= _MONTHS), None)
    if added is None or not _is_day(year, month - added, day - _DAYS_OF_D_NUMBERS * is_d_number):
        return None
    rule = NumberRule.OF_2032 if first else NumberRule.OF_1964
    return NationalId(digits, rule, is_d_number, is_synthetic=added > 0)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(_LEAP_YEAR + year, month, day)
    except ValueError:
        return False
    return True

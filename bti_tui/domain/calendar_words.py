"""Names of days and months in the three languages: what the program writes and what it reads are the same table."""

from datetime import date
from typing import Final

from bti_tui.domain.words import Language

WEEKDAYS: Final[dict[Language, tuple[str, ...]]] = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
"""From Monday, as in ISO 8601. Nynorsk has søndag and sundag side by side; we write the first and read both."""

MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "nb": (
        *("januar", "februar", "mars", "april", "mai", "juni"),
        *("juli", "august", "september", "oktober", "november", "desember"),
    ),
    "nn": (
        *("januar", "februar", "mars", "april", "mai", "juni"),
        *("juli", "august", "september", "oktober", "november", "desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}

SHORTEST: Final = 3
"""Names are read from three letters on: fre, fred, fredag."""


def _prefixes(tables: dict[Language, tuple[str, ...]], also: dict[str, int]) -> dict[str, int]:
    names = [(name.casefold(), number) for table in tables.values() for number, name in enumerate(table)]
    read: dict[str, int] = {}
    for name, number in [*names, *also.items()]:
        for end in range(SHORTEST, len(name) + 1):
            if read.setdefault(name[:end], number) != number:
                raise ValueError(name[:end])
    return read


_DAYS: Final = _prefixes(WEEKDAYS, {"sundag": 6})
_MONTHS: Final = _prefixes(MONTHS, {})


def weekday_number(name: str) -> int | None:
    """0 for Monday to 6 for Sunday, from a name or its first letters in any of the languages; case counts not."""
    return _DAYS.get(name.casefold().removesuffix("."))


def month_number(name: str) -> int | None:
    """1 to 12, from a name or its first letters in any of the languages; case counts not."""
    index = _MONTHS.get(name.casefold().removesuffix("."))
    return None if index is None else index + 1


def weekday_name(day: date, language: Language) -> str:
    """The day's name in a language, in the case of running text."""
    return WEEKDAYS[language][day.weekday()]


def month_name(day: date, language: Language) -> str:
    """The month's name in a language, in the case of running text."""
    return MONTHS[language][day.month - 1]

"""One object that says everything in one language; it is passed in, so that a new one changes the language at once."""

import gettext
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bti_tui.domain.errors import BadInput, BtiError, Damaged, GuideInvalid, NotFound, Refused
from bti_tui.domain.words import Language
from bti_tui.i18n import dates
from bti_tui.i18n.messages import ANY_ERROR, DAMAGES, DATES, ERRORS, GUIDE_NOT_HERE, INPUTS, REASONS

if TYPE_CHECKING:
    from bti_tui.domain.date_forms import DateProblem
    from bti_tui.domain.guide import GuardName, GuardText

LANGUAGES: Final[tuple[Language, ...]] = ("nb", "nn", "en")
CATALOGUE: Final = "bti_tui"
CATALOGUES: Final = Path(__file__).parents[1] / "locale"
NO_GUARDS: "Final[Mapping[GuardName, GuardText]]" = MappingProxyType({})


class Translator:
    """Speaks bokmål, nynorsk or English; nynorsk falls back to bokmål, and that to the English of the code."""

    def __init__(self, language: Language = "nb") -> None:
        self.language: Final[Language] = language
        self._catalogue = _catalogue(language)

    def tr(self, msgid: str, /, **values: object) -> str:
        """The text with its named places filled, as in `tr("{count} cases", count=3)`.

        Braces have a meaning only when values are given; a value is never read as a pattern.
        """
        text = self._catalogue.gettext(msgid) if msgid else ""
        return text.format_map(values) if values else text

    def ntr(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Singular or plural by `n`, which also fills the place `{n}`."""
        return self._catalogue.ngettext(one, many, n).format_map({"n": n, **values})

    def error(self, error: BtiError, guards: "Mapping[GuardName, GuardText]" = NO_GUARDS) -> str:
        """What went wrong and what to do, by the permanent code of the error; its facts fill the places.

        A refusal lists all its reasons, guards in the guide's words; a screen with one reason a line takes `reason`.
        """
        msgid = ERRORS.get(error.code, ANY_ERROR)
        if isinstance(error, BadInput):
            msgid = INPUTS.get(f"{error.facts.get('place')}/{error.facts.get('problem')}", msgid)
        if isinstance(error, Damaged):
            msgid = DAMAGES.get(str(error.facts.get("what")), msgid)
        if isinstance(error, NotFound) and "guide" in error.facts:
            msgid = GUIDE_NOT_HERE
        facts = _Facts({"code": error.code, **error.facts})
        if isinstance(error, GuideInvalid):
            from bti_tui.i18n.guide_faults import fault_sentence  # its texts are many, and seldom told

            facts["why"] = fault_sentence(self, str(error.facts.get("faults", "")).partition("\n")[0])
        if isinstance(error, Refused):
            known = guards or error.guards
            facts["reasons"] = "; ".join(self.reason(reason.code, known) for reason in error.reasons)
        return self._catalogue.gettext(msgid).format_map(facts)

    def reason(self, code: str, guards: "Mapping[GuardName, GuardText]" = NO_GUARDS) -> str:
        """Why a command was refused, by a guard or a code of `domain/refusals.py`; an unknown one is shown as it is."""
        if code in REASONS:
            return self.tr(REASONS[code])
        guard = next((text for name, text in guards.items() if name == code), None)
        return guard.missing.speak(self.language) if guard else code

    def date_problem(self, problem: "DateProblem") -> str:
        """Why a typed date is not taken, and what to type instead."""
        return self.tr(DATES[problem])

    def day(self, day: date, *, year: bool = False) -> str:
        """A short date for lists: fre 27.11, or fre 27.11.2026."""
        return dates.short_day(day, self.language, year=year)

    def bare_day(self, day: date, *, year: bool = False) -> str:
        """A date without its weekday, where many words stand close: 27.11, or 27.11.2026."""
        return dates.bare_day(day, self.language, year=year)

    def long_day(self, day: date) -> str:
        """A date for reading: fredag 27. november 2026."""
        return dates.long_day(day, self.language)

    def month(self, day: date) -> str:
        """The month of a day: november 2026."""
        return dates.month(day, self.language)

    def weekday(self, day: date) -> str:
        """The name of the day: fredag."""
        return dates.weekday(day, self.language)

    def clock(self, at: time) -> str:
        """The time of day: 09:30."""
        return f"{at:%H:%M}"

    def relative(self, day: date, today: date) -> str:
        """How far away: i dag, i morgen, om 4 dager, om 6 uker, for 3 dager siden."""
        return dates.relative(day, today, self)

    def reading(self, day: date, today: date) -> str:
        """How the program read a typed date: mandag 4. januar 2027, om 6 uker."""
        return f"{self.long_day(day)}, {self.relative(day, today)}"

    def due(self, day: date, today: date) -> str:
        """A deadline: frist fre 27.11 (om 4 dager), frist fre 20.11 (3 dager over), frist i dag."""
        return dates.due(day, today, self)

    def overdue(self, day: date, today: date) -> str:
        """How long a deadline is over: 3 dager over; empty while it is not."""
        return dates.overdue(day, today, self)


class _Facts(dict[str, str | int]):
    """A place that an error does not fill stays readable instead of raising a second error."""

    def __missing__(self, key: str) -> str:
        return f"({key})"


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """The compiled catalogue with its fall-backs; where none is compiled, the English of the code."""
    chain: Mapping[Language, tuple[Language, ...]] = {"nb": ("nb",), "nn": ("nn", "nb"), "en": ("en",)}
    return gettext.translation(CATALOGUE, CATALOGUES, languages=list(chain[language]), fallback=True)

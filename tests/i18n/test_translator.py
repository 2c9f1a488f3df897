"""Languages: three catalogues, fall-backs, and a switch while the program runs."""

import re

import pytest

from bti_tui.domain.date_words import DateProblem
from bti_tui.domain.errors import BadInput, BtiError, Reason, Refused, WrongPassphrase
from bti_tui.domain.guide import GuardName, GuardText
from bti_tui.domain.words import Language, Words
from bti_tui.i18n import LANGUAGES, N_, Translator


def test_a_new_translator_speaks_another_language_at_once() -> None:
    said = [Translator(language).tr("tomorrow") for language in LANGUAGES]
    assert said == ["i morgen", "i morgon", "tomorrow"]


def test_a_text_that_nobody_translated_is_said_in_english() -> None:
    assert Translator("nn").tr("No such text in any catalogue") == "No such text in any catalogue"


def test_no_text_stays_no_text() -> None:
    """gettext keeps its own header under the empty text."""
    assert Translator("nb").tr("") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_are_filled_by_name_and_values_are_never_patterns(language: Language) -> None:
    shown = Translator(language).tr("due {day} ({distance})", day="{x}", distance="{0.__class__}")
    assert shown.endswith("{x} ({0.__class__})")


def test_braces_mean_nothing_without_values() -> None:
    assert Translator("en").tr("literal {braces}") == "literal {braces}"


@pytest.mark.parametrize(("n", "nb"), [(0, "om 0 dager"), (1, "om 1 dag"), (2, "om 2 dager")])
def test_singular_and_plural_are_chosen_by_number(n: int, nb: str) -> None:
    assert Translator("nb").ntr("in {n} day", "in {n} days", n) == nb


def test_marking_a_text_does_not_change_it() -> None:
    assert N_("tomorrow") == "tomorrow"


def test_an_error_tells_what_to_do_with_its_facts_filled_in() -> None:
    error = BadInput(place="linje 3", problem="unknown-key")
    assert Translator("nb").error(error) == "linje 3 kan ikke leses (unknown-key). Ingenting er skrevet."


def test_an_error_without_its_facts_is_still_one_readable_line() -> None:
    assert "(place)" in Translator("nb").error(BadInput())


def test_an_error_of_no_known_kind_is_explained_by_its_code() -> None:
    assert "error" in Translator("nn").error(BtiError())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_passphrase_is_one_line_in_every_language(language: Language) -> None:
    said = Translator(language).error(WrongPassphrase())
    assert "\n" not in said
    assert "!" not in said


def test_a_refusal_lists_all_its_reasons_in_words() -> None:
    guards = {GuardName.HOLDER: GuardText(Words("ingen har sagt ja", "ingen har sagt ja enno"), Words("Spør noen"))}
    refused = Refused(Reason("G-HOL"), Reason("text-missing"))
    assert Translator("nb").error(refused, guards) == "Det går ikke ennå: ingen har sagt ja; en tekst mangler."
    assert Translator("nn").reason("G-HOL", guards) == "ingen har sagt ja enno"


def test_an_unknown_reason_is_shown_by_its_code() -> None:
    assert Translator("nb").reason("G-NEW") == "G-NEW"


@pytest.mark.parametrize("problem", list(DateProblem))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_problem_is_explained(language: Language, problem: DateProblem) -> None:
    assert re.fullmatch(r"[A-ZÆØÅ][^!]+[.?].*\.?", Translator(language).date_problem(problem))

"""Abbreviations are written out between blanks, and never between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.shorthand import LONGEST, NOTHING, STOP, Shorthand, is_name, is_quoted, next_stop, stops

KNOWN = Shorthand({"fsk": "foresatte", "hs": "helsestasjon", "áhk": "áhkku"}, {"sa": "Til stede: ___. Avtalt: ___."})


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("fsk", "foresatte"),
        ("Ringte fsk", "foresatte"),
        ("Ringte\nfsk", "foresatte"),
        ("Møte (hs", "helsestasjon"),
        ("Fsk", "Foresatte"),
        ("hos áhk", "áhkku"),
        ("malsa", "Til stede: ___. Avtalt: ___."),
        ("Malsa", "Til stede: ___. Avtalt: ___."),
    ],
)
def test_a_known_word_before_a_blank_is_written_out(before: str, text: str) -> None:
    found = KNOWN.meant(before)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    "before",
    ["", "fsk ", "afsk", "fsks", "@fsk", "#hs", "!hs", "kari@hs", "mor/fsk", "HS", "FSK", "mal", "malx", "mal sa"],
)
def test_a_part_of_a_word_an_acronym_and_what_follows_a_sign_stay_as_they_are(before: str) -> None:
    assert KNOWN.meant(before) is None


@pytest.mark.parametrize(
    "before",
    ["«fsk", "Hun sa «nei, fsk", '"fsk', "“fsk", "„fsk", "”fsk", "»fsk", "‘fsk", "«en\n\nto fsk", "«å» og «fsk"],
)
def test_the_words_of_others_are_never_rewritten(before: str) -> None:
    assert KNOWN.meant(before.replace("fsk", " fsk")) is None
    assert KNOWN.meant(before) is None


@pytest.mark.parametrize(
    "before", ["«nei» fsk", '"nei" fsk', "“nei” fsk", "„nei“ fsk", "”nei” fsk", "hun's fsk", "’ fsk"]
)
def test_behind_a_quotation_they_are_written_out_again(before: str) -> None:
    assert KNOWN.meant(before) is not None


def test_only_the_end_of_a_text_is_looked_at_until_a_word_is_known() -> None:
    asked: list[str] = []

    def whole() -> str:
        asked.append("all")
        return "Han sa: «jeg vil ikke til fsk"

    assert KNOWN.meant("ikke til noen", whole) is None
    assert asked == []
    assert KNOWN.meant("til fsk", whole) is None
    assert asked == ["all"]


def test_what_is_ones_own_comes_first_and_an_empty_text_takes_one_out() -> None:
    mine = KNOWN.with_own(Shorthand({"hs": "", "fsk": "mor og far"}, {"sa": "", "tl": "Ringte ___."}))
    assert mine.words == {"fsk": "mor og far", "áhk": "áhkku"}
    assert mine.texts == {"tl": "Ringte ___."}
    assert NOTHING.with_own(KNOWN) == KNOWN


def test_a_stop_is_three_lines_and_a_longer_row_is_a_line_to_write_on() -> None:
    text = "___ og ____ og __ og ___"
    assert list(stops(text)) == [0, text.rindex(STOP)]
    assert next_stop(text, 1) == text.rindex(STOP)
    assert next_stop(text, len(text)) is None


@pytest.mark.parametrize(("short", "can"), [("fsk", True), ("a1", True), ("a", False), ("Fsk", False), ("f k", False)])
def test_a_name_is_some_small_letters_or_digits(short: str, can: bool) -> None:
    assert is_name(short) is can
    assert not is_name("a" * (LONGEST + 1))


@given(st.text(alphabet='ab «»“”„"‘’\n', max_size=60))
def test_a_text_without_marks_behind_it_is_quoted_exactly_when_its_last_quotation_is_open(text: str) -> None:
    assert is_quoted(text + "ab") == is_quoted(text)
    assert not is_quoted("".join(sign for sign in text if sign not in '«»“”„"‘'))


@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_breaks_it(text: str) -> None:
    found = KNOWN.meant(text)
    assert found is None or (text.endswith(found.short) and not is_quoted(text))

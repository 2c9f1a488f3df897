import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bti_tui.domain.text import clean, is_written

ALL = [chr(point) for point in range(sys.maxunicode + 1)]


def is_kept(sign: str) -> bool:
    return sign in "\n\t" or not unicodedata.category(sign).startswith("C")


def test_no_sign_of_all_unicode_reaches_the_store_that_a_terminal_could_obey() -> None:
    assert all(map(is_kept, clean("".join(ALL))))


def test_every_other_sign_of_all_unicode_stays_as_its_composed_form() -> None:
    ends = {"\r", "\u2028", "\u2029"}
    kept = [sign for sign in ALL if is_kept(sign) and sign not in ends]
    assert [hex(ord(sign)) for sign in kept if clean(sign) != unicodedata.normalize("NFC", sign)] == []


def test_one_line_has_no_sign_of_all_unicode_that_ends_a_line() -> None:
    assert len(clean("".join(ALL), lines=False).splitlines()) == 1


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_the_text_is_composed(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blåbær på ås, č đ ŋ š ŧ ž", "Blåbær på ås, č đ ŋ š ŧ ž"),
        ("A\u030a", "Å"),
        ("e\u200d\u0301", "é"),
        ("\x1b[31mrød\x1b[0m", "[31mrød[0m"),
        ("a\x00b\u202ec\ufeffd", "abcd"),
        ("en\r\nto\rtre\u2028fire", "en\nto\ntre\nfire"),
        ("a\tb", "a\tb"),
    ],
)
def test_words_stay_and_orders_go(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_name_is_one_line_with_single_spaces() -> None:
    assert clean(" Ella\n\t Marie\u2029 ", lines=False) == "Ella Marie"


@pytest.mark.parametrize("text", [None, "", " \n", "\u200b", "\x1b\x07"])
def test_what_cannot_be_read_is_not_written(text: str | None) -> None:
    assert not is_written(text)
    assert is_written("å")

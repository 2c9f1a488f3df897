import re
from importlib.resources import files

import pytest

from bti_tui.domain.passphrase import is_strong
from bti_tui.store.passphrase import suggest


@pytest.mark.parametrize(
    "phrase", ["fjorten tegn ja", "abcdefghijklmn", "en to tre fire fem", "a b c d e", "blå-hest-på-fjell-nå"]
)
def test_fourteen_characters_or_five_words_are_enough(phrase: str) -> None:
    assert is_strong(phrase)


@pytest.mark.parametrize("phrase", ["", "kort", "tretten tegn.", "a a a a a", "             x", "en to tre hei"])
def test_less_is_not(phrase: str) -> None:
    assert not is_strong(phrase)


def test_a_suggestion_is_strong_and_never_the_same() -> None:
    suggestions = {suggest() for _ in range(50)}
    assert len(suggestions) == 50
    assert all(is_strong(phrase) and len(phrase.split()) == 6 for phrase in suggestions)
    assert len(suggest(2).split()) == 5


def test_the_word_list_is_long_short_worded_and_plain() -> None:
    words = files("bti_tui.store").joinpath("data", "words.txt").read_text(encoding="utf-8").split()
    assert len(words) == len(set(words)) >= 1024
    assert [word for word in words if not re.fullmatch("[a-zæøå]{3,8}", word)] == []

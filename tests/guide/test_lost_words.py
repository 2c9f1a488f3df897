"""What is said and drafted about a lost machine: for every code, in three languages, with the same places in each."""

from collections.abc import Iterator
from string import Formatter
from typing import get_args

import pytest

from bti_tui.domain.breach import MachineState, NoticeDecision, RiskLevel, SecretPlace
from bti_tui.domain.notes import NoteKind
from bti_tui.domain.people import Relation
from bti_tui.domain.words import Language, Words
from bti_tui.guide.lost_words import lost_words

LANGUAGES: tuple[Language, ...] = get_args(Language)
CODES = {
    "machine": MachineState,
    "secrets": SecretPlace,
    "risk": RiskLevel,
    "advice": RiskLevel,
    "plain": RiskLevel,
    "decision": NoticeDecision,
    "relation": Relation,
    "kind": NoteKind,
}
INTERNAL = ("barnevern", "child welfare", "trygghet", "tryggleik", "safety", "clear", "avklar", "undring", "concern")
"""Words that would tell a family, or whoever posts the letters, what is nobody's business."""


def texts() -> Iterator[Words]:
    words = lost_words()
    yield from (*words.steps, words.clear_first, words.talk_first, *words.letters.values())
    yield from (one for group in words.groups.values() for one in group.values())


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("group", CODES)
def test_every_code_has_its_sentence_and_no_sentence_is_left_over(group: str) -> None:
    assert set(lost_words().groups[group]) == {str(one) for one in CODES[group]}


def test_every_text_is_written_in_three_languages_with_the_same_places() -> None:
    for text in texts():
        assert all((text.nb, text.nn, text.en))
        assert places(text.nb) == places(text.nn) == places(text.en)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["guardian", "self"])
def test_a_letter_to_a_family_tells_nothing_of_the_inner_work(name: str, language: Language) -> None:
    letter = lost_words().letters[name].speak(language).casefold()
    assert [word for word in INTERNAL if word in letter] == []
    assert "datatilsynet" in letter


@pytest.mark.parametrize("name", ["authority", "leader"])
def test_what_is_sent_on_has_no_place_for_a_persons_name_of_ours(name: str) -> None:
    assert not places(lost_words().letters[name].nb) & {"name", "child"}


def test_a_name_is_never_read_as_a_pattern() -> None:
    said = lost_words().letter("self", "nb", {"name": "{plain}", "noticed_day": "i går", "plain": "x"})
    assert "Til {plain}" in said

"""The information sheets for parents and youth: in both written forms, and in words that can be read."""

import re
from typing import Final

import pytest

from bti_tui.domain.text_pack import Paper, TextPack
from bti_tui.guide.consent_texts import text_packs

READABLE: Final = {Paper.PARENTS: 30, Paper.YOUTH: 25, Paper.PLAIN: 20}
"""The highest LIX: below 30 is what books for children have, and letters that are easily read."""
LONG: Final = 6
"""A longer word counts as long."""


def pack(language: str) -> TextPack:
    packs, _ = text_packs(None)
    return next(one for one in packs if one.language == language)


def lix(text: str) -> float:
    """Words in each sentence, and the share of long words."""
    words = re.findall(r"[^\W\d_]+", text)
    sentences = re.findall(r"[.!?:]+", text)
    return len(words) / len(sentences) + 100 * sum(len(word) > LONG for word in words) / len(words)


@pytest.mark.parametrize("paper", READABLE, ids=lambda paper: paper.value)
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_r55_a_sheet_for_parents_and_one_for_youth_are_there_in_plain_words(language: str, paper: Paper) -> None:
    sheet = pack(language).sheet(paper)
    assert sheet is not None
    text = " ".join(part.text for part in sheet.parts)
    assert len(sheet.parts) >= 3
    assert lix(text) < READABLE[paper]


@pytest.mark.parametrize("paper", READABLE, ids=lambda paper: paper.value)
def test_r55_both_written_forms_say_the_same_in_words_of_their_own(paper: Paper) -> None:
    nb, nn = pack("nb").sheet(paper), pack("nn").sheet(paper)
    assert nb is not None
    assert nn is not None
    assert len(nb.parts) == len(nn.parts)
    assert all(one.text != other.text for one, other in zip(nb.parts, nn.parts, strict=True))

"""Cases are read from their documents once, and the documents are not kept beside them."""

import json

import pytest

from bti_tui.domain.errors import Damaged
from bti_tui.store import cases_at_hand, rows
from tests.store.life import HERE, Life


def document(life: Life) -> str:
    return str(rows.case_row(HERE, life.case)["state"])


def test_the_same_document_gives_the_very_same_case_and_another_one_does_not() -> None:
    life = Life().raised()
    text = document(life)
    first = cases_at_hand.case_from_state(life.id, text)
    assert cases_at_hand.case_from_state(life.id, text[:10] + text[10:]) is first
    assert first == life.case
    later = life.entry("Ringte hjem.")
    assert cases_at_hand.case_from_state(life.id, document(later)).version > first.version


def test_of_a_document_the_text_is_not_kept() -> None:
    life = Life().raised()
    kept = cases_at_hand._Document(document(life))
    cases_at_hand._case_in.cache_clear()
    cases_at_hand._case_in(kept, life.id)
    assert kept.text == ""
    assert kept == cases_at_hand._Document(document(life))
    assert kept != cases_at_hand._Document(document(life.entry("Ringte hjem.")))


def test_a_document_that_can_not_be_read_is_damaged_each_time() -> None:
    life = Life().raised()
    broken = json.dumps(json.loads(document(life)) | {"unheard": 1})
    for _ in range(2):
        with pytest.raises(Damaged):
            cases_at_hand.case_from_state(life.id, broken)

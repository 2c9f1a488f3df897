"""What the standard guide says: in three languages, warm and plain, and never too long for the screen."""

import re

import pytest

from bti_tui.domain.ids import StepId
from bti_tui.guide.loader import load_guide
from tests.guide.documents import placed_steps, standard, standard_text, texts

BOKMAL = re.compile(
    r"\b(?:ikke|hva|hvem|hvor|hvordan|hvorfor|hvilke|hvilket|hvilken|jeg|nå|fra|noe|noen|bare|være|gjøre|hjem|hjemme|skole|"
    r"leder|uten|tjenesten?|foresatte?|videre|selv|mye|mer|deres|dere|en|et|kommer|skrives|taushetsplikten?|undringen|"
    r"mangler|hjelpen|tiltakene|målene|barnets|høre|uroen|vold|gjenåpne|begrunnelse|beslutning|blitt|spørsmålene|ennå)\b",
    re.IGNORECASE,
)
"""Words that nynorsk spells or says in another way."""

LONG = 24
"""Words; a text this long is hardly ever the same in two languages."""


def test_every_text_is_written_in_three_languages() -> None:
    missing = [at for at, text in texts(standard()) if not all(text.get(language) for language in ("nb", "nn", "en"))]
    assert missing == []


@pytest.mark.parametrize("step_id", [step["id"] for _, step in placed_steps(standard())])
def test_a_step_helps_whoever_does_it(step_id: str) -> None:
    """Four to eight sentences of help, three to six questions, two to five tools."""
    step = load_guide().step(StepId(step_id))
    assert step is not None
    for text in (step.help.nb, step.help.nn, step.help.en):
        assert 4 <= len(re.findall(r"[.?:](?:\s|$)", text)) <= 11
        assert "\n" not in text
    assert 3 <= len(step.questions) <= 6
    assert 2 <= len(step.tools) <= 5
    assert step.who


def test_texts_are_friendly_and_never_shout() -> None:
    harsh = re.compile(r"!|vennligst|ver venleg|\bbruker\b|\bklient|\bplease\b", re.IGNORECASE)
    assert [at for at, text in texts(standard()) for words in text.values() if harsh.search(words)] == []


def test_nynorsk_is_not_bokmal() -> None:
    found = [(at, match[0]) for at, text in texts(standard()) if (match := BOKMAL.search(text["nn"]))]
    assert found == []


def test_long_texts_differ_between_the_languages() -> None:
    same = [at for at, text in texts(standard()) if len(text["nb"].split()) > LONG and len(set(text.values())) < 3]
    assert same == []


def test_the_file_is_plain_text_that_fits_an_editor() -> None:
    text = standard_text()
    assert text.endswith("\n")
    assert "\t" not in text
    assert [line for line in text.splitlines() if line != line.rstrip()] == []

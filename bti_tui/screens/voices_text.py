"""The child's and the family's own words in the log: between the marks of the language, with a word for whose.

Words that were written with marks already keep those, and what stands where words are gone is nobody's.
"""

from collections.abc import Iterator
from typing import Final

from bti_tui.domain.erasure import AbsentText
from bti_tui.domain.views.timeline import LogLine
from bti_tui.domain.voices import OF_KIND, VOICES, Voice
from bti_tui.i18n import N_, Translator
from bti_tui.prints.document import quoted

WHOSE: Final = {
    Voice.CHILD: N_("The child: {words}"),
    Voice.FAMILY: N_("The family: {words}"),
    Voice.SOMEBODY: N_("Word for word: {words}"),
}
_MARKS: Final = frozenset('«»“”„"')
_ENTRIES: Final = frozenset({"entry.written", "entry.corrected"})


def voice_of(line: LogLine, field: str) -> Voice | None:
    """Whose words a text of a line is; None for what the author says herself."""
    if line.name in _ENTRIES:
        return OF_KIND.get(dict(line.codes).get("kind", "")) if field == "text" else None
    return VOICES.get((line.name, field))


def voiced_texts(line: LogLine, tr: Translator) -> Iterator[tuple[str, str]]:
    """The texts of a line by their fields, those that are somebody's own words between marks."""
    for field, text in line.texts:
        yield field, _quoted(text, tr) if voice_of(line, field) else text


def spoken_by(line: LogLine, field: str, text: str, tr: Translator) -> str:
    """A text with whose words it is, when they are somebody's own."""
    voice = voice_of(line, field)
    return tr.tr(WHOSE[voice], words=text) if voice and not isinstance(text, AbsentText) else text


def _quoted(text: str, tr: Translator) -> str:
    if not text or isinstance(text, AbsentText) or _MARKS.intersection(text):
        return text
    return quoted(text, tr.language)

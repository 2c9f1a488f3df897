"""A list that is too long for one key each: answered by typing a part of the answer, or one letter where it has one."""

from dataclasses import replace
from typing import Final

from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import Translator
from bti_tui.widgets.field import FieldSpec

MOST_KEYS: Final = 9
"""A longer list is answered by typing."""
MOST_LETTERS: Final = 2
"""So many of those with a letter are told of."""


def by_typing(spec: FieldSpec, tr: Translator) -> FieldSpec:
    """A list that is too long for one key each is answered by typing a part of the answer."""
    if len(spec.choices) <= MOST_KEYS or spec.kind not in (FieldKind.CHOICE, FieldKind.CHOICES):
        return spec
    return replace(in_one_line(spec), hint=" ".join((_how(spec, tr), spec.hint)).rstrip())


def in_one_line(spec: FieldSpec) -> FieldSpec:
    """A list of any length as one line to type in."""
    options = tuple((one.code, one.label) for one in spec.choices)
    letters = tuple((one.key, one.code) for one in spec.choices if one.key)
    return replace(spec, choices=(), options=options, letters=letters)


def _how(spec: FieldSpec, tr: Translator) -> str:
    """How to answer, and the first answers that one letter is enough for."""
    letters = ", ".join([f"{one.key} = {one.label}" for one in spec.choices if one.key][:MOST_LETTERS])
    if spec.kind is FieldKind.CHOICES:
        if letters:
            return tr.tr("Type a part of each, with commas, or one letter: {letters}.", letters=letters)
        return tr.tr("Type a part of each, with a comma between; the down arrow goes through them.")
    if letters:
        return tr.tr("Type a part of the answer, or one letter: {letters}.", letters=letters)
    return tr.tr("Type a part of the answer; the down arrow goes through them.")

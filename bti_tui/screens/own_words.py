"""What stands in a form, as lines that a person can read beside what somebody else wrote."""

from collections.abc import Iterator, Sequence

from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import Translator
from bti_tui.widgets.field import DraftValue, Field, FieldSpec
from bti_tui.widgets.form import Form

Words = tuple[tuple[str, str], ...]
"""Questions and their answers."""


def own_words(form: Form | None, tr: Translator) -> Words:
    """Every answer of a form with its question, as a person gave it."""
    return tuple(_answered(form.fields if form else (), tr))


def as_note(title: str, words: Words) -> str:
    """The same as one text for the log."""
    return "\n".join([title, *(f"{label}: {text}" for label, text in words)])


def _answered(fields: Sequence[Field], tr: Translator) -> Iterator[tuple[str, str]]:
    for field in fields:
        if not field.is_empty and not field.spec.secret:
            yield field.spec.label.rstrip("?: "), _spoken(field.spec, field.draft, tr)


def _spoken(spec: FieldSpec, draft: DraftValue, tr: Translator) -> str:
    called = {one.code: one.label for one in spec.choices} | dict(spec.options)
    if spec.kind is FieldKind.YES_NO:
        called |= {"yes": tr.tr("yes"), "no": tr.tr("no")}
    codes = draft if isinstance(draft, list) else [draft]
    return ", ".join(called.get(code, code) for code in codes)

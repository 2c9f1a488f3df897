"""From the fields that a guide declares to the questions of a form, in the language of now."""

import re
from datetime import date, timedelta
from typing import Final

from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.views.step_view import FieldView, FormView
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.widgets.field import DraftValue, FieldChoice, FieldSpec, as_draft

NOTE_ROWS: Final = 3
_DAYS_AHEAD: Final = re.compile(r"\+(\d{1,4})d")


def specs(form: FormView, tr: Translator, today: date) -> tuple[FieldSpec, ...]:
    """The questions of a form."""
    return tuple(_spec(view, tr, today) for view in form.fields)


def _spec(view: FieldView, tr: Translator, today: date) -> FieldSpec:
    field, language = view.field, tr.language
    return FieldSpec(
        name=field.name,
        kind=field.kind,
        label=field.label.speak(language),
        hint=field.hint.speak(language) if field.hint else "",
        required=field.required,
        choices=tuple(FieldChoice(one.code, one.label.speak(language), one.key) for one in view.choices),
        options=tuple((id_, _told(id_, name, view, language)) for id_, name in view.options),
        free_text=field.kind is FieldKind.PROFESSIONAL,
        direction=field.direction if field.kind is FieldKind.DATE else Direction.BACK,
        default=default(field.default, tr, today),
        rows=NOTE_ROWS,
    )


def _told(id_: str, name: str, view: FieldView, language: Language) -> str:
    """The name, and what tells it from another one of the same name."""
    more = dict(view.namesakes).get(id_)
    return f"{name}, {more.speak(language)}" if more else name


def default(text: str, tr: Translator, today: date) -> DraftValue:
    """What stands in a field at first. Days are written out, so that a draft means the same tomorrow."""
    ahead = _DAYS_AHEAD.fullmatch(text)
    if ahead:
        return as_draft(today + timedelta(days=int(ahead[1])), tr)
    return as_draft(today, tr) if text == "today" else text

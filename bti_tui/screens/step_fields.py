"""From the fields that a guide declares to the questions of a form, in the language of now."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.views.step_view import FieldView, FormView
from bti_tui.domain.voices import is_verbatim
from bti_tui.domain.words import Language
from bti_tui.i18n import Translator
from bti_tui.screens.decision_text import DecisionTexts
from bti_tui.screens.typed_choices import by_typing
from bti_tui.usecases.made_by import FACTS_OF_COMMAND
from bti_tui.usecases.step_sheet import StepSheet
from bti_tui.widgets.field import DraftValue, FieldChoice, FieldSpec, as_draft

NOTE_ROWS: Final = 3
_DAYS_AHEAD: Final = re.compile(r"\+(\d{1,4})d")


def specs(form: FormView, tr: Translator, today: date) -> tuple[FieldSpec, ...]:
    """The questions of a form."""
    found = tuple(_spec(view, tr, today) for view in form.fields)
    facts = FACTS_OF_COMMAND.get(form.form.command, frozenset())
    return tuple(replace(one, expands=None) if is_verbatim(facts, one.name) else one for one in found)


def step_specs(form: FormView, sheet: StepSheet, tr: Translator) -> tuple[FieldSpec, ...]:
    """The questions of a form of a step; the outcomes of a decision with all that each needs."""
    found = tuple(one if _has_keys(one) else by_typing(one, tr) for one in specs(form, tr, sheet.day))
    decision = sheet.decision
    if decision is None:
        return found
    texts = DecisionTexts(tr, sheet.words)
    return tuple(texts.spec(one, decision) if one.kind is FieldKind.OUTCOME else one for one in found)


def _has_keys(spec: FieldSpec) -> bool:
    """Whether the guide gives each answer a key of its own."""
    return all(one.key for one in spec.choices)


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

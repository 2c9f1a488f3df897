"""The guide's fields for a form that stands below a list: short, and without what the list has said already."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.views.step_view import FormView
from bti_tui.i18n import Translator
from bti_tui.screens.step_fields import specs
from bti_tui.screens.typed_choices import by_typing
from bti_tui.widgets.field import FieldSpec

KEYS: Final = "123456789abcdefghijklmnopqrstuvwxyz"
"""For long lists that are shown whole."""


def sheet_fields(form: FormView, tr: Translator, today: date, *, without: Sequence[str] = ()) -> tuple[FieldSpec, ...]:
    """The fields of a form but those that are known already."""
    return tuple(_answerable(one, tr) for one in specs(form, tr, today) if one.name not in without)


def in_lines(fields: Sequence[FieldSpec]) -> tuple[FieldSpec, ...]:
    """The same with one line for each text, so that Enter always goes on."""
    return tuple(replace(one, kind=FieldKind.LINE) if one.kind is FieldKind.NOTE else one for one in fields)


def with_keys(fields: Sequence[FieldSpec]) -> tuple[FieldSpec, ...]:
    """The same with one key for each answer of a list, however long."""
    return tuple(_keyed(one) for one in fields)


def _keyed(spec: FieldSpec) -> FieldSpec:
    if all(one.key for one in spec.choices) or len(spec.choices) > len(KEYS):
        return spec
    return replace(spec, choices=tuple(replace(one, key=key) for one, key in zip(spec.choices, KEYS, strict=False)))


def _answerable(spec: FieldSpec, tr: Translator) -> FieldSpec:
    """Long lists by typing; the only goal there is stands in its field from the start."""
    typed = by_typing(spec, tr)
    if typed is not spec:
        return typed
    if spec.kind is FieldKind.GOAL and len(spec.options) == 1:
        return replace(spec, default=spec.options[0][0])
    return spec

"""From a declared field to the widget that asks for it: one for each kind of the guide.

Each kind is imported when a field of it is made: the lock screen has lines only.
"""

from datetime import date

from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import Translator
from bti_tui.widgets.field import Field, FieldSpec


def field_for(spec: FieldSpec, tr: Translator, today: date) -> Field:
    """The widget for a declared field."""
    return _widget(spec)(spec, tr, today)


def _widget(spec: FieldSpec) -> type[Field]:
    match spec.kind:
        case FieldKind.LINE:
            return _line(spec)
        case FieldKind.NOTE:
            from bti_tui.widgets.note_field import NoteField

            return NoteField
        case FieldKind.DATE:
            from bti_tui.widgets.date_field import DateField

            return DateField
        case FieldKind.CHOICE | FieldKind.CHOICES | FieldKind.YES_NO | FieldKind.OUTCOME:
            return _closed(spec)
        case _:
            from bti_tui.widgets.person_field import PersonField

            return PersonField


def _line(spec: FieldSpec) -> type[Field]:
    """One text: of a catalogue, or long enough for more rows, or plain."""
    if spec.fills:
        from bti_tui.widgets.title_field import TitleField

        return TitleField
    if spec.grows:
        from bti_tui.widgets.growing_line import GrowingField

        return GrowingField
    from bti_tui.widgets.text_fields import LineField

    return LineField


def _closed(spec: FieldSpec) -> type[Field]:
    """A list to choose from: shown whole, or typed where it is too long for that."""
    from bti_tui.widgets.choice_fields import ChoiceField, MultiChoiceField, YesNoField

    if spec.kind is FieldKind.OUTCOME:
        from bti_tui.widgets.outcome_field import OutcomeField

        return OutcomeField
    if spec.kind is FieldKind.CHOICES and spec.options and not spec.choices:
        from bti_tui.widgets.many_field import ManyField

        return ManyField
    if spec.kind is FieldKind.CHOICE and spec.options and not spec.choices:
        from bti_tui.widgets.person_field import CodeField

        return CodeField
    return {FieldKind.CHOICES: MultiChoiceField, FieldKind.YES_NO: YesNoField}.get(spec.kind, ChoiceField)

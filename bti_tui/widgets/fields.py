"""From a declared field to the widget that asks for it: one for each kind of the guide.

Each kind is imported when a field of it is made: the lock screen has lines only.
"""

from datetime import date

from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import Translator
from bti_tui.widgets.field import Field, FieldSpec


def field_for(spec: FieldSpec, tr: Translator, today: date) -> Field:
    """The widget for a declared field."""
    return _widget(spec.kind)(spec, tr, today)


def _widget(kind: FieldKind) -> type[Field]:
    match kind:
        case FieldKind.LINE | FieldKind.NOTE:
            from bti_tui.widgets.text_fields import LineField, NoteField

            return LineField if kind is FieldKind.LINE else NoteField
        case FieldKind.DATE:
            from bti_tui.widgets.date_field import DateField

            return DateField
        case FieldKind.CHOICE | FieldKind.OUTCOME | FieldKind.CHOICES | FieldKind.YES_NO:
            from bti_tui.widgets.choice_fields import ChoiceField, MultiChoiceField, YesNoField

            return {FieldKind.CHOICES: MultiChoiceField, FieldKind.YES_NO: YesNoField}.get(kind, ChoiceField)
        case _:
            from bti_tui.widgets.person_field import PersonField

            return PersonField

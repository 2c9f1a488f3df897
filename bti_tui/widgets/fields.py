"""From a declared field to the widget that asks for it: one for each kind of the guide."""

from datetime import date

from bti_tui.domain.guide import FieldKind
from bti_tui.i18n import Translator
from bti_tui.widgets.choice_fields import ChoiceField, MultiChoiceField, YesNoField
from bti_tui.widgets.date_field import DateField
from bti_tui.widgets.field import Field, FieldSpec
from bti_tui.widgets.person_field import PersonField
from bti_tui.widgets.text_fields import LineField, NoteField

WIDGETS: dict[FieldKind, type[Field]] = {
    FieldKind.LINE: LineField,
    FieldKind.NOTE: NoteField,
    FieldKind.DATE: DateField,
    FieldKind.CHOICE: ChoiceField,
    FieldKind.CHOICES: MultiChoiceField,
    FieldKind.YES_NO: YesNoField,
    FieldKind.OUTCOME: ChoiceField,
    FieldKind.PERSON: PersonField,
    FieldKind.PROFESSIONAL: PersonField,
    FieldKind.PARTY: PersonField,
    FieldKind.GOAL: PersonField,
    FieldKind.MEASURE: PersonField,
}


def field_for(spec: FieldSpec, tr: Translator, today: date) -> Field:
    """The widget for a declared field."""
    return WIDGETS[spec.kind](spec, tr, today)

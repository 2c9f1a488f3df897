"""The two forms of the plan: a new measure, which the catalogue helps to fill in, and an evaluation by three keys."""

from collections.abc import Sequence
from typing import Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.domain.plan import CarriedOut, MeasureEffect, Onwards, asks_why
from bti_tui.i18n import Translator
from bti_tui.widgets.burst import drained
from bti_tui.widgets.choice_fields import ChoiceField
from bti_tui.widgets.field import Draft, Field, FieldSpec
from bti_tui.widgets.form import Form, Now, local_now
from bti_tui.widgets.title_field import TitleField

THREE: Final = ("carried_out", "effect", "onwards")
"""What is answered by one key each."""
WHY, NEW_DAY = "change", "new_due_on"
LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøå0123456789"


class MeasureForm(Form):
    """A title that is taken from the catalogue fills in what goes with it, for all to see and to change."""

    def __init__(
        self,
        fields: Sequence[FieldSpec],
        tr: Translator,
        *,
        previous: Draft | None = None,
        now: Now = local_now,
    ) -> None:
        super().__init__(fields, tr, previous=previous, now=now)
        self._filled: dict[str, str] = {}
        """What the catalogue has put into other fields."""

    def on_title_field_picked(self, event: TitleField.Picked) -> None:
        """Fill in what goes with the title where nobody has answered otherwise, and take it back with the title."""
        event.stop()
        for name, answer in {**dict.fromkeys(self._filled, ""), **event.field.fills}.items():
            field = next((one for one in self.fields if one.spec.name == name), None)
            if field is not None and field.value in {None, field.spec.default, self._filled.get(name)}:
                field.set_draft(answer or field.spec.default)
                self._filled[name] = answer

    @override
    async def submit(self) -> None:
        """What was picked last is filled in before anything is sent."""
        await drained(*(field.editor for field in self.fields), *self.fields, self)
        await super().submit()


class EvaluationForm(Form):
    """Three keys, and it is stored; the words beside them are there for whoever goes to them."""

    BINDINGS = [
        *(
            Binding(f"{one},{one.upper()}", f"answer('{one}')", show=False, priority=True, id=f"evaluate-{one}")
            for one in LETTERS
        ),
    ]

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A letter is an answer only where one is asked for."""
        if action == "answer":
            field = self.focused_field
            return isinstance(field, ChoiceField) and field.spec.name in THREE and field.knows(str(parameters[0]))
        return super().check_action(action, parameters)

    async def action_answer(self, key: str) -> None:
        """Answer, and go on to what is asked next; after the last of the three nothing is left to press."""
        field = self.focused_field
        if not isinstance(field, ChoiceField):
            return
        field.answer(key)
        await drained(field.editor, field, self)
        await self._go_on()

    async def _go_on(self) -> None:
        asked = next((one for one in self._three if one.is_empty), None)
        if asked is not None:
            self.focus_field(asked)
            self.tell_draft()
        elif self.why_is_missing or (self._adjusts and self.field(WHY).is_empty):
            self.focus_field(self.field(WHY))
            self.tell_draft()
        else:
            await self.submit()

    @property
    def _three(self) -> list[Field]:
        return [self.field(name) for name in THREE]

    @property
    def _adjusts(self) -> bool:
        return self.field("onwards").value == Onwards.ADJUST

    @property
    def why_is_missing(self) -> bool:
        """Whether the answers need a reason that is not written yet."""
        values = [str(one.value or "") for one in self._three]
        if not all(values) or not self.field(WHY).is_empty:
            return False
        done, effect, onwards = values
        return asks_why(CarriedOut(done), MeasureEffect(effect), Onwards(onwards))

    @override
    async def action_enter(self) -> None:
        """Enter after the reason stores; after what is changed the new deadline comes first."""
        field = self.focused_field
        done = all(not one.is_empty for one in self._three)
        if field is not None and field.spec.name == WHY and done and not self._adjusts:
            await self.submit()
        else:
            await super().action_enter()

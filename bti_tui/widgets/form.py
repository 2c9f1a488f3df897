"""A form of declared fields: pages of at most twelve rows, nothing to save, and no key in the wrong field.

Every key that moves the focus is a priority binding: it is acted on before the next key is looked at.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from typing_extensions import override

from bti_tui.domain.field_kind import FieldKind
from bti_tui.i18n import Translator
from bti_tui.widgets.burst import drained
from bti_tui.widgets.field import Draft, DraftValue, Field, FieldSpec, Values
from bti_tui.widgets.field_pages import FieldPages
from bti_tui.widgets.text_fields import LineField

PAUSE_SECONDS: Final = 0.3
"""A pause in the typing after which the draft is told."""

Now = Callable[[], datetime]


def local_now() -> datetime:
    """The wall clock, in the local time zone."""
    return datetime.now().astimezone()


class Form(FieldPages):
    """Asks for declared fields and tells what was answered; knows nothing of what the answers mean."""

    BINDINGS = [
        Binding("enter", "enter", show=False, priority=True, id="form-enter"),
        Binding("ctrl+t", "stamp", show=False, priority=True, id="stempel"),
        Binding("ctrl+r", "repeat", show=False, priority=True, id="gjenta"),
        Binding("ctrl+z", "undo", show=False, priority=True, id="angre"),
        Binding("ctrl+y", "redo", show=False, priority=True, id="gjor_om"),
    ]

    class Submitted(Message):
        """Every required field is answered and every answer can be read."""

        def __init__(self, form: "Form", values: Values) -> None:
            super().__init__()
            self.form = form
            self.values = values

    class Incomplete(Message):
        """The form was sent too early; these fields are marked, and the first has the focus."""

        def __init__(self, form: "Form", fields: Sequence[Field]) -> None:
            super().__init__()
            self.form = form
            self.first = fields[0]
            self.labels = tuple(field.spec.label for field in fields)

    class DraftChanged(Message):
        """What stands in the form changed: at a pause in the typing, and when a field is left."""

        def __init__(self, form: "Form", draft: dict[str, DraftValue], focus: str) -> None:
            super().__init__()
            self.form = form
            self.draft = draft
            self.focus = focus
            """The name of the field that has the cursor."""

    def __init__(
        self,
        fields: Sequence[FieldSpec],
        tr: Translator,
        *,
        submit: str = "",
        previous: Draft | None = None,
        now: Now = local_now,
        id: str | None = None,  # noqa: A002 Textual's own name
    ) -> None:
        """`submit` is the word of the last line; `previous` holds what Ctrl+R repeats, by field name."""
        super().__init__(fields, tr, now().date(), submit or tr.tr("Store it"), id)
        self._now = now
        self._previous = previous or {}
        self._touched: list[Field] = []
        self._blank: Draft = {}
        self._thrown: Draft | None = None
        """What was thrown away, until something else is written."""
        self._is_dirty = False
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        """Remember what stands in it from the start."""
        self._blank = self.draft

    # what stands in the form

    @property
    def values(self) -> Values:
        """The answers as they would be stored now."""
        return {field.spec.name: field.value for field in self.fields}

    @property
    def draft(self) -> dict[str, DraftValue]:
        """What stands in every field but the secret ones."""
        return {field.spec.name: field.draft for field in self.fields if not field.spec.secret}

    def field(self, name: str) -> Field:
        """The field with a name."""
        return next(field for field in self.fields if field.spec.name == name)

    def fill(self, draft: Draft, focus: str = "") -> None:
        """Put back a draft, and the cursor where it was."""
        for field in self.fields:
            if field.spec.name in draft:
                field.set_draft(draft[field.spec.name])
        if focus and any(field.spec.name == focus for field in self.fields):
            self.focus_field(self.field(focus))

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of required fields without an answer."""
        return tuple(field.spec.label for field in self.fields if field.spec.required and field.is_empty)

    @property
    def is_begun(self) -> bool:
        """Whether something else stands in it than at the start."""
        return self.draft != self._blank

    def throw_away(self) -> None:
        """As it was at the start; Ctrl+Z brings back what was written."""
        self._thrown, thrown = None, self.draft
        self._put(self._blank)
        self._thrown = thrown

    def _put(self, draft: Draft) -> None:
        self.fill(draft)
        self._is_dirty = True
        self.tell_draft()

    # sending

    async def action_enter(self) -> None:
        """Enter: go on; at the end, store. In a note it breaks the line."""
        field = self.focused_field
        if field is not None and field.spec.kind is FieldKind.NOTE:
            raise SkipAction
        if field is None or field is self.fields[-1]:
            await self.submit()
        elif not await self._finish_word():
            self.go_forward()

    async def _finish_word(self) -> bool:
        """Write out the word that is being typed, for no blank comes; True when that put in a text to be filled in."""
        field = await self._quiet_field()
        stands_at_stop = field is not None and field.finish_word()
        await self._quiet_field()
        return stands_at_stop

    async def submit(self) -> None:
        """Send the form, or mark what is missing and go to the first of it.

        Returns when the screen has taken the message, so that no later key overtakes it.
        """
        await drained(*(field.editor for field in self.fields), *self.fields)
        if await self._finish_word():
            return
        wrong = [field for field in self.fields if self.is_wrong(field)]
        if wrong:
            self.focus_field(wrong[0])
            self.post_message(self.Incomplete(self, wrong))
        else:
            self._stop_timer()
            self.post_message(self.Submitted(self, self.values))
        await drained(*(node for node in self.ancestors_with_self if isinstance(node, Widget)))

    def is_wrong(self, field: Field) -> bool:
        """Whether the field keeps the form from being sent; it is marked with the reason."""
        error = field.problem()
        if not error and field.spec.required and field.is_empty:
            error = self.tr("must be answered")
        field.set_error(error)
        return bool(error)

    # the draft

    def on_field_changed(self, event: Field.Changed) -> None:
        """Remember what was touched, and tell after a pause."""
        event.stop()
        self._thrown = None
        if not self._touched or self._touched[-1] is not event.field:
            self._touched.append(event.field)
        self._is_dirty = True
        self._stop_timer()
        self._timer = self.set_timer(PAUSE_SECONDS, self.tell_draft)

    @override
    def leave_field(self) -> None:
        """A change of field is told at once."""
        self.tell_draft()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def tell_draft(self) -> None:
        """Tell what stands in the form, if it changed since it was last told."""
        self._stop_timer()
        if self._is_dirty:
            self._is_dirty = False
            self.post_message(self.told())

    def told(self) -> "Form.DraftChanged":
        """What stands in the form and which field has the cursor, as it is told."""
        field = self.focused_field
        return self.DraftChanged(self, self.draft, field.spec.name if field else "")

    @property
    def is_untold(self) -> bool:
        """Whether something was changed since the form last told its draft."""
        return self._is_dirty

    # keys that write

    async def action_stamp(self) -> None:
        """Ctrl+T: the date, and in text the time too."""
        field = await self._quiet_field()
        now = self._now()
        day = f"{now.day}.{now.month}.{now.year}"
        if field is not None and field.spec.kind is FieldKind.NOTE:
            field.insert(self.tr("{date} at {time}: ", date=day, time=f"{now:%H.%M}"))
        elif isinstance(field, LineField) and not field.spec.secret:
            field.insert(day)
        else:
            raise SkipAction

    async def action_repeat(self) -> None:
        """Ctrl+R: what this field held in the last entry of this kind."""
        field = await self._quiet_field()
        if field is None or field.spec.name not in self._previous:
            raise SkipAction
        field.set_draft(self._previous[field.spec.name])
        field.was_edited()

    async def action_undo(self) -> None:
        """Ctrl+Z: take back in this field; when it has nothing left, in the field that was changed before it.

        Right after everything was thrown away, all of it comes back.
        """
        field = await self._quiet_field()
        if self._thrown is not None:
            thrown, self._thrown = self._thrown, None
            self._put(thrown)
            return
        if field is not None and field.undo():
            return
        while self._touched:
            earlier = self._touched.pop()
            if earlier is not field and earlier.undo():
                self.focus_field(earlier)
                return

    async def action_redo(self) -> None:
        """Ctrl+Y: do again in this field."""
        field = await self._quiet_field()
        if field is not None:
            field.redo()

    async def _quiet_field(self) -> Field | None:
        field = self.focused_field
        if field is not None:
            await drained(field.editor, field)
        return field

"""The line at the top of the log: as it is typed, it tells at once how it is read."""

from textual.message import Message

from bti_tui.widgets.field import Field
from bti_tui.widgets.form import Form


class EntryForm(Form):
    """A form that tells each change, so that the reading can stand above it before anything is stored."""

    class Edited(Message):
        """Something was typed or chosen."""

    def on_field_changed(self, _: Field.Changed) -> None:
        """Tell it; the form itself sees to the draft."""
        self.post_message(self.Edited())

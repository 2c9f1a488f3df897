"""A form that is begun can be emptied from the menu, so that what lies half written does not come back."""

from __future__ import annotations

from textual.screen import ScreenResultType
from typing_extensions import override

from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.place import MenuEntry
from bti_tui.widgets.form import Form


class EmptyingScreen(FrameScreen[ScreenResultType]):
    """Offers it only where the cursor stands in a form that is begun; Ctrl+Z brings the words back."""

    @property
    def _form_here(self) -> Form | None:
        """The form that the cursor stands in."""
        return next((one for one in self.focus_path() if isinstance(one, Form)), None)

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """A form that is begun may be emptied, so that it does not come back."""
        form = self._form_here
        label = self.tr("Throw away what is written in the form")
        return [*super().menu_entries(), *([MenuEntry(label, "throw_away")] if form and form.is_begun else [])]

    def action_throw_away(self) -> None:
        """F10: the form is as it was at the start, and no draft of it is left."""
        form = self._form_here
        if form is not None:
            form.throw_away()
            said = self.tr("What was written is thrown away. Ctrl+Z brings it back.")
            self.call_after_refresh(self.set_status, said)

"""A form below a list: its heading, and the fields."""

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static
from typing_extensions import override

from bti_tui.i18n import N_
from bti_tui.widgets.form import Form


class FormPanel(Widget):
    """Empty and hidden until a form is put into it."""

    DEFAULT_CSS = """
    FormPanel { height: auto; display: none; }
    FormPanel.-open { display: block; }
    FormPanel > .form-panel--title { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    FormPanel > Form { height: auto; }
    """
    can_focus = False
    BINDINGS = [Binding("f4", "store", N_("Store"), priority=True, id="neste")]

    def __init__(self) -> None:
        super().__init__()
        self._title = Static(classes="form-panel--title", markup=False)
        self.form: Form | None = None

    @override
    def compose(self) -> ComposeResult:
        """The heading; the form follows when there is one."""
        yield self._title

    async def open(self, title: str, form: Form) -> None:
        """Show a form in place of the one that may be there."""
        if self.form is not None:
            await self.form.remove()
        self.form = form
        self.show_title(title)
        self.add_class("-open")
        await self.mount(form)

    async def action_store(self) -> None:
        """F4: store from any field, as in every other form."""
        if self.form is None:
            raise SkipAction
        await self.form.submit()

    def show_title(self, title: str) -> None:
        """Write the heading; the same one again would lay out the screen and be sent anew with each key."""
        if self._title.content != title:
            self._title.update(title)

    async def close(self) -> None:
        """Take the form away."""
        self.remove_class("-open")
        if self.form is not None:
            form, self.form = self.form, None
            await form.remove()

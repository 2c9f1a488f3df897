"""Fields in pages of at most twelve rows, and the keys that move between them.

Every such key is a priority binding: it is acted on before the next key is looked at, so no letter lands in the wrong
field.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.widget import Widget
from typing_extensions import override

from bti_tui.i18n import N_, Translator
from bti_tui.widgets.field import Field, FieldSpec
from bti_tui.widgets.fields import field_for
from bti_tui.widgets.jump_line import LETTERS, JumpLine
from bti_tui.widgets.pages import paged
from bti_tui.widgets.submit_line import SubmitLine

GAP: Final = 2
MARK: Final = 2


class FieldPages(Widget):
    """Shows one page at a time; the last one ends with the line that stores."""

    DEFAULT_CSS = "FieldPages { height: 1fr; overflow-y: auto; }"
    can_focus = False
    BINDINGS = [
        Binding("tab", "forward", N_("Next"), priority=True, id="form-next"),
        Binding("shift+tab", "backward", show=False, priority=True, id="form-previous"),
        Binding("f7", "page(-1)", N_("Previous page"), priority=True, id="bak"),
        Binding("f8", "page(1)", N_("Next page"), priority=True, id="fram"),
        Binding("ctrl+o", "jump", show=False, priority=True, id="hopp"),
    ]

    def __init__(
        self,
        fields: Sequence[FieldSpec],
        tr: Translator,
        today: date,
        submit: str,
        id: str | None = None,  # noqa: A002 Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.translator = tr
        self.tr = tr.tr
        self.fields = [field_for(spec, tr, today) for spec in fields]
        self._submit_line = SubmitLine(submit, self.tr("Enter: {action}.", action=submit))
        self._pages = paged(self.fields)
        self._page = 0
        self._jump_line = JumpLine(self.tr("The letter goes to its field. Esc stays here."), self._jump_to)
        self._jump_from: Field | None = None
        self._drawn_size = Size()

    @override
    def compose(self) -> ComposeResult:
        """The fields of all pages, and the line that stores."""
        yield from self.fields
        yield self._submit_line
        yield self._jump_line

    def on_mount(self) -> None:
        """Line the fields up and show the first page."""
        plain = [field for field in self.fields if not field.is_tall]
        width = max((len(field.spec.label) + 2 * field.spec.required for field in plain), default=0) + MARK + GAP
        for field in plain:
            field.set_label_width(width)
        self._show_page(self._page)
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._keep_in_view())

    def _keep_in_view(self) -> None:
        """A field above the cursor that becomes taller, as when its reading takes more rows, doesn't push it away."""
        if self.virtual_size == self._drawn_size:
            return
        self._drawn_size, focused = self.virtual_size, self.screen.focused
        if focused is not None and self in focused.ancestors and not self.screen.can_view_entire(focused):
            self.screen.scroll_to_widget(focused, animate=False)

    def leave_field(self) -> None:
        """Called each time a key takes the cursor out of a field."""

    @property
    def page_text(self) -> str:
        """Which page this is; empty when there is only one."""
        if len(self._pages) == 1:
            return ""
        return self.tr("page {page} of {pages}", page=self._page + 1, pages=len(self._pages))

    @property
    def tallest(self) -> int:
        """Rows of the page that needs most."""
        return max(sum(field.rows for field in page) for page in self._pages)

    def has_page(self, step: int) -> bool:
        """Whether there is a page so many steps away."""
        return 0 <= self._page + step < len(self._pages)

    @property
    def focused_field(self) -> Field | None:
        """The field that has the cursor."""
        focused = self.screen.focused
        return next((field for field in self.fields if field.editor is focused), None)

    def focus_first(self) -> None:
        """Put the cursor in the first field."""
        if self.fields:
            self.focus_field(self.fields[0])

    def focus_start(self) -> None:
        """Put the cursor where the answering begins: the first question that must be answered and is not yet."""
        unanswered = (field for field in self.fields if field.spec.required and field.is_unanswered)
        first = next(unanswered, self.fields[0] if self.fields else None)
        if first is not None:
            self.focus_field(first)

    def focus_field(self, field: Field) -> None:
        """Show the field's page and put the cursor in it, at once."""
        page = next(number for number, fields in enumerate(self._pages) if field in fields)
        if page != self._page:
            self._set_jumping(False)
        self._show_page(page, keep=field)
        self.screen.set_focus(field.editor)
        self._set_jumping(False)

    def _show_page(self, page: int, keep: Field | None = None) -> None:
        changed = page != self._page
        self._page = page
        for field in self._pages[page]:
            field.display = True
        self._submit_line.display = page == len(self._pages) - 1
        if keep is not None:  # before the old page goes, so that Textual has no lost focus to place
            self.screen.set_focus(keep.editor)
        for field in self.fields:
            field.display = field in self._pages[page]
        if changed:
            self.screen.refresh_bindings()

    async def action_forward(self) -> None:
        """Tab: the next stop of a text that was put in, else the next field."""
        field = self.focused_field
        if field is None or not await field.go_to_stop():
            self.go_forward()

    def go_forward(self) -> None:
        """The next field, then the line that stores, then the first field again."""
        self.leave_field()
        field = self.focused_field
        if field is None:
            self.focus_first()
        elif field is self.fields[-1]:
            self.screen.set_focus(self._submit_line)
        else:
            self.focus_field(self.fields[self.fields.index(field) + 1])

    def action_backward(self) -> None:
        """Shift+Tab: the field before."""
        self.leave_field()
        field = self.focused_field
        if field is None:
            self.focus_field(self.fields[-1])
        elif field is self.fields[0]:
            self._show_page(len(self._pages) - 1, keep=self.fields[-1])
            self.screen.set_focus(self._submit_line)
        else:
            self.focus_field(self.fields[self.fields.index(field) - 1])

    def action_page(self, step: int) -> None:
        """F7 and F8: the first field of the page before or after."""
        page = self._page + step
        if not self.has_page(step):
            raise SkipAction
        self.leave_field()
        self.focus_field(self._pages[page][0])

    # jump letters

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The page keys are there only when there is a page to go to."""
        return self.has_page(int(str(parameters[0]))) if action == "page" else True

    def action_jump(self) -> None:
        """Ctrl+O: a letter at each field of the page; the next letter goes there."""
        if self._jump_line.display:
            self.escape()
            return
        self._jump_from = self.focused_field
        self._set_jumping(True)
        self.screen.set_focus(self._jump_line)

    def _jump_to(self, place: int) -> None:
        fields = self._pages[self._page]
        if place < len(fields):
            self.leave_field()
            self.focus_field(fields[place])

    def _set_jumping(self, is_on: bool) -> None:
        if self._jump_line.display == is_on:
            return
        self._jump_line.display = is_on
        for letter, field in zip(LETTERS, self._pages[self._page], strict=False):
            field.set_letter(letter if is_on else "")

    def escape(self) -> bool:
        """Esc takes the jump letters away first."""
        was_jumping = self._jump_line.display
        if was_jumping:
            self.focus_field(self._jump_from or self._pages[self._page][0])
        return was_jumping

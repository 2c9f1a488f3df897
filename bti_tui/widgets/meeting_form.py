"""The one line of a meeting: always in focus, kept at once as it is typed, stored by Enter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget
from typing_extensions import override

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.meeting_writing import Completion
from bti_tui.i18n import Translator
from bti_tui.widgets.burst import drained
from bti_tui.widgets.field import Draft, DraftValue, Field, FieldSpec
from bti_tui.widgets.form import Form, Now
from bti_tui.widgets.text_fields import LineEditor, LineField

LINE: Final = "line"
CURSOR: Final = "cursor"
"""The place of the cursor, kept beside the text in the draft."""


@dataclass(slots=True)
class _Cycle:
    """What Tab has put in, and what it puts in next."""

    completion: Completion
    chosen: int
    value: str


class MeetingForm(Form):
    """Enter stores, Tab completes, Ctrl+R writes what the last measure had, Ctrl+Z takes back."""

    DEFAULT_CSS = """
    MeetingForm { height: auto; overflow: hidden; }
    MeetingForm LineField > LineEditor { width: 1fr; max-width: 100%; }
    """

    BINDINGS = [Binding("tab", "forward", show=False, priority=True, id="form-next")]

    class Edited(Message):
        """Something was typed."""

    class StrikeAsked(Message):
        """The line is empty: the one before it shall be taken back."""

    def __init__(
        self,
        tr: Translator,
        *,
        now: Now,
        complete: Callable[[str, int], Completion],
        again: Callable[[], str],
        expands: Callable[[str], bool],
    ) -> None:
        """`again` is what Ctrl+R writes; `expands` says where abbreviations are written out."""
        super().__init__(
            [FieldSpec(LINE, FieldKind.LINE, "", expands=expands, grows=True)], tr, now=now, id="meeting-line"
        )
        self._complete = complete
        self._again = again
        self._cycle: _Cycle | None = None

    @property
    def editor(self) -> LineEditor:
        """What takes the letters."""
        field = self.fields[0]
        assert isinstance(field, LineField)
        return field.editor

    @property
    def text(self) -> str:
        """What stands in the line, as it stands."""
        return self.editor.value

    # the draft

    @property
    @override
    def draft(self) -> dict[str, DraftValue]:
        """The text, and where the cursor stands in it."""
        return {**super().draft, CURSOR: str(self.editor.cursor_position)}

    @override
    def fill(self, draft: Draft, focus: str = "") -> None:
        """Put back a text, and the cursor where it was."""
        super().fill(draft, focus)
        place = str(draft.get(CURSOR, ""))
        if place.isdecimal():
            self.editor.cursor_position = min(int(place), len(self.text))

    @override
    def on_field_changed(self, event: Field.Changed) -> None:
        """Keep it at once, not at a pause: who types minutes makes none."""
        event.stop()
        event.prevent_default()
        self._is_dirty = True
        self.call_after_refresh(self.tell_draft)
        self.post_message(self.Edited())

    @override
    def _show_page(self, page: int, keep: Field | None = None) -> None:
        super()._show_page(page, keep)
        self._submit_line.display = False

    def clear(self) -> None:
        """What stood in the line is stored."""
        self._stop_timer()
        self._is_dirty = False
        self.fields[0].set_draft("")

    def write(self, text: str) -> None:
        """Put a text into the line, as if it had been typed: one undo takes it back."""
        self.editor.replace(text, 0, len(self.text))

    # keys

    @override
    async def action_forward(self) -> None:
        """Tab: the next gap of a template, or the next that the word at the cursor may be."""
        await drained(self.editor, self.fields[0])
        if self.editor.finish_word() or self.editor.go_to_stop():
            return
        cycle = self._cycle
        if cycle is None or cycle.value != self.text:
            cycle = _Cycle(self._complete(self.text, self.editor.cursor_position), -1, self.text)
        self._cycle = self._put_in(cycle) if cycle.completion.choices else None

    def _put_in(self, cycle: _Cycle) -> _Cycle:
        found = cycle.completion
        chosen = (cycle.chosen + 1) % len(found.choices)
        word = found.choices[chosen]
        self.editor.replace(word, found.start, found.end)
        self.editor.cursor_position = found.start + len(word)
        return _Cycle(Completion(found.start, found.start + len(word), found.choices), chosen, self.text)

    @override
    def action_backward(self) -> None:
        """Shift+Tab: there is nowhere to go."""

    @override
    def action_jump(self) -> None:
        """Ctrl+O: there is one line only."""

    @override
    async def action_repeat(self) -> None:
        """Ctrl+R: the responsible and the date of the last measure, at the end of the line."""
        await drained(self.editor, self.fields[0])
        said = self._again()
        if said:
            gap = "" if not self.text or self.text.endswith(" ") else " "
            end = len(self.text)
            self.editor.replace(gap + said, end, end)

    @override
    async def action_undo(self) -> None:
        """Ctrl+Z: take back what was typed; in an empty line, the line before."""
        await drained(self.editor, self.fields[0])
        if self.text:
            self.fields[0].undo()
        else:
            self.post_message(self.StrikeAsked())
            await drained(*(node for node in self.ancestors_with_self if isinstance(node, Widget)))

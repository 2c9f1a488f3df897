"""A field of words: one line, also of stars."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from rich.text import Text
from textual import events, on
from textual.binding import Binding
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection
from typing_extensions import override

from bti_tui.domain.shorthand import ENDS, STOP, Expansion, next_stop
from bti_tui.domain.text import clean
from bti_tui.i18n import Translator
from bti_tui.widgets.burst import drained
from bti_tui.widgets.field import DraftValue, Field, FieldSpec, Value
from bti_tui.widgets.own_keys import act_in_turn, own_actions
from bti_tui.widgets.typing_less import NO_BREAK_SPACE, expands_in, shorthand_of, told
from bti_tui.widgets.undo import Line, UndoStack
from bti_tui.widgets.veil import Veil

_IN_ONE_LINE = str.maketrans("\n\t", "  ")
"""What stands in a line keeps its blanks: the next word is typed after them."""
LONGEST_LINE: Final = 10_000
"""Signs in one line: some pages of words, and few enough that each key is as quick as the first."""


class LineEditor(Input):
    """Textual's input without its traps: nothing is selected on focus, nothing blinks, and changes can be undone."""

    BINDINGS = [
        Binding("ctrl+z", "undo", show=False, id="line-undo"),
        Binding("ctrl+y", "redo", show=False, id="line-redo"),
    ]

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How long the text is moves nothing around the field; Textual would reckon the whole place anew at each key."""

    class Pasted(Message):
        """So many signs were pasted."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    class TooLong(Message):
        """A change was refused: the line would be so many signs. What stood there stands there still."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, *, secret: bool = False, expands: Callable[[str], bool] | None = None) -> None:
        """`expands` says of the text before the cursor whether abbreviations are written out there; None: never."""
        super().__init__(compact=True, select_on_focus=False, validate_on=(), password=secret)
        self.cursor_blink = False
        self._expands = expands
        self._history = UndoStack()

    @override
    def replace(self, text: str, start: int, end: int) -> None:
        """Every change of the person comes through here, whole or not at all."""
        if not self._has_room(text, start, end):
            return
        before = Line(self.value, self.cursor_position)
        super().replace(text, start, end)
        self._history.record(before, Line(self.value, self.cursor_position))

    def _has_room(self, text: str, start: int, end: int) -> bool:
        """Whether the line can take a text in the place of some of it; that it can't is told."""
        count = len(self.value) - abs(end - start) + len(text)
        if count <= max(LONGEST_LINE, len(self.value)):
            return True
        self.post_message(self.TooLong(count))
        return False

    @override
    def restricted(self) -> None:
        """No bell."""

    @override
    def get_line_filters(self) -> Sequence[LineFilter]:
        """A veil over names knows that this line may begin and end within one."""
        return [one.scrolled if isinstance(one, Veil) else one for one in super().get_line_filters()]

    @property
    @override
    def _value(self) -> Text:
        """Stars are in every font; Textual's dots are not. What the last word is short for stands dimmed behind it."""
        if self.password:
            return Text("*" * len(self.value), no_wrap=True, end="")
        found = self._meant() if self.has_focus and self.cursor_at_end else None
        if found is None:
            return super()._value
        return super()._value + Text(told(found), self.get_component_rich_style("input--suggestion"), end="")

    def watch_selection(self, _: Selection) -> None:
        """In a long line, what stands dimmed is brought into view too."""
        found = self._meant() if self.has_focus and self.cursor_at_end else None
        if found is not None:
            self.virtual_size = Size(self.content_width, 1)
            ghost = min(len(told(found)), self.size.width - 1)
            self.scroll_to_region(Region(self._cursor_offset, 0, ghost, 1), force=True, animate=False)

    async def on_key(self, event: events.Key) -> None:
        """A hard space (AltGr+space) is typed by accident and means a space; keys that edit act in their turn."""
        sign = " " if event.character == NO_BREAK_SPACE else event.character
        found = self._meant() if sign in ENDS else None
        is_ended = found is not None and found.is_ended_by(sign)
        if event.character == NO_BREAK_SPACE or is_ended:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(sign or "")
            if found is not None and is_ended:
                self._write_out(found, behind=1)
        else:
            await act_in_turn(self, _LINE_ACTIONS, event)

    def _meant(self) -> Expansion | None:
        if self._expands is None or not self.selection.is_empty:
            return None
        before = self.value[: self.cursor_position]
        found = shorthand_of(self).meant(before)
        return found if found and self._expands(before) else None

    def finish_word(self) -> bool:
        """Write out the word before the cursor, since the line is left; True when that put in a text with stops."""
        found = self._meant()
        if found is not None:
            self._write_out(found, behind=0)
        return found is not None and found.is_whole_text and not self.selection.is_empty

    def _write_out(self, found: Expansion, *, behind: int) -> None:
        """A change of its own, so that one undo brings back what was typed; so many signs stand behind it."""
        end = self.cursor_position - behind
        start, text = end - len(found.short), found.text.translate(_IN_ONE_LINE)
        if not self._has_room(text, start, end):
            return
        self.replace(text, start, end)
        self.cursor_position = start + len(text) + behind
        if found.is_whole_text:
            self.go_to_stop(start)

    def go_to_stop(self, after: int | None = None) -> bool:
        """Mark the next place of a text where something is to be filled in; False when none comes."""
        place = next_stop(self.value, self.cursor_position if after is None else after)
        if place is not None:
            self.selection = Selection(place, place + len(STOP))
        return place is not None

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is cleaned and made one line."""
        event.stop()
        event.prevent_default()
        text = clean(event.text, lines=False)
        start, end = self.selection
        if not self._has_room(text, start, end):
            return
        self.replace(text, start, end)
        self.post_message(self.Pasted(len(text)))

    def on_resize(self) -> None:
        """A long line that was put back before it had a width shows where its cursor is."""
        if self.cursor_at_end:
            self.call_after_refresh(self.scroll_to, x=self.max_scroll_x, animate=False, force=True)

    def on_blur(self) -> None:
        """Coming back and typing on is another change."""
        self._history.seal()

    def take_back(self) -> bool:
        """Undo; False when there is nothing to take back."""
        return self._restore(self._history.undo(self._now()))

    def do_again(self) -> bool:
        """Redo; False when nothing was taken back."""
        return self._restore(self._history.redo(self._now()))

    def _now(self) -> Line:
        return Line(self.value, self.cursor_position)

    def _restore(self, line: Line | None) -> bool:
        if line is None:
            return False
        self.value = line.text
        self.cursor_position = line.cursor
        return True

    def action_undo(self) -> None:
        """Ctrl+Z outside a form."""
        self.take_back()

    def action_redo(self) -> None:
        """Ctrl+Y outside a form."""
        self.do_again()


_LINE_ACTIONS = own_actions([*Input.BINDINGS, *LineEditor.BINDINGS])


class LineField(Field):
    """One line of text."""

    DEFAULT_CSS = "LineField > LineEditor { width: 1fr; }"

    def __init__(self, spec: FieldSpec, tr: Translator, today: date) -> None:
        super().__init__(spec, tr, today)
        self._editor = LineEditor(secret=spec.secret, expands=expands_in(spec))

    @property
    @override
    def editor(self) -> LineEditor:
        """The line."""
        return self._editor

    @property
    def text(self) -> str:
        """What stands in the line, cleaned; a secret is left as it was typed."""
        return self._editor.value if self.spec.secret else clean(self._editor.value, lines=False)

    @property
    @override
    def value(self) -> Value:
        """The text, or None when there is none."""
        return self.text or None

    @property
    @override
    def draft(self) -> DraftValue:
        """The text as it stands."""
        return self._editor.value

    @override
    def reading(self) -> str:
        """What its declaration says of it."""
        return self.spec.judge(self._editor.value) if self.spec.judge else ""

    @override
    def _write(self, draft: DraftValue) -> None:
        with self.prevent(Input.Changed):
            self._editor.value = clean(str(draft)).translate(_IN_ONE_LINE)
        self._editor.cursor_position = len(self._editor.value)

    @override
    def insert(self, text: str) -> None:
        """Type at the cursor."""
        self._editor.insert_text_at_cursor(text)

    @override
    async def go_to_stop(self) -> bool:
        """In this line."""
        await drained(self._editor)
        return self._editor.finish_word() or self._editor.go_to_stop()

    @override
    def finish_word(self) -> bool:
        """In this line."""
        return self._editor.finish_word()

    @override
    def undo(self) -> bool:
        """Take back in this line."""
        return self._editor.take_back()

    @override
    def redo(self) -> bool:
        """Do again in this line."""
        return self._editor.do_again()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.was_edited()

    @on(LineEditor.Pasted)
    def _pasted(self, event: LineEditor.Pasted) -> None:
        event.stop()
        self.post_message(self.Pasted(event.count))

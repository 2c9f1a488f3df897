"""A field of words: a note of several lines."""

from datetime import date

from textual import on
from textual.widgets import TextArea
from textual.widgets.text_area import Selection
from typing_extensions import override

from bti_tui.domain.text import clean
from bti_tui.i18n import Translator
from bti_tui.widgets.burst import drained
from bti_tui.widgets.field import DraftValue, Field, FieldSpec, Value
from bti_tui.widgets.note_editor import NoteEditor
from bti_tui.widgets.typing_less import expands_in

MOST_NOTE_ROWS = 8


class NoteField(Field):
    """Several lines of text."""

    DEFAULT_CSS = """
    NoteField { layout: vertical; }
    NoteField > NoteEditor { border: none; padding: 0 1; scrollbar-size: 0 0; }
    """

    def __init__(self, spec: FieldSpec, tr: Translator, today: date) -> None:
        super().__init__(spec, tr, today)
        self._editor = NoteEditor(expands_in(spec))
        self._editor.styles.height = self._height

    @property
    def _height(self) -> int:
        return max(1, min(self.spec.rows, MOST_NOTE_ROWS))

    @property
    @override
    def editor(self) -> NoteEditor:
        """The text area."""
        return self._editor

    @property
    @override
    def is_tall(self) -> bool:
        """The label always stands above."""
        return True

    @property
    @override
    def rows(self) -> int:
        """Label and text."""
        return 1 + self._height

    @property
    @override
    def value(self) -> Value:
        """The text without blank lines at its end, or None when there is none."""
        return clean(self._editor.text).rstrip() or None

    @property
    @override
    def draft(self) -> DraftValue:
        """The text as it stands."""
        return self._editor.text

    @override
    def _write(self, draft: DraftValue) -> None:
        with self.prevent(TextArea.Changed):
            self._editor.load_text(clean(str(draft)))
        end = self._editor.document.end
        self._editor.selection = Selection(end, end)

    @override
    def insert(self, text: str) -> None:
        """Type at the cursor."""
        self._editor.insert(text)

    @override
    async def go_to_stop(self) -> bool:
        """In this note."""
        await drained(self._editor)
        return self._editor.finish_word() or self._editor.go_to_stop()

    @override
    def finish_word(self) -> bool:
        """In this note."""
        return self._editor.finish_word()

    @override
    def undo(self) -> bool:
        """Take back in this note."""
        before = self._editor.text
        self._editor.undo()
        return self._editor.text != before

    @override
    def redo(self) -> bool:
        """Do again in this note."""
        before = self._editor.text
        self._editor.redo()
        return self._editor.text != before

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.was_edited()

    @on(NoteEditor.Pasted)
    def _pasted(self, event: NoteEditor.Pasted) -> None:
        event.stop()
        self.post_message(self.Pasted(event.count))

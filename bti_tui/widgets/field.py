"""What all fields share: a declaration, a label, an editor, and an echo of how the program read the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static
from typing_extensions import override

from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.i18n import Translator

LONGEST_LABEL = 26
"""A longer label stands on a row of its own."""


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One answer of a closed question."""

    code: str
    label: str
    key: str = ""
    """The letter or digit that picks it; a digit by place when empty."""
    mark: str = ""
    """A word or two behind it, such as how much it needs."""
    told: tuple[str, ...] = ()
    """Paragraphs about it, shown while it is chosen, where the field has room for them."""
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """Who or what was meant: one of the listed (then with its id), or a name as it was typed."""

    text: str
    id: str | None = None


Value = str | bool | int | date | tuple[str, ...] | Picked | None
"""What a field is worth when it is stored; None when it is empty or can't be read."""
DraftValue = str | list[str]
"""What stands in a field, read or not: plain JSON, so that it can be put away and brought back."""
Values = dict[str, Value]
Draft = Mapping[str, DraftValue]


def written_out(_: str) -> bool:
    """Abbreviations are written out everywhere."""
    return True


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One question of a form; all texts are translated already."""

    name: str
    """The name that the command knows it by."""
    kind: FieldKind
    label: str
    hint: str = ""
    """One sentence for the status line."""
    required: bool = False
    choices: tuple[FieldChoice, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    """Who or what can be picked by typing: id and label."""
    letters: tuple[tuple[str, str], ...] = ()
    """One letter that stands for one of the options: the letter, and the id."""
    free_text: bool = False
    """Whether a name that is not among the options is an answer too."""
    direction: Direction = Direction.BACK
    default: DraftValue = ""
    """What stands in the field at first, for all to see."""
    rows: int = 4
    """The height of a note."""
    grows: bool = False
    """Whether a line takes more rows while it is long."""
    secret: bool = False
    """Show stars instead of signs, and never keep it in a draft."""
    help_text: str = ""
    told: tuple[str, ...] = ()
    """Paragraphs shown while nothing is chosen, where the field has room for them; `rest` says where the rest is."""
    rest: str = ""
    judge: Callable[[str], str] | None = None
    """What to say beside a line while it is typed, of what stands in it."""
    fills: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of a title with a catalogue: by its codes, what goes into which other fields."""
    expands: Callable[[str], bool] | None = written_out
    """Whether abbreviations are written out behind what stands before the cursor; None where words are kept as said."""


class Field(Widget):
    """One question on the screen. Kinds differ in their editor and in how they read it."""

    DEFAULT_CSS = """
    Field { height: auto; layout: horizontal; }
    Field > .field--label { height: auto; }
    Field > .field--echo { height: auto; width: auto; max-width: 50%; padding: 0 0 0 1; display: none; }
    Field > .field--echo.-shown { display: block; }
    Field.-tall { layout: vertical; }
    Field.-tall > .field--label { width: 1fr; }
    """
    rows_below = 0

    class Changed(Message):
        """The answer was changed by the person."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    class Pasted(Message):
        """Text was pasted; its length is said aloud, since terminals may lose signs on the way."""

        def __init__(self, count: int) -> None:
            super().__init__()
            self.count = count

    def __init__(self, spec: FieldSpec, tr: Translator, today: date) -> None:
        super().__init__(id=f"field-{spec.name}".replace(".", "-"))
        self.spec = spec
        self.tr = tr.tr
        self.translator = tr
        self.today = today
        self.error = ""
        self._letter = ""
        self._label = Static(classes="field--label", markup=False)
        self._echo = Static(classes="field--echo", markup=False)

    # what a kind must say

    @property
    def editor(self) -> Widget:
        """The widget that takes the keys."""
        raise NotImplementedError

    @property
    def value(self) -> Value:
        """The answer as it is stored; None when empty or unreadable."""
        raise NotImplementedError

    @property
    def draft(self) -> DraftValue:
        """What stands in the field."""
        raise NotImplementedError

    def _write(self, draft: DraftValue) -> None:
        """Put a draft into the editor without telling that it changed."""
        raise NotImplementedError

    def reading(self) -> str:
        """How the program reads what stands in the field, shown beside it while typing."""
        return ""

    def problem(self) -> str:
        """Why what stands in the field can't be used; empty when it can."""
        return ""

    def insert(self, text: str) -> None:
        """Type a text where the cursor stands; kinds without free text do nothing."""

    async def go_to_stop(self) -> bool:
        """Go to the next place of a text that was put in; False when there is none, as in kinds without free text."""
        return False

    def finish_word(self) -> bool:
        """Write out the word that is being typed; True when that put in a text to be filled in."""
        return False

    def undo(self) -> bool:
        """Take back the last change in this field; False when there is none."""
        return False

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return False

    # what all kinds share

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the field."""
        return not self.draft

    @property
    def is_unanswered(self) -> bool:
        """Whether nothing stands in the field, nor is about to before it is drawn."""
        return self.is_empty and not self.spec.default

    @property
    def rows(self) -> int:
        """How many rows it needs on the screen."""
        return 1 + self.is_tall

    @property
    def is_tall(self) -> bool:
        """Whether the label stands above the editor."""
        return len(self.spec.label) > LONGEST_LABEL

    @property
    def status(self) -> str:
        """What a screen reader should say when the field is reached."""
        place = self.tr("Field {label}.", label=self.spec.label).replace("?.", "?")
        needed = self.tr("Must be answered.") if self.spec.required and self.is_empty else ""
        text = self.error or self.spec.hint or needed
        end = "" if text.endswith(("?", ".")) else "."
        return f"{place} {text[:1].upper()}{text[1:]}{end}" if text else place

    @override
    def compose(self) -> ComposeResult:
        """Label, editor, echo."""
        self.set_class(self.is_tall, "-tall")
        yield self._label
        yield self.editor
        yield self._echo

    def on_mount(self) -> None:
        """Draw the label and show what stands in the field from the start."""
        self._draw_label()
        if self.spec.default:
            self.set_draft(self.spec.default)

    def set_draft(self, draft: DraftValue) -> None:
        """Put back what stood in the field."""
        self._write(draft)
        self.show_echo()

    def set_value(self, value: Value) -> None:
        """Put an answer into the field."""
        self.set_draft(as_draft(value, self.translator))

    def set_error(self, error: str) -> None:
        """Mark the field with what is wrong, or take the mark away."""
        self.error = error
        self.set_class(bool(error), "-error")
        self._draw_label()
        self.show_echo()

    def set_label_width(self, width: int) -> None:
        """Line up with the other fields of the form."""
        if not self.is_tall:
            self._label.styles.width = width

    def set_letter(self, letter: str) -> None:
        """Show the letter that jumps here, or hide it."""
        self._letter = letter
        self._draw_label()

    def was_edited(self) -> None:
        """Called by the kinds after the person changed something."""
        if self.error:
            self.set_error("")
        self.show_echo()
        self.post_message(self.Changed(self))

    def show_echo(self) -> None:
        """Show how the answer was read, or what is wrong with it; nothing new means no new layout of the screen."""
        text = f"! {self.error}" if self.error else self.reading()
        if self._echo.content != Content(text):
            self._echo.set_class(bool(text), "-shown")
            self._echo.update(Content(text))

    def _draw_label(self) -> None:
        mark = self._letter or (">" if self.has_class("-focused") else "!" if self.error else " ")
        star = " *" if self.spec.required else ""
        text = Content(f"{mark} {self.spec.label}{star}")
        self._label.update(text.stylize("bold reverse", 0, 1) if self._letter else text)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Mark the label: the focus is seen without colour too."""
        self.add_class("-focused")
        self._draw_label()

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        """Take the mark away."""
        self.remove_class("-focused")
        self._draw_label()


def as_draft(value: Value, tr: Translator) -> DraftValue:
    """A stored answer as it stands in a field."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return f"{value.day}.{value.month}.{value.year}" if tr.language != "en" else value.isoformat()
        case tuple():
            return list(value)
        case Picked():
            return value.id or value.text
        case int() | str():
            return str(value)

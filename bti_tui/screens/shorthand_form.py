"""One abbreviation of one's own: what is typed, and what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.shorthand import is_name
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.form_draft import FormDraft
from bti_tui.settings.shorthand import ShorthandFiles, is_words
from bti_tui.usecases.drafts import SHORTHAND
from bti_tui.widgets.field import FieldSpec
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

SHORT, TEXT = "short", "text"


class ShorthandForm(BtiScreen[str]):
    """Enter on the last line keeps it, and gives what is typed for it."""

    CSS_PATH = "rows_place.tcss"

    def __init__(self, desk: Desk[Context], files: ShorthandFiles, short: str = "", text: str = "") -> None:
        """`short` and `text` are those that are put right."""
        super().__init__(desk)
        self._files = files
        self._short = short
        self._text = text
        self._kept = FormDraft(self, SHORTHAND, about=short)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.tr("Abbreviations"), self.tr("Put right") if self._short else self.tr("Add"))

    @override
    def compose_body(self) -> ComposeResult:
        """What it is good for, then the two lines."""
        tr, line = self.tr, FieldKind.LINE
        letters = tr("Two to twelve small letters that are no word of their own.")
        words = tr("One line. No names: it is not encrypted.")
        short = FieldSpec(
            SHORT, line, tr("Abbreviation"), letters, True, judge=self._judged, default=self._short, expands=None
        )
        text = FieldSpec(TEXT, line, tr("Stands for"), words, True, default=self._text, expands=None)
        self._form = Form((short, text), self.translator, submit=tr("Keep it"), now=self.host.wall_clock)
        with Vertical():
            yield Static(
                tr("It is written out when you type it and then a blank, a sign or Tab, in every text."),
                id="rows-top",
                markup=False,
            )
            yield self._form

    def on_mount(self) -> None:
        """Begin with the letters, or where one was."""
        self._form.focus_first()
        self.perform(self._kept.open(self._form))

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Keep what is typed."""
        event.stop()
        self._kept.keep(event)

    def _judged(self, typed: str) -> str:
        """What the letters stand for already."""
        known = self._files.of(self.translator.language).words.get(typed.strip().casefold(), "")
        return self.tr("stands for {text} now", text=known) if known and typed != self._short else ""

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Keep it, unless it can't be one."""
        event.stop()
        short, text = str(event.values[SHORT] or "").casefold(), str(event.values[TEXT] or "")
        wrong = {
            SHORT: "" if is_name(short) else self.tr("two to twelve letters or digits, without blanks"),
            TEXT: "" if is_words(text) else self.tr("at most 200 signs"),
        }
        for name, said in wrong.items():
            if said:
                self._form.field(name).set_error(said)
                self._form.focus_field(self._form.field(name))
                return
        self.perform(self._keep(short, text))

    async def _keep(self, short: str, text: str) -> None:
        is_kept = await self.ask(lambda _: self._files.try_to_keep(short, text, instead_of=self._short))
        if is_kept:
            await self._kept.drop()
            self.dismiss(short)
        else:
            self.notice.say(self.tr("That could not be stored: the folder for settings can't be written to."))

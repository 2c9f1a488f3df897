"""A place of one case where forms of the guide are filled in below what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BtiError, Reason, StoreError
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.sheet import FIELDS_OF_REASON, Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.screens.step_command import command_from
from bti_tui.usecases.case_pages import CaseHead
from bti_tui.usecases.drafts import draft_key, drafts, drop_draft, find_draft, save_draft, typed
from bti_tui.usecases.execute import execute
from bti_tui.widgets.field import DraftValue, Values
from bti_tui.widgets.form import Form
from bti_tui.widgets.form_panel import FormPanel
from bti_tui.widgets.row_list import RowList
from bti_tui.widgets.text_fields import LineEditor

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class FormPlace(BtiScreen[StepId]):
    """Opens one form at a time, keeps its draft, stores it, and leads to what mends a refusal."""

    PLACE: ClassVar[str] = ""
    """The name of the place in its drafts."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk)
        self.case_id = case_id
        self.panel = FormPanel()
        self.head: CaseHead | None = None
        self.sheet: Sheet | None = None
        self._untouched: dict[str, DraftValue] = {}

    # what a place must say

    @property
    def home(self) -> RowList | None:
        """The list that the cursor stands in while no form is open."""
        return None

    async def load(self) -> None:
        """Read what the place shows, and draw it."""
        raise NotImplementedError

    def sheet_for(self, key: str) -> Sheet | None:
        """The form that a draft was typed in, if it can still be filled in."""
        raise NotImplementedError

    async def after_store(self, sheet: Sheet) -> None:
        """What follows when a form is stored; by default the cursor goes back to the list."""

    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """The answers as the command wants them."""
        return {**values, **sheet.given}

    def make_form(self, sheet: Sheet) -> Form:
        """The widget that asks."""
        return Form(sheet.fields, self.translator, previous=sheet.proposed, now=self.host.wall_clock)

    def step_of(self, command: str) -> str:
        """The step of the guide that asks for a command."""
        return self.head.steps[command].id if self.head and command in self.head.steps else ""

    def can_fill_in(self, command: str) -> bool:
        """Whether the guide asks for a command and the case goes on."""
        return self.head is not None and self.head.is_open and command in self.head.forms

    def case_crumb(self) -> tuple[str, ...]:
        """The case on the way here."""
        return (f"{self.head.number} {self.head.short_name}",) if self.head else ()

    def choice(self, choices: str, code: str) -> str:
        """One answer of a list of the guide, in the language of now."""
        return self.head.words.choice(choices, code, self.translator.language) if self.head else code

    def plain_sheet(self, command: str) -> Sheet | None:
        """A form just as the guide declares it, each text on one line."""
        if self.head is None or command not in self.head.forms:
            return None
        view = self.head.forms[command]
        title = view.form.title.speak(self.translator.language).upper()
        fields = in_lines(sheet_fields(view, self.translator, self.head.today))
        return Sheet(command, command, title, fields, self.step_of(command))

    # opening

    def open_by_key(self, key: str) -> None:
        """Open a form of this place, if it can be filled in now."""
        sheet = self.sheet_for(key)
        if sheet is not None:
            self.perform(self.open_sheet(sheet))

    def on_mount(self) -> None:
        """Read, draw, and put back what lies half written."""
        self.perform(self.enter(), self.tr("The case is being read."))

    async def enter(self) -> None:
        """Read and draw, then open the newest draft of this place."""
        await self.load()
        self.draw_header()
        if self.home is not None:
            self.set_focus(self.home)
        mine = [one for one in await self.ask(drafts) if one.case_id == self.case_id]
        for draft in mine:
            place, _, key = draft.place.partition(".")
            sheet = self.sheet_for(key) if place == self.PLACE else None
            if sheet is not None:
                await self.open_sheet(sheet)
                return

    async def open_sheet(self, sheet: Sheet) -> None:
        """Show a form with what was typed in it before, and put the cursor where it was."""
        if self.sheet is not None:
            await self.keep_drafts()
        draft = await self.ask(find_draft, self._place_of(sheet), self.case_id, sheet.step)
        form = self.make_form(sheet)
        self.sheet = sheet
        await self.panel.open(sheet.title, form)
        self._untouched = form.draft
        self._propose(form, sheet)
        if sheet.focus:
            form.focus_field(form.field(sheet.focus))
        else:
            form.focus_first()
        if draft is not None:
            values, focus = typed(draft)
            form.fill(cast("dict[str, DraftValue]", values), focus)
        self.sheet_changed()

    def _propose(self, form: Form, sheet: Sheet) -> None:
        for name, proposal in sheet.proposed.items():
            editor = form.field(name).editor
            if isinstance(editor, LineEditor):
                editor.placeholder = f"({proposal})"

    async def put_away(self) -> None:
        """Close the form; its draft stays."""
        await self.keep_drafts()
        await self._close()

    async def _close(self) -> None:
        self.sheet = None
        if self.home is not None:
            self.set_focus(self.home)
        await self.panel.close()
        self.sheet_changed()

    def sheet_changed(self) -> None:
        """Another form is open, or none: other keys work now."""
        self.set_class(self.sheet is not None, "-filling")
        self.refresh_bindings()
        self.show_status()

    @override
    async def step_back(self) -> None:
        """Esc: first what lies on top, then the form, then the place."""
        form = self.panel.form
        if form is None or self.home is None:
            await super().step_back()
        elif not self.notice.escape() and not form.escape():
            await self.put_away()

    @override
    def language_changed(self) -> None:
        """Say everything anew, the open form too."""
        super().language_changed()
        self.perform(self._say_anew())

    async def _say_anew(self) -> None:
        key = self.sheet.key if self.sheet is not None else ""
        await self.keep_drafts()
        await self.load()
        sheet = self.sheet_for(key) if key else None
        if sheet is not None:
            await self.open_sheet(sheet)

    # drafts

    def _place_of(self, sheet: Sheet) -> str:
        return f"{self.PLACE}.{sheet.key}"

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Keep what is typed; the same as at the start is no draft."""
        event.stop()
        if self.sheet is not None and event.form is self.panel.form:
            self.perform(self._keep(self.sheet, event.draft, event.focus), quiet=True)

    async def _keep(self, sheet: Sheet, draft: dict[str, DraftValue], focus: str) -> None:
        place = self._place_of(sheet)
        try:
            if draft == self._untouched:
                await self.ask(drop_draft, draft_key(place, self.case_id, sheet.step))
            else:
                values = cast("dict[str, object]", draft)
                await self.ask(save_draft, place, self.case_id, sheet.step, values, focus)
        except StoreError:
            self.mark_unsaved()
            raise
        self.mark_saved()

    # storing

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Carry out the command that the form gives."""
        event.stop()
        if self.sheet is not None and event.form is self.panel.form:
            self.perform(self._store(self.sheet, event.values))

    async def _store(self, sheet: Sheet, values: Values) -> None:
        command = command_from(sheet.command, self.case_id, self.values_of(sheet, values))
        try:
            await self.ask(execute, command, draft_key(self._place_of(sheet), self.case_id, sheet.step))
        except BtiError:
            await self.keep_drafts()
            raise
        self.mark_saved()
        await self._close()
        await self.load()
        await self.after_store(sheet)

    # saying no

    @override
    def reason_text(self, reason: Reason) -> str:
        """Guards in the guide's own words."""
        said = self.head.words.guard(reason.code, self.translator.language) if self.head else ""
        return said or super().reason_text(reason)

    @override
    def show_status(self) -> None:
        """While reasons are shown, say how to go on from them."""
        if self.notice.has_focus:
            self.set_status(self.tr("Press the digit to mend it, Esc to go back."))
        else:
            super().show_status()

    @override
    def can_mend(self, reason: Reason) -> bool:
        """A field of the open form, or a step of the guide."""
        return bool(self._mending_field(reason)) or super().can_mend(reason)

    @override
    def mend(self, reason: Reason) -> None:
        """Go to the field, or leave for the step; the draft stays."""
        name, form = self._mending_field(reason), self.panel.form
        if name and form is not None:
            form.focus_field(form.field(name))
            self._focus_before = form.field(name).editor
        elif reason.mend is not None:
            self.perform(self._go_to(reason.mend))

    async def _go_to(self, step: StepId) -> None:
        await self.keep_drafts()
        self.dismiss(step)

    def _mending_field(self, reason: Reason) -> str:
        form = self.panel.form
        names = [one.spec.name for one in form.fields] if form is not None else []
        return next((name for name in FIELDS_OF_REASON.get(reason.code, ()) if name in names), "")

    # the cursor

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The terminal's cursor follows the row, and so does the status line."""
        event.stop()
        self.row_moved()

    def row_moved(self) -> None:
        """The cursor stands on another row."""
        self.show_status()
        self.call_after_refresh(self._place_cursor)

    # help

    @override
    def help_page(self) -> HelpPage:
        """The guide's help for the steps that are done here."""
        if self.head is None:
            return super().help_page()
        language = self.translator.language
        steps = {step.id: step for step in self.head.steps.values()}.values()
        sections = (HelpSection(step.what.speak(language), step.help.speak(language)) for step in steps)
        return HelpPage(self.place, tuple(sections))

"""A place of one case where forms of the guide are filled in below what is there already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BtiError, Reason
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.reconcile import Seen
from bti_tui.screens.case_place import Order, Settled
from bti_tui.screens.guided_place import GuidedPlace
from bti_tui.screens.own_words import own_words
from bti_tui.screens.sheet import FIELDS_OF_REASON, Sheet
from bti_tui.screens.step_command import command_from
from bti_tui.usecases.drafts import begun_on, draft_key, drafts, drafts_of, drop_draft, save_draft, take_over, typed
from bti_tui.widgets.field import DraftValue, Values
from bti_tui.widgets.form import Form
from bti_tui.widgets.form_panel import FormPanel
from bti_tui.widgets.row_list import RowList
from bti_tui.widgets.text_fields import LineEditor

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft
    from bti_tui.usecases.context import Context


class FormPlace(GuidedPlace):
    """Opens one form at a time, keeps its draft, stores it, and leads to what mends a refusal."""

    PLACE: ClassVar[str] = ""
    """The name of the place in its drafts."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self.panel = FormPanel()
        self.sheet: Sheet | None = None
        self._untouched: dict[str, DraftValue] = {}
        self._seen = Seen(0, 0)

    # following the case

    @property
    @override
    def open_form(self) -> str:
        """The form that is being filled in."""
        return self._key_of(self.sheet) if self.sheet else ""

    @override
    async def read_again(self) -> None:
        """The list as others have left it; an open form stays as it is."""
        await self.load()

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
        found = await self.ask(drafts_of, self._key_of(sheet))
        form = self.make_form(sheet)
        self.sheet, self._seen = sheet, Seen(self.drawn, self.drawn)
        await self.panel.open(sheet.title, form)
        self._untouched = form.draft
        self._propose(form, sheet)
        if sheet.focus:
            form.focus_field(form.field(sheet.focus))
        else:
            form.focus_start()
        if found.first is not None:
            self._take_up(found.first)
        self.sheet_changed()
        self.form_opened()
        self.offer(found, self._take_up)

    def _take_up(self, draft: Draft) -> None:
        """Go on with a draft, as this program's own."""
        form = self.panel.form
        if form is not None:
            values, focus = typed(draft)
            self._seen = Seen(begun_on(draft) or self.drawn, self.drawn)
            form.fill(self._untouched | cast("dict[str, DraftValue]", values), focus)
            self.perform(self._own(draft), quiet=True)

    async def _own(self, draft: Draft) -> None:
        await self.ask(take_over, draft)

    def _propose(self, form: Form, sheet: Sheet) -> None:
        for name, proposal in sheet.proposed.items():
            editor, names = form.field(name).editor, dict(form.field(name).spec.options)
            if isinstance(editor, LineEditor):
                said = proposal if isinstance(proposal, str) else ", ".join(names.get(one, one) for one in proposal)
                editor.placeholder = self.tr("Ctrl+R: {proposal}", proposal=said)

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
    async def step_back(self) -> bool:
        """Esc: first what lies on top, then the form, then the place."""
        form = self.panel.form
        if form is None or self.home is None:
            return await super().step_back()
        if not self.notice.escape() and not form.escape():
            await self.put_away()
        return True

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

    def _key_of(self, sheet: Sheet) -> str:
        return draft_key(self._place_of(sheet), self.case_id, sheet.step)

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Keep what is typed; the same as at the start is no draft."""
        event.stop()
        if self.sheet is not None and event.form is self.panel.form:
            self.perform(self._keep(self.sheet, event.draft, event.focus), quiet=True)

    async def _keep(self, sheet: Sheet, draft: dict[str, DraftValue], focus: str) -> None:
        place, key, seen = self._place_of(sheet), self._key_of(sheet), self._seen.version
        if draft == self._untouched:
            await self.keep_draft(key, lambda ctx: drop_draft(ctx, key))
            return
        values = cast("dict[str, object]", draft)
        await self.keep_draft(key, lambda ctx: save_draft(ctx, place, self.case_id, sheet.step, values, focus, seen))

    # storing

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Carry out the command that the form gives."""
        event.stop()
        if self.sheet is not None and event.form is self.panel.form:
            self.perform(self._store(self.sheet, event.values))

    async def _store(self, sheet: Sheet, values: Values) -> None:
        command = command_from(sheet.command, self.case_id, self.values_of(sheet, values))
        words = own_words(self.panel.form, self.translator)
        then = partial(self._settled, sheet)
        try:
            await self.carry_out(Order(command, self._key_of(sheet), self._seen, sheet.title, words, then))
        except BtiError:
            await self.keep_drafts()
            raise

    async def _settled(self, sheet: Sheet, settled: Settled) -> None:
        """Stored, given way, or to be gone on with."""
        if settled.goes_on is not None:
            self._seen = settled.goes_on
            return
        await self._close()
        await self.load()
        if settled.is_stored:
            await self.after_store(sheet)
        else:
            self.set_status(settled.said)

    # saying no

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
        return bool(self._mending_field(reason)) or reason.mend is not None

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

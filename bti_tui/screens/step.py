"""Any step of the guide, drawn from what it declares: why, what stands in the way, fields, what was written before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import BtiError, Reason, Refused
from bti_tui.domain.forms import Form as GuideForm
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.views.step_view import FormView
from bti_tui.i18n import N_
from bti_tui.screens.case_place import Order, Settled
from bti_tui.screens.meeting_step import MeetingStep
from bti_tui.screens.own_words import own_words
from bti_tui.screens.place import HelpPage
from bti_tui.screens.step_answer import GaveWay, Stored
from bti_tui.screens.step_command import command_from
from bti_tui.screens.step_drafts import StepDrafts
from bti_tui.screens.step_fields import step_specs
from bti_tui.screens.step_page import StepPage, is_done
from bti_tui.screens.step_text import help_sections
from bti_tui.usecases.step_sheet import StepSheet, step_sheet
from bti_tui.widgets.form import Form
from bti_tui.widgets.form_tabs import FormTabs

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class StepScreen(MeetingStep):
    """The one screen for all steps that have none of their own; without a step it notes a new concern."""

    CSS_PATH = "step.tcss"
    BINDINGS = [
        Binding("f7", "page(-1)", N_("Previous form"), priority=True, id="bak"),
        Binding("f8", "page(1)", N_("Next form"), priority=True, id="fram"),
        Binding("ctrl+g", "forms", show=False, priority=True, id="gaatil"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId, step_id: StepId | None = None, *, form: str = "") -> None:
        """`form` is the command of the form to open first."""
        super().__init__(desk, case_id)
        self._step_id = step_id
        self._first = form
        self._sheet: StepSheet | None = None
        self._open: FormView | None = None
        self._said = ""
        self._drafts = StepDrafts(self, case_id)
        self._page = StepPage()

    # what it shows

    @override
    def crumbs(self) -> tuple[str, ...]:
        """The case, then the step."""
        if self._sheet is None:
            return ()
        view = self._sheet.view
        what = view.step.what.speak(self.translator.language)
        if not view.case_number:
            return (what,)
        return (f"{view.case_number} {view.short_name}".rstrip(), f"{view.number} {what}")

    @override
    def compose_body(self) -> ComposeResult:
        """The page."""
        yield self._page

    @override
    def help_page(self) -> HelpPage:
        """The step's own help."""
        if self._sheet is None:
            return HelpPage(self.place, ())
        told = help_sections(self._sheet, self.translator)
        return HelpPage(self.place, (*self.outcome_help(self._sheet.words), *told))

    @override
    def draw_header(self) -> None:
        """Which page of the fields this is stands where other places say who is at the keyboard."""
        pages = self._form.page_text if self._form is not None else ""
        right = "  ".join(part for part in (pages or self.host.state.owner, self.saved_text()) if part)
        self.header.show(self.place, right, alarmed=self.host.state.is_alarmed)

    @override
    def show_status(self) -> None:
        """What has the focus; right after a store, that it was stored."""
        super().show_status()
        if self._said:
            self.set_status(f"{self._said} {self.status_text}")

    @override
    def ready_status(self) -> str:
        """What can be done when no field has the focus."""
        return self.tr("Esc goes back to the case.")

    def on_mount(self) -> None:
        """Read the step and open the form that is next."""
        self.perform(self._begin())

    def on_resize(self) -> None:
        """Texts are cut to the width."""
        self._draw()

    async def _begin(self) -> None:
        await self._read()
        await self._show(self._first)
        if self._sheet and self._sheet.view.needs and self._open:
            self.show_refusal(Refused(*self._sheet.view.needs))

    async def _read(self) -> StepSheet:
        self._sheet = await self.ask(step_sheet, self.case_id, self._step_id)
        self._drafts.read(self._sheet)
        return self._sheet

    @property
    @override
    def drawn(self) -> int:
        """The version of the case that the step was read at."""
        return self._sheet.view.version if self._sheet and self._step_id is not None else 0

    @property
    @override
    def open_form(self) -> str:
        """The form that is being filled in."""
        return self._drafts.key(self._open.form.command) if self._open else ""

    @override
    async def read_again(self) -> None:
        """The step as others have left it; what is being filled in stays as it is."""
        self._sheet = await self.ask(step_sheet, self.case_id, self._step_id)
        self._draw()

    def _forms(self) -> tuple[FormView, ...]:
        """The forms that can be filled in now."""
        if self._sheet is None or self._sheet.view.safety_locked or self._sheet.view.step.later:
            return ()
        return self._sheet.view.forms

    @property
    def _form(self) -> Form | None:
        """The form that is open."""
        return self._page.form

    async def _show(self, wanted: str = "") -> None:
        """Draw everything, with one form open: the wanted one, one with a draft, or the first that is not done."""
        if self._sheet is None:
            return
        forms = self._forms()
        order = (
            *(one for one in forms if one.form.command == wanted),
            *(one for one in forms if self._drafts.has(one.form.command)),
            *(one for one in forms if not is_done(one, self._sheet)),
            *forms,
        )
        self._open = next(iter(order), None)
        self.draw_header()
        await self._mount_form()
        self._draw()
        self.refresh_bindings()
        self.draw_footer()

    async def _mount_form(self) -> None:
        if self._open is None or self._sheet is None:
            await self._page.put(None)
            self.set_focus(None)
            self.show_status()
            return
        fields = step_specs(self._open, self._sheet, self.translator)
        form = Form(fields, self.translator, now=self.host.wall_clock, id="step-form")
        await self._page.put(form)
        self._drafts.open(self._open.form.command, form)
        self.form_opened()

    def _draw(self) -> None:
        if self._sheet is not None:
            self._page.draw(self._sheet, self._forms(), self._open, self.translator)

    # choosing a form

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys between forms are there only when there is something to go to."""
        if action == "page":
            step = int(str(parameters[0]))
            return not self.notice.has_focus and (self._page.turns(step) or self._form_at(step) is not None)
        return len(self._forms()) > 1 if action == "forms" else super().check_action(action, parameters)

    def _form_at(self, step: int) -> FormView | None:
        """The form so many places from the open one."""
        forms = self._forms()
        place = forms.index(self._open) + step if self._open in forms else -1
        return forms[place] if 0 <= place < len(forms) else None

    async def action_page(self, step: int) -> None:
        """F7 and F8: the page of the form before or after; at its end, the form before or after."""
        following = self._form_at(step)
        if self._form is not None and self._page.turns(step):
            self._form.action_page(step)
        elif following is not None:
            await self.ask_anew(following.form.command)

    def action_forms(self) -> None:
        """Ctrl+G: the row of forms takes the next digit."""
        self.set_focus(self._page.tabs)
        self.set_status(self.tr("Press the digit of the form."))

    async def on_form_tabs_chosen(self, event: FormTabs.Chosen) -> None:
        """A form was chosen by its digit."""
        event.stop()
        await self.ask_anew(event.name)

    @override
    async def ask_anew(self, name: str = "") -> None:
        await self.keep_drafts()
        self.perform(self._show(name or (self._open.form.command if self._open else "")))

    # storing

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Keep what is being typed."""
        event.stop()
        self._said = ""
        if self._open is not None:
            self._drafts.keep(self._open.form.command, event.draft, event.focus)

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Store what was answered."""
        event.stop()
        self.store_after_asking(self._open.fields if self._open else (), event.values)

    @override
    async def store(self) -> None:
        """Carry out the command of the open form."""
        if self._open is None:
            return
        form = self._open.form
        seen, title = self._drafts.seen(form.command), form.title.speak(self.translator.language)
        try:
            command = command_from(form.command, self.case_id, await self.answers())
            words = own_words(self._form, self.translator)
            then = partial(self._settled, form)
            await self.carry_out(Order(command, self._drafts.key(form.command), seen, title, words, then))
        except BtiError:
            await self.keep_drafts()
            raise

    async def _settled(self, form: GuideForm, settled: Settled) -> None:
        """Stored, given way, or to be gone on with."""
        if settled.goes_on is not None:
            self._drafts.has_seen(form.command, settled.goes_on)
        elif settled.is_stored:
            self._drafts.forget(form.command)
            await self._go_on(form.command, repeats=form.repeats)
        else:
            self.dismiss(GaveWay(settled.said))

    async def _go_on(self, command: str, *, repeats: bool) -> None:
        """The next form of the step that is not done; a form that repeats once more; else back to the case."""
        offered = {one.form.command for one in self._forms()}
        if self._step_id is None or (self._sheet is not None and self._sheet.decision is not None):
            self.dismiss(Stored(self.case_id))
            return
        sheet = await self._read()
        known = [one for one in self._forms() if one.form.command in offered]
        following = next((one.form.command for one in known if not is_done(one, sheet)), command if repeats else "")
        if not following:
            self.dismiss(Stored(self.case_id))
            return
        await self._show(following)
        self._said = self.tr("Stored.")
        self.show_status()

    # what stands in the way

    @override
    def reason_text(self, reason: Reason) -> str:
        """In the guide's words; a soft guard says that a reason lets it be."""
        guard = self._sheet.words.guard(reason.code, self.translator.language) if self._sheet else ""
        text = self.named_reason(reason) or guard
        text = text or super().reason_text(reason)
        return self.tr("{reason} (or say why it can wait)", reason=text.rstrip(".")) if reason.soft else text

    @override
    def can_mend(self, reason: Reason) -> bool:
        """Where a field of the decision or another step mends it."""
        elsewhere = reason.mend is not None and reason.mend != (self._sheet.view.step.id if self._sheet else None)
        return elsewhere or bool(self.field_that_mends(reason))

    @override
    def mend(self, reason: Reason) -> None:
        """Go there; what is typed here stays as a draft."""
        if not self.goes_to_field(reason) and reason.mend is not None:
            self.dismiss(reason.mend)

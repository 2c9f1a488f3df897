"""A form that stands alone: what it means first, then the fields. What hides or takes away by law keeps no draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import Reason
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import StepId
from bti_tui.i18n import N_
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.form_draft import FormDraft
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.grounds import Grounds, grounds
from bti_tui.widgets.field import FieldChoice, FieldSpec, Values
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

GROUND: Final = "ground"
REASON: Final = "reason"
KEYS: Final = "123456789"


class LawForm(BtiScreen[bool]):
    """Says what will be, asks for the ground and the reason, and does it. It gives True when it was done."""

    CSS_PATH = "law_form.tcss"
    BINDINGS = [Binding("f4", "store", N_("Do it"), priority=True, id="neste")]

    def __init__(self, desk: Desk[Context]) -> None:
        super().__init__(desk)
        self.told = Static(id="law-told", markup=False)
        self._box = Vertical(id="law-box")
        self.form: Form | None = None
        self.draft: FormDraft | None = None
        """Keeps what is typed, in the kinds that keep drafts."""

    # what a kind of it says

    def heading(self) -> str:
        """What is done here."""
        raise NotImplementedError

    def lines(self) -> list[str]:
        """What it means."""
        raise NotImplementedError

    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        """What is asked for."""
        raise NotImplementedError

    def submit_word(self) -> str:
        """What the last line of the first form does."""
        return self.heading()

    async def carry_out(self, values: Values) -> None:
        """Do it, and leave."""
        raise NotImplementedError

    # what all kinds share

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (self.heading(),)

    @override
    def compose_body(self) -> ComposeResult:
        """The words, and room for the form."""
        self._box.can_focus = False
        with self._box:
            yield self.told

    def on_mount(self) -> None:
        """Read the grounds, then ask."""
        self.told.update("\n".join(self.lines()))
        self.perform(self._open())

    async def _open(self) -> None:
        await self.ask_page()
        if self.draft is not None and self.form is not None:
            await self.draft.open(self.form)
            self.show_status()
            if self.draft.goes_on:
                said = self.tr("You go on with what you had begun. F10 can throw it away.")
                self.call_after_refresh(self.set_status, said)

    @override
    def language_changed(self) -> None:
        """Say and ask everything anew, with what is typed."""
        super().language_changed()
        if self.form is not None:
            self.perform(self._ask_anew(self.form))

    async def _ask_anew(self, before: Form) -> None:
        await self.ask_page()
        if self.form is not None:
            self.form.fill(before.draft)

    async def ask_page(self) -> None:
        """Ask what is asked now; a kind with a second form asks that one once it has come to it."""
        self.told.update("\n".join(self.lines()))
        await self.show_form(tuple(self.fields(await self.ask(grounds))), self.submit_word())

    async def show_form(self, fields: tuple[FieldSpec, ...], submit: str) -> None:
        """Ask for some fields, in the place of those asked for before."""
        if self.form is not None:
            await self.form.remove()
        self.form = Form(fields, self.translator, submit=submit, now=self.host.wall_clock)
        await self._box.mount(self.form)
        self.form.focus_first()
        self.show_status()

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F4 works once there is a form."""
        return self.form is not None if action == "store" else super().check_action(action, parameters)

    async def action_store(self) -> None:
        """F4: from any field."""
        if self.form is not None:
            await self.form.submit()

    def on_form_draft_changed(self, event: Form.DraftChanged) -> None:
        """Something was typed."""
        event.stop()
        if self.draft is not None and event.form is self.form:
            self.draft.keep(event)

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Everything is answered."""
        event.stop()
        self.perform(self.carry_out(event.values))

    @override
    def can_mend(self, reason: Reason) -> bool:
        """In a case, where a step mends it."""
        return reason.mend is not None and self.case_around is not None

    @override
    def mend(self, reason: Reason) -> None:
        """Go to the step; Esc comes back here, with what is typed."""
        if reason.mend is not None:
            self.perform(self._go_to(reason.mend))

    async def _go_to(self, step: StepId) -> None:
        from bti_tui.screens.way import ToStep, step_screen
        from bti_tui.usecases.case_sheet import place_of

        case_id = self.case_around
        if case_id is not None:
            place = await self.ask(place_of, case_id, step)
            await self.app.push_screen(step_screen(self.desk, case_id, place, ToStep(step)), self._back_again)

    def _back_again(self, came: object) -> None:
        """A step may lead on to another one."""
        if isinstance(came, str):
            self.perform(self._go_to(StepId(came)))

    def choice_of_ground(self, known: Iterable[tuple[str, str]]) -> FieldSpec:
        """The legal ground, one key for each."""
        choices = tuple(FieldChoice(code, name, key) for (code, name), key in zip(known, KEYS, strict=False))
        return FieldSpec(GROUND, FieldKind.CHOICE, self.tr("Ground"), required=True, choices=choices)

    def reason(self, hint: str) -> FieldSpec:
        """Why, in one line."""
        return FieldSpec(REASON, FieldKind.LINE, self.tr("Why"), hint, required=True)

    @override
    def help_page(self) -> HelpPage:
        """The same words."""
        return HelpPage(self.place, (HelpSection(self.heading(), "\n".join(self.lines())),))

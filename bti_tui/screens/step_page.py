"""How a step is laid out: what it is about above the fields or beside them, the forms to choose among, the open one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static
from typing_extensions import override

from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import StepId
from bti_tui.domain.views.decision_view import OutcomeLine
from bti_tui.domain.views.step_view import FormView
from bti_tui.i18n import N_, Translator
from bti_tui.screens.case_text import Voice
from bti_tui.screens.step_text import above, above_decision, beside, plain_text, recorded
from bti_tui.usecases.step_sheet import StepSheet
from bti_tui.widgets.form import Form
from bti_tui.widgets.form_tabs import FormTab, FormTabs

QUESTION_ROWS: Final = 2
MOST_QUESTION_ROWS: Final = 5
FRAME_ROWS: Final = 10
"""Rows that are kept free: the frame, the deadline, the forms to choose among, what is wrong, the line that stores."""
BEFORE_ROWS: Final = 2
SIDE_COLUMNS: Final = 36
"""Columns of text in the side note; the sheet gives it as many."""
MARGIN: Final = 2


def is_done(form: FormView, sheet: StepSheet) -> bool:
    """Whether a form needs no more."""
    return form.done or sheet.view.done


class StepPage(Horizontal, can_focus=False):
    """Draws a step and holds its open form; decides nothing."""

    BINDINGS = [Binding("f4", "store", N_("Store"), priority=True, id="neste")]

    def __init__(self) -> None:
        super().__init__(id="step-page")
        self.tabs = FormTabs()
        self.form: Form | None = None
        self.held_step: StepId | None = None
        """The step when it is locked for safety, and its reader may know why."""
        self._sheet: StepSheet | None = None
        self._voice: Voice | None = None
        self._above = Static(id="step-above", markup=False)
        self._plain = Static(id="step-plain", markup=False)
        self._before = Static(id="step-before", markup=False)
        self._side = Static(id="step-side", markup=False)
        self._main = Vertical(id="step-main")
        self._main.can_focus = False

    @override
    def compose(self) -> ComposeResult:
        """The fields to the left, and beside them, when there is room, why they are asked."""
        with self._main:
            yield self._above
            yield self.tabs
            yield self._plain
            yield self._before
        yield self._side

    async def put(self, form: Form | None) -> None:
        """Show a form in place of the one that is there; None takes it away."""
        if self.form is not None:
            old, self.form = self.form, None
            await old.remove()
        if form is not None:
            self.form = form
            await self._main.mount(form, before=self._before)

    async def action_store(self) -> None:
        """F4: store from any field, without going through the rest of the form."""
        if self.form is None:
            raise SkipAction
        await self.form.submit()

    def _room(self, before: Sequence[str]) -> int:
        """Rows for the questions: what the form and what was written before leave over."""
        form = self.form.tallest if self.form is not None else self.app.size.height
        written = 1 + len(before) if before else 0
        return max(QUESTION_ROWS, min(MOST_QUESTION_ROWS, self.app.size.height - FRAME_ROWS - form - written))

    def turns(self, step: int) -> bool:
        """Whether the open form has a page to turn to; not while the row of forms has the focus."""
        return self.form is not None and not self.tabs.has_focus and self.form.has_page(step)

    @property
    def chosen_outcome(self) -> OutcomeLine | None:
        """The outcome that is chosen in the open form; None where nothing is decided."""
        decision = self._sheet.decision if self._sheet is not None else None
        if decision is None or self.form is None:
            return None
        field = next((one for one in self.form.fields if one.spec.kind is FieldKind.OUTCOME), None)
        return decision.outcome(field.value) if field is not None else None

    def draw_above(self) -> None:
        """Above a decision: when it is due, where the evaluations point, and what is chosen."""
        if self._sheet is not None and self._voice is not None and self._sheet.decision is not None:
            self._above.update("\n".join(above_decision(self._sheet, self.chosen_outcome, self._voice)))

    def draw(self, sheet: StepSheet, forms: Sequence[FormView], opened: FormView | None, tr: Translator) -> None:
        """Write every text anew."""
        voice = Voice(tr, sheet.day, max(20, self.app.size.width - MARGIN))
        self._sheet, self._voice = sheet, voice
        before = recorded(sheet, voice, most=BEFORE_ROWS) if sheet.decision is None else []
        if sheet.decision is None:
            self._above.update("\n".join(above(sheet, voice, most=self._room(before) if opened else 0)))
        self.set_class(sheet.decision is not None, "-decision")
        self.draw_above()
        self._before.update("\n".join([tr.tr("WRITTEN BEFORE"), *before] if before else []))
        self._side.update("\n".join(beside(sheet, Voice(tr, sheet.day, SIDE_COLUMNS))))
        self._plain.display = opened is None
        self.held_step = sheet.view.step.id if sheet.view.safety_locked and not sheet.view.waits else None
        self._plain.update(plain_text(sheet.view, tr))
        tabs = [FormTab(one.form.command, one.form.title.speak(tr.language), is_done(one, sheet)) for one in forms]
        self.tabs.show(tabs, opened.form.command if opened else "", tr.tr("ok"))

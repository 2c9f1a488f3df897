"""What a step that is a decision has besides: the chosen outcome, and the way to what it lacks."""

from __future__ import annotations

from textual.binding import Binding
from typing_extensions import override

from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.guide import GuardName
from bti_tui.domain.views.decision_view import OutcomeLine
from bti_tui.domain.views.step_view import SET_ASIDE
from bti_tui.i18n import N_
from bti_tui.screens.decision_text import DecisionTexts
from bti_tui.screens.holding import HoldingPlace
from bti_tui.screens.place import HelpSection
from bti_tui.screens.step_answer import StepAnswer
from bti_tui.screens.step_page import StepPage
from bti_tui.usecases.case_words import CaseWords
from bti_tui.widgets.form import Form

FIELDS = {GuardName.REASON.value: "reason", GuardName.DATE.value: "next_on", GuardName.MEETING.value: "met_on"}
"""The field of the decision that mends a guard."""
AGENCY = "agency"


class DecisionPlace(HoldingPlace[StepAnswer]):
    """F2 lists what the chosen outcome lacks; a digit leads to each, a field of the form or another step."""

    BINDINGS = [Binding("f2", "missing", N_("What is missing"), priority=True, id="ny")]

    @property
    def chosen_outcome(self) -> OutcomeLine | None:
        """The outcome that is chosen in the open form; None where nothing is decided."""
        return self.query_one(StepPage).chosen_outcome

    def outcome_help(self, words: CaseWords) -> tuple[HelpSection, ...]:
        """All that is told of the chosen outcome, also what has no room beside it."""
        line = self.chosen_outcome
        if line is None:
            return ()
        told = DecisionTexts(self.translator, words).paragraphs(line)
        return (HelpSection(line.title.speak(self.translator.language), "\n".join(told)),)

    def _lacking(self) -> tuple[Reason, ...]:
        line = self.chosen_outcome
        lacking = (*line.missing, *line.advised) if line is not None else ()
        return tuple(Reason(one.need.code, one.need.mend, soft=one.need.soft) for one in lacking)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """F2 is there when the chosen outcome lacks something."""
        if action == "missing":
            return self.is_mounted and bool(self._lacking())
        return super().check_action(action, parameters)

    def action_missing(self) -> None:
        """F2: what the chosen outcome lacks, each with its digit."""
        self.show_refusal(Refused(*self._lacking()))

    @override
    def show_status(self) -> None:
        """While reasons are shown, say how to go on from them."""
        if self.notice.has_focus:
            self.set_status(self.tr("Press the digit to mend it, Esc to go back."))
        else:
            super().show_status()

    @override
    def draw_footer(self) -> None:
        """Other keys mean another page or another form."""
        super().draw_footer()
        self.draw_header()

    def on_form_draft_changed(self, _: Form.DraftChanged) -> None:
        """Another outcome may be chosen."""
        self.query_one(StepPage).draw_above()
        self.refresh_bindings()

    # what stands in the way

    def named_reason(self, reason: Reason) -> str:
        """A missing consent names the agency that is about to be asked; empty for all other reasons."""
        form = self.query_one(StepPage).form
        found = [one for one in form.fields if one.spec.name == AGENCY] if form is not None else []
        code = found[0].value if found and reason.code == GuardName.AGENCY_CONSENT else None
        name = next((label for id_, label in found[0].spec.options if id_ == code), "") if code else ""
        return self.tr("The consent does not cover {agency} yet.", agency=name) if name else ""

    def field_that_mends(self, reason: Reason) -> str:
        """The field of the open form that mends a reason; empty when none does."""
        form = self.query_one(StepPage).form
        names = {one.spec.name for one in form.fields} if form is not None else set()
        found = FIELDS.get(reason.code, SET_ASIDE if reason.soft and reason.mend is None else "")
        return found if found in names else ""

    def goes_to_field(self, reason: Reason) -> bool:
        """Put the cursor in the field that mends a reason; False when none does."""
        form, name = self.query_one(StepPage).form, self.field_that_mends(reason)
        if form is None or not name:
            return False
        form.focus_field(form.field(name))
        self._focus_before = form.field(name).editor
        return True

"""Consent to the log (samtykke til stafettloggen): who must answer, who has, and what that means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.consent import ConsentAnswer
from bti_tui.domain.date_words import parse
from bti_tui.domain.field_kind import Direction
from bti_tui.domain.guide import Place
from bti_tui.domain.ids import CaseId
from bti_tui.domain.views.consent_view import ConsentView, SignatoryRow
from bti_tui.i18n import N_
from bti_tui.screens.consent_text import coverage_lines, locked_lines, status_lines
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.usecases.case_pages import consent_page
from bti_tui.widgets.consent_table import ConsentTable
from bti_tui.widgets.field import FieldSpec, as_draft
from bti_tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

ANSWER, PERSON, MODE = "answer_consent", "add_person", "choose_log_mode"
VALID_UNTIL, RESPONSIBLE, AGENCIES = "valid_until", "responsible", "agencies"


class ConsentScreen(FormPlace):
    """One row for each who must answer; Enter writes down the answer, and nothing is ticked beforehand."""

    PLACE = Place.CONSENT.value
    CSS_PATH = "consent.tcss"
    BINDINGS = [
        Binding("f2,ctrl+n", "add_person", N_("Person"), priority=True, id="ny"),
        Binding("f4", "answer_next", N_("Next"), priority=True, id="neste"),
        Binding("f6", "choose_mode", N_("Without log"), priority=True, id="mote"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._view: ConsentView | None = None
        self._table = ConsentTable()
        self._intro = Static(id="consent-intro", markup=False)
        self._state = Static(id="consent-state", markup=False)

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that this is its consent."""
        return (*self.case_crumb(), self.tr("Consent to the log"))

    @override
    def compose_body(self) -> ComposeResult:
        """What this is, who answers, what holds, and the form."""
        yield self._intro
        yield self._table
        yield self._state
        yield self.panel

    @property
    @override
    def home(self) -> RowList:
        """The rows of those who must answer."""
        return self._table

    @override
    async def load(self) -> None:
        """Read the answers and say what they mean."""
        page = await self.ask(consent_page, self.case_id)
        self.head, self._view = page.head, page.consent
        self._intro.update(self.tr("This is consent to SHARE. It is not the legal ground of the case."))
        self._table.show(page.consent, self.translator, self.choice, page.head.today)
        said = status_lines(page.consent, self.translator, page.head.today)
        self._state.update("\n".join([*said, *coverage_lines(page.consent, self.translator, self.choice)]))
        self.refresh_bindings()

    @override
    def ready_status(self) -> str:
        """The row in words."""
        row = self._row(self._table.current)
        if self._view is None:
            return ""
        if row is None or self._view.safety_locked:
            is_locked = self._view.safety_locked
            return locked_lines(self._view, self.translator)[0] if is_locked else self.tr("F2 adds a guardian.")
        answer = self.choice("consent_answer", row.answer) if row.answer else self.tr("has not answered")
        kept = self.tr("Kept: {place}.", place=row.kept_at) if row.kept_at else ""
        limits = self.tr("Not to be shared: {limits}.", limits=row.limits) if row.limits else ""
        return " ".join(part for part in (f"{row.name}: {answer}.", limits, kept, self.tr("Enter answers.")) if part)

    def _row(self, person: str) -> SignatoryRow | None:
        return next((row for row in self._view.rows if row.person == person), None) if self._view else None

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done now is a key."""
        if action == "answer_next":
            return self.sheet is None and self._next_person() != "" and self.can_fill_in(ANSWER)
        if action in {"add_person", "choose_mode"}:
            return self.can_fill_in(PERSON if action == "add_person" else MODE)
        return super().check_action(action, parameters)

    def _next_person(self) -> str:
        """The first who has not said yes or no; nobody while the safety track is open."""
        if self._view is None or self._view.safety_locked:
            return ""
        waiting = (None, ConsentAnswer.NOT_REACHED)
        return next((row.person for answer in waiting for row in self._view.rows if row.answer is answer), "")

    def action_add_person(self) -> None:
        """F2: a guardian or somebody else."""
        self.open_by_key(PERSON)

    def action_answer_next(self) -> None:
        """F4: the first who has not answered."""
        self._table.go_to(self._next_person())
        self.open_by_key(f"{ANSWER}:{self._next_person()}")

    def action_choose_mode(self) -> None:
        """F6: how the log is kept when the family does not want it digital."""
        self.open_by_key(MODE)

    def on_consent_table_chosen(self, event: ConsentTable.Chosen) -> None:
        """Enter on a row."""
        event.stop()
        self.open_by_key(f"{ANSWER}:{event.person}")

    # forms

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """The forms of this place: a person, the log's mode, and an answer by each who must give one."""
        command, _, person = key.partition(":")
        if not self.can_fill_in(command):
            return None
        if command == ANSWER:
            return self._answer_sheet(key, person)
        sheet = self.plain_sheet(command)
        return replace(sheet, fields=tuple(map(_asked_for, sheet.fields))) if sheet and command == PERSON else sheet

    def _answer_sheet(self, key: str, person: str) -> Sheet | None:
        row = self._row(person)
        if self.head is None or self._view is None or row is None or self._view.safety_locked:
            return None
        form, today = self.head.forms[ANSWER], self.head.today
        fields = in_lines(sheet_fields(form, self.translator, today, without=("signatory",)))
        until = parse(f"+{self._view.months}mnd", today, Direction.FORWARD)
        said = self.tr("Ctrl+R puts in the proposal.")
        fields = tuple(
            replace(one, default="", hint=f"{said} {one.hint}") if one.name == VALID_UNTIL else one for one in fields
        )
        fields = tuple(replace(one, default=list(row.agencies)) if one.name == AGENCIES else one for one in fields)
        return Sheet(
            key=key,
            command=ANSWER,
            title=self.tr("ANSWER OF {name}", name=row.name),
            fields=fields,
            step=self.step_of(ANSWER),
            given={"signatory": person},
            proposed={VALID_UNTIL: as_draft(until, self.translator)},
        )

    @override
    async def after_store(self, sheet: Sheet) -> None:
        """Stand on the next who has not answered."""
        self._table.go_to(self._next_person())
        self.show_status()


def _asked_for(spec: FieldSpec) -> FieldSpec:
    """Who has parental responsibility decides who must answer: it is not left open."""
    return replace(spec, required=True) if spec.name == RESPONSIBLE else spec

"""The forms of the consent's place: the guide's own, and those about sharing that no step asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.consent import GIVEN
from bti_tui.domain.consent_course import ConsentWant
from bti_tui.domain.date_words import parse
from bti_tui.domain.field_kind import Direction
from bti_tui.domain.ids import CaseId
from bti_tui.domain.views.consent_view import ConsentView, SignatoryRow
from bti_tui.screens.form_place import FormPlace
from bti_tui.screens.save_file import told_place
from bti_tui.screens.sharing_forms import BASIS, RESPONSIBILITY, REVIEW, SCOPE, WITHDRAW, SharingForms
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.usecases.sharing_lists import SharingLists
from bti_tui.widgets.field import DraftValue, FieldSpec, Values, as_draft
from bti_tui.widgets.form import Form
from bti_tui.widgets.notice import Need

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

ANSWER, PERSON, MODE = "answer_consent", "add_person", "choose_log_mode"
SAFETY, LATER, DECISION = "check_safety", "after_withdrawal", "decide"
FORM_OF_WANT: Final = {
    ConsentWant.SCOPE: SCOPE,
    ConsentWant.RESPONSIBILITY: RESPONSIBILITY,
    ConsentWant.PERSON: PERSON,
    ConsentWant.ANSWER: ANSWER,
    ConsentWant.REVIEW: REVIEW,
    ConsentWant.WITHOUT_LOG: MODE,
    ConsentWant.DECISION: DECISION,
}
VALID_UNTIL, RESPONSIBLE, AGENCIES, ANSWER_FIELD = "valid_until", "responsible", "agencies", "answer"


class ConsentSheets(FormPlace):
    """Knows who must answer and what the family is asked, and makes the forms for it."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self.view: ConsentView | None = None
        self.lists: SharingLists | None = None
        self._asked_with: dict[str, DraftValue] | None = None
        """What stood in the form when it was asked which services a yes is for."""

    def row(self, person: str) -> SignatoryRow | None:
        return next((row for row in self.view.rows if row.person == person), None) if self.view else None

    @override
    def sheet_for(self, key: str) -> Sheet | None:
        """The forms of this place: a person, the log's mode, and an answer by each who must give one."""
        command, _, person = key.partition(":")
        if command in (SCOPE, WITHDRAW, REVIEW, RESPONSIBILITY, BASIS):
            return self._sharing_sheet(command, person)
        if not self.can_fill_in(command):
            return None
        if command == ANSWER:
            return self._answer_sheet(key, person)
        sheet = self.plain_sheet(command)
        return replace(sheet, fields=tuple(map(_asked_for, sheet.fields))) if sheet and command == PERSON else sheet

    @override
    def on_form_submitted(self, event: Form.Submitted) -> None:
        """A yes that names none of the services asked about is stored as one to the log alone, once that is seen."""
        if event.form is self.panel.form and self._is_unclear(event.values) and self._asked_with != event.form.draft:
            event.prevent_default()
            event.stop()
            self._asked_with = event.form.draft
            self._ask_which(event.form)

    def _is_unclear(self, values: Values) -> bool:
        if self.sheet is None or self.sheet.command != ANSWER or values.get(AGENCIES):
            return False
        return bool(self._others_asked) and values.get(ANSWER_FIELD) in GIVEN

    @property
    def _others_asked(self) -> list[str]:
        """The other services that the family is asked about, by name."""
        scope = self.view.sharing.scope if self.view else None
        own = self.lists.own_agency if self.lists else ""
        return [self.choice("agency", one) for one in scope.to_agencies if one != own] if scope else []

    def _ask_which(self, form: Form) -> None:
        services = ", ".join(self._others_asked)
        said = self.tr("A yes to what? No service is chosen. Ctrl+R puts in {services}.", services=services)
        only = self.tr("Only to the log? Then store it once more: nobody else is told anything.")
        self.notice.say(said, [Need(only)])
        form.focus_field(form.field(AGENCIES))

    async def action_paper(self) -> None:
        """F10: a paper for the family."""
        from bti_tui.screens.consent_paper import PaperScreen

        if self.lists is not None:
            paper = PaperScreen(self.desk, self.case_id, self.lists)
            await self.app.push_screen(paper, lambda _: self._after_paper(paper.written))

    def _after_paper(self, path: Path | None) -> None:
        self.perform(self._printed(path))

    async def _printed(self, path: Path | None) -> None:
        """Where the file lies; what was given is this place's own doing, and no news."""
        await self.load()
        if path is not None:
            self.set_status(told_place(path, self.translator, self.size.width))

    @property
    def forms(self) -> SharingForms | None:
        if self.view is None or self.lists is None or self.head is None:
            return None
        return SharingForms(self.translator, self.view, self.lists, self.head.today)

    def _sharing_sheet(self, command: str, person: str) -> Sheet | None:
        forms, row = self.forms, self.row(person)
        if forms is None or self.head is None:
            return None
        if command == WITHDRAW:
            return forms.withdrawal(row, lambda code: self.choice("agency", code)) if row and row.stands else None
        if not self.head.is_open:
            return None
        if command == SCOPE:
            language = self.translator.language
            listed = self.head.words.choices.get("agency", ())
            return forms.scope(tuple((one.code, one.label.speak(language)) for one in listed))
        plain = {REVIEW: forms.review, RESPONSIBILITY: forms.responsibility, BASIS: forms.basis}
        return plain[command]()

    @override
    def values_of(self, sheet: Sheet, values: Values) -> Values:
        """Numbers and editions of texts as the commands want them."""
        forms = self.forms
        return forms.values_of(sheet, values) if forms is not None else super().values_of(sheet, values)

    def _answer_sheet(self, key: str, person: str) -> Sheet | None:
        row = self.row(person)
        if self.head is None or self.view is None or row is None or self.view.safety_locked:
            return None
        form, today = self.head.forms[ANSWER], self.head.today
        fields = in_lines(sheet_fields(form, self.translator, today, without=("signatory",)))
        until = parse(f"+{self.view.months}mnd", today, Direction.FORWARD)
        said = self.tr("Ctrl+R puts in the proposal.")
        fields = tuple(
            replace(one, default="", hint=f"{said} {one.hint}") if one.name == VALID_UNTIL else one for one in fields
        )
        fields = tuple(self._agencies_field(one, row) if one.name == AGENCIES else one for one in fields)
        scope = self.view.sharing.scope
        proposed: dict[str, DraftValue] = {
            VALID_UNTIL: as_draft(scope.valid_until if scope else until, self.translator)
        }
        if scope and self.forms is not None:
            fields = (*fields, *self.forms.beside_answer(row, scope))
            proposed[AGENCIES] = list(scope.to_agencies)
        return Sheet(
            key=key,
            command=ANSWER,
            title=self.tr("ANSWER OF {name}", name=row.name),
            fields=fields,
            step=self.step_of(ANSWER),
            given={"signatory": person},
            proposed=proposed,
        )

    def _agencies_field(self, spec: FieldSpec, row: SignatoryRow) -> FieldSpec:
        """Those whom the family is asked about; what she said yes to before stands there."""
        scope = self.view.sharing.scope if self.view else None
        asked = [one for one in spec.options if scope is None or one[0] in scope.to_agencies]
        return replace(spec, options=tuple(asked), default=[one for one in row.agencies if one in dict(asked)])


def _asked_for(spec: FieldSpec) -> FieldSpec:
    """Who has parental responsibility decides who must answer: it is not left open."""
    return replace(spec, required=True) if spec.name == RESPONSIBLE else spec

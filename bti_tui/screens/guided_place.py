"""A place of one case that speaks the words of the guide that the case follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import Reason
from bti_tui.domain.ids import CaseId
from bti_tui.screens.agenda_text import agenda_sections
from bti_tui.screens.case_place import CasePlace
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.screens.sheet import Sheet
from bti_tui.screens.sheet_fields import in_lines, sheet_fields
from bti_tui.screens.step_answer import StepAnswer
from bti_tui.usecases.case_pages import CaseHead

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context


class GuidedPlace(CasePlace[StepAnswer]):
    """Knows the case as it was read, and which forms the guide has for it here."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self.head: CaseHead | None = None

    @property
    @override
    def drawn(self) -> int:
        """The version of the case that the place was read at."""
        return self.head.version if self.head else 0

    def step_of(self, command: str) -> str:
        """The step of the guide that asks for a command."""
        return self.head.steps[command].id if self.head and command in self.head.steps else ""

    def can_fill_in(self, command: str) -> bool:
        """Whether the guide asks for a command and the case goes on."""
        return self.head is not None and self.head.is_open and command in self.head.forms

    def case_crumb(self) -> tuple[str, ...]:
        """The case on the way here."""
        return (f"{self.head.number} {self.head.short_name}".rstrip(),) if self.head else ()

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

    @override
    def reason_text(self, reason: Reason) -> str:
        """Guards in the guide's own words."""
        said = self.head.words.guard(reason.code, self.translator.language) if self.head else ""
        return said or super().reason_text(reason)

    @override
    def help_page(self) -> HelpPage:
        """The guide's help for the steps that are done here."""
        if self.head is None:
            return super().help_page()
        language = self.translator.language
        steps = list({step.id: step for step in self.head.steps.values()}.values())
        sections = [HelpSection(step.what.speak(language), step.help.speak(language)) for step in steps]
        return HelpPage(self.place, (*sections, *agenda_sections(steps, self.translator)))

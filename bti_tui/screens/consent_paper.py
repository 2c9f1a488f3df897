"""A paper for the family: which, in which language, for whom, and where it shall lie."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.field_kind import FieldKind
from bti_tui.domain.ids import CaseId, LanguageCode, PersonId
from bti_tui.domain.text_pack import Paper
from bti_tui.i18n import N_
from bti_tui.screens.law_form import LawForm
from bti_tui.screens.overdue_text import checked_day
from bti_tui.screens.save_file import ALONE
from bti_tui.usecases.consent_papers import PaperOrder, print_paper
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.sharing_lists import SharingLists
from bti_tui.widgets.field import FieldChoice, FieldSpec, Picked, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

PAPER, LANGUAGE, PERSON, FILE = "paper", "language", "person", "file"
PAPERS: Final = {
    Paper.FORM: (N_("Consent form"), "s"),
    Paper.PARENTS: (N_("Sheet for parents"), "f"),
    Paper.YOUTH: (N_("Sheet for youth"), "u"),
    Paper.PLAIN: (N_("Sheet in plain language"), "k"),
}
KEYS: Final = "123456789"


class PaperScreen(LawForm):
    """Prints through the gate: it is refused for whoever may not have it, and stands in the case and the access log."""

    def __init__(self, desk: Desk[Context], case_id: CaseId, lists: SharingLists) -> None:
        super().__init__(desk)
        self.case_id = case_id
        self.lists = lists
        self.written: Path | None = None

    @override
    def heading(self) -> str:
        return self.tr("A paper for the family")

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("Who gets it is written down in the case. How to take a consent back stands on every paper."),
            self.tr(ALONE),
            *self._checked(),
        ]

    def _checked(self) -> Iterable[str]:
        """When somebody last held the texts against the law (R52)."""
        tr = self.translator
        days = ", ".join(f"{name} {checked_day(day, tr)}" for name, day, _ in self.lists.checked)
        yield self.tr("Texts last gone through: {days}.", days=days)
        old = ", ".join(name for name, _, is_old in self.lists.checked if is_old)
        if old:
            yield self.tr("! That is more than half a year ago: {languages}. Ask before you use them.", languages=old)

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        papers = tuple(FieldChoice(code.value, self.tr(text), key) for code, (text, key) in PAPERS.items())
        yield FieldSpec(PAPER, FieldKind.CHOICE, self.tr("Paper"), required=True, choices=papers)
        languages = tuple(
            FieldChoice(code, name, key) for key, (code, name, _) in zip(KEYS, self.lists.languages, strict=False)
        )
        yield FieldSpec(LANGUAGE, FieldKind.CHOICE, self.tr("Language"), required=True, choices=languages)
        hint = self.tr("Type a part of the name.")
        options = tuple((person, name) for person, name in self.lists.people)
        yield FieldSpec(PERSON, FieldKind.PERSON, self.tr("Who gets it"), hint, required=True, options=options)
        ends = self.tr("The name ends in .pdf or .txt.")
        yield FieldSpec(FILE, FieldKind.LINE, self.tr("File"), ends, required=True)

    @override
    async def carry_out(self, values: Values) -> None:
        picked = values[PERSON]
        person = PersonId(picked.id or "") if isinstance(picked, Picked) else PersonId("")
        order = PaperOrder(
            self.case_id,
            Paper(str(values[PAPER])),
            LanguageCode(str(values[LANGUAGE])),
            person,
            Path(str(values[FILE])),
        )
        self.say_making(order.path)
        self.written = await self.ask(print_paper, order)
        self.mark_saved()
        self.dismiss(True)

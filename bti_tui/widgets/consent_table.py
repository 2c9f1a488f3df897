"""Who must answer about the consent, one row for each: the answer by a sign and a word."""

from collections.abc import Callable
from datetime import date

from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from typing_extensions import override

from bti_tui.domain.consent import GIVEN, ConsentAnswer
from bti_tui.domain.views.consent_view import ConsentView, SignatoryRow
from bti_tui.i18n import N_, Translator
from bti_tui.widgets.row_list import Row, RowList, cell

Choice = Callable[[str, str], str]
"""What a code is called: the name of the guide's list, then the code."""

ANSWER, FORM, ANSWERED, UNTIL = 22, 9, 8, 11
"""Columns of the answer, of how it was given, and of the dates; the name gets the rest."""


class ConsentTable(RowList):
    """The signatories; Enter answers for the one that the cursor stands on."""

    BINDINGS = [Binding("enter", "choose", N_("Answer"), priority=True, id="consent-answer")]

    class Chosen(Message):
        """This person's answer shall be written down."""

        def __init__(self, person: str) -> None:
            super().__init__()
            self.person = person

    def __init__(self) -> None:
        super().__init__(id="consent-table")
        self.is_locked = False

    def show(self, view: ConsentView, tr: Translator, choice: Choice, today: date) -> None:
        """Draw the rows; while the safety track is open none can be chosen."""
        self.is_locked = view.safety_locked

        def draw(row: SignatoryRow) -> Callable[[int], str]:
            return lambda width: self._row(row, width, tr, choice, today)

        heading = Row("", lambda width: self._heading(width, tr), is_heading=True)
        self.show_rows([heading, *(Row(row.person, draw(row)) for row in view.rows)])

    def _heading(self, width: int, tr: Translator) -> str:
        names = (tr.tr("Who must answer"), tr.tr("Answer"), tr.tr("How"), tr.tr("Answered"), tr.tr("Valid until"))
        return _line(names, width)

    def _row(self, row: SignatoryRow, width: int, tr: Translator, choice: Choice, today: date) -> str:
        relation = choice("relation", row.relation) if row.relation != "subject" else ""
        name = f"{row.name} ({relation})" if relation else row.name
        answer = answer_word(row, tr, choice)
        days = (f"{row.on:%d.%m.%y}" if row.on else "", f"{row.valid_until:%d.%m.%Y}" if row.valid_until else "")
        form = choice("consent_form", row.form) if row.form else ""
        return _line((name, f"{_sign(row, today)} {answer}", form, *days), width)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter works on a person only."""
        if action != "choose":
            return super().check_action(action, parameters)
        return bool(self.keys) and not self.is_locked

    async def action_choose(self) -> None:
        """Enter: this one's answer."""
        person = await self.settled()
        if not person or self.is_locked:
            raise SkipAction
        await self.tell(self.Chosen(person))


def _line(parts: tuple[str, ...], width: int) -> str:
    fixed = (ANSWER, FORM, ANSWERED, UNTIL)
    widths = (max(10, width - sum(fixed) - len(fixed)), *fixed)
    return " ".join(cell(part, columns) for part, columns in zip(parts, widths, strict=True))


def _sign(row: SignatoryRow, today: date) -> str:
    if row.answer is ConsentAnswer.NO:
        return "x"
    if row.is_withdrawn:
        return "x"
    ended = row.valid_until is not None and row.valid_until < today
    return "ok" if row.answer in GIVEN and not ended else "!"


def answer_word(row: SignatoryRow, tr: Translator, choice: Choice) -> str:
    """What somebody answered, in a word or two: taken back is no refusal."""
    if row.is_withdrawn:
        return tr.tr("taken back")
    if row.answer is None:
        return tr.tr("has not answered") if row.is_needed else tr.tr("may answer too")
    said = choice("consent_answer", row.answer)
    return tr.tr("{answer}, less since", answer=said) if row.taken_back else said

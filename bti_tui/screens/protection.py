"""The forms about what of a person must not be known: where she lives (adressesperre), and her national id number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.address import AddressGrade, NumberNeed, ProtectionSource
from bti_tui.domain.commands import Command, NoteNationalId, ProtectAddress
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import CaseId
from bti_tui.domain.national_id import NumberRule, national_id
from bti_tui.domain.reconcile import Seen
from bti_tui.i18n import N_
from bti_tui.screens.form_draft import FormDraft
from bti_tui.screens.law_form import REASON
from bti_tui.screens.people_form import OfPerson
from bti_tui.screens.whereabouts import WhereaboutsScreen
from bti_tui.usecases.case_people import PeoplePage, PersonLine
from bti_tui.usecases.drafts import people_draft
from bti_tui.usecases.grounds import Grounds
from bti_tui.usecases.national_id import show_number
from bti_tui.usecases.whereabouts import proposed_words
from bti_tui.widgets.field import FieldChoice, FieldSpec, Values

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

GRADE, SINCE, EXPIRES_ON, SOURCE, WORDS, NUMBER = "grade", "since", "expires_on", "source", "words", "number"
DIGITS, NEED, OUT = "digits", "need", "out"
GRADES: Final = {
    AddressGrade.OPEN: (N_("No protection"), "i"),
    AddressGrade.CONFIDENTIAL: (N_("Confidential (the old code 7)"), "f"),
    AddressGrade.STRICT: (N_("Strictly confidential (the old code 6)"), "s"),
}
"""How an address is graded, and the key that picks it."""
SOURCES: Final = {
    ProtectionSource.REGISTRY: (N_("The population register"), "r"),
    ProtectionSource.POLICE: (N_("The police"), "p"),
    ProtectionSource.CHILD_WELFARE: (N_("Child welfare"), "b"),
    ProtectionSource.FAMILY: (N_("The family"), "f"),
    ProtectionSource.OTHER: (N_("Others"), "a"),
}
NEEDS: Final = {
    NumberNeed.REPORT: (N_("The report to child welfare"), "m"),
    NumberNeed.ARCHIVE: (N_("The archive"), "a"),
}
SIGNS: Final = {
    AddressGrade.CONFIDENTIAL: N_("! CONFIDENTIAL ADDRESS"),
    AddressGrade.STRICT: N_("! STRICTLY CONFIDENTIAL ADDRESS"),
}
"""What stands beside whoever has a graded address."""
MASK: Final = "****** *****"


class ProtectScreen(OfPerson):
    """How the address of somebody is graded; strict asks once more, since it takes words away for good."""

    KIND = "address"

    def __init__(self, desk: Desk[Context], case_id: CaseId, page: PeoplePage, person: PersonLine) -> None:
        super().__init__(desk, case_id, page, person)
        place, version = people_draft(self.KIND), page.version
        self.draft = self.kept = FormDraft(self, place, case_id, person.id, version, left_out=frozenset({WORDS}))
        self._waits: ProtectAddress | None = None
        self._words = ""
        self._proposed = ""

    @override
    def heading(self) -> str:
        return self.tr("Address protection for {name}", name=self.person.name)

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("Confidential: the address is for public bodies only. Each copy and print warns of it."),
            self.tr(
                "Strict: nothing in the case may say where. Every place that was written down goes for good, and what "
                "you have written freely is shown to you, text by text, where it holds one of your words."
            ),
        ]

    @override
    async def _open(self) -> None:
        self._proposed = await self.ask(proposed_words, self.case_id)
        await super()._open()

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        tr, now, choice, day = self.tr, self.person.protection, FieldKind.CHOICE, FieldKind.DATE
        grades = tuple(FieldChoice(code.value, tr(text), key) for code, (text, key) in GRADES.items())
        sources = tuple(FieldChoice(code.value, tr(text), key) for code, (text, key) in SOURCES.items())
        since, ends = (_typed(now.since), _typed(now.expires_on)) if now else ("", "")
        grade, source = (now.grade.value, now.source.value) if now else ("", "")
        yield FieldSpec(GRADE, choice, tr("The address is"), required=True, choices=grades, default=grade)
        hint = tr("The day of the decision.")
        yield FieldSpec(SINCE, day, tr("From"), hint, direction=Direction.BACK, default=since)
        hint = tr("The last day of the decision, often after a year. You are reminded a month before.")
        yield FieldSpec(EXPIRES_ON, day, tr("Until"), hint, direction=Direction.FORWARD, default=ends)
        yield FieldSpec(SOURCE, choice, tr("Who says so"), choices=sources, default=source)
        hint = tr("Only when the protection is lowered or ended.")
        yield FieldSpec(REASON, FieldKind.LINE, tr("Why"), hint)
        hint = tr("For strict: school, kindergarten, street, place, with commas. They are kept nowhere.")
        yield FieldSpec(WORDS, FieldKind.LINE, tr("Words that tell where"), hint, default=self._proposed)

    @override
    def command(self, values: Values) -> ProtectAddress:
        grade = AddressGrade(str(values[GRADE]))
        is_open, source = grade is AddressGrade.OPEN, str(values.get(SOURCE) or "")
        return ProtectAddress(
            case_id=self.case_id,
            person=self.person.id,
            grade=grade,
            since=None if is_open else _day(values, SINCE),
            expires_on=None if is_open else _day(values, EXPIRES_ON),
            source=ProtectionSource(source) if source and not is_open else None,
            reason=str(values.get(REASON) or "") or None,
        )

    @override
    async def carry_out(self, values: Values) -> None:
        if self._waits is not None:
            await self._confirm(self._waits, str(values[NUMBER]))
            return
        command, self._words = self.command(values), str(values.get(WORDS) or "")
        if command.grade is AddressGrade.STRICT and not self.page.is_strict:
            await self._ask_once_more(command)
        else:
            await self.give(command, Seen(self.kept.begun, self.page.version))

    async def _ask_once_more(self, command: ProtectAddress) -> None:
        self._waits = command
        self.draft = None
        await self.ask_page()

    @override
    async def ask_page(self) -> None:
        """Before the places go, the number of the case."""
        if self._waits is None:
            await super().ask_page()
            return
        self.told.update(self.tr("Every place that was written down in the case goes now, and never comes back."))
        hint = self.tr("Such as {number}. Then it is done.", number=self.page.number)
        number = FieldSpec(NUMBER, FieldKind.LINE, self.tr("Case number"), hint, required=True)
        await self.show_form((number,), self.tr("Take the places out for good"))

    async def _confirm(self, command: ProtectAddress, number: str) -> None:
        if number.strip().upper().removeprefix("S-").lstrip("0") != self.page.number.removeprefix("S-").lstrip("0"):
            if self.form is not None:
                self.form.field(NUMBER).set_error(self.tr("another number"))
            return
        await self.give(command, Seen(self.kept.begun, self.page.version))

    @override
    def leave(self) -> None:
        """After strict comes what a person has to go through."""
        if self._waits is None:
            super().leave()
        else:
            self.app.switch_screen(WhereaboutsScreen(self.desk, self.case_id, self._words))


class NumberScreen(OfPerson):
    """The national id number of somebody: noted for a need, shown when it is asked for, or taken out. No draft."""

    KIND = "number"
    BINDINGS = [Binding("f3", "show", N_("Show it"), priority=True, id="number-show")]

    def __init__(self, desk: Desk[Context], case_id: CaseId, page: PeoplePage, person: PersonLine) -> None:
        super().__init__(desk, case_id, page, person)
        self.draft = None

    @override
    def heading(self) -> str:
        return self.tr("National id number of {name}", name=self.person.name)

    @override
    def lines(self) -> list[str]:
        known = self.tr("Written down: {number}", number=MASK)
        missing = self.tr("No number is written down.")
        return [
            known if self.person.has_number else missing,
            self.tr("Only when it is needed: it is in no list, no log and no search."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        needs = tuple(FieldChoice(code.value, self.tr(text), key) for code, (text, key) in NEEDS.items())
        label, hint = self.tr("National id number"), self.tr("Eleven digits, or a D-number.")
        hidden = self.host.state.names_hidden
        yield FieldSpec(DIGITS, FieldKind.LINE, label, hint, judge=self._judge, secret=hidden)
        yield FieldSpec(NEED, FieldKind.CHOICE, self.tr("Needed for"), choices=needs)
        if self.person.has_number:
            hint = self.tr("The number goes for good.")
            yield FieldSpec(OUT, FieldKind.YES_NO, self.tr("Take it out"), hint, default="no")

    @override
    async def carry_out(self, values: Values) -> None:
        """Nothing is taken out by a key too many."""
        if (values.get(DIGITS) or values.get(OUT) is True) or self.form is None:
            await super().carry_out(values)
        else:
            self.form.field(DIGITS).set_error(self.tr("missing"))
            self.form.focus_field(self.form.field(DIGITS))

    def _judge(self, typed: str) -> str:
        found = national_id(typed)
        if found is None:
            return self.tr("not a possible number") if typed.strip() else ""
        kind = self.tr("D-number") if found.is_d_number else self.tr("national id number")
        rule = self.tr("by the rule of 2032") if found.rule is NumberRule.OF_2032 else ""
        return self.tr("possible") + " " + " ".join(part for part in (kind, rule) if part)

    @override
    def command(self, values: Values) -> Command:
        need = str(values.get(NEED) or "")
        return NoteNationalId(
            case_id=self.case_id,
            person=self.person.id,
            digits=None if values.get(OUT) is True else str(values.get(DIGITS) or "") or None,
            need=NumberNeed(need) if need else None,
        )

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a number to show, and names are not hidden from those who look over the shoulder."""
        if action == "show":
            return self.person.has_number and not self.host.state.names_hidden
        return super().check_action(action, parameters)

    def action_show(self) -> None:
        """F3: the number itself; that it was asked for is written down."""
        self.perform(self._show())

    async def _show(self) -> None:
        digits = await self.ask(show_number, self.case_id, self.person.id)
        shown = self.tr("Written down: {number}", number=f"{digits[:6]} {digits[6:]}")
        self.told.update("\n".join([shown, *self.lines()[1:]]))


def _typed(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _day(values: Values, name: str) -> date | None:
    value = values.get(name)
    return value if isinstance(value, date) else None

"""The forms about the people of a case: a person, who may be told, a colleague let in, a sibling, a birth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import (
    AddPerson,
    Command,
    CorrectPerson,
    LetIn,
    RegisterBirth,
    RemovePerson,
    SettleTelling,
)
from bti_tui.domain.errors import NotFound
from bti_tui.domain.field_kind import Direction, FieldKind
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.people import Relation, SubjectKind, Telling
from bti_tui.i18n import N_
from bti_tui.screens.law_form import REASON
from bti_tui.screens.people_form import BORN_ON, NAME, OfPerson, PeopleForm
from bti_tui.screens.protection import ProtectScreen
from bti_tui.usecases.case_people import PeoplePage, PersonLine, link_sibling
from bti_tui.usecases.drafts import PEOPLE
from bti_tui.usecases.grounds import Grounds
from bti_tui.widgets.field import FieldChoice, FieldSpec, Picked, Values, as_draft

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft
    from bti_tui.usecases.context import Context

RELATION, RESPONSIBLE, TELLING, WHY, WHO, NUMBER = "relation", "responsible", "telling", "why", "colleague", "number"
DUE_ON = "due_on"
TELLINGS: Final = {
    Telling.ALL: (N_("Everything"), "a"),
    Telling.PART: (N_("Only some of it"), "n"),
    Telling.NOTHING: (N_("Nothing now"), "i"),
}
"""How much somebody may be told, and the key that picks it."""


class PersonScreen(PeopleForm):
    """Somebody new, or somebody put right."""

    KIND = "person"

    def __init__(self, desk: Desk[Context], case_id: CaseId, page: PeoplePage, person: PersonLine | None) -> None:
        """`person` is the one to be put right; None for a new one."""
        super().__init__(desk, case_id, page, person.id if person else "")
        self.person = person

    @override
    def heading(self) -> str:
        return self.tr("Put a person right") if self.person else self.tr("Add a person")

    @override
    def lines(self) -> list[str]:
        if self.person is None:
            return [self.tr("A guardian, a sibling or somebody else who matters to the child.")]
        return [self.tr("What stood here before stays in the history of the case.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        one = self.person
        yield self.name_field(one.name if one else "")
        if one is None or one.relation is not Relation.SUBJECT:
            language = self.translator.language
            choices = (FieldChoice(c.code, c.label.speak(language), c.key) for c in self.page.relations)
            now = one.relation.value if one else ""
            label, shown = self.tr("Relation to the child"), tuple(choices)
            yield FieldSpec(RELATION, FieldKind.CHOICE, label, required=True, choices=shown, default=now)
            label, yes = self.tr("Parental responsibility"), bool(one and one.responsible)
            hint = self.tr("Whoever has it answers for the consent, and has a right to know.")
            yield FieldSpec(RESPONSIBLE, FieldKind.YES_NO, label, hint, default="yes" if yes else "no")
        yield self.born_field(one.born_on if one else None)
        if one is not None and self._expects(one):
            due = as_draft(self.page.due_on, self.translator) if self.page.due_on else ""
            hint = self.tr("The day the child is expected; empty when nobody knows yet.")
            yield FieldSpec(DUE_ON, FieldKind.DATE, self.tr("Due date"), hint, direction=Direction.FORWARD, default=due)

    @override
    def command(self, values: Values) -> Command:
        is_subject = self.person is not None and self.person.relation is Relation.SUBJECT
        relation = Relation.SUBJECT if is_subject else Relation(str(values[RELATION]))
        name, responsible, born_on = str(values[NAME]), values.get(RESPONSIBLE) is True, values.get(BORN_ON)
        born, due_on = born_on if isinstance(born_on, date) else None, values.get(DUE_ON)
        if self.person is None:
            return AddPerson(
                case_id=self.case_id, full_name=name, relation=relation, responsible=responsible, born_on=born
            )
        return CorrectPerson(
            case_id=self.case_id,
            person=self.person.id,
            full_name=name,
            relation=relation,
            responsible=responsible,
            born_on=born,
            due_on=due_on if isinstance(due_on, date) else None,
        )

    def _expects(self, one: PersonLine) -> bool:
        return one.relation is Relation.SUBJECT and self.page.subject_kind is SubjectKind.PREGNANT


class RemovePersonScreen(OfPerson):
    """Somebody was entered by mistake."""

    KIND = "removal"

    @override
    def heading(self) -> str:
        return self.tr("Take out {name}", name=self.person.name)

    @override
    def lines(self) -> list[str]:
        return [self.tr("For somebody entered by mistake. The name goes from the case, and stays in its history.")]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield self.reason(self.tr("What the mistake was."))

    @override
    def command(self, values: Values) -> Command:
        return RemovePerson(case_id=self.case_id, person=self.person.id, reason=str(values[REASON]))


class TellingScreen(OfPerson):
    """How much somebody may be told."""

    KIND = "telling"

    @override
    def heading(self) -> str:
        return self.tr("What may {name} be told?", name=self.person.name)

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("Parents with shared responsibility are told the same, unless it is a danger to somebody."),
            self.tr("Why somebody is told nothing is shielded: it is in no log and no print."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        choices = tuple(FieldChoice(code.value, self.tr(text), key) for code, (text, key) in TELLINGS.items())
        now = self.person.telling.value
        yield FieldSpec(TELLING, FieldKind.CHOICE, self.tr("May be told"), required=True, choices=choices, default=now)
        hint = self.tr("Why not, or what may be told. Not needed for everything.")
        yield FieldSpec(WHY, FieldKind.LINE, self.tr("Why, or what"), hint, default=self.person.why)

    @override
    def command(self, values: Values) -> Command:
        telling, why = Telling(str(values[TELLING])), str(values.get(WHY) or "")
        return SettleTelling(case_id=self.case_id, person=self.person.id, telling=telling, why=why or None)


class LetInScreen(PeopleForm):
    """A colleague who works with the child sees the case too."""

    KIND = "let_in"

    @override
    def heading(self) -> str:
        return self.tr("Let a colleague see the case")

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("A colleague of your own service sees all but the safety track. One of another service sees"),
            self.tr("the log, as long as the service takes part and the consent holds."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        options = tuple((one.id, one.name) for one in self.page.staff)
        hint = self.tr("Type a part of the name.")
        yield FieldSpec(WHO, FieldKind.PROFESSIONAL, self.tr("Colleague"), hint, required=True, options=options)
        yield self.reason(self.tr("What she needs it for."))

    @override
    def command(self, values: Values) -> Command:
        who = values[WHO]
        user = UserId(who.id or "") if isinstance(who, Picked) else UserId("")
        return LetIn(case_id=self.case_id, colleague=user, reason=str(values[REASON]))


class BirthScreen(PeopleForm):
    """The child of a pregnant woman is born."""

    KIND = "birth"

    @override
    def heading(self) -> str:
        return self.tr("The child is born")

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("This case goes on about the mother. What is in it is hers, and moves nowhere by itself."),
            self.tr("Then comes a case for the child, linked to this one, with a consent of its own. Esc leaves it."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        yield self.name_field()
        yield replace(self.born_field(required=True), direction=Direction.BACK)

    @override
    def command(self, values: Values) -> Command:
        born_on = values[BORN_ON]
        assert isinstance(born_on, date)
        return RegisterBirth(case_id=self.case_id, full_name=str(values[NAME]), born_on=born_on)


class SiblingScreen(PeopleForm):
    """A sibling has a case too."""

    KIND = "sibling"

    @override
    def heading(self) -> str:
        return self.tr("A sibling has a case too")

    @override
    def lines(self) -> list[str]:
        return [
            self.tr("Both cases say that a sibling has a case. Nothing else goes from one to the other:"),
            self.tr("whoever may not see the other case sees neither its number nor a name."),
        ]

    @override
    def fields(self, known: Grounds) -> Iterable[FieldSpec]:
        hint = self.tr("Such as S-012. You must be allowed to see it.")
        yield FieldSpec(NUMBER, FieldKind.LINE, self.tr("Case number"), hint, required=True)

    @override
    async def carry_out(self, values: Values) -> None:
        try:
            await self.insist(link_sibling, self.case_id, str(values[NUMBER]))
        except NotFound:
            if self.form is not None:
                self.form.field(NUMBER).set_error(self.tr("no such case that you see"))
                self.form.focus_field(self.form.field(NUMBER))
            self.show_status()
        else:
            await self.kept.drop()
            self.mark_saved()
            self.dismiss(True)


def half_written(draft: Draft, desk: Desk[Context], page: PeoplePage) -> PeopleForm | None:
    """The form that a draft was typed in, if it can still be filled in."""
    place, _, kind = draft.place.partition(".")
    case_id, person = draft.case_id, next((one for one in page.people if one.id == draft.step), None)
    if place != PEOPLE or case_id is None:
        return None
    if kind == PersonScreen.KIND and (person is not None or not draft.step):
        return PersonScreen(desk, case_id, page, person)
    for about_person in (RemovePersonScreen, TellingScreen, ProtectScreen):
        if kind == about_person.KIND and person is not None:
            return about_person(desk, case_id, page, person)
    return next(
        (one(desk, case_id, page) for one in (LetInScreen, SiblingScreen, BirthScreen) if kind == one.KIND), None
    )

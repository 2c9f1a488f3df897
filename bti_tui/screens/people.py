"""The people of a case: who is in it, who may be told, which colleagues see it, siblings with cases of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.commands import LetOut
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.domain.people import Professional, Relation, SubjectKind, Telling
from bti_tui.i18n import N_
from bti_tui.screens.birth_place import BIRTHS, TWIN, BirthPlace, has_born, may_be_born
from bti_tui.screens.people_form import PeopleForm
from bti_tui.screens.people_text import UNSEEN, linked_heading
from bti_tui.screens.person_form import (
    LetInScreen,
    PersonScreen,
    RemovePersonScreen,
    SiblingScreen,
    TellingScreen,
    half_written,
)
from bti_tui.screens.place import HelpPage, HelpSection, MenuEntry
from bti_tui.screens.protection import SIGNS, NumberScreen, ProtectScreen
from bti_tui.screens.whereabouts import WhereaboutsScreen
from bti_tui.usecases.case_people import PeoplePage, PersonLine, SiblingLine, people_page, unlink_sibling
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.execute import execute
from bti_tui.widgets.row_list import Row, behind, cell

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

NAME, RELATION, BORN = 24, 14, 15
"""Columns."""
BORN_FROM: Final = 100
"""Columns from which there is room for a date of birth."""
MORE: Final = {
    "birth": N_("The child is born"),
    "own_case": N_("Begin a case for the child"),
    "address": N_("Address protection of the person of the row"),
    "number": N_("National id number of the person of the row"),
    "whereabouts": N_("Go through what tells where"),
}
"""What the menu offers beside the keys."""
SUBJECTS: Final = {
    SubjectKind.CHILD: N_("Child"),
    SubjectKind.YOUTH: N_("Youth"),
    SubjectKind.PREGNANT: N_("Pregnant"),
    SubjectKind.PARENT: N_("Parent"),
}


class PeopleScreen(BirthPlace):
    """F2 adds, F4 puts right, F7 says who may be told, F5 lets a colleague in, F8 links a sibling, F6 takes out."""

    BINDINGS = [
        Binding("f2,ctrl+n", "add", N_("Add"), priority=True, id="ny"),
        Binding("f4", "correct", N_("Put right"), priority=True, id="neste"),
        Binding("f5", "let_in", N_("Let in"), priority=True, id="visning"),
        Binding("f6", "take_out", N_("Take out"), priority=True, id="mote"),
        Binding("f7", "telling", N_("Told"), priority=True, id="bak"),
        Binding("f8", "sibling", N_("Sibling"), priority=True, id="fram"),
    ]

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._page: PeoplePage | None = None
        self._goes_on = True
        """What lies half written is opened once, when one comes here."""

    @override
    def crumbs(self) -> tuple[str, ...]:
        """What this is."""
        return (*((self._page.number,) if self._page else ()), self.tr("People"))

    # what it shows

    @override
    async def read(self) -> tuple[str, Sequence[Row]]:
        """Everybody, under three headings."""
        self._page = page = await self.ask(people_page, self.case_id)
        self.draw_header()
        said = self.translator.ntr("{n} person is in the case.", "{n} persons are in the case.", len(page.people))
        return said, list(self._rows(page))

    @override
    async def after_reading(self) -> None:
        """Go on with the newest form that lies half written here."""
        page, goes_on, self._goes_on = self._page, self._goes_on, False
        if page is None or not goes_on or not page.may_change:
            return
        for draft in await self.ask(drafts):
            form = half_written(draft, self.desk, page) if draft.case_id == self.case_id else None
            if form is not None:
                await self.app.push_screen(form)
                return

    def _rows(self, page: PeoplePage) -> Iterator[Row]:
        yield self._heading(self.tr("IN THE CASE"))
        yield from (Row(one.id, partial(self._person, one)) for one in page.people)
        if page.colleagues:
            yield self._heading(self.tr("COLLEAGUES WHO WERE LET IN"))
            yield from (Row(one.id, partial(self._colleague, one)) for one in page.colleagues)
        if page.siblings:
            yield self._heading(self.tr(linked_heading(page.siblings)))
            yield from (Row(one.case_id, partial(self._sibling, one)) for one in page.siblings)

    def _heading(self, text: str) -> Row:
        return Row("", lambda _: text, is_heading=True)

    def _person(self, one: PersonLine, width: int) -> str:
        born = self.translator.day(one.born_on, year=True) if one.born_on else ""
        begin = f"{cell(one.name, NAME)} {cell(self._relation(one), RELATION)} "
        told = ", ".join(self._said(one))
        return behind(begin + (cell(born, BORN) + " " if width >= BORN_FROM else ""), told, width)

    def _said(self, one: PersonLine) -> Iterator[str]:
        if one.protection is not None and one.protection.grade in SIGNS:
            yield self.tr(SIGNS[one.protection.grade])
        if one.responsible:
            yield self.tr("parental responsibility")
        if self._page is not None and self._page.due_on is not None and one.relation is Relation.SUBJECT:
            yield self.tr("due date {day}", day=self.translator.bare_day(self._page.due_on, year=True))
        if one.telling is not Telling.ALL:
            said = self.tr("TOLD NOTHING") if one.telling is Telling.NOTHING else self.tr("told some of it")
            yield f"{said}: {one.why}" if one.why and one.telling is Telling.PART else said

    def _relation(self, one: PersonLine) -> str:
        page, language = self._page, self.translator.language
        if page is None or one.relation is Relation.SUBJECT:
            return self.tr(SUBJECTS[page.subject_kind]) if page else ""
        relations = () if one.relation is Relation.CHILD else page.relations
        found = next((c for c in relations if c.code == one.relation.value), None)
        return found.label.speak(language) if found else self.tr("Child")

    def _colleague(self, one: Professional, width: int) -> str:
        return behind(f"{cell(one.name, NAME)} ", ", ".join(part for part in (one.title, one.unit) if part), width)

    def _sibling(self, one: SiblingLine, _: int) -> str:
        return f"{one.number} {one.short_name}" if one.number else self.tr(UNSEEN[one.kin])

    @property
    def _chosen_person(self) -> PersonLine | None:
        people = self._page.people if self._page else ()
        return next((one for one in people if one.id == self.list.current), None)

    @property
    def _chosen(self) -> Professional | SiblingLine | PersonLine | None:
        page, key = self._page, self.list.current
        if page is None:
            return None
        found: tuple[Professional | SiblingLine, ...] = (
            *(one for one in page.colleagues if one.id == key),
            *(one for one in page.siblings if one.case_id == key),
        )
        return next(iter(found), self._chosen_person)

    @override
    def ready_status(self) -> str:
        """The row in one sentence."""
        match self._chosen:
            case PersonLine() as one:
                said = (one.name, self._relation(one), *self._said(one))
                return ", ".join(part for part in said if part) + "."
            case SiblingLine() as one:
                return self._sibling(one, 0) + "."
            case Professional() as one:
                return self.tr("{name} was let in to see the case. F6 ends it.", name=one.name)
        return ""

    # keys

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whoever only reads the log changes nothing here. What the row is, is seen when the key is carried out."""
        page = self._page
        if action in {"address", "whereabouts"}:
            return page is not None and page.may_protect and (action == "address" or page.is_strict)
        if action not in {"add", "correct", "let_in", "take_out", "telling", "sibling", *MORE}:
            return super().check_action(action, parameters)
        if page is None or not page.may_change:
            return False
        if action == "take_out":
            return len(page.people) > 1 or bool(page.colleagues or page.siblings)
        return action not in BIRTHS or may_be_born(action, page)

    @override
    def menu_entries(self) -> list[MenuEntry]:
        """What is seldom done has no key of its own."""
        texts = MORE | ({"birth": TWIN} if self._page is not None and has_born(self._page) else {})
        more = [MenuEntry(self.tr(text), name) for name, text in texts.items() if self.check_action(name, ())]
        return [*super().menu_entries(), *more]

    async def action_add(self) -> None:
        """F2: somebody new."""
        await self._open(lambda page: PersonScreen(self.desk, self.case_id, page, None))

    async def action_correct(self) -> None:
        """F4: what is written about the person of the row."""
        await self.list.settled()
        person = self._chosen_person
        if person is not None:
            await self._open(lambda page: PersonScreen(self.desk, self.case_id, page, person))

    async def action_telling(self) -> None:
        """F7: how much the person of the row may be told."""
        await self.list.settled()
        person = self._chosen_person
        if person is not None:
            await self._open(lambda page: TellingScreen(self.desk, self.case_id, page, person))

    async def action_let_in(self) -> None:
        """F5: a colleague."""
        await self._open(lambda page: LetInScreen(self.desk, self.case_id, page))

    async def action_sibling(self) -> None:
        """F8: the case of a sibling."""
        await self._open(lambda page: SiblingScreen(self.desk, self.case_id, page))

    @override
    def page_of_people(self) -> PeoplePage | None:
        return self._page

    async def action_address(self) -> None:
        """F10: how the address of the person of the row is graded."""
        person = self._chosen_person
        if person is not None:
            await self._open(lambda page: ProtectScreen(self.desk, self.case_id, page, person))

    async def action_number(self) -> None:
        """F10: the national id number of the person of the row."""
        person = self._chosen_person
        if person is not None:
            await self._open(lambda page: NumberScreen(self.desk, self.case_id, page, person))

    async def action_whereabouts(self) -> None:
        """F10: what in the case tells where."""
        await self.app.push_screen(WhereaboutsScreen(self.desk, self.case_id, ""))

    async def action_take_out(self) -> None:
        """F6: a person entered by mistake, what a colleague sees, or the link to a sibling."""
        await self.list.settled()
        match self._chosen:
            case PersonLine(relation=Relation.SUBJECT):
                self.set_status(self.tr("The one whom the case is about stays."))
            case PersonLine() as person:
                await self._open(lambda page: RemovePersonScreen(self.desk, self.case_id, page, person))
            case Professional() as colleague:
                self.perform(self._let_out(colleague.id))
            case SiblingLine() as sibling:
                self.perform(self._unlink(sibling.case_id))

    async def _open(self, make: Callable[[PeoplePage], PeopleForm]) -> None:
        if self._page is not None:
            await self.app.push_screen(make(self._page))

    async def _let_out(self, user: UserId) -> None:
        await self.insist(execute, LetOut(case_id=self.case_id, colleague=user))
        await self._stored()

    async def _unlink(self, other: CaseId) -> None:
        await self.insist(unlink_sibling, self.case_id, other)
        await self._stored()

    async def _stored(self) -> None:
        self.mark_saved()
        await self._read()

    @override
    def help_page(self) -> HelpPage:
        """What can be done here."""
        told = self.tr(
            "F7 says how much somebody may be told: everything, only some of it, or nothing now. Whoever is told "
            "nothing is in no talk, and why is shielded."
        )
        seen = self.tr(
            "The case is seen by whoever raised it, holds it, stands in or is asked to, their leader, whoever answers "
            "for a measure, and those who are let in here. Everybody else needs an emergency and a written reason."
        )
        return HelpPage(
            self.place,
            (HelpSection(self.tr("Who may be told"), told), HelpSection(self.tr("Who sees the case"), seen)),
        )

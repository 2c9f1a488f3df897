"""The people of a case on the screen, and the colleagues of the store."""

from dataclasses import replace

from bti_tui.domain import commands as c
from bti_tui.domain.facts import (
    ColleagueLetIn,
    ColleagueLetOut,
    PersonAdded,
    PersonCorrected,
    PersonRemoved,
    TellingSettled,
)
from bti_tui.domain.ids import Role
from bti_tui.domain.people import Relation, SubjectKind, Telling
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.person_form import BirthScreen, PersonScreen
from bti_tui.screens.staff import DescribeScreen, StaffScreen
from bti_tui.widgets.field import FieldChoice
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, HOLDER, OWNER
from tests.people import EVERYBODY, PSYCHOLOGIST
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, press, text

AGENCIES = (FieldChoice("kindergarten", "Kindergarten", "k"), FieldChoice("ppt", "PPT", "p"))


async def test_a_person_is_added_put_right_and_taken_out() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        assert "3 persons are in the case." in text(pilot)
        await burst(pilot, "f2", "Solveig Fjellvær", "enter", "a", "enter", "enter", "enter")
        assert is_at(pilot, PeopleScreen)
        assert store.words(store.new(PersonAdded)[-1].full_name) == "Solveig Fjellvær"
        await burst(pilot, "down", "f4")
        assert is_at(pilot, PersonScreen)
        await burst(pilot, "end", " Lie", "f4")
        (right,) = store.new(PersonCorrected)
        assert (store.words(right.full_name), right.relation) == ("Marte Fjellvær Lie", Relation.MOTHER)
        await burst(pilot, "f6", "Feil sak", "f4")
        assert len(store.new(PersonRemoved)) == 1
        assert "Marte" not in text(pilot)


async def test_whoever_is_told_nothing_is_marked_and_the_reason_stays_in_its_form() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await burst(pilot, "down", "f7", "i", "enter", "Fare for mor", "f4")
        (settled,) = store.new(TellingSettled)
        assert settled.telling is Telling.NOTHING
        assert "TOLD NOTHING" in text(pilot)
        assert "Fare for mor" not in text(pilot)


async def test_a_colleague_is_let_in_and_out_again() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await burst(pilot, "f5", "oddn", "enter", "enter", "Lekegruppa", "f4")
        assert store.new(ColleagueLetIn)[0].colleague == COLLEAGUE
        assert "COLLEAGUES WHO WERE LET IN" in text(pilot)
        await burst(pilot, "end", "f6")
        assert len(store.new(ColleagueLetOut)) == 1
        assert "Oddny Berg" not in text(pilot)


async def test_the_one_whom_the_case_is_about_is_not_taken_out() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        assert "Take out" not in text(pilot)
        await press(pilot, "f6")
        assert is_at(pilot, PeopleScreen)


async def test_whoever_reads_the_log_only_changes_nothing() -> None:
    store = CaseStore(a_case().together(), HOLDER)
    store.store.kept = replace(store.store.kept, staff=dict(EVERYBODY))
    store.context = store.context.acting_as(PSYCHOLOGIST)
    async with opened(store, PeopleScreen) as pilot:
        assert "Ella Fjellvær" in text(pilot)
        assert "Put right" not in text(pilot)
        await press(pilot, "f2", "f5")
        assert is_at(pilot, PeopleScreen)


async def test_a_birth_is_registered_from_the_menu_of_a_pregnancy_only() -> None:
    store = CaseStore(a_case(subject_kind=SubjectKind.PREGNANT), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await press(pilot, "f10")
        await burst(pilot, "the child is b", "enter")
        assert is_at(pilot, BirthScreen)
        await burst(pilot, "Iben Vass", "enter", "i dag", "f4")
        assert "Iben Vass" in text(pilot)
        await press(pilot, "f10")
        assert "The child is born" not in text(pilot)


async def test_a_sibling_in_another_case_is_a_line_without_a_name() -> None:
    store = CaseStore(a_case().do(c.LinkSibling), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        assert "A sibling in another case" in text(pilot)
        await burst(pilot, "end", "f6")
        assert "you see that the case is there, and no more of it" in text(pilot)


async def test_an_administrator_gives_a_colleague_another_role_and_unit() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, lambda desk, _: StaffScreen(desk, AGENCIES), LARGE) as pilot:
        assert "4 colleagues." in text(pilot)
        await burst(pilot, "down", "f4")
        assert is_at(pilot, DescribeScreen)
        await burst(pilot, "tab", "tab", "p", "enter", "tab", "2", "f4")
        kept = store.store.kept.staff[HOLDER]
        assert (kept.role, kept.agency, kept.name) == (Role.RELAY_HOLDER, "ppt", STAFF[HOLDER].name)
        assert "Relay holder" in text(pilot)

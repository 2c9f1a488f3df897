"""The people of a case on the screen, and the colleagues of the store."""

from dataclasses import replace
from datetime import date

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
from bti_tui.screens.overview import OverviewScreen
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.person_form import BirthScreen, PersonScreen
from bti_tui.screens.rivals import RivalsScreen
from bti_tui.screens.staff import DescribeScreen, StaffScreen
from bti_tui.usecases.drafts import drafts
from bti_tui.usecases.overview import overview
from bti_tui.widgets.field import FieldChoice
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER, OWNER
from tests.people import EVERYBODY, PSYCHOLOGIST
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.rivals_support import meanwhile
from tests.screens.support import LARGE, SMALL, press, rows, text

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
        await burst(pilot, "Iben Vass", "enter", "15.1", "f4")
        await press(pilot, "escape")
        assert is_at(pilot, PeopleScreen)
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


async def test_a_leader_sees_how_many_cases_each_colleague_holds() -> None:
    store = CaseStore(a_case().underway(), LEADER)
    async with opened(store, lambda desk, _: StaffScreen(desk, AGENCIES), SMALL) as pilot:
        row = next(one for one in rows(pilot) if STAFF[HOLDER].name in one)
        assert "1 case" in row
    async with opened(CaseStore(a_case().underway(), OWNER), lambda desk, _: StaffScreen(desk, AGENCIES)) as pilot:
        assert "0 cases" in text(pilot)
        assert "1 case" not in text(pilot)


async def test_what_is_typed_about_a_person_lies_as_a_draft_and_is_gone_on_with() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await burst(pilot, "f2", "Solveig Fjellvær", "escape")
        assert store.drafts == 1
        assert not store.new(PersonAdded)[2:]
    async with opened(store, PeopleScreen) as pilot:
        assert is_at(pilot, PersonScreen)
        assert "Solveig Fjellvær" in text(pilot)
        await burst(pilot, "enter", "a", "f4")
        assert store.words(store.new(PersonAdded)[-1].full_name) == "Solveig Fjellvær"
        assert store.drafts == 0
        await burst(pilot, "f2", "Nils", "escape", "f2")
        assert "Nils" in text(pilot)
        await press(pilot, *["backspace"] * 4, "escape")
        assert store.drafts == 0


async def test_every_form_about_the_people_keeps_what_is_typed() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    forms = (("f4", "X"), ("f7", "i"), ("f6", "Feil sak"), ("f5", "oddn"), ("f8", "S-0"))
    async with opened(store, PeopleScreen) as pilot:
        await press(pilot, "down")
        for place, (key, typed) in enumerate(forms):
            await burst(pilot, key, typed, "escape")
            assert store.drafts == place + 1, key
    places = {draft.place for draft in drafts(store.context)}
    assert places == {f"people.{one}" for one in ("person", "telling", "removal", "let_in", "sibling")}


async def test_why_somebody_is_told_nothing_is_in_no_list_of_drafts() -> None:
    store = CaseStore(a_case().with_guardians(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await burst(pilot, "down", "f7", "i", "enter", "Fare for mor", "escape")
    (line,) = overview(store.context).drafts
    assert (line.is_shielded, line.words) == (True, "")
    async with opened(store, PeopleScreen) as pilot:
        assert "Fare for mor" in text(pilot)
        await burst(pilot, "f4")
        assert store.drafts == 0


async def test_two_who_put_the_same_person_right_see_both_texts_before_one_counts() -> None:
    case = a_case().with_guardians()
    store = CaseStore(case, OWNER)
    mother = case.case.people[1].id
    async with opened(store, PeopleScreen) as pilot:
        await burst(pilot, "down", "f4", "end", " Lie")
        meanwhile(store, case, c.CorrectPerson, person=mother, full_name="Marta Fjellvær", relation=Relation.MOTHER)
        await press(pilot, "f4")
        assert is_at(pilot, RivalsScreen)
        assert "Marta Fjellvær" in text(pilot)
        assert "Marte Fjellvær Lie" in text(pilot)
        assert store.drafts == 1
        await press(pilot, "1")
        assert is_at(pilot, PeopleScreen)
        assert store.words(store.new(PersonCorrected)[-1].full_name) == "Marte Fjellvær Lie"
        assert store.drafts == 0


async def test_what_is_typed_about_a_colleague_lies_as_a_draft() -> None:
    store = CaseStore(a_case(), OWNER)
    async with opened(store, lambda desk, _: StaffScreen(desk, AGENCIES), LARGE) as pilot:
        await burst(pilot, "down", "f4", "end", " Lie", "escape")
        assert store.drafts == 1
    async with opened(store, lambda desk, _: OverviewScreen(desk), LARGE) as pilot:
        assert "colleagues" in text(pilot)
    async with opened(store, lambda desk, _: StaffScreen(desk, AGENCIES), LARGE) as pilot:
        assert is_at(pilot, DescribeScreen)
        await burst(pilot, "f4")
        assert store.store.kept.staff[HOLDER].name == f"{STAFF[HOLDER].name} Lie"
        assert store.drafts == 0


async def test_a_date_of_birth_is_shown_whole_where_there_is_room() -> None:
    store = CaseStore(a_case(born_on=date(2021, 3, 24)), OWNER)
    async with opened(store, PeopleScreen, LARGE, "nn") as pilot:
        assert "ons 24.03.2021" in text(pilot)

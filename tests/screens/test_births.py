"""A birth in the case of a pregnant woman, and the case of its own that the child may get."""

from dataclasses import replace
from datetime import date
from typing import Any

from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import ConcernRaised, PersonCorrected, SiblingLinked
from bti_tui.domain.people import SubjectKind
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.newborn import NewbornScreen
from bti_tui.screens.people import PeopleScreen
from bti_tui.screens.resume import open_draft
from bti_tui.usecases.drafts import drafts
from bti_tui.widgets.form import Form
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, OWNER
from tests.screens.case_support import CaseStore, burst, opened
from tests.screens.list_support import is_at
from tests.screens.support import press, rows, settled, text, type_text


def offered(pilot: Pilot[Any]) -> set[str]:
    screen = pilot.app.screen
    assert isinstance(screen, PeopleScreen)
    return {one.action for one in screen.menu_entries()}


def pregnant() -> CaseBuilder:
    return a_case(subject_kind=SubjectKind.PREGNANT).do(c.CheckSafety)


async def test_after_a_birth_the_form_of_the_childs_own_case_lies_open_and_the_two_cases_are_linked() -> None:
    store = CaseStore(pregnant(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        await pilot.app.screen.run_action("birth")
        await settled(pilot)
        await burst(pilot, "Storm Strøm", "enter", "15.1", "f4")
        assert is_at(pilot, NewbornScreen)
        form = pilot.app.screen.query_one(Form)
        assert form.draft["about"] == "Storm Strøm"
        assert form.draft["born_on"]
        form.fill({"words": "Storm er født."})
        await press(pilot, "f4")
        raised = store.new(ConcernRaised)[-1]
        assert (store.words(raised.subject_name), raised.follows) == ("Storm Strøm", None)
        assert is_at(pilot, CaseScreen)
        assert "S-119 Storm S." in text(pilot)
        await press(pilot, "escape")
        assert is_at(pilot, PeopleScreen)
        assert "S-119" in text(pilot)
    born = next(case for case in store.store.kept.cases.values() if case.id != store.id)
    assert (born.siblings, store.store.kept.cases[store.id].siblings) == ((store.id,), (born.id,))
    assert len(store.new(SiblingLinked)) == 2


async def test_a_due_date_is_typed_with_the_pregnant_woman_and_stands_at_the_top_until_the_birth() -> None:
    store = CaseStore(pregnant(), OWNER)
    async with opened(store, PeopleScreen, language="nb") as pilot:
        await press(pilot, "f4")
        await burst(pilot, "tab", "tab", "12.3", "f4")
        assert "termin 12.03.2027" in text(pilot)
    assert store.new(PersonCorrected)[-1].due_on == date(2027, 3, 12)
    async with opened(store, CaseScreen, language="nb") as pilot:
        assert "(gravid, termin 12.03)" in rows(pilot)[0]
    async with opened(store, PeopleScreen, language="nb") as pilot:
        await pilot.app.screen.run_action("birth")
        await settled(pilot)
        await burst(pilot, "Storm Strøm", "enter", "15.1.2026", "f4")
        await press(pilot, "escape")
        assert "termin" not in text(pilot)


async def test_only_a_pregnant_woman_is_asked_for_a_due_date() -> None:
    store = CaseStore(pregnant().with_guardians(), OWNER)
    async with opened(store, PeopleScreen, language="nb") as pilot:
        await press(pilot, "f4")
        assert "Termin" in text(pilot)
        await press(pilot, "escape", "down", "f4")
        assert "Termin" not in text(pilot)
    async with opened(CaseStore(a_case(), OWNER), PeopleScreen, language="nb") as pilot:
        await press(pilot, "f4")
        assert "Termin" not in text(pilot)


async def test_the_childs_case_may_wait_and_is_in_the_menu_until_it_is_there() -> None:
    store = CaseStore(pregnant().do(c.RegisterBirth), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        assert "own_case" in offered(pilot)
        await pilot.app.screen.run_action("own_case")
        await settled(pilot)
        await type_text(pilot, "x")
        pilot.app.screen.query_one(Form).fill({"words": "Storm er født."})
        await press(pilot, "escape")
        assert is_at(pilot, PeopleScreen)
        assert len(store.store.kept.cases) == 1
        (lying,) = drafts(store.context)
        await open_draft(pilot.app.screen, lying, lambda _: None)  # type: ignore[arg-type]  # every screen here is ours
        await settled(pilot)
        await press(pilot, "f4")
        assert len(store.new(SiblingLinked)) == 2
    async with opened(store, PeopleScreen) as pilot:
        assert "own_case" not in offered(pilot)


async def test_the_childs_case_tells_nobody_that_the_mother_has_one() -> None:
    bench = a_case().do(c.LinkSibling)
    mother = pregnant().do(c.RegisterBirth)
    mother.id = bench.case.siblings[0]
    store = CaseStore(bench, OWNER)
    assert mother.case.concern is not None
    stranger = replace(mother.case, id=mother.id, concern=replace(mother.case.concern, owner=COLLEAGUE))
    store.store.kept.cases[mother.id] = stranger
    async with opened(store, PeopleScreen) as pilot:
        assert "A case that belongs together with this one" in text(pilot)
        assert "SIBLING" not in text(pilot)
        assert "LINKED CASES" in text(pilot)


async def test_a_twin_gets_a_case_of_its_own_beside_the_first_ones() -> None:
    store = CaseStore(pregnant(), OWNER)
    async with opened(store, PeopleScreen) as pilot:
        for name in ("Storm Strøm", "Eira Strøm"):
            await pilot.app.screen.run_action("birth")
            await settled(pilot)
            await burst(pilot, name, "enter", "15.1", "f4")
            form = pilot.app.screen.query_one(Form)
            assert form.draft["about"] == name
            form.fill({"words": "Født i dag."})
            await press(pilot, "f4")
            await press(pilot, "escape")
            assert is_at(pilot, PeopleScreen)
        assert "own_case" not in offered(pilot)
        assert "One more is born: a twin" in {one.label for one in pilot.app.screen.menu_entries()}  # type: ignore[attr-defined]  # the place of people
    assert len(store.new(SiblingLinked)) == 4

"""Closing a case by keyboard: the note, who was told, and the archive."""

import pytest

from bti_tui.domain.closing import ArchivePlace, ClosingReason, Told
from bti_tui.domain.commands import Decide, LetIn, SettleTelling
from bti_tui.domain.facts import CaseArchived, CaseClosed
from bti_tui.domain.ids import AgencyCode, PersonId
from bti_tui.domain.people import Telling
from bti_tui.i18n import Translator
from bti_tui.screens.closing import ClosingScreen
from bti_tui.screens.closing_notice import with_receivers
from bti_tui.usecases.closing_notice import NoticeView
from bti_tui.widgets.form import Form
from tests.builders import a_case
from tests.orders import CLOSE, COLLEAGUE, HOLDER
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
NOTE = ("1", "enter", "Hun leker", "tab", "Vi er glade", "tab", "tab")
TOLD = ("b", "f", "l", "enter", "enter", "enter", "b", "enter")


@SIZES
async def test_a_case_is_closed_and_archived_by_keys_alone(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen, size) as pilot:
        assert "Closing is decided." in text(pilot)
        await burst(pilot, *NOTE, *TOLD)
        (closed,) = store.new(CaseClosed)
        assert (closed.reason, closed.archive_place) == (ClosingReason.GOAL_REACHED, ArchivePlace.CHILD_FILE)
        assert closed.told == (Told.CHILD, Told.GUARDIANS, Told.LEADER)
        assert store.words(closed.summary) == "Hun leker"
        assert store.words(closed.family_view) == "Vi er glade"
        assert "Result: Hun leker" in text(pilot)
        await burst(pilot, "2026/118", "enter", "enter")
        (archived,) = store.new(CaseArchived)
        assert store.words(archived.reference) == "2026/118"
        assert "reference 2026/118" in " ".join(text(pilot).split())
        assert "The case can be read, not changed." in text(pilot)
        assert store.drafts == 0
        assert fits(pilot, size)


@SIZES
async def test_a_long_list_of_reasons_is_shown_whole_with_one_key_each(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen, size) as pilot:
        assert "1 The goals are reached" in text(pilot)
        assert "c Other" in text(pilot)
        await press(pilot, "c")
        assert pilot.app.screen.query_one(Form).field("reason").value == "other"
        assert fits(pilot, size)


async def test_who_was_told_must_be_answered() -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen) as pilot:
        await burst(pilot, *NOTE, "enter", "enter", "enter", "b", "enter")
        assert store.new(CaseClosed) == []
        assert "Missing: Told." in text(pilot)


async def test_while_closing_is_not_decided_the_way_to_the_decision_is_a_key() -> None:
    async with opened(CaseStore(a_case().underway()), ClosingScreen) as pilot:
        assert "Closing is not decided yet." in text(pilot)
        assert "F4 Decide" in keys_shown(pilot)
        assert not pilot.app.screen.query(Form)


async def test_only_the_holder_closes_and_the_note_is_kept_as_a_draft() -> None:
    store = CaseStore(a_case().closing_decided().do(LetIn, HOLDER), COLLEAGUE)
    async with opened(store, ClosingScreen) as pilot:
        await burst(pilot, *NOTE, *TOLD)
        assert store.new(CaseClosed) == []
        assert "only the relay holder can do this" in text(pilot)
        assert store.drafts == 1


@SIZES
async def test_the_note_half_written_is_there_again(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().closing_decided())
    async with opened(store, ClosingScreen, size) as pilot:
        await burst(pilot, "3", "enter", f"{HOSTILE} og me")
        await press(pilot, "tab")
        assert store.drafts == 1
    async with opened(store, ClosingScreen, size) as pilot:
        form = pilot.app.screen.query_one(Form)
        assert form.field("reason").value == "family_wish"
        assert form.field("summary").value == f"{HOSTILE} og me"
        assert form.focused_field is not form.field("reason")
        assert "[bold]rød[/bold]" in text(pilot)
        assert fits(pilot, size)


@SIZES
async def test_who_is_told_is_asked_one_by_one_where_not_all_of_the_guardians_may_be(size: tuple[int, int]) -> None:
    case = a_case().closing_decided()
    mother, father = case.guardians
    case.do(SettleTelling, HOLDER, person=father, telling=Telling.NOTHING, why="Vold.")
    store = CaseStore(case)
    async with opened(store, ClosingScreen, size) as pilot:
        assert "! Jonas Fjellvær is told nothing now." in text(pilot)
        await burst(pilot, *NOTE, "b", "f", "l", "enter")
        assert "Which guardians" in text(pilot)
        assert fits(pilot, size)
        await burst(pilot, "enter", "enter", "b", "enter")
        (closed,) = store.new(CaseClosed)
        assert closed.people == (case.case.subject, mother)
        told = next(row for row in text(pilot).splitlines() if "Told:" in row)
        assert "Jonas" not in told


@SIZES
async def test_one_of_two_guardians_and_one_of_two_services_are_told_by_naming_them(size: tuple[int, int]) -> None:
    case = a_case().with_team().evaluated().do(Decide, HOLDER, outcome=CLOSE)
    mother, _ = case.guardians
    store = CaseStore(case)
    async with opened(store, ClosingScreen, size) as pilot:
        await burst(pilot, *NOTE, "b", "enter")
        assert "Which guardians" in text(pilot)
        await burst(pilot, "1", "enter")
        assert "Which services" in text(pilot)
        assert fits(pilot, size)
        await burst(pilot, "2", "enter", "enter", "b", "enter")
        (closed,) = store.new(CaseClosed)
        assert set(closed.told) == {Told.CHILD, Told.GUARDIANS, Told.PARTICIPANTS}
        assert closed.people == (case.case.subject, mother)
        assert len(closed.agencies) == 1


@pytest.mark.parametrize(
    ("guardians", "held", "agencies", "uncovered", "asked"),
    [
        (1, False, 1, 0, []),
        (2, False, 1, 0, ["guardians"]),
        (1, True, 2, 0, ["guardians", "agencies"]),
        (0, True, 1, 1, ["agencies"]),
        (0, True, 0, 1, []),
    ],
)
def test_names_are_asked_for_where_there_is_more_than_one_answer(
    guardians: int, held: bool, agencies: int, uncovered: int, asked: list[str]
) -> None:
    services = [AgencyCode(f"t{number}") for number in range(agencies + uncovered)]
    notice = NoticeView(
        guardians=tuple((PersonId(f"p{number}"), "Mor") for number in range(guardians)),
        is_guardian_held=held,
        agencies=tuple(services[:agencies]),
        uncovered=tuple(services[agencies:]),
    )
    assert [one.name for one in with_receivers((), notice, str, Translator("en"))] == asked

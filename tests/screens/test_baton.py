"""The place of the baton, and the page for the next holder."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.facts import (
    BatonAccepted,
    BatonDeclined,
    BatonLeft,
    BatonLent,
    BatonOffered,
    BatonRecalled,
)
from bti_tui.domain.ids import CaseId, UserId
from bti_tui.screens.baton import BatonScreen
from bti_tui.screens.briefing import BriefingScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.cases import CasesScreen
from bti_tui.screens.overview import OverviewScreen
from bti_tui.usecases.execute import execute
from tests.builders import STAFF, CaseBuilder, a_case
from tests.orders import COLLEAGUE, HOLDER, LEADER
from tests.screens.case_support import CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.list_support import is_at
from tests.screens.support import LARGE, SMALL, press, rows, text


def asked() -> CaseBuilder:
    return a_case().underway().do(c.OfferBaton, HOLDER, to=COLLEAGUE, handover_note="Ring mor etter klokka to.")


def asked_at_first() -> CaseBuilder:
    return a_case().at_level(1).with_holder().do(c.OfferBaton, HOLDER, to=COLLEAGUE)


def colours(pilot: Pilot[Any], row: int) -> set[str]:
    """The colours of the words on one row, those of the frame around them left out."""
    strip = pilot.app.screen._compositor.render_strips()[row]
    found = (segment.style.color for segment in strip if segment.style and segment.text.strip())
    return {colour.name for colour in found if colour}


def vacant() -> CaseBuilder:
    return a_case().underway().do(c.LeaveBaton, HOLDER)


def lent() -> CaseBuilder:
    bench = a_case().underway()
    return bench.do(c.LendBaton, HOLDER, until=bench.today + timedelta(days=7))


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize(
    ("case", "user"),
    [(asked, COLLEAGUE), (asked, HOLDER), (vacant, LEADER), (lent, HOLDER)],
    ids=["asked", "asks", "vacant", "lent"],
)
async def test_every_state_of_the_baton_fits_the_terminal(
    case: object, user: UserId, language: str, size: tuple[int, int]
) -> None:
    assert callable(case)
    async with opened(CaseStore(case(), user), BatonScreen, size, language) as pilot:
        assert fits(pilot, size)
        assert status(pilot)


async def test_whoever_is_asked_sees_the_page_and_her_load_before_she_answers() -> None:
    async with opened(CaseStore(asked(), COLLEAGUE), BatonScreen) as pilot:
        drawn = text(pilot)
        assert "Hanne Vik asked you" in drawn
        assert "Ring mor etter klokka to." in drawn
        assert "You carry: 0 batons, 0 deadlines in 14 days." in drawn
        assert [row for row in rows(pilot)[:-2] if "Say" in row] == [
            ">Say yes: take the baton",
            " Say no, with a reason",
        ]
        before = rows(pilot)[6]
        await press(pilot, "f8")
        assert rows(pilot)[6] != before


async def test_the_load_counts_the_batons_that_she_holds_and_names_no_case() -> None:
    store = CaseStore(asked(), COLLEAGUE)
    other = a_case(about="Lea Hemmelig").at_level(1).with_holder(COLLEAGUE).later(days=60)
    kept, second = store.store.kept, CaseId("case-2")
    kept.cases[second] = replace(other.case, id=second)
    store.store.kept = replace(kept, notes=(*kept.notes, *other.notes))
    async with opened(store, BatonScreen) as pilot:
        assert "You carry: 1 baton, 1 case overdue" in text(pilot)
        assert "Hemmelig" not in text(pilot)


async def test_a_yes_starts_a_new_term_and_leads_back() -> None:
    store = CaseStore(asked(), COLLEAGUE)
    async with opened(store, CaseScreen) as pilot:
        await burst(pilot, "f4")
        assert is_at(pilot, BatonScreen)
        await burst(pilot, "enter", "f4")
        assert is_at(pilot, CaseScreen)
        assert "holder: Oddny Berg" in rows(pilot)[0]
        assert "The baton is yours." in status(pilot)
    assert [(one.holder, one.term) for one in store.new(BatonAccepted)][-1] == (COLLEAGUE, 2)


async def test_a_no_wants_its_reason_and_the_old_holder_goes_on() -> None:
    store = CaseStore(asked(), COLLEAGUE)
    async with opened(store, CaseScreen) as pilot:
        await press(pilot, "f4")
        await burst(pilot, "down", "enter", "f4")
        assert not store.new(BatonDeclined)
        await burst(pilot, "Jeg har for mye", "f4")
    (fact,) = store.new(BatonDeclined)
    assert store.words(fact.reason) == "Jeg har for mye"


async def test_after_a_no_the_case_is_not_hers_to_see_any_more() -> None:
    store = CaseStore(asked_at_first(), COLLEAGUE)
    async with opened(store, lambda desk, _: OverviewScreen(desk)) as pilot:
        await press(pilot, "f4")
        await burst(pilot, "down", "enter", "Jeg har for mye", "f4")
        assert is_at(pilot, OverviewScreen)
        assert "Ella" not in text(pilot)
    assert store.new(BatonDeclined)


async def test_escape_in_the_middle_of_a_no_loses_nothing() -> None:
    store = CaseStore(asked(), COLLEAGUE)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "down", "enter", "Jeg har for")
        await press(pilot, "escape")
        assert ">Say no, with a reason" in text(pilot)
        assert store.drafts == 1
        await burst(pilot, "enter")
        assert "Jeg har for" in text(pilot)
    async with opened(store, BatonScreen) as pilot:
        assert "Jeg har for" in text(pilot)


async def test_the_holder_asks_a_colleague_and_sees_how_much_each_one_carries() -> None:
    store = CaseStore(a_case().underway(), HOLDER)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "enter", "odd")
        assert "Oddny Berg (OB), 0 batons" in text(pilot)
        await burst(pilot, "enter", "enter", "enter", "k", "f4")
        assert "YOU ARE RESPONSIBLE" in text(pilot)
    (fact,) = store.new(BatonOffered)[-1:]
    assert (fact.to, fact.reason) == (COLLEAGUE, "capacity")


async def test_nobody_whom_the_store_does_not_know_can_be_asked_here() -> None:
    store = CaseStore(a_case().underway(), HOLDER)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "enter", "Ukjent Person", "f4")
        assert "Not on the list." in text(pilot)
    assert len(store.new(BatonOffered)) == 1


async def test_the_question_is_taken_back_with_two_keys() -> None:
    store = CaseStore(asked(), HOLDER)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "enter", "f4")
        assert store.new(BatonRecalled)
        assert ">Ask somebody to take the baton" in text(pilot) or " Ask somebody to take the baton" in text(pilot)


async def test_a_stand_in_has_a_last_day_and_the_holder_stays_responsible() -> None:
    store = CaseStore(a_case().underway(), HOLDER)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "down", "enter", "odd", "enter", "enter", "+7d", "f4")
        assert "Oddny Berg stands in from" in text(pilot)
        assert "the holder stays responsible" in " ".join(text(pilot).split())
    (fact,) = store.new(BatonLent)
    assert fact.to == COLLEAGUE


async def test_the_leader_takes_over_with_a_reason_and_is_told_that_she_is_responsible() -> None:
    store = CaseStore(a_case().underway(), LEADER)
    async with opened(store, BatonScreen) as pilot:
        assert "Take the baton from Hanne Vik" in text(pilot)
        await burst(pilot, "down", "down", "enter", "enter", "Hun har sluttet", "f4")
        assert "! NO RELAY HOLDER" in text(pilot)
        assert "YOU ARE RESPONSIBLE" in text(pilot)
    (fact,) = store.new(BatonLeft)
    assert store.words(fact.reason) == "Hun har sluttet"


async def test_f4_on_the_day_leads_straight_to_the_question() -> None:
    store = CaseStore(asked(), COLLEAGUE)
    async with opened(store, lambda desk, _: OverviewScreen(desk)) as pilot:
        assert "Row 1 of 1" in status(pilot)
        await press(pilot, "f4")
        assert is_at(pilot, BatonScreen)
        assert "Say yes: take the baton" in text(pilot)


async def test_the_page_is_read_from_the_list_and_that_is_logged() -> None:
    store = CaseStore(a_case().underway(), HOLDER)
    async with opened(store, BatonScreen) as pilot:
        await press(pilot, "end", "enter")
        assert is_at(pilot, BriefingScreen)
        assert "WHOM TO CALL" in text(pilot) or "Page 1 of 2" in status(pilot)
        await press(pilot, "escape")
        assert is_at(pilot, BatonScreen)
    assert "briefing.read" in [one[1] for one in store.store.kept.accesses]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_page_fits_and_turns(size: tuple[int, int]) -> None:
    async with opened(CaseStore(asked(), HOLDER), BriefingScreen, size) as pilot:
        assert fits(pilot, size)
        await press(pilot, "pagedown")
        assert "Esc closes." in status(pilot)


async def test_keys_that_do_nothing_are_not_shown() -> None:
    async with opened(CaseStore(a_case().underway(), HOLDER), BatonScreen) as pilot:
        assert "More text" not in keys_shown(pilot)
    async with opened(CaseStore(asked(), COLLEAGUE), BatonScreen) as pilot:
        assert "More text" in keys_shown(pilot)


async def test_a_vacant_case_stands_first_in_the_leaders_day_in_the_colour_of_alarms_and_in_words() -> None:
    store = CaseStore(vacant(), LEADER)
    async with opened(store, lambda desk, _: OverviewScreen(desk)) as pilot:
        drawn = rows(pilot)
        (first,) = [place for place, row in enumerate(drawn) if row.strip() == "NO RELAY HOLDER"]
        assert drawn[first + 1].startswith(">! S-118")
        assert "No holder: you answer for it" in drawn[first + 1]
        assert colours(pilot, first) & colours(pilot, first + 1)
        assert not colours(pilot, first) & colours(pilot, first + 3)
        await press(pilot, "f4")
        assert is_at(pilot, BatonScreen)
        assert ">Ask somebody to take the baton" in text(pilot)


async def test_a_vacant_case_says_so_in_the_list_of_cases() -> None:
    async with opened(CaseStore(vacant(), LEADER), lambda desk, _: CasesScreen(desk)) as pilot:
        (row,) = [one for one in rows(pilot) if "S-118" in one and one.startswith(">")]
        assert row.startswith(">! S-118")
        assert row.endswith("! none")


async def test_whose_case_it_is_includes_the_one_who_stands_in() -> None:
    async with opened(CaseStore(lent(), COLLEAGUE), lambda desk, _: CasesScreen(desk)) as pilot:
        await burst(pilot, "mine")
        assert "S-118" in text(pilot)


async def test_a_wish_that_is_not_met_asks_for_its_reason_in_its_field() -> None:
    store = CaseStore(a_case().underway(), HOLDER)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "enter", "odd", "enter", "enter", "enter", "k", "enter", "enter", "n", "f4")
        assert "why it was done otherwise is missing" in text(pilot)
        await press(pilot, "1")
        await burst(pilot, "Hun er borte", "f4")
        assert "YOU ARE RESPONSIBLE" in text(pilot)
    fact = store.new(BatonOffered)[-1]
    assert (fact.wish_met, store.words(fact.why_not)) == (False, "Hun er borte")


async def test_a_yes_after_the_question_was_taken_back_is_refused_with_one_clear_line() -> None:
    bench = a_case().at_level(1).with_holder().do(c.OfferBaton, HOLDER, to=COLLEAGUE)
    store = CaseStore(bench, COLLEAGUE)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "enter")
        execute(store.context.acting_as(STAFF[HOLDER]), bench.order(c.RecallBaton))
        await burst(pilot, "f4")
        assert "You are not asked any more: the question was taken back" in text(pilot)
    assert [one.term for one in store.new(BatonAccepted)] == [1]


async def test_a_yes_after_the_last_day_is_refused_with_one_clear_line() -> None:
    store = CaseStore(asked(), COLLEAGUE)
    async with opened(store, BatonScreen) as pilot:
        await burst(pilot, "enter")
        store.now += timedelta(days=8)
        await burst(pilot, "f4")
        assert "the question was not answered in time; ask again" in text(pilot)
    assert [one.term for one in store.new(BatonAccepted)] == [1]

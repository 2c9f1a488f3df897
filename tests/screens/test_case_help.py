"""F1 in a case says what is next and why, and why something is locked."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from bti_tui.domain import commands as c
from bti_tui.domain.errors import Reason
from bti_tui.domain.facts import EntryWritten
from bti_tui.domain.ids import StepId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.i18n import Translator
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.case_help import case_help
from bti_tui.screens.relay_log import LogScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import OWNER
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.step_support import at, form_of
from tests.screens.support import LARGE, SMALL, press, rows, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def plain(pilot: Pilot[Any]) -> str:
    return " ".join(text(pilot).split())


@SIZES
async def test_f1_says_what_is_next_in_the_words_of_the_guide(size: tuple[int, int]) -> None:
    async with opened(CaseStore(a_case(), OWNER), CaseScreen, size) as pilot:
        await press(pilot, "f1")
        assert "WHAT IS NEXT" in text(pilot)
        assert "0.2 Safety check: " in plain(pilot)
        assert "WHY SOMETHING IS LOCKED" not in text(pilot)
        assert fits(pilot, size)


@SIZES
async def test_f1_says_why_something_is_locked_while_safety_is_not_clear(size: tuple[int, int]) -> None:
    case = a_case().do(c.CheckSafety, answer=SafetyAnswer.UNSURE)
    async with opened(CaseStore(case, OWNER), CaseScreen, size) as pilot:
        await press(pilot, "f1")
        assert "WHY SOMETHING IS LOCKED" in text(pilot)
        assert "everything that would inform the guardians is locked" in plain(pilot)
        assert fits(pilot, size)


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (a_case().closed(), "The case is closed."),
        (a_case().archived(), "An archived case can be read, not changed."),
    ],
    ids=["closed", "archived"],
)
async def test_f1_says_why_an_ended_case_is_locked(case: CaseBuilder, why: str) -> None:
    async with opened(CaseStore(case), CaseScreen) as pilot:
        await press(pilot, "f1")
        assert why in plain(pilot)


async def test_f1_says_what_the_next_step_waits_for_and_where_that_is_mended() -> None:
    async with opened(CaseStore(a_case(), OWNER), CaseScreen) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, CaseScreen)
        sheet = screen._sheet
        assert sheet is not None
        assert sheet.page.view.next is not None
        waits = replace(sheet.page.view.next, number="0.5", needs=(Reason("G-SIK", StepId("n0.trygghetssjekk")),))
        held_up = replace(sheet, page=replace(sheet.page, view=replace(sheet.page.view, next=waits)))
        sections = {one.heading: one.text for one in case_help(held_up, Translator("en"))}
        assert sections["Why something is locked"].splitlines() == [
            "0.5 opens when this is in place:",
            (
                "- The safety check is not answered no. Answer the safety check, or follow the advice given there."
                " Step 0.2."
            ),
        ]


@pytest.mark.parametrize(
    ("command", "case"),
    [
        ("observe", a_case().do(c.CheckSafety)),
        ("talk_with_family", a_case().do(c.CheckSafety).do(c.Observe).do(c.ShareWithLeader)),
        ("share_understanding", a_case().at_level(1).with_holder().with_consent()),
        ("offer_baton", a_case().at_level(1)),
    ],
    ids=["observe", "talk_with_family", "share_understanding", "offer_baton"],
)
async def test_a_step_begins_at_the_first_question_without_an_answer(command: str, case: CaseBuilder) -> None:
    async with opened(CaseStore(case, OWNER), at(command)) as pilot:
        form = form_of(pilot)
        field = form.focused_field
        assert field is not None
        before = form.fields[: form.fields.index(field)]
        assert field.is_empty
        assert field.spec.required
        assert all(not one.is_empty or not one.spec.required for one in before)


async def test_without_consent_a_line_of_the_log_is_internal_and_says_why() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_guardians())
    async with opened(store, LogScreen) as pilot:
        await press(pilot, "f2")
        assert "internal, since consent is missing" in rows(pilot)[2]
        await burst(pilot, "Ringte mor", "enter")
        (entry,) = store.new(EntryWritten)
        assert entry.visibility is Visibility.INTERNAL


async def test_with_consent_a_line_of_the_log_is_for_the_log() -> None:
    store = CaseStore(a_case().at_level(1).with_holder().with_consent())
    async with opened(store, LogScreen) as pilot:
        await burst(pilot, "f2", "Ringte mor", "enter")
        (entry,) = store.new(EntryWritten)
        assert entry.visibility is Visibility.LOG

"""Consent to the log by keyboard: who must answer, what is missing, and what it means."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.consent import ConsentAnswer, ConsentForm, LogMode
from bti_tui.domain.facts import ConsentAnswered, LogModeChosen, PersonAdded
from bti_tui.domain.safety import SafetyAnswer
from bti_tui.screens.consent import ConsentScreen
from bti_tui.widgets.form import Form
from tests.builders import CaseBuilder, a_case
from tests.orders import NAV, PPT
from tests.screens.case_support import HOSTILE, CaseStore, burst, fits, keys_shown, opened, status
from tests.screens.support import LARGE, SMALL, press, rows, text, type_text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def unasked() -> CaseBuilder:
    """Two guardians, and nobody has answered."""
    return a_case().at_level(1).with_holder().with_guardians()


@SIZES
async def test_each_who_must_answer_has_a_row_and_nothing_is_ticked(size: tuple[int, int]) -> None:
    async with opened(CaseStore(unasked()), ConsentScreen, size) as pilot:
        assert "Marte Fjellvær (Mother)" in text(pilot)
        assert text(pilot).count("! has not answered") == 2
        assert "NOT VALID FOR SHARING: no answer from Marte Fjellvær, Jonas Fjellvær yet." in text(pilot)
        assert "You can still work in your own service." in text(pilot)
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(Form)
        assert form.field("answer").is_empty
        assert form.field("form").is_empty
        assert form.field("valid_until").is_empty
        assert fits(pilot, size)


@SIZES
async def test_an_answer_is_typed_in_a_burst_and_the_next_person_follows(size: tuple[int, int]) -> None:
    store = CaseStore(unasked())
    async with opened(store, ConsentScreen, size) as pilot:
        await burst(pilot, "enter", "j", "enter", "enter", "s", "enter", "ctrl+r", "enter", "enter", "enter", "enter")
        (answer,) = store.new(ConsentAnswered)
        assert (answer.answer, answer.form) == (ConsentAnswer.YES, ConsentForm.WRITTEN)
        assert answer.valid_until.year == store.now.year + 1
        assert "ok Yes" in text(pilot)
        assert status(pilot).startswith("Jonas Fjellvær")
        assert store.drafts == 0


async def test_the_proposed_end_is_shown_in_grey_and_stored_only_when_it_is_taken() -> None:
    store = CaseStore(unasked())
    async with opened(store, ConsentScreen) as pilot:
        await burst(pilot, "f4", "j", "enter", "enter", "s", "enter")
        assert f"Ctrl+R: {store.now.year + 1}-08-24" in text(pilot)
        assert "Ctrl+R puts in the proposal." in status(pilot)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert store.new(ConsentAnswered) == []
        assert "1 the period of the consent is missing" in text(pilot)


async def test_every_reason_is_listed_and_its_digit_leads_to_the_field() -> None:
    store = CaseStore(unasked())
    async with opened(store, ConsentScreen) as pilot:
        await burst(pilot, "enter", "b", "enter", "enter", "m", "enter", "ctrl+r", "enter", "enter", "enter", "enter")
        assert "1 what the consent covers is missing" in text(pilot)
        assert "2 where the paper, or the note about it, lies is missing" in text(pilot)
        assert status(pilot) == "Press the digit to mend it, Esc to go back."
        await press(pilot, "2")
        await type_text(pilot, "elevmappa")
        form = pilot.app.screen.query_one(Form)
        assert form.field("kept_at").value == "elevmappa"


async def test_when_everyone_has_said_yes_the_log_may_be_shared() -> None:
    async with opened(CaseStore(a_case().at_level(1).with_holder().with_consent()), ConsentScreen) as pilot:
        assert "Valid for the log until" in text(pilot)
        assert "NOT VALID" not in text(pilot)
        assert "F4" not in keys_shown(pilot)


async def test_a_no_is_named_and_help_goes_on() -> None:
    case = a_case().at_level(1).with_holder().with_consent(ConsentAnswer.NO)
    async with opened(CaseStore(case), ConsentScreen) as pilot:
        assert "NOT VALID FOR SHARING: the answer of Marte Fjellvær, Jonas Fjellvær is no." in text(pilot)
        assert "You can still work in your own service." in text(pilot)


async def test_f2_adds_the_guardian_who_is_missing() -> None:
    store = CaseStore(a_case().at_level(1).with_holder())
    async with opened(store, ConsentScreen) as pilot:
        assert "nobody with parental responsibility is registered" in text(pilot)
        assert "Enter" not in keys_shown(pilot)
        await burst(pilot, "f2", "Kari Li", "enter", "m", "enter", "y", "enter", "enter")
        (person,) = store.new(PersonAdded)
        assert store.words(person.full_name) == "Kari Li"
        assert person.responsible
        assert "Kari Li (Mother)" in text(pilot)


async def test_without_a_digital_log_the_reason_is_asked_for() -> None:
    store = CaseStore(unasked())
    async with opened(store, ConsentScreen) as pilot:
        await burst(pilot, "f6", "p", "enter", "enter")
        assert store.new(LogModeChosen) == []
        await burst(pilot, "De vil ha det på papir", "enter")
        (chosen,) = store.new(LogModeChosen)
        assert chosen.mode is LogMode.MANUAL
        assert "The log is kept on paper, as agreed." in text(pilot)


async def test_while_safety_comes_first_nobody_is_asked_and_it_says_what_to_do() -> None:
    store = CaseStore(unasked().do(c.CheckSafety, answer=SafetyAnswer.UNSURE))
    async with opened(store, ConsentScreen) as pilot:
        assert "LOCKED" in text(pilot)
        assert "Don't ask the guardians about consent now." in text(pilot)
        assert "Enter" not in keys_shown(pilot)
        assert "F4" not in keys_shown(pilot)
        await press(pilot, "enter", "f4")
        assert not pilot.app.screen.query(Form)


async def test_what_was_typed_is_there_again_with_the_cursor_in_its_field() -> None:
    store = CaseStore(unasked())
    async with opened(store, ConsentScreen) as pilot:
        await burst(pilot, "f4", "b", "enter", "enter", "enter", "enter", "ikke fars he")
        await press(pilot, "escape")
        assert not pilot.app.screen.query(Form)
        assert store.drafts == 1
    async with opened(store, ConsentScreen) as pilot:
        form = pilot.app.screen.query_one(Form)
        assert form.field("answer").value == "limited"
        assert form.focused_field is form.field("limits")
        await burst(pilot, "lse")
        assert form.field("limits").value == "ikke fars helse"


async def test_an_untouched_form_leaves_no_draft() -> None:
    store = CaseStore(unasked())
    async with opened(store, ConsentScreen) as pilot:
        await press(pilot, "f2", "enter", "escape")
        assert store.drafts == 0


@SIZES
async def test_hostile_names_are_plain_text(size: tuple[int, int]) -> None:
    store = CaseStore(a_case().at_level(1).with_holder().do(c.AddPerson, full_name=HOSTILE))
    async with opened(store, ConsentScreen, size) as pilot:
        assert "[bold]rød" in rows(pilot)[5]
        assert fits(pilot, size)


@SIZES
async def test_every_key_in_the_last_row_does_something(size: tuple[int, int]) -> None:
    for key in ("enter", "f2", "f4", "f5"):
        async with opened(CaseStore(unasked()), ConsentScreen, size) as pilot:
            assert key.capitalize() in keys_shown(pilot)
            await press(pilot, key)
            assert pilot.app.screen.query(Form)


async def test_the_language_changes_in_an_open_form_too() -> None:
    async with opened(CaseStore(unasked()), ConsentScreen) as pilot:
        await burst(pilot, "f4", "b")
        await pilot.app.run_action("speak('nb')")
        await press(pilot)
        form = pilot.app.screen.query_one(Form)
        assert form.field("answer").value == "limited"
        assert form.field("answer").spec.label == "Svar"


def among_agencies() -> CaseBuilder:
    """Level 2, and both guardians have said yes to one of the two agencies that they were asked about."""
    case = a_case().at_level(2).do(c.DrawUpConsent, to_agencies=(PPT, NAV))
    for person in case.guardians:
        case.do(c.AnswerConsent, signatory=person, agencies=(PPT,))
    return case


@SIZES
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
async def test_each_agency_is_shown_with_whether_one_may_share_with_it(size: tuple[int, int], language: str) -> None:
    case = among_agencies()
    case.do(c.AnswerConsent, signatory=case.guardians[0], agencies=(PPT, NAV))
    async with opened(CaseStore(case), ConsentScreen, size, language) as pilot:
        name = {"en": "Educational psychology service"}.get(language, "PPT")
        assert f"ok {name}" in text(pilot)
        assert "! NAV" in text(pilot)
        assert "Jonas Fjellvær" in next(row for row in rows(pilot) if "! NAV" in row)
        assert fits(pilot, size)


async def test_an_agency_is_added_to_what_was_said_yes_to_before() -> None:
    store = CaseStore(among_agencies())
    async with opened(store, ConsentScreen) as pilot:
        await press(pilot, "enter")
        form = pilot.app.screen.query_one(Form)
        assert form.field("agencies").draft == "Educational psychology service"
        form.fill({"answer": ["yes"], "form": ["written"], "valid_until": "2027-08-24"})
        form.focus_field(form.field("agencies"))
        await press(pilot, "end")
        await burst(pilot, ", na")
        await press(pilot, "f4")
        assert store.new(ConsentAnswered)[-1].agencies == (PPT, NAV)


async def test_an_agency_that_takes_part_says_so_and_shows_when_the_yes_is_gone() -> None:
    case = a_case().together()
    async with opened(CaseStore(case), ConsentScreen) as pilot:
        assert "ok Educational psychology service, and takes part" in text(pilot)
    case.do(c.AnswerConsent, signatory=case.guardians[1], agencies=())
    async with opened(CaseStore(case), ConsentScreen) as pilot:
        shown = " ".join(text(pilot).split())
        assert "! Educational psychology service: not covered, no yes to it from Jonas Fjellvær" in shown

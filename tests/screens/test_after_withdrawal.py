"""After a consent is taken back: nothing is deleted by it, and one key leads to what shall become of it (R21)."""

import pytest

from bti_tui.domain import commands as c
from bti_tui.domain.consent import AfterWithdrawal, ConsentAnswer, ConsentStatus
from bti_tui.domain.facts import CaseRestricted, ConsentWithdrawn, EntryWritten
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.case_text import CONSENT
from bti_tui.screens.closing import ClosingScreen
from bti_tui.screens.consent import ConsentScreen
from bti_tui.screens.purge import PurgeScreen
from bti_tui.screens.relay_log import LogScreen
from bti_tui.screens.restriction import RestrictScreen
from bti_tui.screens.step import StepScreen
from tests.builders import CaseBuilder, a_case
from tests.orders import COLLEAGUE, HEALTH, HOLDER, PPT
from tests.screens.case_support import CaseStore, burst, fits, opened
from tests.screens.support import LARGE, SMALL, press, text

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
TAKE_BACK = ("m", "enter", "enter", "enter")
"""By word of mouth, all of it."""


def shared() -> CaseBuilder:
    """Two services take part, and something is written that they read."""
    return a_case().at_level(2).with_agencies(PPT, HEALTH).do(c.WriteEntry, HOLDER)


@SIZES
async def test_r21_after_a_withdrawal_a_digit_leads_to_the_restriction_and_nothing_is_deleted(
    size: tuple[int, int],
) -> None:
    store = CaseStore(shared())
    async with opened(store, ConsentScreen, size) as pilot:
        await press(pilot, "f7")
        await burst(pilot, *TAKE_BACK, "b", "enter", "f4")
        assert len(store.new(ConsentWithdrawn)) == 1
        shown = text(pilot)
        assert "Nothing is deleted by it." in " ".join(shown.split())
        line = next(row for row in shown.splitlines() if "Keep it, but hide the case" in row)
        assert fits(pilot, size)
        await press(pilot, line.split()[0])
        assert isinstance(pilot.app.screen, RestrictScreen)
        assert len(store.new(EntryWritten)) == 1
        assert store.words(store.new(EntryWritten)[0].text)
        assert store.new(CaseRestricted) == []


@pytest.mark.parametrize(
    ("way", "screen"),
    [("Purge by law", PurgeScreen), ("Close and archive", ClosingScreen), ("Hide single texts", LogScreen)],
)
async def test_r21_every_way_on_has_its_digit(way: str, screen: type) -> None:
    async with opened(CaseStore(shared()), ConsentScreen) as pilot:
        await press(pilot, "f7")
        await burst(pilot, *TAKE_BACK, "b", "enter", "f4")
        line = next(row for row in text(pilot).splitlines() if way in row)
        await press(pilot, line.split()[0])
        assert isinstance(pilot.app.screen, screen)


@SIZES
@pytest.mark.parametrize(
    ("after", "said", "screen"),
    [
        (AfterWithdrawal.ERASE, "AFTER THE WITHDRAWAL: a purge by law was asked for. F4 leads there.", PurgeScreen),
        (AfterWithdrawal.ARCHIVE, "AFTER THE WITHDRAWAL: close and archive the case. F4 leads there.", ClosingScreen),
    ],
)
async def test_r21_what_was_chosen_stays_on_the_screen_until_it_is_done_and_f4_leads_there(
    size: tuple[int, int], after: AfterWithdrawal, said: str, screen: type
) -> None:
    case = shared().do(c.WithdrawConsent, after=after).do(c.CheckSafety)
    async with opened(CaseStore(case), ConsentScreen, size) as pilot:
        assert said in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, screen)


async def test_r21_what_is_kept_asks_for_nothing_more() -> None:
    case = shared().do(c.WithdrawConsent, after=AfterWithdrawal.KEEP).do(c.CheckSafety)
    async with opened(CaseStore(case), ConsentScreen) as pilot:
        assert "AFTER THE WITHDRAWAL" not in text(pilot)


async def test_whoever_does_not_answer_for_the_case_is_told_whom_to_ask_about_a_purge() -> None:
    case = shared().do(c.LetIn, HOLDER).do(c.WithdrawConsent, after=AfterWithdrawal.ERASE).do(c.CheckSafety)
    async with opened(CaseStore(case, COLLEAGUE), CaseScreen) as pilot:
        await press(pilot, "5")
        assert "Ask whoever answers for the case." in " ".join(text(pilot).split())
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, StepScreen)
        assert "2.7 Evaluation meeting" in text(pilot)


async def test_a_purge_that_is_done_asks_for_nothing_more() -> None:
    case = shared().with_consent(ConsentAnswer.YES).do(c.WithdrawConsent, after=AfterWithdrawal.ERASE)
    entry = next(one.id for one in case.records if isinstance(one.fact, EntryWritten))
    case.do(c.CheckSafety).purge(entry=entry)
    async with opened(CaseStore(case), ConsentScreen) as pilot:
        assert "AFTER THE WITHDRAWAL" not in text(pilot)


async def test_the_case_opens_and_says_that_the_consent_was_taken_back() -> None:
    async with opened(CaseStore(shared().do(c.WithdrawConsent)), CaseScreen) as pilot:
        assert "TAKEN BACK: nothing more is shared" in text(pilot)
        assert "! consent taken back" in text(pilot)


@pytest.mark.parametrize("status", ConsentStatus)
def test_every_state_of_a_consent_has_its_words(status: ConsentStatus) -> None:
    assert CONSENT[status]


async def test_one_no_beside_a_yes_is_called_a_no_and_not_a_missing_answer() -> None:
    case = a_case().at_level(1).with_guardians()
    case.do(c.AnswerConsent, signatory=case.guardians[0])
    case.do(c.AnswerConsent, signatory=case.guardians[1], answer=ConsentAnswer.NO)
    async with opened(CaseStore(case), ConsentScreen) as pilot:
        assert "NOT VALID FOR SHARING: the answer of" in text(pilot)
        assert "no answer from" not in text(pilot)

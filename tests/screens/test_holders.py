"""Who can open the store: the list, inviting a colleague, and taking a key away."""

from dataclasses import replace
from typing import Any

import pytest
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.errors import StillOpenElsewhere
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import UserId
from bti_tui.guide.compiled import shipped_guide
from bti_tui.i18n import Translator
from bti_tui.screens.agency_choices import choices_of
from bti_tui.screens.ending import Ending
from bti_tui.screens.holders import HoldersScreen
from bti_tui.screens.invite import InviteScreen, SlipScreen, spaced
from bti_tui.screens.remove_holder import RemoveHolderScreen
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import drafts
from tests.builders import STAFF, a_case
from tests.orders import COLLEAGUE, LEADER, OWNER
from tests.screens.case_support import fits
from tests.screens.key_support import keyed
from tests.screens.support import LARGE, SMALL, Place, press, rows, text, type_text
from tests.usecases.memory_keys import Lock, MemoryWaysIn, keyed_context

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn", "en"])
FIELDS_AFTER_LOGIN = 5
HER_NAME = STAFF[COLLEAGUE].name


def users(desk: Desk[Context]) -> HoldersScreen:
    return HoldersScreen(desk, choices_of(shipped_guide().agencies, Translator("en")))


def three() -> MemoryWaysIn:
    """The owner, a colleague with a key file, and one who has not been in yet."""
    lock = Lock()
    lock.holders[COLLEAGUE] = Holder(COLLEAGUE, has_key_file=True)
    lock.holders[LEADER] = Holder(LEADER, has_passphrase=False, has_code=True)
    lock.logins |= {"berit": COLLEAGUE, "leder": LEADER}
    return MemoryWaysIn(lock)


async def invite(pilot: Any, name: str, login: str = "") -> None:
    await press(pilot, "f2")
    await type_text(pilot, name)
    await press(pilot, "enter")
    await type_text(pilot, login)
    await press(pilot, *(["enter"] * FIELDS_AFTER_LOGIN))


@SIZES
@LANGUAGES
async def test_the_list_tells_who_waits_who_carries_a_file_and_you(language: str, size: tuple[int, int]) -> None:
    async with keyed(users, three(), size, language) as pilot:
        for user in (OWNER, COLLEAGUE, LEADER):
            assert STAFF[user].name in text(pilot)
        assert fits(pilot, size)
        said = {"en": ("you", "key file", "not in yet"), "nb": ("du", "nøkkelfil", "ikke inne ennå")}
        for words in said.get(language, ("du", "nøkkelfil", "ikkje inne enno")):
            assert words in text(pilot)


async def test_the_status_line_says_the_row_in_one_sentence() -> None:
    async with keyed(users, three()) as pilot:
        await press(pilot, "down")
        assert HER_NAME in rows(pilot)[-2]
        assert "key file" in rows(pilot)[-2]


@SIZES
@LANGUAGES
async def test_a_newcomer_gets_a_slip_with_user_name_and_code(language: str, size: tuple[int, int]) -> None:
    ways_in = MemoryWaysIn()
    async with keyed(users, ways_in, size, language) as pilot:
        await press(pilot, "f2")
        assert fits(pilot, size)
        await press(pilot, "escape")
        await invite(pilot, "Åse Nordbø")
        assert isinstance(pilot.app.screen, SlipScreen)
        assert "Åse Nordbø" in text(pilot)
        assert "ase" in text(pilot)
        assert spaced("engang-1") in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HoldersScreen)
        assert "Åse Nordbø" in text(pilot)
    assert ways_in.is_taken("ase", UserId(""))


async def test_somebody_whom_the_store_knows_is_picked_and_not_taken_in_again() -> None:
    ways_in = MemoryWaysIn()
    context = keyed_context(ways_in)
    with context.unit_of_work() as work:
        work.professionals.add(STAFF[COLLEAGUE])
        work.commit()
    async with keyed(users, context=context) as pilot:
        await invite(pilot, HER_NAME, "berit")
        assert isinstance(pilot.app.screen, SlipScreen)
    assert ways_in.lock.logins["berit"] == COLLEAGUE


@pytest.mark.parametrize(
    ("login", "said"), [("eli", "somebody else has it"), ("to ord", "one word, no blanks")], ids=["taken", "blank"]
)
async def test_a_user_name_that_can_not_be_used_is_told_in_its_field(login: str, said: str) -> None:
    async with keyed(users) as pilot:
        await invite(pilot, "Berit Moe", login)
        assert isinstance(pilot.app.screen, InviteScreen)
        assert said in text(pilot)


async def test_an_invitation_without_a_name_is_none_and_esc_makes_no_code() -> None:
    ways_in = MemoryWaysIn()
    async with keyed(users, ways_in) as pilot:
        await invite(pilot, "")
        assert "must be answered" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HoldersScreen)
    assert ways_in.lock.codes == {}


async def remove(pilot: Any, typed: str) -> None:
    await press(pilot, "down", "f6")
    assert isinstance(pilot.app.screen, RemoveHolderScreen)
    await type_text(pilot, typed)
    await press(pilot, "enter")


@SIZES
@LANGUAGES
async def test_what_taking_a_key_away_means_fits_the_screen(language: str, size: tuple[int, int]) -> None:
    async with keyed(users, three(), size, language) as pilot:
        await press(pilot, "down", "f6")
        assert HER_NAME in text(pilot)
        assert fits(pilot, size)


async def test_a_key_is_taken_away_once_the_name_is_typed_and_the_program_locks() -> None:
    ways_in = three()
    async with keyed(users, ways_in) as pilot:
        await remove(pilot, "somebody else")
        assert "not the name above" in text(pilot)
        assert COLLEAGUE in ways_in.lock.holders
        await press(pilot, *(["backspace"] * len("somebody else")))
        await type_text(pilot, HER_NAME.lower())
        await press(pilot, "enter")
        assert pilot.app.return_value is Ending.NEW_KEY
    assert COLLEAGUE not in ways_in.lock.holders
    assert ways_in.lock.turns == 1


@pytest.mark.parametrize("typed", ["", " "])
async def test_an_empty_name_takes_nothing_away(typed: str) -> None:
    ways_in = three()
    async with keyed(users, ways_in) as pilot:
        await remove(pilot, typed)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HoldersScreen)
    assert COLLEAGUE in ways_in.lock.holders


async def test_whoever_does_not_let_go_of_the_store_is_named_and_the_new_key_waits() -> None:
    class Busy(MemoryWaysIn):
        @override
        def remove(self, user: UserId) -> None:
            raise StillOpenElsewhere(who="kari", program=4711)

    ways_in = Busy(three().lock)
    async with keyed(users, ways_in) as pilot:
        await remove(pilot, HER_NAME)
        said = " ".join(text(pilot).split())
        assert "The key is taken away" in said
        assert "kari still has the store open in a program (4711)" in said
        assert "bti store rotate" in said
        assert pilot.app.return_value is None
    assert COLLEAGUE in ways_in.lock.holders


@pytest.mark.parametrize("said", ["nobody gives or takes her own key", "nobody else could open the store then"])
async def test_nobody_takes_her_own_key_or_the_last_one(said: str) -> None:
    async with keyed(users) as pilot:
        await press(pilot, "f6")
        assert said in " ".join(text(pilot).split())


@pytest.mark.parametrize("key", ["f2", "f6"])
async def test_who_keeps_no_keys_is_told_why(key: str) -> None:
    context = keyed_context(three()).acting_as(STAFF[COLLEAGUE])
    async with keyed(users, context=context) as pilot:
        await press(pilot, key)
        assert "whoever has had a key the longest" in " ".join(text(pilot).split())
        assert isinstance(pilot.app.screen, HoldersScreen)


async def test_the_menu_leads_to_the_users_where_keys_are_kept() -> None:
    async with keyed(Place) as pilot:
        await press(pilot, "f10")
        await type_text(pilot, "users")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HoldersScreen)
        await press(pilot, "escape")
        pilot.app.state.has_keys = False  # type: ignore[attr-defined]  # the App under test is ours
        await press(pilot, "f10")
        assert "Users" not in text(pilot)


async def test_her_batons_are_counted_before_her_key_is_taken_and_become_vacant_with_it() -> None:
    ways_in = MemoryWaysIn(user=LEADER)
    ways_in.lock.holders |= {LEADER: Holder(LEADER), COLLEAGUE: Holder(COLLEAGUE)}
    context = replace(keyed_context(ways_in), user=STAFF[LEADER])
    bench = a_case().at_level(1).with_holder(COLLEAGUE)
    with context.unit_of_work() as work:
        work.cases.save(bench.case, 0)
        work.record(bench.records, bench.notes)
        work.commit()
    async with keyed(users, context=context) as pilot:
        await press(pilot, "end", "f6")
        assert "She holds the baton in 1 case." in text(pilot)
        assert fits(pilot, SMALL)
        await type_text(pilot, HER_NAME)
        await press(pilot, "enter")
        await type_text(pilot, "Hun har sluttet")
        await press(pilot, "enter", "enter")
        assert pilot.app.return_value is Ending.NEW_KEY
    with context.reading() as work:
        case = work.cases.get(bench.id)
    assert case is not None
    assert case.baton.holder is None
    assert COLLEAGUE not in ways_in.lock.holders


async def test_who_was_being_invited_is_there_again_and_is_gone_once_the_code_is_made() -> None:
    context = keyed_context(MemoryWaysIn())
    async with keyed(users, context=context) as pilot:
        await press(pilot, "f2")
        await type_text(pilot, "Berit Moe")
        await press(pilot, "tab")
        await type_text(pilot, "berit")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HoldersScreen)
    async with keyed(users, context=context) as pilot:
        assert isinstance(pilot.app.screen, InviteScreen)
        assert "Berit Moe" in text(pilot)
        assert "berit" in text(pilot)
        await press(pilot, *(["enter"] * FIELDS_AFTER_LOGIN))
        assert "shown now and never again" in text(pilot)
    assert drafts(context) == ()

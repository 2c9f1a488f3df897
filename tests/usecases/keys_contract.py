"""What every port of the keys promises. Run it on another one by a subclass with its own `door`."""

from typing import Protocol

import pytest

from bti_tui.domain.errors import BadInput, NotFound, WrongPassphrase
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import UserId
from bti_tui.usecases.ways_in import WaysIn

KARI = UserId("0199-user-kari")
TURID = UserId("0199-user-turid")
HER_PHRASE = "kari har sin egen frase"
NEW_PHRASE = "noe helt annet denne gangen"


class Door(Protocol):
    """A store that is entered and left; somebody has a passphrase for it already."""

    user: UserId
    login: str
    phrase: str
    recovery_code: str

    def enter(self, login: str, secret: str) -> WaysIn:
        """Open the store anew; the one before is closed. Raises `WrongPassphrase`."""


class WaysInContract:
    """The promises, one test each."""

    @pytest.fixture
    def door(self) -> Door:
        raise NotImplementedError

    @pytest.fixture
    def mine(self, door: Door) -> WaysIn:
        return door.enter(door.login, door.phrase)

    def test_whoever_made_the_store_holds_the_only_key(self, door: Door, mine: WaysIn) -> None:
        assert mine.holders() == (Holder(door.user),)
        assert not mine.must_set_passphrase

    def test_a_code_lets_a_colleague_set_a_passphrase_that_opens(self, door: Door, mine: WaysIn) -> None:
        code = mine.invite(KARI, "kari")
        assert mine.holders()[1:] == (Holder(KARI, has_passphrase=False, has_code=True),)
        hers = door.enter("kari", code)
        said = [hers.must_set_passphrase]
        hers.change_passphrase(HER_PHRASE)
        again = door.enter("kari", HER_PHRASE)
        assert [*said, hers.must_set_passphrase, again.must_set_passphrase] == [True, False, False]
        assert again.holders() == (Holder(door.user), Holder(KARI))

    def test_a_code_that_was_used_and_one_that_was_replaced_say_what_a_wrong_passphrase_says(
        self, door: Door, mine: WaysIn
    ) -> None:
        first = mine.invite(KARI, "kari")
        second = mine.invite(KARI, "kari")
        with pytest.raises(WrongPassphrase):
            door.enter("kari", first)
        door.enter("kari", second).change_passphrase(HER_PHRASE)
        with pytest.raises(WrongPassphrase):
            door.enter("kari", second)

    def test_a_code_opens_for_nobody_else(self, door: Door, mine: WaysIn) -> None:
        code = mine.invite(KARI, "kari")
        with pytest.raises(WrongPassphrase):
            door.enter(door.login, code)

    def test_a_user_name_belongs_to_one(self, door: Door, mine: WaysIn) -> None:
        mine.invite(KARI, "kari")
        assert mine.is_taken("kari", TURID)
        assert not mine.is_taken("kari", KARI)
        for login in ("kari", door.login):
            with pytest.raises(BadInput):
                mine.invite(TURID, login)
        assert len(mine.holders()) == 2

    def test_who_has_forgotten_her_passphrase_gets_a_code_and_the_old_one_ends_with_it(
        self, door: Door, mine: WaysIn
    ) -> None:
        door.enter("kari", mine.invite(KARI, "kari")).change_passphrase(HER_PHRASE)
        mine = door.enter(door.login, door.phrase)
        code = mine.invite(KARI, "kari")
        assert mine.holders()[1:] == (Holder(KARI, has_code=True),)
        door.enter("kari", code).change_passphrase(NEW_PHRASE)
        assert door.enter("kari", NEW_PHRASE).holders()[1:] == (Holder(KARI),)
        with pytest.raises(WrongPassphrase):
            door.enter("kari", HER_PHRASE)

    def test_a_removed_user_is_out_and_everybody_else_gets_in(self, door: Door, mine: WaysIn) -> None:
        door.enter("kari", mine.invite(KARI, "kari")).change_passphrase(HER_PHRASE)
        mine = door.enter(door.login, door.phrase)
        code = mine.invite(TURID, "turid")
        mine.remove(KARI)
        assert [one.user for one in mine.holders()] == [door.user, TURID]
        with pytest.raises(WrongPassphrase):
            door.enter("kari", HER_PHRASE)
        door.enter("turid", code).change_passphrase(NEW_PHRASE)
        for login, secret in ((door.login, door.phrase), ("turid", NEW_PHRASE), (door.login, door.recovery_code)):
            assert [one.user for one in door.enter(login, secret).holders()] == [door.user, TURID]

    def test_who_holds_no_key_is_not_removed(self, mine: WaysIn) -> None:
        with pytest.raises(NotFound):
            mine.remove(KARI)

    def test_everybody_gets_in_after_a_rotation_and_after_another_one(self, door: Door, mine: WaysIn) -> None:
        door.enter("kari", mine.invite(KARI, "kari")).change_passphrase(HER_PHRASE)
        for _ in range(2):
            door.enter(door.login, door.phrase).rotate()
        for login, secret in ((door.login, door.phrase), ("kari", HER_PHRASE), (door.login, door.recovery_code)):
            assert len(door.enter(login, secret).holders()) == 2

    def test_the_old_passphrase_can_be_asked_for(self, door: Door, mine: WaysIn) -> None:
        mine.check_passphrase(door.phrase)
        with pytest.raises(WrongPassphrase):
            mine.check_passphrase(NEW_PHRASE)

    def test_a_weak_passphrase_is_refused_and_changes_nothing(self, door: Door, mine: WaysIn) -> None:
        with pytest.raises(BadInput):
            mine.change_passphrase("kort")
        mine.change_passphrase(NEW_PHRASE)
        with pytest.raises(WrongPassphrase):
            door.enter(door.login, door.phrase)
        assert door.enter(door.login, NEW_PHRASE).holders() == (Holder(door.user),)

    def test_a_renewed_recovery_code_opens_and_the_old_one_does_not(self, door: Door, mine: WaysIn) -> None:
        code = mine.propose_recovery_code()
        shares = mine.split_recovery_code(code)
        for typed in (code, f"{shares[0]} {shares[2]}"):
            assert mine.is_recovery_code(code, typed)
        for typed in ("", shares[0], door.recovery_code):
            assert not mine.is_recovery_code(code, typed)
        door.enter(door.login, door.recovery_code)
        mine = door.enter(door.login, door.phrase)
        mine.renew_recovery_code(code)
        recovered = door.enter(door.login, code)
        assert recovered.must_set_passphrase
        with pytest.raises(WrongPassphrase):
            door.enter(door.login, door.recovery_code)

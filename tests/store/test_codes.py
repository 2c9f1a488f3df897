"""What is written on paper: one-time codes, shares of a recovery code, and what each of them is taken for."""

import itertools

import pytest

from bti_tui.bootstrap.doors import key_for, user_id
from bti_tui.domain.errors import BadInput
from bti_tui.store import one_time_code, recovery_code, recovery_shares, signs
from bti_tui.store.keys_document import SlotKind
from bti_tui.store.unlocking import Glimpse

REAL = Glimpse(training=False, users=())


def mistyped(text: str, place: int) -> str:
    """With another sign in one place."""
    other = signs.ALPHABET[(signs.ALPHABET.index(text[place]) + 1) % 32]
    return text[:place] + other + text[place + 1 :]


def test_a_one_time_code_is_understood_however_it_is_typed() -> None:
    for _ in range(50):
        code = one_time_code.make()
        for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "o").replace("1", "l")):
            assert signs.grouped(one_time_code.parse(typed)) == code


def test_every_mistyped_sign_of_a_one_time_code_is_noticed() -> None:
    code = one_time_code.make()
    for place in (place for place, sign in enumerate(code) if sign != "-"):
        with pytest.raises(BadInput):
            one_time_code.parse(mistyped(code, place))


def test_a_code_has_eighty_bits_and_never_comes_twice() -> None:
    codes = {one_time_code.make() for _ in range(1000)}
    assert len(codes) == 1000
    assert signs.BITS * one_time_code.SIGNS == 80
    for place in (0, 23):
        assert len({code[place] for code in codes}) > 25


def test_what_is_typed_is_taken_for_what_it_is() -> None:
    shares = recovery_shares.split(recovery_code.make())
    taken = {
        "fem ord som ingen gjetter": SlotKind.PASSPHRASE,
        one_time_code.make(): SlotKind.ONE_TIME,
        recovery_code.make(): SlotKind.RECOVERY,
        f"{shares[2]}\n{shares[0]}": SlotKind.RECOVERY,
        mistyped(one_time_code.make(), 3): SlotKind.PASSPHRASE,
        "a b c d e f": SlotKind.PASSPHRASE,
        "A-laget og B-laget spiller mot C-laget i dag klokken fire": SlotKind.PASSPHRASE,
        "C": SlotKind.PASSPHRASE,
        "": SlotKind.PASSPHRASE,
    }
    assert {typed: key_for(REAL, "anna", typed).kind for typed in taken} == taken


def test_a_code_is_tried_for_the_user_who_was_typed() -> None:
    assert key_for(REAL, "Anna ", one_time_code.make()).user == user_id("anna")
    assert key_for(REAL, "anna", recovery_code.make()).behalf == user_id("anna")
    assert key_for(REAL, None, recovery_code.make()).behalf is None


@pytest.mark.parametrize("pair", list(itertools.permutations(range(3), 2)))
@pytest.mark.parametrize("between", [" ", "\n", "   ", "\t"])
def test_any_two_shares_stand_for_the_code_in_either_order(pair: tuple[int, int], between: str) -> None:
    code = recovery_code.make()
    shares = recovery_shares.split(code)
    one, other = (shares[place] for place in pair)
    assert recovery_shares.joined(f"{one}{between}{other}") == code
    assert recovery_shares.joined(f"{one.lower()}{between}{other.replace('-', ' ')}") == code
    assert recovery_shares.joined(one.replace("-", "") + other.replace("-", "")) == code


def test_one_share_says_nothing_of_the_code() -> None:
    """Each part of a share is random by itself: with the code fixed every sign takes every value."""
    code = recovery_code.make()
    splits = [recovery_shares.split(code) for _ in range(400)]
    for share in range(3):
        for place in (2, 9, 40, 70):
            assert len({one[share][place] for one in splits}) > 28


def test_shares_of_two_codes_stand_for_neither() -> None:
    first, second = recovery_code.make(), recovery_code.make()
    mixed = recovery_shares.joined(f"{recovery_shares.split(first)[0]} {recovery_shares.split(second)[1]}")
    assert mixed not in {first, second, None}


def test_a_misread_share_is_named_whatever_was_misread() -> None:
    shares = recovery_shares.split(recovery_code.make())
    spoiled = [
        mistyped(shares[1], 5),
        mistyped(shares[1], 77),
        shares[1][:40] + shares[1][41:],
        shares[1] + "7",
        shares[1][:20] + "?" + shares[1][21:],
    ]
    for wrong in spoiled:
        for typed in (f"{shares[0]} {wrong}", f"{wrong} {shares[2]}", wrong):
            with pytest.raises(BadInput) as told:
                recovery_shares.joined(typed)
            assert dict(told.value.facts) == {"place": "recovery-share", "problem": "misread", "share": "B"}


def test_a_share_whose_letter_is_exchanged_is_noticed() -> None:
    shares = recovery_shares.split(recovery_code.make())
    with pytest.raises(BadInput) as told:
        recovery_shares.joined(f"C{shares[0][1:]} {shares[1]}")
    assert told.value.facts["share"] == "C"


def test_one_share_alone_or_twice_asks_for_another() -> None:
    share = recovery_shares.split(recovery_code.make())[0]
    for typed in (share, f"{share} {share}"):
        with pytest.raises(BadInput) as told:
            recovery_shares.joined(typed)
        assert (told.value.facts["problem"], told.value.facts["share"]) == ("second-missing", "A")

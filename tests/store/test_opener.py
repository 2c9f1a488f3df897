"""The door of the lock screen: a file besides the passphrase, codes in its place, and who is told of a recovery."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from bti_tui.bootstrap import StoreOpener
from bti_tui.desk import NewStore
from bti_tui.domain.errors import BadInput, WrongPassphrase
from bti_tui.store import carried_file
from bti_tui.usecases.context import Context
from bti_tui.usecases.holders import invite_newcomer, set_passphrase
from bti_tui.usecases.recovered import recoveries

T = TypeVar("T")
OWNER, HERS, NEW = "havn brød kopp sti måne eng", "fjell båt ku sol vind tre", "gård lys hest sjø ull hav"
WISHES = NewStore("9999", "Ingrid Solbakken", "IS", "lærer", "kindergarten", "Bjørka", "ingrid", OWNER)


@pytest.fixture
def opener(tmp_path: Path) -> StoreOpener:
    return StoreOpener(tmp_path / "store", "ingrid", state=tmp_path / "state")


@pytest.fixture
def code(opener: StoreOpener) -> str:
    """The recovery code of a store that has just been made."""
    founding = opener.create(WISHES)
    founding.finish().close()
    return founding.recovery_code


def inside(opener: StoreOpener, user: str, secret: str, act: Callable[[Context], T], file: str = "") -> T:
    """Open, do one thing, close."""
    context = opener.open(user, secret, file)
    try:
        return act(context)
    finally:
        context.close()


@pytest.mark.usefixtures("code")
def test_a_file_is_asked_for_until_its_place_is_known_and_again_when_it_is_gone(
    opener: StoreOpener, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    held = carried_file.make(stick / "key", opener.folder)
    assert not opener.wants_key_file("ingrid", OWNER)
    inside(opener, "ingrid", OWNER, lambda ctx: set_passphrase(ctx, NEW, key_file=held))
    assert opener.wants_key_file("ingrid", NEW)
    with pytest.raises(WrongPassphrase):
        opener.open("ingrid", NEW)
    with pytest.raises(BadInput):
        opener.open("ingrid", NEW, str(stick / "nothing"))
    inside(opener, "ingrid", NEW, lambda _: None, str(stick / "key"))
    assert opener.key_file == str(stick / "key")
    assert not opener.wants_key_file("ingrid", NEW)
    inside(opener, "ingrid", NEW, lambda _: None)
    (stick / "key").rename(stick / "taken-out")
    assert opener.wants_key_file("ingrid", NEW)


def test_a_code_and_a_colleague_without_a_file_are_asked_for_none(
    opener: StoreOpener, code: str, tmp_path: Path
) -> None:
    held = carried_file.make(tmp_path / "key", opener.folder.parent / "elsewhere" / "store")
    inside(opener, "ingrid", OWNER, lambda ctx: set_passphrase(ctx, NEW, key_file=held))
    assert opener.wants_key_file("ingrid", NEW)
    assert not opener.wants_key_file("ingrid", code)
    assert not opener.wants_key_file("berit", HERS)


def test_the_place_of_the_file_is_remembered_and_what_it_holds_is_not(opener: StoreOpener, tmp_path: Path) -> None:
    opener.create(WISHES).finish().close()
    stick = tmp_path / "stick"
    stick.mkdir()
    held = carried_file.make(stick / "key", opener.folder)
    inside(opener, "ingrid", OWNER, lambda ctx: set_passphrase(ctx, NEW, key_file=held))
    inside(opener, "ingrid", NEW, lambda _: None, str(stick / "key"))
    secret = held.split()[1]
    kept = [file for place in (opener.folder, tmp_path / "state") for file in place.rglob("*") if file.is_file()]
    assert kept
    assert [file for file in kept if secret in file.read_bytes()] == []


def test_everybody_is_told_of_a_recovery_at_the_next_unlock(opener: StoreOpener, code: str) -> None:
    invited = inside(opener, "ingrid", OWNER, lambda ctx: invite_newcomer(ctx, "Berit Moe", "berit"))
    inside(opener, "berit", invited.code, lambda ctx: set_passphrase(ctx, HERS))
    assert inside(opener, "berit", HERS, recoveries) == ()
    inside(opener, "ingrid", code, lambda ctx: set_passphrase(ctx, NEW))
    for user, secret in (("berit", HERS), ("ingrid", NEW)):
        assert len(inside(opener, user, secret, recoveries)) == 1

"""The lock screen lets in by more than a passphrase: shares of the recovery code, and a file besides the passphrase."""

from dataclasses import dataclass, field
from typing import cast

import pytest
from typing_extensions import override

from bti_tui.domain.errors import BadInput, WrongPassphrase
from bti_tui.screens.help import HelpScreen
from bti_tui.screens.unlock import UnlockScreen
from bti_tui.usecases.context import Context
from tests.screens.case_support import fits
from tests.screens.support import (
    LARGE,
    PASSPHRASE,
    SMALL,
    FakeContext,
    FakeOpener,
    Place,
    press,
    rows,
    running,
    text,
    type_text,
)

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
LANGUAGES = pytest.mark.parametrize("language", ["nb", "nn", "en"])


@dataclass
class Sharing(FakeOpener):
    """Opens with two of the shares A, B and C; D is misread."""

    tried: list[str] = field(default_factory=list)

    @override
    def open(self, user: str, passphrase: str, key_file: str = "") -> Context:
        self.tried.append(passphrase)
        shares = set(passphrase.split())
        if "D" in shares:
            raise BadInput(place="recovery-share", problem="misread", share="D")
        if not shares <= set("ABC"):
            raise WrongPassphrase
        if len(shares) == 1:
            raise BadInput(place="recovery-share", problem="second-missing", share=passphrase[0])
        return cast("Context", FakeContext())


@dataclass
class Carrying(FakeOpener):
    """Opens with the passphrase and a file, for Kari alone."""

    key_file: str = "/media/pinne/bti-nokkel"
    files: list[str] = field(default_factory=list)

    @override
    def wants_key_file(self, user: str, typed: str) -> bool:
        return user == self.user and len(typed) > len("code")

    @override
    def open(self, user: str, passphrase: str, key_file: str = "") -> Context:
        self.files.append(key_file)
        if key_file and not key_file.endswith("nokkel"):
            raise BadInput(place="key-file", problem="not-ours")
        return super().open(user, passphrase)


async def type_line(pilot: object, typed: str) -> None:
    await type_text(pilot, typed)  # type: ignore[arg-type]  # a pilot
    await press(pilot, "enter")  # type: ignore[arg-type]  # a pilot


@SIZES
async def test_two_shares_typed_after_each_other_open_the_store(size: tuple[int, int]) -> None:
    opener = Sharing()
    async with running(lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk)), size) as pilot:
        await type_line(pilot, "A")
        assert "Share A is read" in text(pilot)
        assert "> Passphrase" in text(pilot)
        await type_line(pilot, "A")
        assert "share A again" in text(pilot)
        await type_line(pilot, "D")
        assert "Share D is not read right" in text(pilot)
        await type_line(pilot, "C")
        assert isinstance(pilot.app.screen, Place)
    assert opener.tried == ["A", "A A", "A D", "A C"]


async def test_after_a_wrong_try_a_share_from_before_is_forgotten() -> None:
    opener = Sharing()
    async with running(lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk))) as pilot:
        await type_line(pilot, "A")
        await type_line(pilot, "feil")
        assert "don't fit together" in text(pilot)
        await type_line(pilot, "B")
        assert "Share B is read" in text(pilot)
    assert opener.tried == ["A", "A feil", "B"]


@SIZES
@LANGUAGES
async def test_a_file_is_asked_for_where_one_is_needed(size: tuple[int, int], language: str) -> None:
    opener = Carrying()
    async with running(
        lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk)), size, language=language
    ) as pilot:
        assert "/media/pinne" not in text(pilot)
        await type_line(pilot, PASSPHRASE)
        assert "/media/pinne/bti-nokkel" in text(pilot)
        assert PASSPHRASE not in text(pilot)
        assert fits(pilot, size)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Place)
    assert opener.files == ["/media/pinne/bti-nokkel"]


async def test_a_place_without_the_file_is_told_and_the_passphrase_stays() -> None:
    opener = Carrying()
    async with running(lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk))) as pilot:
        await type_line(pilot, PASSPHRASE)
        await type_text(pilot, "x")
        await press(pilot, "enter")
        assert "no key file lies there" in text(pilot)
        await press(pilot, "backspace", "enter")
        assert isinstance(pilot.app.screen, Place)
    assert opener.opened == [("kari.lund", PASSPHRASE)]


async def test_a_code_asks_for_no_file() -> None:
    opener = Carrying()
    async with running(lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk))) as pilot:
        await type_line(pilot, "kode")
        assert opener.files == [""]
        assert "pinne" not in text(pilot)


async def test_an_empty_line_opens_nothing() -> None:
    opener = FakeOpener()
    async with running(lambda desk: UnlockScreen(desk, opener, lambda _: Place(desk))) as pilot:
        await press(pilot, "enter")
        assert "must be answered" in text(pilot)
    assert opener.opened == []


@SIZES
@LANGUAGES
async def test_the_help_says_what_opens_and_what_a_lock_protects(size: tuple[int, int], language: str) -> None:
    honest = {
        "nb": ("LÅSEN BESKYTTER", "Et låst lager er trygt", "full kontroll", "Engangskode"),
        "nn": ("LÅSEN VERNAR", "Eit låst lager er trygt", "full kontroll", "Eingongskode"),
        "en": ("A LOCK PROTECTS", "A locked store is safe", "controls fully", "One-time code"),
    }[language]
    async with running(
        lambda desk: UnlockScreen(desk, FakeOpener(), lambda _: Place(desk)), size, language=language
    ) as pilot:
        await press(pilot, "f1")
        seen = text(pilot)
        while not rows(pilot)[0].rstrip().endswith(("2 av 2", "2 of 2", "3 av 3", "3 of 3", "1 of 1", "1 av 1")):
            assert fits(pilot, size)
            await press(pilot, "pagedown")
            seen += text(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        plain = " ".join(seen.split()).casefold()
        for words in honest:
            assert words.casefold() in plain

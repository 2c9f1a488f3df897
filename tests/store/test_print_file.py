"""A document goes into a folder that a person chose: whole, for her alone, and never where others get it too."""

import os
import stat
from pathlib import Path

import pytest

from bti_tui.domain.errors import BadInput
from bti_tui.store import place, print_file
from bti_tui.store.place import Judge, Place, PlaceKind


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for documents, beside the store's."""
    (tmp_path / "store").mkdir()
    (tmp_path / "papers").mkdir()
    return tmp_path


def problem(home: Path, path: Path, judge: Judge = place.judge) -> object:
    """Why a file is not written."""
    with pytest.raises(BadInput) as refused:
        print_file.put(home / "store", path, b"words", judge)
    return refused.value.facts["problem"]


def test_the_file_is_whole_and_for_its_owner_alone(home: Path) -> None:
    before = os.umask(0)
    try:
        print_file.put(home / "store", home / "papers" / "a.pdf", b"words")
    finally:
        os.umask(before)
    made = home / "papers" / "a.pdf"
    assert made.read_bytes() == b"words"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert [one.name for one in (home / "papers").iterdir()] == ["a.pdf"]


def test_what_lies_there_is_never_written_over_be_it_a_file_or_a_link(home: Path) -> None:
    (home / "papers" / "a.pdf").write_bytes(b"old")
    (home / "papers" / "b.pdf").symlink_to(home / "elsewhere")
    for name in ("a.pdf", "b.pdf"):
        assert problem(home, home / "papers" / name) == "exists"
    assert (home / "papers" / "a.pdf").read_bytes() == b"old"
    assert not (home / "elsewhere").exists()


@pytest.mark.parametrize("name", ["OneDrive - Fjellvang kommune", "Dropbox", "Nextcloud"])
def test_a_folder_that_is_copied_to_other_machines_gets_nothing(home: Path, name: str) -> None:
    synchronised = home / name / "saker"
    synchronised.mkdir(parents=True)
    assert problem(home, synchronised / "a.pdf") == "synchronised"
    assert list(synchronised.iterdir()) == []


def test_the_folder_of_the_store_gets_no_plain_text(home: Path) -> None:
    assert problem(home, home / "store" / "a.pdf") == "store"


def test_a_folder_that_is_not_there_is_not_made(home: Path) -> None:
    assert problem(home, home / "none" / "a.pdf") == "no-folder"
    assert not (home / "none").exists()


def test_a_write_that_fails_leaves_nothing_behind(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(descriptor: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", broken)
    local = Place(PlaceKind.LOCAL, "ext4")
    path = home / "papers" / "a.pdf"
    assert problem(home, path, lambda _: local) == "place"
    assert list((home / "papers").iterdir()) == []

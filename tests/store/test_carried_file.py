from pathlib import Path

import pytest

from bti_tui.domain.errors import BadInput
from bti_tui.store import carried_file
from bti_tui.store.last_way import LastWay, opened_by

STORE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_file_that_was_made_is_read_back_and_is_for_its_owner_alone(tmp_path: Path, stick: Path) -> None:
    made = carried_file.make(stick / "bti.key", tmp_path / "place" / "store")
    assert carried_file.read(stick / "bti.key", tmp_path / "place" / "store") == made
    assert carried_file.at_hand(stick / "bti.key") == made
    assert (stick / "bti.key").stat().st_mode & 0o777 == 0o600
    assert carried_file.make(stick / "other.key", tmp_path / "place" / "store") != made


def test_a_stick_that_changes_line_ends_changes_nothing(tmp_path: Path, stick: Path) -> None:
    made = carried_file.make(stick / "bti.key", tmp_path / "place" / "store")
    (stick / "bti.key").write_bytes(made.replace(b"\n", b"\r\n"))
    assert carried_file.at_hand(stick / "bti.key") == made


@pytest.mark.parametrize("place", ["store/bti.key", "store/deep/bti.key", "bti.key"])
def test_beside_the_store_it_is_refused(place: str, tmp_path: Path) -> None:
    (tmp_path / "store" / "deep").mkdir(parents=True)
    for act in (carried_file.make, carried_file.read):
        with pytest.raises(BadInput) as told:
            act(tmp_path / place, tmp_path / "store")
        assert told.value.facts["problem"] == "beside"
    assert not (tmp_path / place).exists()


def test_a_link_that_leads_beside_the_store_is_refused(tmp_path: Path, stick: Path) -> None:
    (tmp_path / "store").mkdir()
    (stick / "way").symlink_to(tmp_path / "store")
    with pytest.raises(BadInput):
        carried_file.make(stick / "way" / "bti.key", tmp_path / "store")


@pytest.mark.parametrize("content", [b"", b"bti-key-file/1\n", b"bti-key-file/1\n" + b"x" * 64, b"\xff" * 10_000])
def test_what_is_none_of_ours_is_nothing(content: bytes, tmp_path: Path, stick: Path) -> None:
    (stick / "bti.key").write_bytes(content)
    assert carried_file.at_hand(stick / "bti.key") == b""
    with pytest.raises(BadInput):
        carried_file.read(stick / "bti.key", tmp_path / "place" / "store")


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, stick: Path) -> None:
    (stick / "bti.key").write_text("mine")
    with pytest.raises(BadInput):
        carried_file.make(stick / "bti.key", tmp_path / "place" / "store")
    assert (stick / "bti.key").read_text() == "mine"


def test_nothing_at_hand_is_nothing(stick: Path) -> None:
    assert carried_file.at_hand(None) == carried_file.at_hand(stick) == carried_file.at_hand(stick / "none") == b""


def test_a_machine_remembers_who_came_last_and_where_the_file_lay(tmp_path: Path) -> None:
    assert LastWay.into(tmp_path, STORE) == LastWay.into(None, STORE) == LastWay()
    LastWay("a", tmp_path / "bti.key").keep(tmp_path, STORE)
    opened_by(tmp_path, STORE, "b")
    assert LastWay.into(tmp_path, STORE) == LastWay("b", tmp_path / "bti.key")
    opened_by(None, STORE, "c")
    (path,) = (tmp_path / "seen").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_bytes(b"[]")
    assert LastWay.into(tmp_path, STORE) == LastWay()

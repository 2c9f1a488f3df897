"""What is remembered of a store outside of it: its form, its file, and whose it is."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from bti_tui.domain.errors import Damaged
from bti_tui.store import checkpoint, seen
from bti_tui.store.checkpoint import Checkpoint

STORE = str(uuid.UUID(int=7))
SEED = bytes(range(32))
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def seen_at(n: int, store: str = STORE) -> Checkpoint:
    return Checkpoint(store, n, bytes([n]) * 32, 1, AT, "anna").signed(SEED)


def test_a_checkpoint_begins_with_the_three_lines_of_its_kind_and_is_read_back() -> None:
    one = seen_at(5)
    assert one.text.splitlines()[:3] == [f"bti_tui/{STORE}", "5", "BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU="]
    assert checkpoint.parse(one.text) == one


def test_a_signature_fits_its_lines_and_its_signer_only() -> None:
    one, key = seen_at(5), bytes(SigningKey(SEED).verify_key)
    assert one.is_signed([("anna", key)])
    assert not one.is_signed([("per", key)])
    assert not one.is_signed([("anna", bytes(32))])
    assert not checkpoint.parse(one.text.replace("\n5\n", "\n6\n")).is_signed([("anna", key)])


def test_the_short_form_is_one_line_of_eight_groups() -> None:
    number, groups = seen_at(5).short_form.split()
    assert number == "5"
    assert [len(group) for group in groups.split("-")] == [4] * 8


@pytest.mark.parametrize("text", ["", "bti_tui", seen_at(5).text * 2, seen_at(5).text.replace("keys 1", "keys x")])
def test_anything_else_than_one_checkpoint_is_damaged(text: str) -> None:
    with pytest.raises(Damaged):
        checkpoint.parse(text)


def test_only_the_newest_few_are_kept_and_no_one_else_reads_them(tmp_path: Path) -> None:
    for n in range(1, 12):
        checkpoint.keep(tmp_path / "state", seen_at(n))
    assert [one.n for one in checkpoint.kept(tmp_path / "state", STORE)] == list(range(4, 12))
    folder = tmp_path / "state" / "seen"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [(file.name, file.stat().st_mode & 0o777) for file in folder.iterdir()] == [(STORE, 0o600)]


def test_a_checkpoint_of_another_store_is_not_used(tmp_path: Path) -> None:
    checkpoint.keep(tmp_path, seen_at(5))
    other = str(uuid.UUID(int=8))
    (tmp_path / "seen" / other).write_text(seen_at(5).text, encoding="utf-8")
    assert checkpoint.kept(tmp_path, other) == ()


def test_what_can_not_be_read_is_as_if_it_had_never_been_kept(tmp_path: Path) -> None:
    checkpoint.keep(tmp_path, seen_at(5))
    (tmp_path / "seen" / STORE).write_bytes(b"\xff\x00" * 100)
    assert checkpoint.kept(tmp_path, STORE) == ()


def test_an_id_that_is_no_id_names_no_file(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        seen.place_of(tmp_path, "../../elsewhere")

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bti_tui.domain.errors import StoreMissing, UnsafePlace
from bti_tui.store import keys_document, modes, place
from bti_tui.store.place import Place, PlaceKind


def test_a_temporary_folder_is_local_and_its_locks_hold(tmp_path: Path) -> None:
    assert place.judge(tmp_path).kind is PlaceKind.LOCAL
    place.require_usable(tmp_path, try_locks=True)


@pytest.mark.parametrize("name", ["OneDrive - Kommunen", "Dropbox", "Nextcloud", "Google Drive"])
def test_a_synchronised_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "bti"
    folder.mkdir(parents=True)
    with pytest.raises(UnsafePlace) as told:
        place.require_usable(folder)
    assert told.value.facts == {"problem": "refuse", "detail": "synchronised"}


@pytest.mark.parametrize(("magic", "name"), [(0x6969, "nfs"), (0xFF534D42, "cifs"), (0x12345678, "unknown")])
def test_an_unknown_file_system_is_taken_for_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, magic: int, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(place, "_linux_magic", lambda _: magic)
    assert place.require_usable(tmp_path) == Place(PlaceKind.NETWORK, name)


@pytest.mark.parametrize(("kind", "at_creation"), [(PlaceKind.LOCAL, True), (PlaceKind.NETWORK, False)])
def test_a_place_whose_locks_do_not_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: PlaceKind, at_creation: bool
) -> None:
    monkeypatch.setattr(place, "locks_hold", lambda _: False)
    with pytest.raises(UnsafePlace) as told:
        place.require_usable(tmp_path, lambda _: Place(kind, "x"), try_locks=at_creation)
    assert told.value.facts["detail"] == "locks"


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o660, 0o666])
def test_a_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "store.db"
    place.make_private_file(file)
    place.require_private(file)
    file.chmod(mode)
    with pytest.raises(UnsafePlace):
        place.require_private(file)


def test_a_folder_open_to_others_and_a_missing_one_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "bti"
    place.make_private_folder(folder)
    place.require_private(folder)
    folder.chmod(0o750)
    with pytest.raises(UnsafePlace):
        place.require_private(folder)
    with pytest.raises(StoreMissing):
        place.require_private(tmp_path / "none")


def test_a_folder_shared_with_its_group_on_purpose_keeps_others_out_and_lets_the_group_in(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o2770)
    umask = os.umask(0o077)
    try:
        place.make_private_folder(folder)
        place.make_private_file(folder / "store.db")
        keys_document.replace_file(folder / "store.keys", b"{}")
    finally:
        os.umask(umask)
    modes_of = [stat.S_IMODE((folder / name).stat().st_mode) for name in (".", "store.db", "store.keys")]
    assert modes_of == [0o2770, 0o660, 0o660]
    for path in (folder, folder / "store.db", folder / "store.keys"):
        place.require_private(path)
    (folder / "store.db").chmod(0o664)
    with pytest.raises(UnsafePlace):
        place.require_private(folder / "store.db")


@pytest.mark.parametrize("mode", [0o2775, 0o770, 0o2771, 0o3770, 0o2750])
def test_a_folder_that_only_looks_like_a_shared_one_is_refused_with_its_group_files(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o700)
    place.make_private_file(folder / "store.db")
    (folder / "store.db").chmod(0o660)
    folder.chmod(mode)
    for path in (folder, folder / "store.db"):
        with pytest.raises(UnsafePlace):
            place.require_private(path)


def test_a_file_of_another_group_is_refused_in_a_shared_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o2770)
    place.make_private_file(folder / "store.db")
    place.require_private(folder / "store.db")
    monkeypatch.setattr(modes, "shared_group", lambda _: folder.stat().st_gid + 1)
    with pytest.raises(UnsafePlace):
        place.require_private(folder / "store.db")


def test_a_linked_file_is_refused(tmp_path: Path) -> None:
    place.make_private_file(tmp_path / "real")
    (tmp_path / "store.db").symlink_to(tmp_path / "real")
    with pytest.raises(UnsafePlace):
        place.require_private(tmp_path / "store.db")


def test_hardening_closes_cores_memory_and_debug_doors() -> None:
    probe = """
import ctypes, os, resource, sys
from bti_tui.hardening import harden
harden(); harden()
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
assert os.umask(0) == 0o077
assert not {"TEXTUAL", "TEXTUAL_LOG", "PYTHONBREAKPOINT"} & set(os.environ), os.environ
assert "PYTHONPATH" in os.environ
if sys.platform == "linux":
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0
print("hardened", sorted(m for m in sys.modules if m.startswith("bti_tui")))
"""
    environment = {
        "PYTHONPATH": ".",
        "TEXTUAL": "devtools",
        "TEXTUAL_LOG": "/tmp/x",
        "PYTHONBREAKPOINT": "pdb.set_trace",
    }
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.strip() == "hardened ['bti_tui', 'bti_tui.hardening']", done.stderr

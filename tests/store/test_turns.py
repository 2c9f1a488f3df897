import subprocess
import sys
import time
from pathlib import Path

from bti_tui.store.turns import is_shared_host, my_turn

_HOLD = """
import sys
from pathlib import Path
from bti_tui.store.turns import my_turn
with my_turn(Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.readline()
"""


def held(lock: Path) -> subprocess.Popen[str]:
    """Another program that unlocks, for as long as its stdin is open."""
    command = [sys.executable, "-c", _HOLD, str(lock)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "mine\n"
    return other


def test_one_unlocks_after_the_other(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock) as other:
        assert other.stdin is not None
        began = time.monotonic()
        with my_turn(lock, patience=0.3):
            waited = time.monotonic() - began
        other.stdin.close()
    assert waited >= 0.3
    with my_turn(lock, patience=30):
        assert time.monotonic() - began < 30


def test_who_never_lets_go_only_makes_others_wait_a_little(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock) as other, my_turn(lock, patience=0.05):
        other.kill()


def test_the_turn_of_a_killed_program_is_over(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock) as other:
        other.kill()
    began = time.monotonic()
    with my_turn(lock, patience=30):
        assert time.monotonic() - began < 10


def test_where_nothing_can_be_locked_nobody_is_kept_out(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.symlink_to(tmp_path / "somewhere")
    with my_turn(lock, patience=30):
        assert not (tmp_path / "somewhere").exists()


def test_others_may_lock_the_file_and_nothing_is_in_it(tmp_path: Path) -> None:
    with my_turn(tmp_path / "lock"):
        assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o644
        assert (tmp_path / "lock").read_bytes() == b""


def test_a_machine_is_shared_when_several_people_are_logged_in(tmp_path: Path) -> None:
    logged_in = tmp_path / "run"
    logged_in.mkdir()
    assert not is_shared_host(tmp_path, logged_in)
    for name in ("0", "1000", "gdm"):
        (logged_in / name).mkdir()
    assert not is_shared_host(tmp_path, logged_in)
    (logged_in / "1001").mkdir()
    assert is_shared_host(tmp_path, logged_in)
    assert not is_shared_host(tmp_path, tmp_path / "none")


def test_a_folder_that_is_shared_with_a_group_is_on_a_shared_machine(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    folder.chmod(0o2770)
    assert is_shared_host(folder, tmp_path / "none")
    folder.chmod(0o700)
    assert not is_shared_host(folder, tmp_path / "none")

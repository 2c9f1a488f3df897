"""Who may import whom: the six contracts, and what a fresh interpreter really loads."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT, imported, place, python_files

HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "alembic")
"""What the lock screen must never wait for."""


def loaded_after(code: str) -> set[str]:
    """The modules of a fresh interpreter after it ran some code."""
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.splitlines())


def test_the_six_import_contracts_are_kept() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "6 kept, 0 broken" in ran.stdout


@pytest.mark.parametrize(
    "module", ["bti_tui.app", "bti_tui.screens.unlock", "bti_tui.store.keyfile", "bti_tui.settings"]
)
def test_what_the_lock_screen_needs_loads_no_database_and_no_validation(module: str) -> None:
    assert not loaded_after(f"import {module}") & set(HEAVY)


def test_the_lock_screen_and_the_key_file_together_stay_light() -> None:
    code = "import bti_tui.app, bti_tui.screens.unlock, bti_tui.store.keyfile"
    assert not loaded_after(code) & set(HEAVY)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_a_question_to_the_command_line_loads_no_textual_and_no_database(option: str) -> None:
    code = f"""
import sys
sys.argv = ["bti", {option!r}]
from bti_tui.cli.main import run
import io, contextlib
with contextlib.redirect_stdout(io.StringIO()):
    try:
        run()
    except SystemExit as end:
        assert not end.code, end.code
"""
    assert not loaded_after(code) & {"textual", *HEAVY}


def test_version_is_told_in_one_line() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bti_tui", "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout.split()[-1:]) == (0, ["2026.1"]), ran.stderr


def test_the_domain_and_the_hardening_use_the_standard_library_only() -> None:
    pure = [*python_files(PACKAGE / "domain"), PACKAGE / "hardening.py"]
    foreign = {
        f"{place(path)}: {name}"
        for path in pure
        for name in imported(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("bti_tui.domain")
    }
    assert foreign == set()


def test_importing_the_package_does_nothing() -> None:
    assert not {name for name in loaded_after("import bti_tui") if name.startswith("bti_tui.")}


def test_only_three_variables_of_ours_are_read_from_the_environment() -> None:
    found = {
        word.strip("\"',()[]:")
        for path in python_files(PACKAGE)
        for word in path.read_text(encoding="utf-8").split()
        if word.strip("\"',()[]:").startswith("BTI_") and word.strip("\"',()[]:").isupper()
    }
    assert found <= {"BTI_HOME", "BTI_LANG"}

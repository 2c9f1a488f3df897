"""The built wheel in an empty environment: what a municipality installs, not what lies in the checkout."""

import gettext
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT, files_of_the_house

pytestmark = pytest.mark.wheel

SHIPPED = {".py", ".tcss", ".toml", ".txt", ".jsonl", ".mako"}


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    """The standard output of a command that must succeed."""
    ran = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-4000:]
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by the tools of the lock file, without asking any registry.

    In a copy: a build writes catalogues and guides beside their sources, where other tests read at the same time.
    """
    folder, source = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("source")
    for path in files_of_the_house():
        copy = source / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ".", cwd=source)
    return next(folder.glob("bti_tui-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the locked run-time packages and the wheel, nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [programs / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    run(*pip, "--no-deps", wheel, cwd=folder)
    run(programs / "python", "-m", "pip", "--disable-pip-version-check", "check", cwd=folder)
    return programs


def outside(home: Path) -> dict[str, str]:
    """An environment in which nothing points back to the checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "BTI_", "VIRTUAL_ENV"))}
    return {**kept, "BTI_HOME": str(home)}


def test_everything_that_the_package_needs_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in files_of_the_house()
        if path.is_relative_to(PACKAGE) and path.suffix in SHIPPED
    }
    catalogues = {f"bti_tui/locale/{language}/LC_MESSAGES/bti_tui.mo" for language in ("nb", "nn", "en")}
    guides = {f"bti_tui/guide/data/{name}.json" for name in ("standard", "rules-no")}
    assert (wanted | catalogues | guides) - packed == set()


def test_nothing_else_is_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    strange = [
        name for name in names if not name.startswith(("bti_tui/", "bti_tui-")) or name.endswith((".po", ".pyc"))
    ]
    assert strange == []


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    assert "2026.1" in run(installed / "bti", "--version", cwd=tmp_path, environment=outside(tmp_path))


def test_the_installed_program_lists_its_guides(installed: Path, tmp_path: Path) -> None:
    told = run(installed / "bti", "guide", "list", "--json", cwd=tmp_path, environment=outside(tmp_path))
    assert "no.standard" in json.dumps(json.loads(told))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_wheel_holds_each_language(installed: Path, tmp_path: Path, language: str) -> None:
    """Without a fall-back: a catalogue that was left out would otherwise speak English and nobody would notice."""
    code = "import bti_tui, os; print(os.path.dirname(bti_tui.__file__))"
    package = Path(run(installed / "python", "-c", code, cwd=tmp_path, environment=outside(tmp_path)).strip())
    assert not package.is_relative_to(ROOT)
    catalogue = gettext.translation("bti_tui", package / "locale", languages=[language], fallback=False)
    assert catalogue.gettext("tomorrow") == {"nb": "i morgen", "nn": "i morgon", "en": "tomorrow"}[language]

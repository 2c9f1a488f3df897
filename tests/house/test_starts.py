"""What a start may import: counted, because a machine's speed can't be tested and a list of modules can."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bti_tui.cli.demo_command import PEOPLE, fill
from bti_tui.cli.store_creation import make_training_store
from bti_tui.guide import compiled
from tests.house.source import PACKAGE
from tests.house.test_borders import loaded_after

SAYS_NOTHING = "import contextlib, io, sys\nquiet = contextlib.redirect_stdout(io.StringIO())"
MOST_FOR_LOCK = 100
"""Modules of our own until the lock screen is drawn."""
MOST_FOR_THE_DAY = 169
"""Modules of our own until `bti today` has said what is due."""


def ours(modules: Iterable[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] == "bti_tui"}


def after_command(*words: str) -> set[str]:
    """The modules that a command loads."""
    return loaded_after(
        f"{SAYS_NOTHING}\nsys.argv = {['bti', *words]!r}\n"
        "from bti_tui.cli.main import run\n"
        "with quiet, contextlib.suppress(SystemExit):\n    run()"
    )


def after_lock_screen(folder: Path) -> set[str]:
    """The modules that are there when the first place is made and the style sheets of the program are read."""
    return loaded_after(
        "import os\nfrom pathlib import Path\n"
        "from bti_tui.cli.program import Installation, make_app, prepare_terminal\n"
        "found = Installation.find('nb')\nprepare_terminal(found)\n"
        f"make_app(found, Path({str(folder)!r}))._first()"
    )


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training store with the demo cases."""
    from bti_tui import bootstrap

    folder = tmp_path_factory.mktemp("starts") / "store"
    make_training_store(folder, {})
    with bootstrap.opened(folder) as ctx:
        fill(ctx, PEOPLE)
    return folder


def test_the_version_is_told_with_four_modules_of_ours_and_none_of_others() -> None:
    loaded = after_command("--version")
    assert ours(loaded) == {"bti_tui", "bti_tui.cli", "bti_tui.cli.main", "bti_tui.hardening"}
    assert not loaded & {"typer", "rich", "textual", "gettext", "json", "tomllib", "dataclasses"}


def test_the_lock_screen_is_made_without_cases_keys_commands_and_other_places(training: Path) -> None:
    loaded = after_lock_screen(training)
    assert "bti_tui.screens.unlock" in loaded
    costly = {"nacl", "sqlcipher3", "typer", "pydantic", "sqlalchemy", "sqlmodel", "alembic", "babel", "fpdf"}
    assert not loaded & costly
    for late in (
        "cli.commands",
        "domain.guide",
        "domain.facts",
        "domain.case",
        "guide",
        "store.keyfile",
        "usecases.queries",
    ):
        assert not {name for name in loaded if f"{name}.".startswith(f"bti_tui.{late}.")}, late
    for late in ("help", "menu", "overview", "case", "first_run"):
        assert f"bti_tui.screens.{late}" not in loaded
    assert not loaded & {"textual.widgets._text_area", "textual.widgets._data_table", "importlib.resources", "zipfile"}
    for late in ("choice_fields", "date_field", "note_field", "person_field", "key_list"):
        assert f"bti_tui.widgets.{late}" not in loaded
    assert len(ours(loaded)) <= MOST_FOR_LOCK


@pytest.fixture
def finished_guides() -> None:
    """As `make setup` leaves them; they may be older than the code while somebody works on it."""
    compiled.write_all(PACKAGE / "guide" / "data")


@pytest.mark.usefixtures("finished_guides")
def test_the_day_is_told_without_screens_guide_files_and_other_commands(training: Path) -> None:
    loaded = after_command("--store", str(training), "today", "--json")
    assert "bti_tui.usecases.today" in loaded
    assert not loaded & {
        "sqlalchemy",
        "sqlmodel",
        "pydantic",
        "typer",
        "textual",
        "rich",
        "alembic",
        "babel",
        "asyncio",
    }
    for late in ("domain.commands", "domain.facts", "guide.loader", "guide.schema", "store.tables", "usecases.execute"):
        assert not {name for name in loaded if f"{name}.".startswith(f"bti_tui.{late}.")}, late
    assert len(ours(loaded)) <= MOST_FOR_THE_DAY
    commands = {name for name in ours(loaded) if name.endswith(("_commands", "_command"))}
    assert commands == {"bti_tui.cli.today_command"}

"""A store for each test of the command line; made once for all of them, since making one takes a while by design."""

import shutil
from pathlib import Path

import pytest

from bti_tui import bootstrap
from bti_tui.cli.store_creation import INVENTED, make_training_store
from bti_tui.desk import NewStore
from bti_tui.store.keyfile import FLOOR
from tests.cli.calls import PASSPHRASE, Shell


@pytest.fixture(scope="session")
def training_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training") / "store"
    make_training_store(folder, {})
    return folder


@pytest.fixture(scope="session")
def real_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "store"
    wishes = {"municipality_code": INVENTED["municipality"]}
    wishes |= {key: value for key, value in INVENTED.items() if not key.startswith("municipality")}
    bootstrap.found_store(folder, NewStore(**wishes, passphrase=PASSPHRASE), cost=FLOOR).finish().close()
    return folder


@pytest.fixture
def empty(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    """A shell without a store."""
    return Shell(capsys, monkeypatch, tmp_path)


@pytest.fixture
def shell(empty: Shell, training_store: Path) -> Shell:
    """A shell with a training store."""
    shutil.copytree(training_store, empty.store)
    return empty


@pytest.fixture
def real(empty: Shell, real_store: Path) -> Shell:
    """A shell with a store that has a passphrase."""
    shutil.copytree(real_store, empty.store)
    return empty

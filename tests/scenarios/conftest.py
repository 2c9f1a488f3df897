"""One stage for all scenarios; making a store takes a while by design."""

import pytest

from bti_tui.cli.store_creation import make_training_store
from tests.scenarios.stage import Stage


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("stage")
    make_training_store(folder / "empty", {})
    return Stage(folder / "empty", folder)

"""What all tests share: no test sees the settings of whoever runs it, and terminals get a worker to themselves."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile(
    "house", deadline=None
)  # two cores are shared by several workers, so no time limit an example
settings.load_profile("house")

ONE_WORKER = {"pty": "terminal", "wheel": "wheel", "crash": "crash"}
"""Marks whose tests run one after another on one worker (`--dist loadgroup`)."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark, group in ONE_WORKER.items():
            if item.get_closest_marker(mark):
                item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and stores of a test lie in its own folder; language and colours are not inherited."""
    monkeypatch.setenv("BTI_HOME", str(tmp_path / "bti-home"))
    monkeypatch.delenv("BTI_LANG", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)

import pytest

from tests.usecases.contract import Begin, UnitOfWorkContract
from tests.usecases.memory import MemoryStore


class TestMemory(UnitOfWorkContract):
    """The store in memory keeps the promises that tests rely on."""

    @pytest.fixture
    def begin(self) -> Begin:
        return MemoryStore().unit_of_work

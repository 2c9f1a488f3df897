from collections.abc import Callable

import pytest

from tests.usecases.contract import Begin, UnitOfWorkContract
from tests.usecases.listing_contract import ListingContract
from tests.usecases.memory import MemoryStore
from tests.usecases.sharing_contract import SharingContract


class TestMemory(UnitOfWorkContract, ListingContract, SharingContract):
    """The store in memory keeps the promises that tests rely on."""

    @pytest.fixture
    def memory(self) -> MemoryStore:
        return MemoryStore()

    @pytest.fixture
    def begin(self, memory: MemoryStore) -> Begin:
        return memory.unit_of_work

    @pytest.fixture
    def pulse(self, memory: MemoryStore) -> Callable[[], int]:
        return memory.pulse

from collections.abc import Callable

import pytest

from bti_tui.store.open_store import Store
from tests.usecases.contract import Begin, UnitOfWorkContract
from tests.usecases.listing_contract import ListingContract
from tests.usecases.sharing_contract import SharingContract


class TestEncryptedStore(UnitOfWorkContract, ListingContract, SharingContract):
    """The encrypted store keeps every promise that the store in memory keeps."""

    @pytest.fixture
    def begin(self, store: Store) -> Begin:
        return store.unit_of_work

    @pytest.fixture
    def pulse(self, store: Store) -> Callable[[], int]:
        return store.pulse

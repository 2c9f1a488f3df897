import pytest

from bti_tui.store.open_store import Store
from tests.usecases.contract import Begin, UnitOfWorkContract


class TestEncryptedStore(UnitOfWorkContract):
    """The encrypted store keeps every promise that the store in memory keeps."""

    @pytest.fixture
    def begin(self, store: Store) -> Begin:
        return store.unit_of_work

import pytest

from tests.store.keyed import KeyedStore
from tests.usecases.keys_contract import Door, WaysInContract


class TestKeysOfAnEncryptedStore(WaysInContract):
    """The key file keeps every promise that the keys in memory keep."""

    @pytest.fixture
    def door(self, keyed: KeyedStore) -> Door:
        return keyed

import pytest

from bti_tui.usecases.ways_in import WaysIn
from tests.orders import OWNER
from tests.usecases.keys_contract import Door, WaysInContract
from tests.usecases.memory_keys import FIRST_CODE, FIRST_PHRASE, Lock


class MemoryDoor:
    """A store in memory."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.user, self.login, self.phrase, self.recovery_code = OWNER, "eli", FIRST_PHRASE, FIRST_CODE

    def enter(self, login: str, secret: str) -> WaysIn:
        return self._lock.enter(login, secret)


class TestMemoryKeys(WaysInContract):
    """The keys in memory keep the promises that tests of screens and use-cases rely on."""

    @pytest.fixture
    def door(self) -> Door:
        return MemoryDoor()

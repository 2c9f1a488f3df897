"""Acts on the key file of a store with a passphrase: another passphrase, and another store key."""

from datetime import UTC, datetime
from pathlib import Path

from bti_tui.domain.ids import AgencyCode, DeviceId, MunicipalityCode, Role, UserId
from bti_tui.domain.people import Professional
from bti_tui.store import keyfile, opening, unlocking
from bti_tui.store.keyfile import by_passphrase
from tests.crash.telling import say

OLD = "den gamle passfrasen til Ada"
NEW = "den nye passfrasen til Ada"
ADA = Professional(UserId("ada"), "Ada Lunde", "AL", "lærer", AgencyCode("skole"), "Lia skole", Role.EMPLOYEE)


def change_passphrase(folder: Path) -> None:
    """Another passphrase in the place of the old one."""
    store = opening.open_store(unlocking.unlock(folder, by_passphrase(OLD)))
    say("try")
    store.ways_in.change_passphrase(NEW, cost=keyfile.FLOOR)
    say("ack")
    store.close()


def rotate(folder: Path) -> None:
    """Another store key: a new file in the place of the old one."""
    store = opening.open_store(unlocking.unlock(folder, by_passphrase(OLD)))
    say("try")
    store.ways_in.rotate()
    say("ack")
    store.close()


def make_with_passphrase(folder: Path) -> str:
    """A real store of nobody, its passphrase `OLD`, at the lowest cost; gives the recovery code."""
    created = keyfile.create(ADA.id, OLD, cost=keyfile.FLOOR)
    here, device, now = MunicipalityCode("9999"), DeviceId("crash"), datetime.now(UTC)
    opening.create(folder, created, municipality=here, device=device, professionals=[ADA], at=now).close()
    return created.recovery_code

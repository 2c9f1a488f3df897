"""Every kind of work that is interrupted."""

from tests.crash.scenarios import Creation, Network, Passphrase, Rotation, Scenario, Texts
from tests.crash.scenarios_of_copies import Backup, Import, Migration, Released, Restore

ALL: tuple[type[Scenario], ...] = (
    Texts,
    Network,
    Creation,
    Passphrase,
    Rotation,
    Migration,
    Released,
    Backup,
    Restore,
    Import,
)
"""The everyday work first."""

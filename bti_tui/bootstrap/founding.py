"""Stores that are about to be made: nothing is written before the recovery code has been typed back."""

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.bootstrap.doors import Clock, context_of, has_store, user_id, wall_clock
from bti_tui.domain.errors import BadInput, StoreExists

if TYPE_CHECKING:
    from collections.abc import Callable

    from bti_tui.desk import NewStore
    from bti_tui.store.keyfile import Cost, Created
    from bti_tui.usecases.context import Context


@dataclass(frozen=True, slots=True)
class StoreFounding:
    """A store that is written when its recovery code has been typed back."""

    folder: Path
    wishes: "NewStore"
    created: "Created"
    now: Clock = wall_clock
    state: Path | None = None
    enter: "Callable[[Context], Context]" = lambda context: context
    """The context as it shall be used."""

    @property
    def recovery_code(self) -> str:
        """The code that opens the store when the passphrase is lost; empty for a training store."""
        return self.created.recovery_code

    def shares(self) -> tuple[str, str, str]:
        """Three shares of which any two stand for the code; other ones each time."""
        from bti_tui.store import recovery_shares

        return recovery_shares.split(self.recovery_code)

    def is_code(self, typed: str) -> bool:
        """Whether what was typed back is the code, or two shares; small letters, blanks and dashes don't matter."""
        from bti_tui.store import recovery_code, recovery_shares

        try:
            return recovery_code.parse(recovery_shares.joined(typed) or typed) == recovery_code.parse(
                self.recovery_code
            )
        except BadInput:
            return False

    def finish(self) -> "Context":
        """Write the store and open it."""
        from bti_tui.domain.ids import AgencyCode, DeviceId, MunicipalityCode, Role, UserId
        from bti_tui.domain.people import Professional
        from bti_tui.store import opening

        wishes = self.wishes
        founder = Professional(
            id=UserId(self.created.keys.user),
            name=wishes.name,
            initials=wishes.initials,
            title=wishes.title,
            agency=AgencyCode(wishes.agency),
            unit=wishes.unit,
            role=Role.EMPLOYEE,
        )
        store = opening.create(
            self.folder,
            self.created,
            municipality=MunicipalityCode(wishes.municipality_code),
            device=DeviceId(str(uuid.uuid4())),
            professionals=[founder],
            at=self.now(),
            state=self.state,
        )
        return self.enter(context_of(store, self.now))


def found_store(
    folder: Path,
    wishes: "NewStore",
    now: Clock = wall_clock,
    state: Path | None = None,
    cost: "Cost | None" = None,
) -> StoreFounding:
    """Get a real store ready without writing it. Raises `BadInput` for a weak passphrase.

    `cost` is what a guess shall cost; None measures what this machine can bear.
    """
    from bti_tui.store import keyfile
    from bti_tui.store.calibration import calibrated
    from bti_tui.store.turns import is_shared_host

    _require_free(folder)
    keyfile.require_strong(wishes.passphrase)
    chosen = cost or calibrated(shared=is_shared_host(folder))
    created = keyfile.create(user_id(wishes.user), wishes.passphrase, cost=chosen)
    return StoreFounding(folder, wishes, created, now, state)


def found_training_store(folder: Path, wishes: "NewStore", now: Clock = wall_clock) -> StoreFounding:
    """Get a training store ready; it has no passphrase and no recovery code."""
    from bti_tui.store import keyfile

    _require_free(folder)
    return StoreFounding(folder, wishes, keyfile.create_training(user_id(wishes.user)), now)


def _require_free(folder: Path) -> None:
    if has_store(folder):
        raise StoreExists

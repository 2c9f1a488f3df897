"""A real store with several keys, entered and left as at the lock screen; argon2id at its floor."""

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bti_tui.bootstrap.doors import way_in
from bti_tui.domain.ids import UserId
from bti_tui.domain.people import Professional
from bti_tui.store import keyfile, opening, unlocking
from bti_tui.store.key_ring import KeyRing
from bti_tui.store.keyfile import Cost, Created, WayIn
from bti_tui.store.logins import login_id
from bti_tui.store.open_store import Store
from tests.store.life import DEVICE, HERE, NOW, PHRASE, PROFESSIONAL

LOGIN = "anna"
FOUNDER = UserId(login_id(LOGIN))
FIRST: Professional = replace(PROFESSIONAL, id=FOUNDER)


class CheapRing(KeyRing):
    """The same with the cheapest guess that is allowed, so that a test need not wait."""

    def change_passphrase(
        self, passphrase: str, *, key_file: bytes | None = None, cost: Cost | None = keyfile.FLOOR
    ) -> None:
        super().change_passphrase(passphrase, key_file=key_file, cost=cost)


class KeyedStore:
    """A store that is entered and left; one program at a time, unless a test opens more."""

    def __init__(self, folder: Path, state: Path, created: Created) -> None:
        self.folder, self.state = folder, state
        self.user, self.login, self.phrase, self.recovery_code = FOUNDER, LOGIN, PHRASE, created.recovery_code
        self.store: Store | None = None
        opening.create(
            folder, created, municipality=HERE, device=DEVICE, professionals=[FIRST], at=NOW, state=state
        ).close()

    def enter(self, login: str, secret: str, key_file: bytes = b"") -> CheapRing:
        """Close what was open and open it anew, by what was typed at the lock screen."""
        self.leave()
        way = way_in(self.folder, login, secret)
        if key_file:
            way = keyfile.by_passphrase(secret, user=login_id(login), key_file=key_file)
        self.store = self.opened(way)
        return CheapRing(self.store)

    def opened(self, way: WayIn) -> Store:
        """One more program that has it open."""
        return opening.open_store(unlocking.unlock(self.folder, way, self.state), self.state)

    def mine(self) -> CheapRing:
        """As whoever made it."""
        return self.enter(self.login, self.phrase)

    @property
    def open_store(self) -> Store:
        assert self.store is not None
        return self.store

    def leave(self) -> None:
        """Close what is open."""
        if self.store is not None:
            self.store.close()
            self.store = None

    def set_aside(self, name: str) -> Path:
        """A copy of everything, as a thief or a backup has it."""
        copy = self.folder.with_name(name)
        with suppress(FileNotFoundError):
            shutil.rmtree(copy)
        shutil.copytree(self.folder, copy)
        return copy

    def files(self) -> set[str]:
        """What lies in the folder of the closed store."""
        self.leave()
        return {path.name for path in self.folder.iterdir()}

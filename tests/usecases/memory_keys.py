"""The ways into a store in memory: what the port of the keys promises, without any cryptography."""

from dataclasses import dataclass, field, replace
from itertools import count

from bti_tui.domain.errors import BadInput, NotFound, PassphraseFirst, WrongPassphrase
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import UserId
from bti_tui.usecases.context import Context
from tests.orders import OWNER
from tests.usecases.memory import MemoryStore, MemoryUnitOfWork, memory_context

SHORTEST = 14
FIRST_PHRASE = "fem ord som ingen gjetter"
FIRST_CODE = "kode-0"


@dataclass
class Lock:
    """What a key file holds."""

    holders: dict[UserId, Holder] = field(default_factory=lambda: {OWNER: Holder(OWNER)})
    logins: dict[str, UserId] = field(default_factory=lambda: {"eli": OWNER})
    phrases: dict[UserId, tuple[str, bytes]] = field(default_factory=lambda: {OWNER: (FIRST_PHRASE, b"")})
    codes: dict[UserId, str] = field(default_factory=dict)
    recovery: str = FIRST_CODE
    turns: int = 0
    """How often the key has been changed."""
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def enter(self, login: str, secret: str, key_file: bytes = b"") -> "MemoryWaysIn":
        """Open with a passphrase, a one-time code or the recovery code; raises `WrongPassphrase`."""
        user = self.logins.get(login)
        if user is not None and self.phrases.get(user) in {(secret, key_file), (secret, b"")}:
            return MemoryWaysIn(self, user)
        if user is not None and (self.codes.get(user) == secret or secret == self.recovery):
            return MemoryWaysIn(self, user, must_set_passphrase=True, was_recovered=secret == self.recovery)
        raise WrongPassphrase


@dataclass
class MemoryWaysIn:
    """The ways in, as seen by whoever has opened the store."""

    lock: Lock = field(default_factory=Lock)
    user: UserId = OWNER
    must_set_passphrase: bool = False
    was_recovered: bool = False

    def holders(self) -> tuple[Holder, ...]:
        return tuple(self.lock.holders.values())

    def is_taken(self, login: str, user: UserId) -> bool:
        return self.lock.logins.get(login, user) != user

    def invite(self, user: UserId, login: str) -> str:
        if self.is_taken(login, user):
            raise BadInput(place="user", problem="taken")
        lock = self.lock
        lock.logins = {name: one for name, one in lock.logins.items() if one != user} | {login: user}
        lock.codes[user] = f"engang-{next(lock.numbers)}"
        lock.holders[user] = replace(lock.holders.get(user, Holder(user, has_passphrase=False)), has_code=True)
        return lock.codes[user]

    def remove(self, user: UserId) -> None:
        lock = self.lock
        if lock.holders.pop(user, None) is None:
            raise NotFound(holder=user)
        lock.logins = {name: one for name, one in lock.logins.items() if one != user}
        lock.phrases.pop(user, None)
        lock.codes.pop(user, None)
        lock.turns += 1

    def rotate(self) -> None:
        self.lock.turns += 1

    def check_passphrase(self, passphrase: str) -> None:
        if self.lock.phrases[self.user][0] != passphrase:
            raise WrongPassphrase

    def change_passphrase(self, passphrase: str, *, key_file: bytes | None = None) -> None:
        if len(passphrase) < SHORTEST:
            raise BadInput(place="passphrase", problem="weak")
        lock = self.lock
        file = lock.phrases.get(self.user, ("", b""))[1] if key_file is None else key_file
        lock.phrases[self.user] = (passphrase, file)
        lock.codes.pop(self.user, None)
        lock.holders[self.user] = Holder(self.user, has_key_file=bool(file))
        self.must_set_passphrase = False

    def propose_recovery_code(self) -> str:
        return f"kode-{next(self.lock.numbers)}"

    def split_recovery_code(self, code: str) -> tuple[str, str, str]:
        return f"A-{code}", f"B-{code}", f"C-{code}"

    def is_recovery_code(self, code: str, typed: str) -> bool:
        shares = set(typed.split())
        return typed == code or (len(shares) > 1 and shares <= set(self.split_recovery_code(code)))

    def renew_recovery_code(self, code: str) -> None:
        self.lock.recovery = code


def keyed_context(ways_in: MemoryWaysIn | None = None, store: MemoryStore | None = None) -> Context:
    """The context of a store that is not for training, with keys that can be given and taken."""
    keys, kept = ways_in or MemoryWaysIn(), store or MemoryStore()

    def begin() -> MemoryUnitOfWork:
        if keys.must_set_passphrase:
            raise PassphraseFirst
        return kept.unit_of_work()

    return replace(memory_context(kept), unit_of_work=begin, reading=begin, training=False, ways_in=keys)

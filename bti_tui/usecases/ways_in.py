"""The port of the keys: who can open the store, and by what. The store satisfies it by shape."""

from typing import Protocol

from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import UserId


class WaysIn(Protocol):
    """The slots of the key file, as an open store may change them. Each change is in the audit chain."""

    @property
    def must_set_passphrase(self) -> bool:
        """Whether a one-time code or the recovery code opened the store: nothing else works before one is set."""

    @property
    def was_recovered(self) -> bool:
        """Whether it was the recovery code, or two shares of it, that opened the store."""

    def holders(self) -> tuple[Holder, ...]:
        """Everybody who has a way in, the one who has had it the longest first; the recovery code is not counted."""

    def is_taken(self, login: str, user: UserId) -> bool:
        """Whether somebody else than the user has this user name at the lock screen."""

    def invite(self, user: UserId, login: str) -> str:
        """Make a one-time code for a user with this user name; an older one of hers stops working.

        Raises `BadInput` when somebody else has the user name.
        """

    def remove(self, user: UserId) -> None:
        """Take away every way in of a user, and move the store to a new key that she has never seen.

        Takes as long as a backup. Raises `NotFound` when she has none, `OpenElsewhere` while another program has the
        store open.
        """

    def rotate(self) -> None:
        """Move the store to a new key; everybody's ways in go on working. Raises as `remove` does."""

    def check_passphrase(self, passphrase: str) -> None:
        """Raise `WrongPassphrase` unless this is the passphrase of whoever is at the keyboard."""

    def change_passphrase(self, passphrase: str, *, key_file: bytes | None = None) -> None:
        """Give whoever is at the keyboard another passphrase, her first one after a one-time code.

        `key_file` is what the file holds that she must have besides; None leaves that as it is, nothing takes it off.
        Raises `BadInput` for a weak passphrase.
        """

    def propose_recovery_code(self) -> str:
        """A fresh recovery code; nothing is changed before `renew_recovery_code`."""

    def split_recovery_code(self, code: str) -> tuple[str, str, str]:
        """Three shares A, B and C of a code, one line each: any two of them stand for it, one alone says nothing."""

    def is_recovery_code(self, code: str, typed: str) -> bool:
        """Whether what was typed back is the code, or two of its shares."""

    def renew_recovery_code(self, code: str) -> None:
        """Let this code, and no older one, open the store when passphrases are lost."""

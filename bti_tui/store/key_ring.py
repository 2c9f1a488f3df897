"""The key file of an open store: who can open it, and every change of that, each with its event in the audit chain.

A new signing key stands in the chain before its slot is in the key file: a crash between the two leaves a key that
nobody uses. The key file is read and written anew while no other program can write, so no change of theirs is lost.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from bti_tui.domain.errors import BadInput, Damaged, NotFound, OpenElsewhere, PassphraseFirst, StillOpenElsewhere
from bti_tui.domain.holders import Holder
from bti_tui.domain.ids import UserId
from bti_tui.store import keyfile, keys_document, recovery_code, recovery_shares, slots
from bti_tui.store.calibration import calibrated
from bti_tui.store.keyfile import INVITED_USER, RECOVERY_USER, Cost, WayIn, is_authentic
from bti_tui.store.keys_document import KeysDocument, SlotKind
from bti_tui.store.logins import login_id
from bti_tui.store.slots import Made
from bti_tui.store.turns import is_shared_host
from bti_tui.store.unlocking import KEYS

if TYPE_CHECKING:
    from bti_tui.store.open_store import Store


class KeyRing:
    """What an open store can do with its key file; a training store has none that anybody holds."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    @property
    def must_set_passphrase(self) -> bool:
        """Whether a one-time code or the recovery code opened the store."""
        return self._store.must_set_passphrase

    @property
    def was_recovered(self) -> bool:
        """Whether it was the recovery code."""
        return self._store.unlocked.keys.kind is SlotKind.RECOVERY

    def holders(self) -> tuple[Holder, ...]:
        """Everybody who has a way in, the one who has had it the longest first."""
        return tuple(
            Holder(
                UserId(one.user),
                has_passphrase=bool(one.kinds & slots.OWN),
                has_code=SlotKind.ONE_TIME in one.kinds,
                has_key_file=SlotKind.PASSPHRASE_AND_KEY_FILE in one.kinds,
            )
            for one in slots.holders(self._document())
        )

    def is_taken(self, login: str, user: UserId) -> bool:
        """Whether somebody else has the user name."""
        return slots.owner_of(self._document(), login_id(login)) not in {None, user}

    def invite(self, user: UserId, login: str) -> str:
        """A one-time code for a user; an older one of hers stops working. BadInput when the user name is taken."""
        self._require_open()
        made = slots.by_code(self._document(), self._store.unlocked.keys, user, login_id(login))
        self._enrol(INVITED_USER, made, "key.invited", user)
        self._place(made)
        return made.code

    def remove(self, user: UserId) -> None:
        """Take away all that a user has, and move the store to a new key. NotFound, or StillOpenElsewhere.

        Nobody can hold that up: where a program that knows the old key does not let go of the store, her ways in are
        closed at once, and the new key comes later.
        """
        if user not in {one.user for one in self.holders()}:
            raise NotFound(holder=user)
        try:
            self._move(user)
        except OpenElsewhere as error:
            self._shut_out(user)
            raise StillOpenElsewhere(**error.facts) from None

    def rotate(self) -> None:
        """Move the store to a new key; raises OpenElsewhere while another program has it open."""
        self._move(None)

    def check_passphrase(self, passphrase: str) -> None:
        """Raise WrongPassphrase unless it opens the slot that is open."""
        keys = self._store.unlocked.keys
        keyfile.unlock(self._document(), WayIn(keys.kind, passphrase, keys.key_file, keys.login))

    def change_passphrase(self, passphrase: str, *, key_file: bytes | None = None, cost: Cost | None = None) -> None:
        """Seal a fresh slot in the place of all that the user had; the recovery code stays as it is.

        `key_file` is what must be shown besides; None leaves that as it was. Raises BadInput for a weak passphrase, and
        in a training store, which has none.
        """
        self._require_keys()
        unlocked = self._store.unlocked
        keyfile.require_strong(passphrase)
        made = slots.by_passphrase(
            self._document(),
            unlocked.keys,
            passphrase,
            key_file=unlocked.keys.key_file if key_file is None else key_file,
            cost=cost or calibrated(shared=is_shared_host(unlocked.folder)),
        )
        user = made.slot.who if made.keys.seed != unlocked.keys.seed else None
        self._enrol(user, made, "passphrase.changed", made.slot.who)
        self._place(made)

    def propose_recovery_code(self) -> str:
        """A fresh code; nothing is changed."""
        return recovery_code.make()

    def split_recovery_code(self, code: str) -> tuple[str, str, str]:
        """Three shares of which any two stand for the code."""
        return recovery_shares.split(code)

    def is_recovery_code(self, code: str, typed: str) -> bool:
        """Whether it was typed back, whole or as two shares."""
        try:
            return recovery_code.parse(recovery_shares.joined(typed) or typed) == recovery_code.parse(code)
        except BadInput:
            return False

    def renew_recovery_code(self, code: str) -> None:
        """Let this code, and no older one, open the store."""
        self._require_open()
        made = slots.by_recovery_code(self._document(), self._store.unlocked.keys, code)
        self._enrol(RECOVERY_USER, made, "recovery.renewed", RECOVERY_USER)
        self._place(made)

    def _shut_out(self, user: UserId) -> None:
        """No slot of hers is left; the key of the store stays as it is."""
        unlocked = self._store.unlocked
        with self._store.administering() as transaction:
            self._store.signer.append(transaction, "key.removed", actor=self._store.user, obj=user)
            document = slots.shut_out(self._document(), unlocked.keys, user)
            transaction.commit()
            keys_document.write(unlocked.folder / KEYS, document)
        self._store.adopt(replace(unlocked, document=document))

    def _move(self, leaving: str | None) -> None:
        self._require_open()
        with self._store.administering():
            pass  # what can only be read, or is not what was last seen, is not moved either
        from bti_tui.store import rotation  # with all its checks; done a few times in the life of a store

        self._store.adopt(rotation.rotate(self._store, leaving))

    def _document(self) -> KeysDocument:
        """The key file as it is now; Damaged when it was not written by somebody who has the store key."""
        unlocked = self._store.unlocked
        document = keys_document.read(unlocked.folder / KEYS)
        if not is_authentic(document, unlocked.keys.key):
            raise Damaged(what="key-file")
        return document

    def _enrol(self, signs_as: str | None, made: Made, act: str, user: str) -> None:
        signer = self._store.signer
        with self._store.administering() as transaction:
            if signs_as is not None:
                signer.enrol(transaction, signs_as, made.keys.seed)
            signer.append(transaction, act, actor=self._store.user, obj=user)
            transaction.commit()

    def _place(self, made: Made) -> None:
        """Put the slot into the key file as it is by now, and go on with that."""
        unlocked = self._store.unlocked
        with self._store.administering():
            document = slots.placed(self._document(), unlocked.keys, made)
            keys_document.write(unlocked.folder / KEYS, document)
        keys = made.keys if made.slot.who == self._store.user and made.keys.kind in slots.OWN else unlocked.keys
        self._store.adopt(replace(unlocked, document=document, keys=keys))

    def _require_keys(self) -> None:
        if self._store.training:
            raise BadInput(place="passphrase", problem="training")

    def _require_open(self) -> None:
        self._require_keys()
        if self._store.must_set_passphrase:
            raise PassphraseFirst

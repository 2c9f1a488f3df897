"""An open store: units of work, checks, mending, another passphrase, closing."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bti_tui.domain.erasure import Purge, PurgedAgain
from bti_tui.domain.errors import Damaged, Frozen, PassphraseFirst, StoreBehind
from bti_tui.domain.ids import CaseId, DeviceId, MunicipalityCode, UserId
from bti_tui.domain.people import Professional
from bti_tui.domain.tamper import RolledBack
from bti_tui.domain.text import clean
from bti_tui.store import audit, checks, schema, slots
from bti_tui.store.answers import Finding, StoreInfo
from bti_tui.store.audit import Head, Signer
from bti_tui.store.disk import Disk
from bti_tui.store.engine import Connector
from bti_tui.store.failures import translated
from bti_tui.store.key_ring import KeyRing
from bti_tui.store.keys_document import SlotKind
from bti_tui.store.pulse import pulse
from bti_tui.store.read_only import ReadOnlyUnitOfWork
from bti_tui.store.rows import instant
from bti_tui.store.transactions import Row, Transaction, writer_and_reader
from bti_tui.store.unit_of_work import SqlUnitOfWork
from bti_tui.store.unlocking import Unlocked, generation
from bti_tui.store.waiting import Waiting
from bti_tui.store.witness import Witness

_COUNT: Final = """
WITH hidden AS (SELECT id FROM case_file WHERE restricted = 1)
SELECT (SELECT count(*) FROM case_file WHERE restricted = 0), (SELECT count(*) FROM audit),
  (SELECT count(*) FROM case_fact WHERE case_id NOT IN hidden), (SELECT count(*) FROM note WHERE case_id NOT IN hidden)
"""
_IDENTITY: Final = "SELECT * FROM store_info"

_BY_CODE: Final = {SlotKind.RECOVERY: "unlock.recovery", SlotKind.ONE_TIME: "unlock.one-time"}
"""Kinds of slots that open nothing but the way to a passphrase, and what the audit chain says of it."""


class Store:
    """An open store. Everything that changes it goes through a unit of work."""

    def __init__(self, unlocked: Unlocked, state: Path | None = None) -> None:
        """`state` is the folder where this machine remembers stores; a training store is not remembered."""
        self._state = None if unlocked.keys.training else state
        self._outside = state
        self._rolled_back: RolledBack | None = None
        self._waits_for_passphrase = False
        self._writer, self._reader = writer_and_reader(unlocked.connect, alone=unlocked.alone)
        self._settle(unlocked)
        self.disk = Disk(unlocked, self._writer, self._reader, self._signer, state)

    def adopt(self, unlocked: Unlocked) -> None:
        """Go on with another slot, or with the file to which the store was moved when it got another key."""
        if unlocked.connect is not self._unlocked.connect:
            self.let_go()
            self._writer, self._reader = writer_and_reader(unlocked.connect, alone=unlocked.alone)
        self._waits_for_passphrase &= unlocked.keys.kind in _BY_CODE
        self._settle(unlocked)
        self.disk.follow(unlocked, self._writer, self._reader, self._signer, self._outside)
        self._witness.keep()

    def let_go(self) -> None:
        """Close every connection; what comes next opens new ones."""
        self._writer.close()
        self._reader.close()

    def _settle(self, unlocked: Unlocked) -> None:
        self._unlocked = unlocked
        self._row = self._identity()
        keys, row = unlocked.keys, self._row
        self._signer = Signer(row["municipality"], keys.store, keys.signs_as, row["device_id"], keys.seed)
        self._witness = Witness(self._state, self._signer, self._reader, lambda: generation(unlocked))

    @property
    def municipality(self) -> MunicipalityCode:
        """Whose store it is."""
        return MunicipalityCode(self._row["municipality"])

    @property
    def device(self) -> DeviceId:
        """The device that its facts are made on."""
        return DeviceId(self._row["device_id"])

    @property
    def user(self) -> UserId:
        """Who has the passphrase; after the recovery code, the one who gets a new one."""
        keys = self._unlocked.keys
        owner = slots.owner_of(self._unlocked.document, keys.login) if keys.kind is SlotKind.RECOVERY else None
        return UserId(owner or keys.user)

    @property
    def unlocked(self) -> Unlocked:
        """Its folder, its key and its key file, for copies of it."""
        return self._unlocked

    def connections(self) -> Connector:
        """Makes connections of one's own, for what must look at the file past the units of work; to be closed again.

        Where only one connection may be open the store lets go of its own first, and takes it up when it needs it.
        """
        if self._unlocked.alone:
            self._writer.close()
        return self._unlocked.connect

    @property
    def remembered_in(self) -> Path | None:
        """The folder where this machine remembers stores."""
        return self._outside

    @property
    def must_set_passphrase(self) -> bool:
        """Whether a code opened it: before a passphrase is set it tells nothing and takes nothing."""
        return self._waits_for_passphrase

    @property
    def ways_in(self) -> KeyRing:
        """Who can open it, and by what."""
        return KeyRing(self)

    @property
    def signer(self) -> Signer:
        """Who signs what is written to the audit chain."""
        return self._signer

    def colleague(self, user: UserId) -> Professional | None:
        """Somebody whom the store knows; also while it waits for a passphrase."""
        with self.disk.reading() as work:
            return work.professionals.get(user)

    @property
    def training(self) -> bool:
        """Whether it holds invented people only."""
        return bool(self._row["training"])

    @property
    def rolled_back(self) -> RolledBack | None:
        """How the store falls short of what was last seen of it; it can't be written to until that is acknowledged."""
        return self._rolled_back

    @property
    def checkpoint(self) -> str:
        """The newest link that is remembered outside of the store, in its form for paper; empty when there is none."""
        remembered = self._witness.remembered
        return remembered[-1].short_form if remembered else ""

    def unit_of_work(self) -> SqlUnitOfWork:
        """One transaction that may change the store. PassphraseFirst while it waits for a passphrase."""
        self._require_passphrase()
        if self._rolled_back is not None and self._state is not None:
            return ReadOnlyUnitOfWork(self._reader, self._signer, Waiting(self._state, self._signer.store))
        if self._unlocked.frozen:
            return self.disk.outside()
        return SqlUnitOfWork(self._writer, self._signer, self._witness.committed, self.disk.diagnosed, self._purged)

    def reading(self) -> SqlUnitOfWork:
        """One transaction that only reads; it never waits for another program that writes. Raises as the other does."""
        self._require_passphrase()
        return self.disk.reading()

    def pulse(self) -> int:
        """A number that is another one once somebody else has written to the store."""
        return pulse(self._reader)

    def info(self) -> StoreInfo:
        """What the store says of itself; restricted cases are in no count (R46)."""
        with translated(), Transaction(self._reader) as transaction:
            cases, links, facts, notes = transaction.row(_COUNT)
        row = self._row
        created_at = instant(row["created_at"])
        identity = (row["store_id"], self.municipality, self.device, self.training, created_at)
        return StoreInfo(*identity, schema.VERSION, cases, facts, notes, links)

    def verify(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the store, nothing when it is sound; takes seconds on a large one."""
        with translated():
            pages = tuple(checks.page_findings(self.connections()))
            if pages:
                return pages
            return (*self.content_findings(self._witness.heads), *self._witness.findings())

    def content_findings(self, checkpoints: Iterable[Head] = ()) -> tuple[Finding, ...]:
        """What is wrong with the chain, the facts, the notes and the cases; the pages are taken to be whole."""
        with translated(), Transaction(self._reader) as transaction:
            return tuple(checks.content_findings(transaction, self._signer, checkpoints))

    def head(self) -> Head:
        """The newest link of the audit chain."""
        with translated(), Transaction(self._reader) as transaction:
            return audit.head(transaction, self._row["municipality"])

    def rebuild(self) -> tuple[CaseId, ...]:
        """Fold every state row anew from the facts; gives the cases that differed and are now mended."""
        self._require_passphrase()
        with self.administering() as transaction:
            mended = checks.rebuild(transaction, self._signer)
            transaction.commit()
        return mended

    @contextmanager
    def administering(self) -> Iterator[Transaction]:
        """A transaction in which no other program changes the store or its key file; commits nothing by itself."""
        self._require_writable()
        with translated(), Transaction(self._writer) as transaction:
            transaction.begin()
            yield transaction

    def remember(self) -> None:
        """Keep a checkpoint of now outside of the store."""
        self._witness.keep()

    def begin(self) -> None:
        """Compare the store with what was last seen of it; when all is well, write down that it was opened."""
        self._waits_for_passphrase = self._unlocked.keys.kind in _BY_CODE
        self._rolled_back = self._witness.look_back()
        if self._unlocked.frozen:
            self.disk.log_opening()
        elif self._rolled_back is None:
            self.disk.begin(self._write_beginning)
            self._witness.keep()

    def acknowledge_restore(self, why: str) -> None:
        """Take the store as it is, for a written reason that stands in the audit chain; then it is written to again."""
        behind = self._rolled_back
        if behind is None:
            return
        if self._unlocked.frozen:
            raise Frozen
        seen = {"links": behind.links, "seen": behind.seen_links, "seen_by": behind.seen_by}
        self._write_beginning("restore.acknowledged", why=clean(why, lines=False), found=behind.found, **seen)
        self._rolled_back = None
        self._witness.keep(forget_others=True)
        self.purge_again(self._state)

    def purge_again(self, state: Path | None) -> PurgedAgain:
        """Carry out once more what this machine remembers as purged, in a store that came back from before it."""
        from bti_tui.store import remembered_purges

        with translated(), Transaction(self._reader) as transaction:
            signers = [pub for _, pub in audit.signers(transaction, self._row["municipality"])]
        known = remembered_purges.known(state, self._signer.store, signers)
        with translated(), SqlUnitOfWork(self._writer, self._signer) as work:
            again = remembered_purges.purge_again(work, known)
            work.commit()
        return again

    def _purged(self, purges: Sequence[Purge]) -> None:
        from bti_tui.store import remembered_purges

        remembered_purges.settle(self._unlocked, self._state, purges)

    def note(self, act: str) -> None:
        """Put an administrative act into the audit chain, such as an unlock."""
        with self.administering() as transaction:
            self._signer.append(transaction, act, obj=self._row["store_id"])
            transaction.commit()

    def close(self) -> None:
        """Remember how far the store came, and close every connection.

        The key may linger in memory until the process ends.
        """
        if self._rolled_back is None:
            self._witness.keep()
        self.let_go()
        if self._unlocked.lease is not None:
            self._unlocked.lease.release()

    def _write_beginning(self, then: str = "", **more: object) -> None:
        """What waited outside of the store, that it was opened, and what more there is to say, in one transaction."""
        with translated(), SqlUnitOfWork(self._writer, self._signer, diagnose=self.disk.diagnosed) as work:
            self.disk.catch_up(work)
            work.note(_BY_CODE.get(self._unlocked.keys.kind, "unlock"), actor=self.user)
            if then:
                work.note(then, None, **more)
            work.commit()
        self.disk.forget_waiting()

    def _require_writable(self) -> None:
        if self._unlocked.frozen:
            raise Frozen
        if self._rolled_back is not None:
            raise StoreBehind

    def _require_passphrase(self) -> None:
        if self._waits_for_passphrase:
            raise PassphraseFirst

    def _identity(self) -> Row:
        with Transaction(self._reader) as transaction:
            found = transaction.named(_IDENTITY)
        keys = self._unlocked.keys
        if len(found) != 1 or found[0]["store_id"] != keys.store or bool(found[0]["training"]) != keys.training:
            raise Damaged(what="identity")
        return found[0]

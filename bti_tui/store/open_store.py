"""An open store: units of work, checks, mending, another passphrase, closing."""

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session, select

from bti_tui.domain.errors import BadInput, Damaged, StoreBehind
from bti_tui.domain.ids import CaseId, DeviceId, MunicipalityCode, UserId
from bti_tui.domain.tamper import RolledBack
from bti_tui.domain.text import clean
from bti_tui.store import audit, checks, keyfile, keys_document, schema
from bti_tui.store.answers import Finding, StoreInfo
from bti_tui.store.audit import Head, Signer
from bti_tui.store.keyfile import DEFAULT, Cost, Keys
from bti_tui.store.keys_document import SlotKind
from bti_tui.store.read_only import ReadOnlyUnitOfWork
from bti_tui.store.rows import instant
from bti_tui.store.sessions import reader, translated, writer
from bti_tui.store.tables import StoreInfoRow
from bti_tui.store.unit_of_work import SqlUnitOfWork
from bti_tui.store.unlocking import KEYS, Unlocked, users
from bti_tui.store.waiting import Waiting
from bti_tui.store.witness import Witness

_COUNT = text("""
SELECT (SELECT count(*) FROM case_file), (SELECT count(*) FROM case_fact), (SELECT count(*) FROM note),
  (SELECT count(*) FROM audit)
""")


class Store:
    """An open store. Everything that changes it goes through a unit of work."""

    def __init__(self, unlocked: Unlocked, state: Path | None = None) -> None:
        """`state` is the folder where this machine remembers stores; a training store is not remembered."""
        self._unlocked = unlocked
        self._state = None if unlocked.keys.training else state
        self._rolled_back: RolledBack | None = None
        self._writer = writer(unlocked.connect)
        self._reader = reader(unlocked.connect)
        self._row = self._identity()
        self._signer = Signer(
            self._row.municipality,
            unlocked.keys.store,
            unlocked.keys.user,
            self._row.device_id,
            unlocked.keys.seed,
        )
        self._witness = Witness(self._state, self._signer, self._reader, unlocked.document.gen)

    @property
    def municipality(self) -> MunicipalityCode:
        """Whose store it is."""
        return MunicipalityCode(self._row.municipality)

    @property
    def device(self) -> DeviceId:
        """The device that its facts are made on."""
        return DeviceId(self._row.device_id)

    @property
    def user(self) -> UserId:
        """Who has the passphrase; after the recovery code, the one that the store was made for."""
        keys = self._unlocked.keys
        return UserId(users(self._unlocked.document)[0] if keys.kind is SlotKind.RECOVERY else keys.user)

    @property
    def unlocked(self) -> Unlocked:
        """Its folder, its key and its key file, for copies of it."""
        return self._unlocked

    @property
    def was_recovered(self) -> bool:
        """Whether the recovery code opened it: then a new passphrase is asked for."""
        return self._unlocked.keys.kind is SlotKind.RECOVERY

    @property
    def training(self) -> bool:
        """Whether it holds invented people only."""
        return bool(self._row.training)

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
        """One transaction that may change the store."""
        if self._rolled_back is not None and self._state is not None:
            return ReadOnlyUnitOfWork(self._reader, self._signer, Waiting(self._state, self._signer.store))
        return SqlUnitOfWork(self._writer, self._signer, self._witness.committed)

    def reading(self) -> SqlUnitOfWork:
        """One transaction that only reads; it never waits for another program that writes."""
        return SqlUnitOfWork(self._reader, self._signer)

    def info(self) -> StoreInfo:
        """What the store says of itself."""
        with translated(), Session(self._reader) as session:
            cases, facts, notes, links = session.execute(_COUNT).one()
        row = self._row
        created_at = instant(row.created_at)
        identity = (row.store_id, self.municipality, self.device, self.training, created_at)
        return StoreInfo(*identity, schema.VERSION, cases, facts, notes, links)

    def verify(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the store, nothing when it is sound; takes seconds on a large one."""
        with translated():
            pages = tuple(checks.page_findings(self._unlocked.connect))
            if pages:
                return pages
            return (*self.content_findings(self._witness.heads), *self._witness.findings())

    def content_findings(self, checkpoints: Iterable[Head] = ()) -> tuple[Finding, ...]:
        """What is wrong with the chain, the facts, the notes and the cases; the pages are taken to be whole."""
        with translated(), Session(self._reader) as session:
            return tuple(checks.content_findings(session, self._signer, checkpoints))

    def head(self) -> Head:
        """The newest link of the audit chain."""
        with translated(), Session(self._reader) as session:
            return audit.head(session, self._row.municipality)

    def rebuild(self) -> tuple[CaseId, ...]:
        """Fold every state row anew from the facts; gives the cases that differed and are now mended."""
        self._require_writable()
        with translated(), Session(self._writer) as session:
            mended = checks.rebuild(session, self._signer)
            session.commit()
        return mended

    def change_passphrase(self, passphrase: str, *, cost: Cost = DEFAULT) -> None:
        """Seal a fresh slot for the user in the place of the old one; the recovery code stays as it is.

        After a recovery the user gets a new signing key, since the old one is sealed under the lost passphrase. Raises
        BadInput for a weak passphrase, and in a training store, which has none.
        """
        if self.training:
            raise BadInput(place="passphrase", problem="training")
        self._require_writable()
        path = self._unlocked.folder / KEYS
        with translated(), Session(self._writer) as session:
            document = keys_document.read(path)
            owner = self._owner()
            changed = keyfile.change_passphrase(document, owner, passphrase, cost=cost)
            if self.was_recovered:
                self._signer.enrol(session, owner.user, owner.seed)
            self._signer.append(session, "passphrase.changed", obj=owner.user)
            session.commit()
            keys_document.write(path, changed)
        self._witness.generation = changed.gen
        self._witness.keep()

    def remember(self) -> None:
        """Keep a checkpoint of now outside of the store."""
        self._witness.keep()

    def begin(self) -> None:
        """Compare the store with what was last seen of it; when all is well, write down that it was opened."""
        self._rolled_back = self._witness.look_back()
        if self._rolled_back is None:
            self._write_beginning()
            self._witness.keep()

    def acknowledge_restore(self, why: str) -> None:
        """Take the store as it is, for a written reason that stands in the audit chain; then it is written to again."""
        behind = self._rolled_back
        if behind is None:
            return
        seen = {"links": behind.links, "seen": behind.seen_links, "seen_by": behind.seen_by}
        self._write_beginning("restore.acknowledged", why=clean(why, lines=False), found=behind.found, **seen)
        self._rolled_back = None
        self._witness.keep(forget_others=True)

    def note(self, act: str) -> None:
        """Put an administrative act into the audit chain, such as an unlock."""
        self._require_writable()
        with translated(), Session(self._writer) as session:
            self._signer.append(session, act, obj=self._row.store_id)
            session.commit()

    def close(self) -> None:
        """Remember how far the store came, and close every connection.

        The key may linger in memory until the process ends.
        """
        if self._rolled_back is None:
            self._witness.keep()
        self._writer.dispose()
        self._reader.dispose()

    def _write_beginning(self, then: str = "", **more: object) -> None:
        """What waited outside of the store, that it was opened, and what more there is to say, in one transaction."""
        waiting = Waiting(self._state, self._signer.store) if self._state else None
        with translated(), SqlUnitOfWork(self._writer, self._signer) as work:
            if waiting is not None:
                for read in waiting.reads():
                    at = datetime.fromisoformat(str(read["at"]))
                    case_id = CaseId(read["case"]) if read["case"] else None
                    work.log_access(UserId(str(read["actor"])), str(read["act"]), case_id, at)
                count, times = waiting.failed_unlocks()
                if count:
                    work.note("unlock.failed", count=count, times=list(times))
            is_recovery = self._unlocked.keys.kind is SlotKind.RECOVERY
            work.note("unlock.recovery" if is_recovery else "unlock")
            if then:
                work.note(then, **more)
            work.commit()
            if waiting is not None:
                waiting.clear()

    def _require_writable(self) -> None:
        if self._rolled_back is not None:
            raise StoreBehind

    def _identity(self) -> StoreInfoRow:
        with translated(), Session(self._reader) as session:
            row = session.exec(select(StoreInfoRow)).one_or_none()
        keys = self._unlocked.keys
        if row is None or row.store_id != keys.store or bool(row.training) != keys.training:
            raise Damaged(what="identity")
        return row

    def _owner(self) -> Keys:
        keys = self._unlocked.keys
        return replace(keys, user=self.user, seed=os.urandom(len(keys.seed))) if self.was_recovered else keys

"""Every way in which the program says no, each with a permanent code.

    BtiError                     code, facts
    ├─ Refused                   the rules say no; carries all reasons at once
    ├─ NotFound                  what was asked for is not in the store
    ├─ Conflict                  someone else was first
    ├─ BadInput                  a value that can't be read, with its place
    ├─ GuideInvalid              a guide file that can't be used, with its place
    │  ├─ AgenciesInvalid        the file of agencies
    │  ├─ RulesInvalid           the file of rules
    │  └─ ShorthandInvalid       a file of abbreviations and texts
    ├─ StoreError
    │  ├─ Locked                 another program holds the store
    │  │  └─ StoreTaken          it is open elsewhere, where only one may have it open
    │  ├─ OpenElsewhere          another program has the store open while it must be alone
    │  │  └─ StillOpenElsewhere  a key is taken, and the new one has to wait for that program
    │  ├─ WrongPassphrase        says nothing about which part was wrong
    │  ├─ PassphraseFirst        a code opened the store: a passphrase is set before anything else
    │  ├─ Damaged                a check failed; nothing is written
    │  ├─ TooNew                 made by a later version of the program
    │  ├─ UnsafePlace            the folder or its modes can't be trusted
    │  ├─ StoreMissing           no store lies there
    │  ├─ StoreExists            a store lies there already
    │  ├─ DiskFull               nothing more can be written; reading works
    │  ├─ ReadOnly               the place can't be written to
    │  ├─ Unreachable            the disk or the share does not answer
    │  ├─ Frozen                 the disk takes no writing at all; reading works
    │  ├─ Unfinished             the same, and what is beside the store would have to be written into it first
    │  ├─ NotLogged              who reads can't be written down, so nothing is read
    │  ├─ StoreBehind            not what was last seen of it; reading works
    │  └─ OldDriver              the database driver has a known fault
    └─ ExportError               a copy could not be made

Messages live in the catalogue under the code, exit codes in `cli/output.py`. Facts of an error are ids, codes, numbers
and places: never a name or a text that somebody typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self

from bti_tui.domain.ids import FactId, StepId

if TYPE_CHECKING:
    from bti_tui.domain.guide import GuardName, GuardText


class BtiError(Exception):
    """A no that the program understands and can explain (feil)."""

    code: ClassVar[str] = "error"
    passes: ClassVar[bool] = False
    """Whether it goes over by itself: what was to be written waits, and is tried again."""

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code)
        self.facts: Mapping[str, str | int] = facts


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that must be mended before a command is let through (grunn)."""

    code: str
    """A guard's name, such as G-SIK, or a code of `refusals.py`."""
    mend: StepId | None = None
    """The step of the guide that mends it, when there is one."""
    soft: bool = False
    """A soft guard lets the command through with a written reason."""


class Refused(BtiError):
    """The rules say no; every unmet guard is listed at once (avslag)."""

    code = "refused"

    def __init__(self, *reasons: Reason) -> None:
        super().__init__(reasons=", ".join(reason.code for reason in reasons))
        self.reasons = reasons
        self.guards: Mapping[GuardName, GuardText] = {}
        """How the guide of the case explains its guards; empty where no guide was asked."""

    def by(self, guards: "Mapping[GuardName, GuardText]") -> Self:
        """The same refusal, which can be told in the words of a guide."""
        self.guards = guards
        return self


class NotFound(BtiError):
    """What was asked for is not in the store (ikke funnet)."""

    code = "not-found"


class Conflict(BtiError):
    """Someone else changed the case first (konflikt)."""

    code = "conflict"

    def __init__(self, *newer: FactId, version: int = 0, reasons: tuple[Reason, ...] = (), **facts: str | int) -> None:
        """`newer` is what was written meanwhile; `reasons` say why the rules now refuse what they would have let by."""
        super().__init__(**facts)
        self.newer = newer
        self.version = version
        """The version of the case that holds all of `newer`."""
        self.reasons = reasons


class BadInput(BtiError):
    """A value that can't be read; `place` says where, `problem` is a permanent code (ugyldig)."""

    code = "bad-input"


class GuideInvalid(BtiError):
    """A guide that can't be used: `file`, `place`, `problem` (ugyldig veileder)."""

    code = "guide-invalid"


class AgenciesInvalid(GuideInvalid):
    """The municipality's own file of agencies can't be used (ugyldig tjenestefil)."""

    code = "agencies-invalid"


class RulesInvalid(GuideInvalid):
    """The municipality's own file of rules can't be used (ugyldig regelfil)."""

    code = "rules-invalid"


class ShorthandInvalid(GuideInvalid):
    """A file of abbreviations and texts has lines that can't be used (ugyldig forkortelsesfil)."""

    code = "shorthand-invalid"


class StoreError(BtiError):
    """The store can't do what was asked (lagerfeil)."""

    code = "store"


class Locked(StoreError):
    """Another program holds the store (opptatt)."""

    code = "store-locked"
    passes = True


class StoreTaken(Locked):
    """Only one may have this store open: `who` has it, on `host`, `since` a time of day (åpen hos en annen)."""

    code = "store-taken"


class WrongPassphrase(StoreError):
    """The passphrase, the user or the key file is wrong; which one is not said (feil passfrase)."""

    code = "wrong-passphrase"


class OpenElsewhere(StoreError):
    """Another program has the store open, and what was asked needs it alone (åpent et annet sted)."""

    code = "open-elsewhere"


class StillOpenElsewhere(OpenElsewhere):
    """Somebody's key is taken, but a program that knows the old key of the store has not let go (åpent ennå)."""

    code = "still-open-elsewhere"


class PassphraseFirst(StoreError):
    """A one-time code or the recovery code opened the store: first a passphrase is set (passfrase først)."""

    code = "passphrase-first"


class Damaged(StoreError):
    """A check of the store failed; nothing more is written (skadet)."""

    code = "store-damaged"


class TooNew(StoreError):
    """The store was made by a later version of the program (for ny)."""

    code = "store-too-new"


class UnsafePlace(StoreError):
    """The folder is synchronised, on a network, or open to others (utrygt sted)."""

    code = "unsafe-place"


class StoreMissing(StoreError):
    """No store lies in the folder (mangler)."""

    code = "store-missing"


class StoreExists(StoreError):
    """A store lies in the folder already (finnes)."""

    code = "store-exists"


class DiskFull(StoreError):
    """The disk is full: reading works, writing waits (full disk)."""

    code = "disk-full"
    passes = True


class ReadOnly(StoreError):
    """The place can't be written to (kun lesing)."""

    code = "read-only"
    passes = True


class Unreachable(StoreError):
    """The disk or the share that the store lies on does not answer (borte)."""

    code = "store-gone"
    passes = True


class Frozen(StoreError):
    """The store was opened on a file system that takes no writing: it is read, and nothing more (kun lesing)."""

    code = "store-frozen"


class Unfinished(StoreError):
    """A log lies beside a store that can't be written to: without it an old or an empty store is shown (uferdig)."""

    code = "store-unfinished"


class NotLogged(StoreError):
    """Who reads can be written down nowhere, so nothing more is read (ikke ført)."""

    code = "not-logged"
    passes = True


class StoreBehind(StoreError):
    """The store is older than what was last seen of it, or was changed: it is read, not written (tilbakeført)."""

    code = "store-behind"


class OldDriver(StoreError):
    """The database driver is older than the one that is safe with several programs at once (gammel driver)."""

    code = "old-driver"


class ExportError(BtiError):
    """A copy could not be made (eksportfeil)."""

    code = "export"

"""What a backup says of a lost store before anybody opens it (R56): its protection, and when it was made."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bti_tui.domain.breach import Shield
from bti_tui.store import keys_document
from bti_tui.store.bundle import Bundle, Counts
from bti_tui.store.failures import translated
from bti_tui.store.keys_document import SlotKind
from bti_tui.store.unlocking import KEYS

_KIB: Final = 1024
_EVERYDAY: Final = frozenset({SlotKind.PASSPHRASE, SlotKind.PASSPHRASE_AND_KEY_FILE})


@dataclass(frozen=True, slots=True)
class LostStore:
    """The lost store as its backup shows it from outside; believed once the backup is opened."""

    folder: Path
    made_at: datetime
    counts: Counts
    shield: Shield


def seen_from_outside(made: Bundle) -> LostStore:
    """Read the manifest and the key file of a backup; no passphrase is needed. Raises Damaged."""
    with translated():
        document = keys_document.parse((made.folder / KEYS).read_bytes())
    slots = [one for one in document.slots if one.kind in _EVERYDAY]
    shield = Shield(
        training=document.training,
        users=len({one.who for one in slots}),
        slots=len(slots),
        slots_with_key_file=sum(one.kind is SlotKind.PASSPHRASE_AND_KEY_FILE for one in slots),
        mib=min((one.kdf.m_kib // _KIB for one in slots), default=0),
        passes=min((one.kdf.t for one in slots), default=0),
    )
    return LostStore(made.folder, made.manifest.made_at, made.manifest.counts, shield)

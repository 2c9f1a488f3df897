"""What the doctor found, in plain words: each line says how it went, and what to do where something can be done."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from bti_tui.i18n import N_, Translator
from bti_tui.i18n.messages import ANY_ERROR, ERRORS

if TYPE_CHECKING:
    from bti_tui.store.health import Check

STATES: Final = {"ok": N_("ok"), "note": N_("note"), "bad": N_("bad")}
TEXTS: Final = {
    "driver-ok": N_("Database driver: version {version}."),
    "driver-old": N_("Database driver: version {version} has a known fault. Install sqlcipher3 0.6.4 or later."),
    "place-ok": N_("Place: a disk of this machine ({detail})."),
    "place-network": N_("Place: a share ({detail}). Only one at a time can have the store open."),
    "place-frozen": N_("Place: takes no writing ({detail}). The store can be read, and nothing can be stored."),
    "place-unsafe": N_("Place: not safe ({detail}). Move the folder to a disk of this machine."),
    "modes-ok": N_("Access: only you can read the folder and its files."),
    "modes-shared": N_("Access: shared with the group {group} on purpose, and with nobody else."),
    "modes-open": N_("Access: others can read {name}. Close it with chmod go-rwx."),
    "modes-unsure": N_("Access: the folder holds links or misses files, so this can't be known. Look into it."),
    "keys-ok": N_("Passphrase: each guess costs {mib} MiB of memory."),
    "keys-cheap": N_("Passphrase: a guess costs only {mib} MiB. A new passphrase makes it dearer."),
    "keys-training": N_("Passphrase: a training store has none."),
    "space-ok": N_("Disk: {mib} MiB free."),
    "space-low": N_("Disk: only {mib} MiB free. Make room, or soon nothing more can be stored."),
    "ballast-ok": N_("Disk: {mib} MiB are put by for when it is full."),
    "ballast-none": N_("Disk: nothing is put by for when it is full. Opening the store does that, when there is room."),
    "swap-ok": N_("Swap: none, or encrypted."),
    "swap-open": N_("Swap: {device} is not encrypted, and memory may be written there. Ask for an encrypted one."),
    "swap-unknown": N_("Swap: can't be seen on this system. See to it that the disk is encrypted."),
    "core-ok": N_("Crashes: no memory is written to disk."),
    "core-on": N_("Crashes: memory may be written to disk. Start the program with the command bti."),
    "memory-ok": N_("Memory: closed to your other programs."),
    "memory-open": N_("Memory: your other programs can read it. Start the program with the command bti."),
    "left-ok": N_("Leftovers: none."),
    "left-going": N_("Leftovers: {count} of interrupted work, the first is {name}. They go by themselves."),
    "left-copies": N_("Leftovers: {count} copies of the store, the first is {name}. They hold all that the store held "
                      "then: take them away when you know that nothing is missing."),
    "open-failed": N_("Opening: {error}"),
    "cipher-ok": N_("Pages: all are authentic."),
    "cipher-bad": N_("Pages: {count} are not authentic. Keep the folder as it is, and restore the newest backup."),
    "integrity-ok": N_("Database: whole."),
    "integrity-bad": N_("Database: {count} faults. Keep the folder as it is, and restore the newest backup."),
    "search-ok": N_("Search index: fits the texts."),
    "search-bad": N_("Search index: does not fit the texts. Keep the folder as it is, and restore the newest backup."),
    "unread": N_("Content: not looked at, because pages are damaged."),
    "chain-ok": N_("Audit chain: unbroken, every link signed."),
    "chain-bad": N_("Audit chain: {count} faults, the first at {where}. Somebody may have changed history: tell who is "
                    "responsible for the store."),
    "facts-ok": N_("Facts and texts: as the chain says."),
    "facts-bad": N_("Facts and texts: {count} differ from the chain, the first is {where}. Compare with a backup."),
    "cases-ok": N_("Cases: every one is what its facts say."),
    "cases-bad": N_("Cases: {count} differ from their facts, the first is {where}. Run bti store rebuild."),
    "clock-ok": N_("Clock: never went back."),
    "clock-back": N_("Clock: went back {times} times. Look at the clock of this machine; the order of events is kept."),
    "behind-witness": N_("History: the store is behind what this machine last saw. Open it with bti to see more."),
    "backup-apart": N_("Backup: nobody whom the store knows has signed the newest one, so it can't be compared with "
                       "the store."),
    "behind-backup": N_("Backup: the store lacks what the newest backup has. If nobody restored an older one, somebody "
                        "put back an old file."),
    "backup-ok": N_("Backup: the newest is {days} days old, {folder}."),
    "backup-old": N_("Backup: the newest is {days} days old, {folder}. Run bti store backup."),
    "backup-never": N_("Backup: none in {folder}. Run bti store backup."),
    "backup-broken": N_("Backup: {folder} is damaged and does not count. Make a new one with bti store backup."),
    "rules-ok": N_("Rule pack: ages and legal references are to be checked again by {day}."),
    "rules-old": N_("Rule pack: should have been checked against its sources by {day}. Ask who keeps it."),
    "rules-refused": N_("Rule pack: your own file {file} is left out. Run bti rules check to see why."),
    "drill-ok": N_("Drill: the newest backup can be restored: {cases} cases, {facts} facts, chain at {head}."),
    "drill-failed": N_("Drill: the newest backup can't be restored. Make a new one with bti store backup."),
    "drill-other-passphrase": N_("Drill: the newest backup has an earlier passphrase. Make a new backup."),
    "drill-unsure": N_("Drill: could not be carried out. {error}"),
}  # fmt: skip
"""By the code of a check; its facts fill the places."""


def lines_of(found: "Iterable[Check]", translator: Translator) -> Iterator[str]:
    """The page."""
    words = {state: translator.tr(text) for state, text in STATES.items()}
    width = max(map(len, words.values()))
    for one in found:
        facts = dict(one.facts)
        if "error" in facts:
            facts["error"] = translator.tr(ERRORS.get(str(facts["error"]), ANY_ERROR))
        text = translator.tr(TEXTS[one.code], **facts) if facts else translator.tr(TEXTS[one.code])
        yield f"{words[one.state]:<{width}}  {text}"

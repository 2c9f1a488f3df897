"""The words for a store that can't be written to: in the first row, in the help, and when it is over."""

from typing import Final

from bti_tui.domain.errors import BtiError
from bti_tui.i18n import N_, Translator
from bti_tui.screens.place import HelpSection

READ_ONLY: Final = N_("READ ONLY")
"""As long as the store is open: it is on a disk that takes no writing, or it is not what was last seen of it."""
SIGNS: Final = {
    "disk-full": N_("! THE DISK IS FULL - reading works"),
    "read-only": N_("! NOTHING CAN BE STORED - reading works"),
    "store-gone": N_("! THE DISK DOES NOT ANSWER"),
    "store-locked": N_("! ANOTHER PROGRAM WRITES - reading works"),
}
"""By the code of what is wrong."""
WAITING: Final = {
    "disk-full": N_("The disk is full. What you type is kept, and stored as soon as there is room. F1: what to do."),
    "read-only": N_("Nothing can be stored. What you type is kept, and stored as soon as that works. F1: what to do."),
    "store-gone": N_("The disk does not answer. Stay here: it is tried again all the time. F1: what to do."),
    "store-locked": N_("Another program writes to the store. Your text waits, and is stored after it. F1: more."),
}
"""What the status line says when it begins."""
WAITING_FOR: Final = N_("{who} writes to the store in another program ({program}). Your text waits for it. F1: more.")
"""The same when it is known who writes."""
HELP: Final = {
    "disk-full": N_(
        "The disk that the store lies on has no room left. You can read on. What you type is put by, sealed, where "
        "there is room, and goes into the store by itself as soon as there is some. Do this: empty the bin, delete or "
        "move large files that you don't need, or ask whoever looks after the machine. Leave the folder of the store "
        "as it is."
    ),
    "read-only": N_(
        "The folder of the store can't be written to: somebody has changed who may, or the disk takes no writing any "
        "more. You can read on. What you type is put by, sealed, on this machine, and goes into the store by itself "
        "as soon as that works. Ask whoever looks after the machine, and say when it began."
    ),
    "store-gone": N_(
        "The disk or the share that the store lies on does not answer. Look whether the cable, the net or the disk is "
        "there. What is on the screen stays, and so does what you type. It is tried again every few seconds."
    ),
    "store-locked": N_(
        "Somebody else writes to the same store, perhaps you yourself in another window, or a backup is made. That "
        "takes a moment only. Does it stay like this? Then close the other windows in which bti is open."
    ),
}
"""What F1 says first."""
OVER: Final = N_("The store can be written to again. All that waited was stored at {time}.")


def sign(code: str, translator: Translator) -> str:
    """What the first row says of a trouble."""
    return translator.tr(SIGNS.get(code, SIGNS["read-only"])) if code else ""


def waiting(error: BtiError, translator: Translator) -> str:
    """What the status line says when a trouble begins; who is waited for, when that is known."""
    if "who" in error.facts:
        return translator.tr(WAITING_FOR, who=error.facts["who"], program=error.facts.get("program", "?"))
    return translator.tr(WAITING.get(error.code, WAITING["read-only"]))


def help_section(code: str, translator: Translator) -> HelpSection:
    """What is wrong, what happens meanwhile, and what to do."""
    return HelpSection(sign(code, translator), translator.tr(HELP.get(code, HELP["read-only"])))

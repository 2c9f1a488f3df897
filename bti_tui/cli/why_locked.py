"""What the lock screen says when the program has locked itself or was locked."""

from bti_tui.i18n import Translator


def why_locked(translator: Translator, locked: str) -> str:
    """One sentence for how the process before this one ended; empty when there was none."""
    if locked == "auto-lock":
        return translator.tr("Locked by itself, because no key was pressed for a while.")
    if locked == "new-key":
        return translator.tr("Locked, because the store has a new key now. Your passphrase is the same.")
    if locked == "text-lost":
        return translator.tr("Locked. What you had typed last could be stored nowhere, and is gone.")
    return translator.tr("Locked by you.") if locked else ""

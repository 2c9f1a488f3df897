"""The help of the lock screen: what opens the store when the passphrase is lost, and what a lock protects."""

from bti_tui.i18n import Translator
from bti_tui.screens.place import HelpPage, HelpSection


def unlock_help(translator: Translator) -> HelpPage:
    """One section for each way in, then the three sentences that are true of every lock."""
    tr = translator.tr
    lost = tr(
        "Nobody can read the store without a passphrase, and nobody can send you a new one. Ask whoever gives keys "
        "here to invite you anew: you get a one-time code. If nobody else can open the store, use the recovery code."
    )
    invited = tr(
        "Type your user name, and the code from the paper in place of the passphrase. Then you make a passphrase of "
        "your own. Small letters, blanks and dashes make no difference."
    )
    recovery = tr(
        "Type your user name, and the recovery code in place of the passphrase. Then you make a new passphrase. "
        "Everybody who can open the store sees that the code was used. Is it split in three? Type one share and press "
        "Enter, then another one. Without passphrase and code the content is lost."
    )
    file = tr(
        "Some passphrases open nothing without a file, mostly on a memory stick. Put it in first. If the program "
        "doesn't find the file, it asks where it lies."
    )
    wrong = tr("A wrong try locks nothing. Look at Caps Lock and at the language of the keyboard.")
    lock = "\n".join(
        f"  - {sentence}"
        for sentence in (
            tr("A locked store is safe: whoever takes the machine or copies the files reads nothing."),
            tr("On a machine that somebody else has half in hand, a lock helps only until you open it again."),
            tr("On a machine that somebody else controls fully, nothing helps: keys and screen can be seen there."),
        )
    )
    sections = (
        (tr("Lost passphrase"), lost),
        (tr("One-time code"), invited),
        (tr("Recovery code"), recovery),
        (tr("Key file"), file),
        (tr("It doesn't open"), wrong),
        (tr("What a lock protects"), lock),
    )
    return HelpPage(tr("Locked"), tuple(HelpSection(heading, text) for heading, text in sections))

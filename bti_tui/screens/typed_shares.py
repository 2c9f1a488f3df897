"""A recovery code typed in shares: two of the three, one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from bti_tui.domain.errors import BadInput
from bti_tui.i18n import Translator

SHARE_PLACE = "recovery-share"
SECOND_MISSING = "second-missing"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def letter_of(typed: str, shares: Iterable[str]) -> str:
    """The letter of the share that was typed, of those that were shown; empty when it is none of them."""
    return next((one[0] for one in shares if _plain(one) == _plain(typed)), "")


def _plain(typed: str) -> str:
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOKALIKES)


@dataclass(slots=True)
class TypedShares:
    """What has been typed so far."""

    first: str = ""

    def whole(self, typed: str) -> str:
        """What was typed, with the share that came before it."""
        return f"{self.first} {typed}".strip()

    def forget(self) -> None:
        """Begin anew."""
        self.first = ""

    def heard(self, error: BadInput, typed: str, tr: Translator) -> str:
        """What to say when a share was typed: that it is misread, or that one more is needed. Empty for the rest."""
        if error.facts.get("place") != SHARE_PLACE:
            return ""
        letter = str(error.facts.get("share", ""))
        if error.facts.get("problem") != SECOND_MISSING:
            return tr.tr("Share {letter} is not read right. Look at it sign by sign and type it again.", letter=letter)
        return self.keep(letter, typed, tr)

    def keep(self, letter: str, typed: str, tr: Translator) -> str:
        """Keep the first share; what to say of it."""
        if self.first:
            return tr.tr("That is share {letter} again. Type another one of the three.", letter=letter)
        self.first = typed
        return tr.tr("Share {letter} is read. Now type one of the other two.", letter=letter)

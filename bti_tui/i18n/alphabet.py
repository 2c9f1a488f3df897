"""Norwegian sort order: a-z, then æ, ø, å. Code points give å, æ, ø, and the system's locale depends on the machine."""

import unicodedata

_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""Three signs that follow z in ASCII, in the order of the alphabet."""
_PLAIN = str.maketrans({"đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "þ": "th", "ß": "ss"})


def sort_key(text: str) -> tuple[str, str, str]:
    """A key for `sorted`: letters first, then accents, then case.

    ä and ö stand with æ and ø; other accents (also those of Sámi) count only between words that are else alike. `aa`
    stands where it is written, among the a's (Aaron); it counts as å only between words that are else alike.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    letters = folded.translate(_AFTER_Z).translate(_PLAIN)
    bare = "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
    return bare, folded.replace("aa", "å").translate(_AFTER_Z), text

"""A guide file to start from: everything that may differ stands in it as an example behind a #."""

import unicodedata
from datetime import date
from importlib.resources import files
from typing import Final

from bti_tui.domain.ids import GuideId
from bti_tui.domain.text import clean
from bti_tui.domain.words import Language

LONGEST_NAME: Final = 40
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def short_name(name: str) -> str:
    """A name as a part of ids and file names: small letters a to z and digits; empty when nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    found = "".join(sign for sign in plain if sign.isascii() and sign.isalnum())[:LONGEST_NAME]
    return found.lstrip("0123456789")


def own_id(name: str) -> GuideId:
    """The id of a municipality's own guide: never that of a guide of the program."""
    return GuideId(f"own.{short_name(name)}")


def starting_file(name: str, municipality: str, file: str, today: date, language: Language) -> str:
    """The text of a file that can be used as it stands; `municipality` is a number, or empty."""
    template = "new-nn.toml" if language == "nn" else "new-nb.toml"
    text = (files("bti_tui") / "guide" / "data" / template).read_text(encoding="utf-8")
    filled = {
        "@NAME@": clean(name, lines=False).replace('"', "").replace("\\", "")[:LONGEST_NAME],
        "@ID@": own_id(name),
        "@SHORT@": short_name(name),
        "@FILE@": file,
        "@VERSION@": f"{today.year}.1",
        "@REVIEW@": today.replace(year=today.year + 1, day=min(today.day, 28)).isoformat(),
        "@TODAY@": today.isoformat(),
        "@CODE@": f'"{municipality}"' if municipality else "",
    }
    for place, said in filled.items():
        text = text.replace(place, said)
    return text


def own_file(template: str, file: str, today: date, language: Language) -> str:
    """The text of a municipality's own file of agencies or rules, which changes nothing as it stands."""
    spoken = f"{template}-{'nn' if language == 'nn' else 'nb'}.toml"
    text = (files("bti_tui") / "guide" / "data" / spoken).read_text(encoding="utf-8")
    return text.replace("@FILE@", file).replace("@TODAY@", today.isoformat())

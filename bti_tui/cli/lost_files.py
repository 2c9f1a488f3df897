"""Writes the list of persons and the drafts of letters about a lost machine: plain text, for the owner alone.

    people.txt           everybody, as the list on the screen
    authority.txt        to Datatilsynet; no name in it
    leader.txt           to the leader; no name in it
    letter-001.txt …     one for each who may be written to
    clear-first.txt      for the leader alone: cases in which nobody is written to yet, by number

No file tells of another, and no name of a file is a person's.
"""

import os
from pathlib import Path
from typing import Final

from bti_tui.cli.lost_report import LostPage, lines_of, people_rows, values_of
from bti_tui.domain.errors import ExportError
from bti_tui.domain.text import clean
from bti_tui.domain.words import Language
from bti_tui.guide.lost_words import lost_words
from bti_tui.i18n import Translator
from bti_tui.usecases.lost import Addressee

PEOPLE: Final = "people.txt"
CLEAR_FIRST: Final = "clear-first.txt"


def write_drafts(page: LostPage, folder: Path, language: Language) -> tuple[str, ...]:
    """Write all of them into a new folder; gives the names of the files. Raises ExportError."""
    drafts = drafts_of(page, language)
    try:
        folder.mkdir(mode=0o700)
        for name, text in drafts.items():
            _write(folder / name, text)
    except OSError as error:
        raise ExportError(problem=type(error).__name__) from None
    return tuple(drafts)


def drafts_of(page: LostPage, language: Language) -> dict[str, str]:
    """The texts by the name of their file, in one language."""
    translator, words = Translator(language), lost_words()
    values = values_of(page, translator)
    rows = ("\t".join(row) for row in people_rows(page.affected, translator))
    drafts = {
        "what-to-do.txt": "\n".join(lines_of(page, translator)) + "\n",
        PEOPLE: "\n".join(clean(row) for row in rows) + "\n",
        "authority.txt": words.letter("authority", language, values),
        "leader.txt": words.letter("leader", language, values),
    }
    for number, one in enumerate(page.affected.addressees, 1):
        drafts[f"letter-{number:03}.txt"] = _letter(one, values, translator)
    if page.affected.clear_first:
        numbers = "\n".join(page.affected.clear_first)
        drafts[CLEAR_FIRST] = f"{words.clear_first.speak(language)}\n\n{numbers}\n"
    return drafts


def _letter(one: Addressee, values: dict[str, str], translator: Translator) -> str:
    words, language = lost_words(), translator.language
    name = clean(one.name, lines=False) or translator.tr("[name of guardian]")
    places = {**values, "name": name, "child": clean(one.about, lines=False)}
    letter = words.letter("guardian" if one.about else "self", language, places)
    return f"[{words.talk_first.speak(language)}]\n\n{letter}" if one.talk_first else letter


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)

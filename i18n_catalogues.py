"""Keeps the catalogues in step with the code: update, compile, check. `make i18n` does all three.

update   finds the texts in the code and brings the .po files up to date; never guesses a translation
compile  writes the .mo files that the program reads
check    fails when a text is missing or doubtful in bokmål or nynorsk, when places differ, or when a .po is out of date
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from hatch_build import DOMAIN, catalogues, compile_catalogues

ROOT = Path(__file__).resolve().parent
KEYWORDS = {"tr": None, "ntr": (1, 2), "N_": None}
COMPLETE = ("nb", "nn")
"""English falls back to the msgid, so only these two must be full."""
WIDTH = 120
HEADER = r"""# The program's texts in {language}. The msgid is the English text.
msgid ""
msgstr ""
"Project-Id-Version: bti_tui\n"
"Language: {language}\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def texts_of_the_code() -> Catalog:
    """Every text that the code marks with tr, ntr or N_, with the files that say it."""
    template = Catalog(domain=DOMAIN, project=DOMAIN, charset="utf-8")
    found = extract_from_dir(ROOT / DOMAIN, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=["i18n:"])
    for file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        template.add(message, locations=[(f"{DOMAIN}/{file}", 0)], auto_comments=comments, context=context)
    return template


def read(path: Path) -> Catalog:
    """One .po file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3], domain=DOMAIN)


def write(path: Path, catalogue: Catalog) -> None:
    """One .po file, sorted by text, without dates and line numbers, so that a change shows only what changed."""
    with path.open("wb") as file:
        file.write(HEADER.format(language=path.parts[-3]).encode())
        write_po(
            file, catalogue, width=WIDTH, sort_output=True, ignore_obsolete=True, omit_header=True, include_lineno=False
        )


def update() -> list[str]:
    """Bring every .po up to date; texts that the code no longer says are dropped."""
    template = texts_of_the_code()
    for path in catalogues(ROOT):
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        write(path, catalogue)
    return []


def places(text: str) -> set[str]:
    """The named places of a text, such as day in `due {day}`."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults_of_message(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one translation."""
    said = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    asked = [message.id] if isinstance(message.id, str) else list(message.id)
    if message.fuzzy:
        yield "doubtful (fuzzy)"
    if not all(said):
        if language in COMPLETE:
            yield "missing"
        return
    if {place for text in said for place in places(text)} != {place for text in asked for place in places(text)}:
        yield "the places in braces differ"


def check() -> list[str]:
    """Every fault of every catalogue, one line each."""
    faults = []
    wanted = {message.id for message in texts_of_the_code() if message.id}
    for path in catalogues(ROOT):
        language = path.parts[-3]
        messages = {message.id: message for message in read(path) if message.id}
        for key, message in messages.items():
            faults += [f"{language}: {fault}: {key!r}" for fault in faults_of_message(message, language)]
        if language in COMPLETE:
            faults += [f"{language}: not in the catalogue, run make i18n: {key!r}" for key in wanted - messages.keys()]
            faults += [f"{language}: no longer in the code, run make i18n: {key!r}" for key in messages.keys() - wanted]
    return sorted(faults)


def compile_all() -> list[str]:
    """Write the .mo files."""
    compile_catalogues(ROOT)
    return []


def main(arguments: list[str]) -> int:
    """Do one of update, compile, check; 0 when there is nothing to mend."""
    tasks = {"update": update, "compile": compile_all, "check": check}
    if len(arguments) != 1 or arguments[0] not in tasks:
        print(__doc__)
        return 2
    faults = tasks[arguments[0]]()
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

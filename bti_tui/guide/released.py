"""The guides of earlier releases, kept whole and for ever: a case runs on the version that it began with.

Each lies in a file of its own, as one finished document: nothing in it depends on what became of the guide that it once
extended, or of the agencies of the program. `digests.json` beside them says what each of them was when it was released.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "data" / "released"
DIGESTS: Final = "digests.json"
SUFFIX: Final = ".json"

Document = Mapping[str, Any]


class Changed(Exception):
    """A released guide is not what it was, or was changed without another version."""


def file_name(name: str, version: str) -> str:
    """The file of one version of a guide."""
    return f"{name}-{version}{SUFFIX}"


def released_versions(folder: Path | None = None) -> tuple[tuple[str, str], ...]:
    """Name and version of every guide that was released."""
    folder = folder or FOLDER
    files = sorted(path.name for path in folder.glob(f"*-*{SUFFIX}")) if folder.is_dir() else []
    found = (name.removesuffix(SUFFIX).partition("-") for name in files)
    return tuple((name, version) for name, _, version in found)


def released_document(name: str, version: str, folder: Path | None = None) -> Document | None:
    """One released version as it was; None when there was none such."""
    folder = folder or FOLDER
    if (name, version) not in released_versions(folder):
        return None
    document: Document = json.loads((folder / file_name(name, version)).read_bytes())
    return document


def written(document: Document) -> bytes:
    """A finished document as the bytes that are kept: the same document gives the same bytes."""
    text = json.dumps(document, ensure_ascii=False, indent=0, default=_plain)
    return f"{text}\n".encode()


def release(documents: Mapping[str, Document], folder: Path | None = None) -> list[str]:
    """Keep each guide, by its name, as it is now; those that are kept already are left alone.

    Raises `Changed` when a version that is kept has got another text: it needs another version.
    """
    folder = folder or FOLDER
    check(documents, folder)
    folder.mkdir(parents=True, exist_ok=True)
    digests, new = digests_of(folder), []
    for name, document in documents.items():
        file = file_name(name, str(document["version"]))
        if file not in digests:
            content = written(document)
            (folder / file).write_bytes(content)
            digests[file] = hashlib.sha256(content).hexdigest()
            new.append(file)
    (folder / DIGESTS).write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return new


def check(documents: Mapping[str, Document], folder: Path | None = None) -> None:
    """Raise `Changed` when what was released is not what it was, or a guide has a text that its version had not."""
    folder = folder or FOLDER
    digests = digests_of(folder)
    files = {file_name(name, version) for name, version in released_versions(folder)}
    if files != set(digests):
        raise Changed(f"{DIGESTS} and the files beside it differ: {sorted(files ^ set(digests))}")
    for file, digest in digests.items():
        if hashlib.sha256((folder / file).read_bytes()).hexdigest() != digest:
            raise Changed(f"{file} is released and may not change")
    for name, document in documents.items():
        file = file_name(name, str(document["version"]))
        if file in digests and hashlib.sha256(written(document)).hexdigest() != digests[file]:
            raise Changed(f"{name}: the text of version {document['version']} is released; give it another version")


def digests_of(folder: Path | None = None) -> dict[str, str]:
    """What each released file was when it was released, by its name."""
    path = (folder or FOLDER) / DIGESTS
    found: dict[str, str] = json.loads(path.read_bytes()) if path.exists() else {}
    return found


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


if __name__ == "__main__":
    from bti_tui.guide.loader import whole_documents

    release(whole_documents())

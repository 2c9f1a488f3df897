"""The folder with the municipality's own guides: what lies there, read no further than to know which guide it is.

A file names no other file: what it extends is a guide of the program. A file that can't be used is told of with its
name and its line, and the other guides still work.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion, MunicipalityCode
from bti_tui.domain.nesting import has_endless_key
from bti_tui.domain.text import clean
from bti_tui.guide.compiled import shipped_guide, shipped_names
from bti_tui.guide.differences import EXTENDS, OWN_AND_BASE
from bti_tui.guide.faults import Faults

LARGEST: Final = 1_000_000
"""Bytes; the standard guide is some 250 000."""
MOST_FILES: Final = 100


@dataclass(frozen=True, slots=True)
class GuideFile:
    """A file of the folder that says which guide it holds; whether it can be used is known once it is loaded."""

    path: Path
    id: GuideId
    version: GuideVersion
    municipalities: tuple[MunicipalityCode, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFolder:
    """What lies in the folder."""

    files: tuple[GuideFile, ...] = ()
    broken: tuple[GuideInvalid, ...] = ()


def read_folder(folder: Path | None) -> OwnFolder:
    """The guides of a folder, by the names of the files; nothing when there is no folder."""
    files: list[GuideFile] = []
    broken: list[GuideInvalid] = []
    for path in paths(folder):
        try:
            found = glance(path)
            _require_free(found, files)
        except GuideInvalid as error:
            broken.append(error)
        else:
            files.append(found)
    return OwnFolder(tuple(files), tuple(broken))


def content_of(path: Path) -> bytes:
    """The bytes of a guide file. Raises GuideInvalid when it can't be read, is no plain file, or is too large."""
    try:
        if not path.is_file():
            raise refusal(path, "file", "unreadable", "IsADirectoryError" if path.is_dir() else "FileNotFoundError")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise refusal(path, "file", "unreadable", type(error).__name__) from error
    if len(content) > LARGEST:
        raise refusal(path, "file", "unreadable", f"> {LARGEST}")
    return content


def glance(path: Path) -> GuideFile:
    """Which guide a file holds. Raises GuideInvalid when it doesn't say."""
    import tomllib  # most folders are empty

    try:
        text = content_of(path).decode("utf-8-sig")
        document = {} if has_endless_key(text) else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise refusal(path, "file", "unreadable", str(error)) from error
    said = document.get("id"), document.get("version")
    if not all(isinstance(one, str) for one in said):
        raise refusal(path, "id" if not isinstance(said[0], str) else "version", "missing")
    numbers = document.get("municipalities")
    return GuideFile(
        path,
        GuideId(str(said[0])),
        GuideVersion(f"{said[1]}{_base_version(document)}"),
        tuple(MunicipalityCode(str(one)) for one in numbers) if isinstance(numbers, list) else (),
    )


def newest_first(files: Iterable[GuideFile]) -> list[GuideFile]:
    """Files by their versions: 2026.10 is newer than 2026.9."""
    return sorted(files, key=lambda file: [int(part) for part in re.findall(r"\d+", file.version)], reverse=True)


def shipped_by_id(guide_id: GuideId) -> Guide | None:
    """The guide of the program with an id."""
    name = guide_id.rpartition(".")[2]
    guide = shipped_guide(name) if name in shipped_names() else None
    return guide if guide is not None and guide.id == guide_id else None


def refusal(path: Path, place: str, problem: str, value: str = "") -> GuideInvalid:
    """A refusal with one fault."""
    said, file = (clean(text, lines=False)[: Faults.LONGEST] for text in (value, path.name))
    told = f"{place}: {problem} {said}".rstrip()
    return GuideInvalid(file=file, place=place, problem=problem, value=said, count=1, faults=told)


def paths(folder: Path | None) -> list[Path]:
    """The files of a folder that may be guides, by their names."""
    if folder is None:
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")[:MOST_FILES]
    except OSError:
        return []


def _require_free(found: GuideFile, files: list[GuideFile]) -> None:
    taken = any((one.id, one.version) == (found.id, found.version) for one in files)
    if taken or shipped_by_id(found.id) is not None:
        raise refusal(found.path, "version" if taken else "id", "taken", found.version if taken else found.id)


def _base_version(document: dict[str, object]) -> str:
    base = document.get(EXTENDS)
    found = shipped_by_id(GuideId(base)) if isinstance(base, str) else None
    return f"{OWN_AND_BASE}{found.version}" if found else ""

"""The requirements as `listed.toml` has them, and the tests that carry the id of one in their names."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.house.source import ROOT, functions, place, python_files

FILE: Final = Path(__file__).parent / "listed.toml"
TESTS: Final = ROOT / "tests"
LEVELS: Final = ("must", "should", "could")
STATES: Final = ("yes", "partly", "no")
_IDS: Final = re.compile(r"test_((?:r\d\d_)+)")
_ID: Final = re.compile(r"r(\d\d)_")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One demand on the program (krav)."""

    id: str
    group: str
    """The heading that it stands under."""
    level: str
    what: str
    source: str
    built: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A test that shows a requirement."""

    file: str
    name: str


def requirements(file: Path = FILE) -> tuple[Requirement, ...]:
    """All of them, by their ids. Raises ValueError for one that is not whole."""
    found, group = [], ""
    for name, said in tomllib.loads(file.read_text(encoding="utf-8")).items():
        group = said.pop("group", group)
        one = Requirement(id=name, group=group, **said)
        if one.level not in LEVELS or one.built not in STATES or (one.built == "partly") != bool(one.missing):
            raise ValueError(name)
        found.append(one)
    return tuple(found)


def shown_by_id(folder: Path = TESTS) -> Mapping[str, tuple[Shown, ...]]:
    """The tests that show each requirement, in the order of their files."""
    found: dict[str, list[Shown]] = {}
    for shown in _tests(folder):
        for name in ids_of(shown.name):
            found.setdefault(name, []).append(shown)
    return {name: tuple(tests) for name, tests in found.items()}


def ids_of(name: str) -> tuple[str, ...]:
    """The requirements that the name of a test begins with."""
    begins = _IDS.match(name)
    return tuple(f"R{number}" for number in _ID.findall(begins[1])) if begins else ()


def _tests(folder: Path) -> Iterator[Shown]:
    for path in python_files(folder):
        if path.name.startswith("test_"):
            for function in sorted(functions(path), key=lambda one: one.lineno):
                if ids_of(function.name):
                    yield Shown(place(path), function.name)

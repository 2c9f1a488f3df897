"""Shipped guides and rule packs, put together once when the program is built, so that no start waits for it.

Beside a TOML file lies a JSON file with the finished values and a stamp: the digest of every TOML file and of the code
that has a say in what becomes of it. A file that is missing, damaged or older than what it was made of is passed over
and the TOML is read. Nothing is ever written while the program runs.
"""

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from bti_tui.domain import codec
from bti_tui.domain.guide import Guide
from bti_tui.domain.instrument import Instrument
from bti_tui.domain.rules_pack import Rules
from bti_tui.guide.released import released_versions

if TYPE_CHECKING:
    from bti_tui.domain.catalogue import Catalogue

STANDARD: Final = "standard"
STANDARD_ID: Final = "no.standard"
INSTRUMENT: Final = "instrument-trivselsbilde"
"""The concern assessment that comes with the program."""
CATALOGUE: Final = "measures-no"
"""The catalogue of measures that comes with the program."""
_MADE_BY: Final = (
    "domain/agencies.py",
    "domain/agenda.py",
    "domain/catalogue.py",
    "domain/codec.py",
    "domain/field_kind.py",
    "domain/forms.py",
    "domain/guide.py",
    "domain/instrument.py",
    "domain/law.py",
    "domain/local_rules.py",
    "domain/municipal.py",
    "domain/rules_pack.py",
    "domain/text.py",
    "guide",
    "guide/data",
)
"""What a guide is made of and by; of a folder every module and every TOML file."""
_PACKAGE: Final = Path(__file__).parent.parent
"""By its path: importlib.resources brings the reading of zip files, for which each start would wait."""
T = TypeVar("T")


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the guides that come with the program; packs of a country, such as `rules-no`, are none."""
    names = (Path(entry.name) for entry in (_PACKAGE / "guide" / "data").iterdir())
    return tuple(sorted(path.stem for path in names if path.suffix == ".toml" and "-" not in path.stem))


@cache
def shipped_guide(name: str = STANDARD) -> Guide:
    """A guide that comes with the program."""
    found = _read(name, Guide)
    if found is None:
        from bti_tui.guide.loader import load_guide  # pydantic, which reads what people write, is slow to import

        found = load_guide(name)
    return found


@cache
def released_guide(name: str, version: str) -> Guide | None:
    """A guide as an earlier release had it; None when there was none such."""
    if (name, version) not in released_versions():
        return None
    found = _read(f"{name}-{version}", Guide)
    if found is None:
        from bti_tui.guide.loader import load_released  # the same

        found = load_released(name, version)
    return found


@cache
def shipped_rules(country: str = "no") -> Rules:
    """The rule pack of a country."""
    found = _read(f"rules-{country}", Rules)
    if found is None:
        from bti_tui.guide.loader import load_rules  # the same

        found = load_rules(country)
    return found


@cache
def shipped_instrument() -> Instrument:
    """The concern assessment that comes with the program."""
    found = _read(INSTRUMENT, Instrument)
    if found is None:
        from bti_tui.guide.instrument_loader import load_instrument  # the same

        found = load_instrument(_data(f"{INSTRUMENT}.toml"))
    return found


@cache
def shipped_catalogue() -> "Catalogue":
    """The catalogue of measures that comes with the program."""
    from bti_tui.domain.catalogue import Catalogue  # a list of cases can do without

    found = _read(CATALOGUE, Catalogue)
    if found is None:
        from bti_tui.guide.measure_catalogue import load_catalogue  # pydantic is slow to import

        found = load_catalogue(_data(f"{CATALOGUE}.toml"), shipped_guide().choices)
    return found


def write_all(folder: Path) -> list[Path]:
    """Put the finished values of every shipped guide and rule pack into a folder; for whoever builds the program."""
    from bti_tui.guide import loader
    from bti_tui.guide.instrument_loader import load_instrument
    from bti_tui.guide.measure_catalogue import load_catalogue

    made: dict[str, Guide | Rules | Instrument | Catalogue] = {
        name: loader.load_guide(name) for name in loader.shipped()
    }
    for name, version in released_versions():
        made[f"{name}-{version}"] = loader.load_released(name, version)
    made["rules-no"] = loader.load_rules()
    made[INSTRUMENT] = load_instrument(_data(f"{INSTRUMENT}.toml"))
    made[CATALOGUE] = load_catalogue(_data(f"{CATALOGUE}.toml"), loader.load_guide(STANDARD).choices)
    written = []
    for name, value in made.items():
        document = {"stamp": _stamp(), "value": codec.to_json(value)}
        target, part = (folder / f"{name}.{ending}" for ending in ("json", f"{os.getpid()}.part"))
        part.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        part.replace(target)
        written.append(target)
    return written


def _read(name: str, kind: type[T]) -> T | None:
    try:
        document = json.loads(_data(f"{name}.json").read_bytes())
        if document["stamp"] != _stamp():
            return None
        return codec.from_json(kind, document["value"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


@cache
def _stamp() -> str:
    digest = hashlib.sha256()
    for part in _MADE_BY:
        place = _PACKAGE / part
        for source in sorted(place.iterdir(), key=lambda one: one.name) if place.is_dir() else [place]:
            if source.name.endswith((".py", ".toml")):
                digest.update(source.read_bytes())
    return digest.hexdigest()


def _data(name: str) -> Path:
    return _PACKAGE / "guide" / "data" / name


if __name__ == "__main__":
    write_all(Path(__file__).parent / "data")

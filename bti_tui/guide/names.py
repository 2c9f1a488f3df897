"""What the installed guides are called and for whom they are, from the heads of their files: no guide is loaded."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.ids import GuideId, MunicipalityCode
from bti_tui.domain.text import clean
from bti_tui.domain.words import Words
from bti_tui.guide.compiled import shipped_names
from bti_tui.guide.own_folder import content_of, paths


@dataclass(frozen=True, slots=True)
class GuideName:
    """One guide, as it is shown and picked."""

    id: GuideId
    name: Words
    municipalities: tuple[MunicipalityCode, ...] = ()


def guide_names(folder: Path | None) -> tuple[GuideName, ...]:
    """The guides of the program, then those of a folder; what can't be read is left out."""
    shipped = (
        (files("bti_tui") / "guide" / "data" / f"{name}.toml").read_text(encoding="utf-8") for name in shipped_names()
    )
    found = {one.id: one for text in (*shipped, *_own(folder)) for one in _named(text)}
    return tuple(sorted(found.values(), key=lambda one: bool(one.municipalities)))


def fitting(names: Iterable[GuideName], municipality: str) -> GuideName | None:
    """The guide that says it is for a municipality; the last one, so that an own file goes before the program's."""
    fits = [one for one in names if municipality in one.municipalities]
    return fits[-1] if fits else None


def _own(folder: Path | None) -> Iterator[str]:
    for path in paths(folder):
        try:
            yield content_of(path).decode("utf-8-sig")
        except (GuideInvalid, UnicodeDecodeError):
            continue


def _named(text: str) -> Iterator[GuideName]:
    lines = text.splitlines()
    end = next((number for number, line in enumerate(lines) if line.startswith("[")), len(lines))
    try:
        head = tomllib.loads("\n".join(lines[:end]))
        spoken = {language: clean(str(said), lines=False) for language, said in head["name"].items()}
        numbers = tuple(MunicipalityCode(str(one)) for one in head.get("municipalities", ()))
        yield GuideName(GuideId(str(head["id"])), Words(**spoken), numbers)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return

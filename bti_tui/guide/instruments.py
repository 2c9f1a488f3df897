"""The concern assessments that are installed: that of the program, and the municipality's own, which replaces it."""

import re
from functools import cached_property
from pathlib import Path

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.ids import InstrumentId, InstrumentVersion
from bti_tui.domain.instrument import Instrument
from bti_tui.guide.compiled import shipped_instrument
from bti_tui.guide.faults import Problem
from bti_tui.guide.own_folder import paths, refusal


class InstrumentLibrary:
    """Finds the instrument to answer now, and the one that stored answers were given to; read once and kept."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` holds the municipality's own instruments; without one that can be used the program's own holds."""
        self._folder = folder

    def current(self) -> Instrument:
        """The one to answer now: the municipality's newest, else the program's."""
        own, _ = self._own
        return own[0] if own else shipped_instrument()

    def nearest(self, wanted: InstrumentId, version: InstrumentVersion) -> Instrument:
        """The one that answers were given to; where it is gone the newest of its name, or the one of now."""
        own, _ = self._own
        known = (*own, shipped_instrument())
        exact = (one for one in known if (one.id, one.version) == (wanted, version))
        named = (one for one in known if one.id == wanted)
        return next(exact, None) or next(named, None) or self.current()

    def offered(self) -> tuple[Instrument, ...]:
        """Every one that can be used; the first is the one of now."""
        own, _ = self._own
        return (*own, shipped_instrument())

    def broken(self) -> tuple[GuideInvalid, ...]:
        """The files that can't be used, each with its faults."""
        return self._own[1]

    @cached_property
    def _own(self) -> tuple[tuple[Instrument, ...], tuple[GuideInvalid, ...]]:
        """The usable files of the folder, the newest version first, and the others."""
        found: list[Instrument] = []
        broken: list[GuideInvalid] = []
        for path in paths(self._folder):
            from bti_tui.guide.instrument_loader import load_instrument  # pydantic is slow to import

            try:
                one = load_instrument(path)
                _require_new_version(one, path, [*found, shipped_instrument()])
            except GuideInvalid as error:
                broken.append(error)
            else:
                found.append(one)
        return tuple(sorted(found, key=_age, reverse=True)), tuple(broken)


def _require_new_version(one: Instrument, path: Path, known: list[Instrument]) -> None:
    """The same name and version must mean the same words: who changes the file changes its version."""
    for other in known:
        same = (other.id, other.said_version) == (one.id, one.said_version)
        if same and other.version != one.version:
            raise refusal(path, "version", Problem.UNBUMPED.value, one.said_version)


def _age(one: Instrument) -> list[int]:
    """1.10 is newer than 1.9."""
    return [int(part) for part in re.findall(r"\d+", one.said_version)]

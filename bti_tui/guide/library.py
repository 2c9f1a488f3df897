"""The guides that are installed: those of the program, and those of the municipality; each is loaded when asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.domain.errors import GuideInvalid, NotFound
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion, MunicipalityCode
from bti_tui.guide.compiled import STANDARD, released_guide, shipped_catalogue, shipped_guide, shipped_names
from bti_tui.guide.differences import OWN_AND_BASE
from bti_tui.guide.own_folder import GuideFile, OwnFolder, newest_first, read_folder, shipped_by_id

if TYPE_CHECKING:
    from bti_tui.domain.catalogue import Catalogue
    from bti_tui.guide.instruments import InstrumentLibrary


class GuideLibrary:
    """Finds the guide that a case follows; what was read once is kept, so a case never changes under the hand."""

    def __init__(
        self,
        folder: Path | None = None,
        chosen: str = "",
        instruments: Path | None = None,
        measures: Path | None = None,
    ) -> None:
        """`folder` holds the municipality's own guides, `instruments` its own concern assessments.

        `chosen` is the id of the guide for new cases, `measures` the file that adds to the catalogue of measures.
        """
        self._instruments = instruments
        self._measures = measures
        self._folder = folder
        self._chosen = GuideId(chosen)
        self._own: dict[tuple[GuideId, GuideVersion], Guide] = {}
        self._broken: dict[Path, GuideInvalid] = {}

    @cached_property
    def instruments(self) -> InstrumentLibrary:
        """The concern assessments that are installed."""
        from bti_tui.guide.instruments import InstrumentLibrary  # a list of cases can do without

        return InstrumentLibrary(self._instruments)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The measures that are known to be tried; a file with a fault is told of by `broken`, and adds nothing."""
        return self._with_own_measures[0]

    @cached_property
    def _with_own_measures(self) -> tuple[Catalogue, GuideInvalid | None]:
        known = shipped_catalogue()
        if self._measures is None or not self._measures.exists():
            return known, None
        from bti_tui.guide.measure_catalogue import own_catalogue  # pydantic is slow to import

        return own_catalogue(self._measures, self.current().choices, known)

    def current(self) -> Guide:
        """The guide that a new case begins with; the standard one when none is chosen, or it can't be used."""
        return (self._newest(self._chosen) if self._chosen else None) or shipped_guide()

    def unusable(self) -> GuideId | None:
        """The guide that was chosen for new cases, when it is not there or can't be used; None when all is well."""
        return self._chosen if self._chosen and self._newest(self._chosen) is None else None

    def of(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The guide that a case keeps. Raises `NotFound` when it is not installed."""
        shipped = shipped_by_id(guide_id)
        if shipped is not None and shipped.version == version:
            return shipped
        earlier = released_guide(guide_id.rpartition(".")[2], version)
        if earlier is not None and earlier.id == guide_id:
            return earlier
        for file in self._folder_now.files:
            found = self._load(file, version) if file.id == guide_id and _own(file.version) == _own(version) else None
            if found is not None and found.version == version:
                return found
        raise NotFound(guide=guide_id, version=version)

    def nearest(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The same, or where it is not installed the newest of its name, or the standard one: to read a case by."""
        try:
            return self.of(guide_id, version)
        except NotFound:
            return self._newest(guide_id) or shipped_guide()

    def offered(self) -> tuple[Guide, ...]:
        """Every guide that a case may follow, the newest version of each: the standard one, then by name."""
        ids = dict.fromkeys(file.id for file in self._folder_now.files)
        own = (found for guide_id in ids if (found := self._newest(guide_id)) is not None)
        others = [shipped_guide(name) for name in shipped_names() if name != STANDARD]
        return (shipped_guide(), *sorted((*others, *own), key=lambda one: one.name.nb))

    def fitting(self, municipality: MunicipalityCode) -> Guide | None:
        """The guide that says it is for a municipality; its own file goes before one of the program."""
        fits = [one for one in self.offered() if municipality in one.about.municipalities]
        return next((one for one in fits if shipped_by_id(one.id) is None), fits[0] if fits else None)

    def choose(self, guide_id: GuideId) -> Guide:
        """Let new cases begin with another guide. Raises `NotFound` when it is not installed, or can't be used."""
        found = self._newest(guide_id)
        if found is None:
            raise NotFound(guide=guide_id, version="")
        self._chosen = guide_id
        return found

    def broken(self) -> tuple[GuideInvalid, ...]:
        """The files of the folder that can't be used, each with its faults."""
        for file in self._folder_now.files:
            self._load(file)
        measures = self._with_own_measures[1] if self._measures is not None else None
        return (*self._folder_now.broken, *self._broken.values(), *((measures,) if measures else ()))

    @cached_property
    def _folder_now(self) -> OwnFolder:
        return read_folder(self._folder)

    def _newest(self, guide_id: GuideId) -> Guide | None:
        shipped = shipped_by_id(guide_id)
        if shipped is not None:
            return shipped
        files = [file for file in self._folder_now.files if file.id == guide_id]
        usable = (self._load(file) for file in newest_first(files))
        return next((guide for guide in usable if guide is not None), None)

    def _load(self, file: GuideFile, version: GuideVersion | None = None) -> Guide | None:
        """A file as it is now, or on an earlier release of the guide that it extends."""
        key = (file.id, version or file.version)
        base = key[1].partition(OWN_AND_BASE)[2] if key[1] != file.version else ""
        if key not in self._own and file.path not in self._broken:
            from bti_tui.guide.loader import load_guide  # pydantic, which reads what people write, is slow to import

            try:
                self._own[key] = load_guide(file.path, base)
            except GuideInvalid as error:
                if not base:
                    self._broken[file.path] = error
        return self._own.get(key)


def _own(version: GuideVersion) -> str:
    """The guide's own part of a version, without that of the guide which it extends."""
    return version.partition(OWN_AND_BASE)[0]

"""The guides that are installed: those of the program, and those of the municipality; each is loaded when asked for."""

from functools import cached_property
from pathlib import Path

from bti_tui.domain.errors import GuideInvalid, NotFound
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion, MunicipalityCode
from bti_tui.guide.compiled import STANDARD, shipped_guide, shipped_names
from bti_tui.guide.own_folder import GuideFile, OwnFolder, newest_first, read_folder, shipped_by_id


class GuideLibrary:
    """Finds the guide that a case follows; what was read once is kept, so a case never changes under the hand."""

    def __init__(self, folder: Path | None = None, chosen: str = "") -> None:
        """`folder` holds the municipality's own guides; `chosen` is the id of the guide for new cases."""
        self._folder = folder
        self._chosen = GuideId(chosen)
        self._own: dict[tuple[GuideId, GuideVersion], Guide] = {}
        self._broken: dict[Path, GuideInvalid] = {}

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
        for file in self._folder_now.files:
            if (file.id, file.version) == (guide_id, version):
                found = self._load(file)
                if found is not None:
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
        return (*self._folder_now.broken, *self._broken.values())

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

    def _load(self, file: GuideFile) -> Guide | None:
        key = (file.id, file.version)
        if key not in self._own and file.path not in self._broken:
            from bti_tui.guide.loader import load_guide  # pydantic, which reads what people write, is slow to import

            try:
                self._own[key] = load_guide(file.path)
            except GuideInvalid as error:
                self._broken[file.path] = error
        return self._own.get(key)

"""The guides of a machine with the agencies of the municipality's own file in them. Without a file nothing is read."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bti_tui.domain.errors import AgenciesInvalid, GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion
from bti_tui.guide.instruments import InstrumentLibrary
from bti_tui.guide.library import GuideLibrary

if TYPE_CHECKING:
    from bti_tui.domain.catalogue import Catalogue
    from bti_tui.guide.own_agencies import OwnAgencies


class LocalGuides:
    """Guides as the library has them, but for their agencies. A file with a fault is told of, and changes nothing."""

    def __init__(self, library: GuideLibrary, file: Path) -> None:
        self._library = library
        self._file = file
        self._known: dict[tuple[GuideId, GuideVersion], Guide] = {}

    @property
    def instruments(self) -> InstrumentLibrary:
        """The concern assessments; agencies change nothing about them."""
        return self._library.instruments

    @property
    def catalogue(self) -> "Catalogue":
        """The measures that are known to be tried."""
        return self._library.catalogue

    def current(self) -> Guide:
        """The guide that a new case begins with."""
        return self._here(self._library.current())

    def of(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The guide that a case keeps. Raises `NotFound` when it is not installed."""
        return self._here(self._library.of(guide_id, version))

    def nearest(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The same, or where it is not installed the one that is nearest to it."""
        return self._here(self._library.nearest(guide_id, version))

    def choose(self, guide_id: GuideId) -> Guide:
        """Let new cases begin with another guide. Raises `NotFound` when it is not installed, or can't be used."""
        return self._here(self._library.choose(guide_id))

    def unusable(self) -> GuideId | None:
        """The guide that was chosen for new cases, when it is not there or can't be used; None when all is well."""
        return self._library.unusable()

    def broken(self) -> tuple[GuideInvalid, ...]:
        """The files that can't be used, each with its faults."""
        own = self._own
        return (*self._library.broken(), *((own,) if isinstance(own, AgenciesInvalid) else ()))

    def offered(self) -> tuple[Guide, ...]:
        """Every guide that a case may follow, the newest version of each."""
        return tuple(self._here(one) for one in self._library.offered())

    def _here(self, guide: Guide) -> Guide:
        own = self._own
        if isinstance(own, AgenciesInvalid):
            return guide
        key = (guide.id, guide.version)
        if key not in self._known:
            from bti_tui.guide.own_agencies import with_own_agencies  # pydantic is slow to import

            self._known[key] = with_own_agencies(guide, own)
        return self._known[key]

    @cached_property
    def _own(self) -> "OwnAgencies | AgenciesInvalid":
        from bti_tui.guide.own_agencies import read_own_agencies  # the same

        try:
            return read_own_agencies(self._file, self._library.current().agencies)
        except AgenciesInvalid as error:
            return error


def with_agencies_of(file: Path | None, library: GuideLibrary) -> GuideLibrary | LocalGuides:
    """The guides of a library, with the agencies of a file where there is one."""
    is_there = file is not None and (file.exists() or file.is_symlink())
    return LocalGuides(library, file) if file is not None and is_there else library

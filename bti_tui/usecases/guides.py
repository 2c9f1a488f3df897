"""The port to the guides that are installed: the program's own, and those of the municipality."""

from typing import Protocol

from bti_tui.domain.catalogue import Catalogue
from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion, InstrumentId, InstrumentVersion
from bti_tui.domain.instrument import Instrument


class Instruments(Protocol):
    """The concern assessments that can be answered, and those that were."""

    def current(self) -> Instrument:
        """The one to answer now."""

    def nearest(self, wanted: InstrumentId, version: InstrumentVersion) -> Instrument:
        """The one that answers were given to, or where it is gone the nearest one, to read them by."""

    def offered(self) -> tuple[Instrument, ...]:
        """Every one that can be used; the first is the one of now."""

    def broken(self) -> tuple[GuideInvalid, ...]:
        """The files of the municipality that can't be used, each with its faults."""


class Guides(Protocol):
    """The guides that cases may follow, and the instruments that go with them."""

    @property
    def instruments(self) -> Instruments:
        """The concern assessments."""

    @property
    def catalogue(self) -> Catalogue:
        """The measures that are known to be tried."""

    def current(self) -> Guide:
        """The guide that a new case begins with."""

    def of(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The guide that a case keeps. Raises `NotFound` when it is not installed."""

    def nearest(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The same, or where it is not installed the newest of its name, or the standard one: to read a case by."""

    def choose(self, guide_id: GuideId) -> Guide:
        """Let new cases begin with another guide. Raises `NotFound` when it is not installed, or can't be used."""

    def unusable(self) -> GuideId | None:
        """The guide that was chosen for new cases, when it is not there or can't be used; None when all is well."""

    def broken(self) -> tuple[GuideInvalid, ...]:
        """The files of the municipality that can't be used, each with its faults."""

    def offered(self) -> tuple[Guide, ...]:
        """Every guide that a case may follow, the newest version of each."""

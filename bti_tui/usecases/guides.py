"""The port to the guides that are installed: the program's own, and those of the municipality."""

from typing import Protocol

from bti_tui.domain.errors import GuideInvalid
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion


class Guides(Protocol):
    """The guides that cases may follow."""

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

"""The guides that are installed, loaded when one is first asked for."""

from functools import cached_property

from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion

STANDARD = "standard"


class GuideLibrary:
    """Finds the guide that a case follows; shipped guides never change, so each is read once."""

    @cached_property
    def _standard(self) -> Guide:
        from bti_tui.guide.loader import load_guide  # pydantic is slow to import, and the lock screen needs no guide

        return load_guide(STANDARD)

    def current(self) -> Guide:
        """The guide that a new case begins with."""
        return self._standard

    def of(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The guide that a case keeps. Raises `NotFound` when it is not installed."""
        guide = self._standard
        if (guide.id, guide.version) != (guide_id, version):
            raise NotFound(guide=guide_id, version=version)
        return guide

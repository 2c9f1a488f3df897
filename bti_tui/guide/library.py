"""The guides that are installed, loaded when one is first asked for."""

from bti_tui.domain.errors import NotFound
from bti_tui.domain.guide import Guide
from bti_tui.domain.ids import GuideId, GuideVersion
from bti_tui.guide.compiled import shipped_guide


class GuideLibrary:
    """Finds the guide that a case follows; shipped guides never change, so each is read once."""

    def current(self) -> Guide:
        """The guide that a new case begins with."""
        return shipped_guide()

    def of(self, guide_id: GuideId, version: GuideVersion) -> Guide:
        """The guide that a case keeps. Raises `NotFound` when it is not installed."""
        guide = shipped_guide()
        if (guide.id, guide.version) != (guide_id, version):
            raise NotFound(guide=guide_id, version=version)
        return guide

"""How the screens about sharing are reached in the laboratory."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final

from bti_tui.domain.copies import Recipient, RecipientKind
from bti_tui.screens.consent_paper import PaperScreen
from bti_tui.screens.copies import CopiesScreen
from bti_tui.screens.copy_view import CopyScreen
from bti_tui.screens.frame import FrameScreen
from bti_tui.screens.paper_log import PaperLogScreen
from bti_tui.screens.read_aloud import ReadAloudScreen
from bti_tui.screens.save_briefing import SaveBriefingScreen
from bti_tui.screens.save_copy import SaveCopyScreen
from bti_tui.screens.share_form import ShareScreen
from bti_tui.screens.shared import SharedScreen
from bti_tui.usecases.case_pages import consent_page
from bti_tui.usecases.copies import CopyOrder, copies_page, copy_page
from bti_tui.usecases.sharing_lists import SharingLists

if TYPE_CHECKING:
    from tests.hostile.roads import Laboratory


def _about_sharing(
    make: Callable[[Laboratory, SharingLists], FrameScreen[Any]],
) -> Callable[[Laboratory], Awaitable[FrameScreen[Any]]]:
    """A place about what leaves the planted case."""

    async def go(lab: Laboratory) -> FrameScreen[Any]:
        page = await lab.desk.ask(lambda ctx: consent_page(ctx, lab.measures))
        return make(lab, page.lists)

    return go


def _with_copy(
    make: Callable[[Laboratory, CopyOrder], FrameScreen[Any]],
) -> Callable[[Laboratory], Awaitable[FrameScreen[Any]]]:
    """A place about a copy of the planted case: for the first who may have one, else for the archive."""

    async def go(lab: Laboratory) -> FrameScreen[Any]:
        page = await lab.desk.ask(lambda ctx: copies_page(ctx, lab.measures))
        open_to = (one.recipient for one in page.rows if not one.reasons)
        return make(lab, CopyOrder(lab.measures, next(open_to, Recipient(RecipientKind.ARCHIVE))))

    return go


async def _save_copy(lab: Laboratory) -> FrameScreen[Any]:
    order = CopyOrder(lab.measures, Recipient(RecipientKind.ARCHIVE))
    page = await lab.desk.ask(lambda ctx: copy_page(ctx, order))
    return SaveCopyScreen(lab.desk, order, page)


async def _made(screen: FrameScreen[Any]) -> FrameScreen[Any]:
    return screen


SHARING_ROADS: Final[dict[type[FrameScreen[Any]], Callable[[Laboratory], Awaitable[FrameScreen[Any]]]]] = {
    PaperScreen: _about_sharing(lambda lab, lists: PaperScreen(lab.desk, lab.measures, lists)),
    SharedScreen: _about_sharing(lambda lab, lists: SharedScreen(lab.desk, lab.measures, lists)),
    CopiesScreen: lambda lab: _made(CopiesScreen(lab.desk, lab.measures)),
    CopyScreen: _with_copy(lambda lab, order: CopyScreen(lab.desk, order, "S-001")),
    ReadAloudScreen: _with_copy(lambda lab, order: ReadAloudScreen(lab.desk, order)),
    SaveCopyScreen: _save_copy,
    PaperLogScreen: lambda lab: _made(PaperLogScreen(lab.desk, lab.measures)),
    SaveBriefingScreen: lambda lab: _made(SaveBriefingScreen(lab.desk, lab.measures, "S-001")),
    ShareScreen: _about_sharing(lambda lab, lists: ShareScreen(lab.desk, lab.measures, lists)),
}

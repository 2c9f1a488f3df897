"""The line of a meeting as it is kept: letter by letter, and an empty one too, so that a lock leads back here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.usecases.drafts import LIVE, draft_key, drafts_of, drop_draft, save_draft, take_over, typed
from bti_tui.widgets.field import DraftValue
from bti_tui.widgets.meeting_form import LINE, MeetingForm

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft
    from bti_tui.screens.case_place import CasePlace

PLACE: Final = f"{LIVE}.line"
"""The place of the draft; what stands before the point is the screen that it is typed on."""


class LineDraft:
    """Keeps the newest state of the line; while one is being stored, those in between are left out."""

    def __init__(self, screen: CasePlace[Any]) -> None:
        self._screen = screen
        self._case_id = screen.case_id
        self._meeting = MeetingId("")
        self._newest: Mapping[str, DraftValue] | None = None
        self._is_storing = False

    @property
    def key(self) -> str:
        """The key of the line; empty before the meeting is known."""
        return draft_key(PLACE, self._case_id, self._meeting) if self._meeting else ""

    async def open(self, form: MeetingForm, case_id: CaseId, meeting: MeetingId) -> None:
        """Put back what was typed before, with the cursor where it was."""
        self._case_id, self._meeting = case_id, meeting
        found = await self._screen.ask(drafts_of, self.key)

        def take_up(draft: Draft) -> None:
            form.fill(cast("dict[str, DraftValue]", typed(draft)[0]), LINE)
            self._screen.perform(self._own(draft), quiet=True)

        if found.first is not None:
            take_up(found.first)
        else:
            self.keep(form.draft)
        self._screen.offer(found, take_up)

    async def _own(self, draft: Draft) -> None:
        await self._screen.ask(take_over, draft)

    def keep(self, values: Mapping[str, DraftValue]) -> None:
        """Keep what stands in the line now; the typing doesn't wait for it."""
        self._newest = dict(values)
        if self._meeting and not self._is_storing:
            self._is_storing = True
            self._screen.perform(self._keep(), quiet=True)

    async def _keep(self) -> None:
        key, case, meeting = self.key, self._case_id, self._meeting
        try:
            while self._newest is not None:
                values, self._newest = dict(self._newest), None
                kept: dict[str, object] = dict(values)
                await self._screen.keep_draft(key, lambda ctx: save_draft(ctx, PLACE, case, meeting, kept, LINE, 0))  # noqa: B023
        finally:
            self._is_storing = False

    async def drop(self) -> None:
        """The meeting is over."""
        await self._screen.ask(drop_draft, self.key)
        self._screen.host.backlog.forget(self.key)

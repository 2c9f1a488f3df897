"""Keeps what is typed in a form that stands alone on its screen, as the forms of the steps do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bti_tui.domain.ids import CaseId
from bti_tui.usecases.drafts import begun_on, draft_key, drafts_of, drop_draft, save_draft, take_over, typed
from bti_tui.widgets.field import DraftValue
from bti_tui.widgets.form import Form

if TYPE_CHECKING:
    from bti_tui.screens.base import BtiScreen


class FormDraft:
    """The draft of one form of one screen, and how much of the case its writer had seen."""

    def __init__(
        self,
        screen: BtiScreen[Any],
        place: str,
        case_id: CaseId | None = None,
        about: str = "",
        drawn: int = 0,
        *,
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        """`about` is the id of whom the form is about; `drawn` is the version of the case that the screen shows.

        What stands in the fields that are `left_out` is kept nowhere.
        """
        self._left_out = left_out
        self._screen = screen
        self._place = place
        self._case_id = case_id
        self._about = about
        self._untouched: dict[str, DraftValue] = {}
        self.begun = drawn
        """The version of the case that what stands in the form was begun on."""
        self.goes_on = False
        """Something lay half written when the form was opened."""

    def about(self, about: str) -> None:
        """Say anew what the form is about, before it is opened."""
        self._about = about

    @property
    def key(self) -> str:
        """The key of the form."""
        return draft_key(self._place, self._case_id, self._about)

    async def open(self, form: Form) -> None:
        """Put back what was typed in the form before, with the cursor where it was, as this program's own."""
        self._untouched = form.draft
        draft = (await self._screen.ask(drafts_of, self.key)).first
        self.goes_on = draft is not None
        if draft is None:
            return
        values, focus = typed(draft)
        self.begun = begun_on(draft) or self.begun
        form.fill(self._untouched | cast("dict[str, DraftValue]", values), focus)
        await self._screen.ask(take_over, draft)

    def keep(self, told: Form.DraftChanged) -> None:
        """Keep what stands in the form now; the same as at the start is no draft. The typing doesn't wait for it."""
        self._screen.perform(self._keep(told.draft, told.focus), quiet=True)

    async def _keep(self, values: dict[str, DraftValue], focus: str) -> None:
        key, place, case, about, begun = self.key, self._place, self._case_id, self._about, self.begun
        if values == self._untouched:
            await self._screen.keep_draft(key, lambda ctx: drop_draft(ctx, key))
            return
        kept: dict[str, object] = {name: value for name, value in values.items() if name not in self._left_out}
        await self._screen.keep_draft(key, lambda ctx: save_draft(ctx, place, case, about, kept, focus, begun))

    async def drop(self) -> None:
        """What it held is stored by a road that does not know of drafts."""
        await self._screen.ask(drop_draft, self.key)
        self.stored()

    def stored(self) -> None:
        """What it held is stored: nothing that still waits to be kept comes after it."""
        self._screen.host.backlog.forget(self.key)

"""Back to what was being typed: opens a draft where it was, with the case below it on the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from bti_tui.domain.ids import StepId
from bti_tui.screens.base import BtiScreen
from bti_tui.screens.case import CaseScreen
from bti_tui.screens.fear import FearScreen
from bti_tui.screens.newborn import NewbornScreen
from bti_tui.screens.step import StepScreen
from bti_tui.screens.step_answer import StepAnswer
from bti_tui.screens.step_drafts import form_of_place
from bti_tui.screens.way import ToPlace, ToStep
from bti_tui.usecases.drafts import FEAR, INVITATION, NEWBORN, SHORTHAND, STAFF
from bti_tui.usecases.step_sheet import is_raised

if TYPE_CHECKING:
    from bti_tui.domain.drafts import Draft

FRESH: Final = timedelta(days=1)
"""A draft younger than this is opened at once when the store is unlocked."""

Answered = Callable[[StepAnswer | None], None]


def is_fresh(draft: Draft, now: datetime) -> bool:
    """Whether somebody was in the middle of it."""
    return now - draft.updated_at < FRESH


async def open_draft(screen: BtiScreen[Any], draft: Draft, answered: Answered) -> None:
    """Open a draft on top of a screen; `answered` is told the answer of a concern that was not raised yet."""
    if draft.place.startswith(STAFF):
        from bti_tui.screens.key_places import staff_place

        await screen.app.push_screen(await staff_place(screen.desk, screen.translator))
        return
    if draft.place == INVITATION:
        from bti_tui.screens.key_places import USERS, key_place

        await screen.app.push_screen(await key_place(USERS, screen.desk, screen.translator, str))
        return
    if draft.place == SHORTHAND:
        await screen.app.run_action("app.open_shorthand")
    if draft.case_id is None:
        return
    form = form_of_place(draft.place)
    if not await screen.ask(is_raised, draft.case_id):
        begins = {FEAR: FearScreen, NEWBORN: NewbornScreen}
        kind = begins.get(draft.place.partition(".")[0], StepScreen)
        await screen.app.push_screen(kind(screen.desk, draft.case_id), answered)
        return
    goal = ToPlace(draft.place.partition(".")[0]) if form is None else ToStep(StepId(draft.step), form)
    await screen.app.push_screen(CaseScreen(screen.desk, draft.case_id, go_to=goal))

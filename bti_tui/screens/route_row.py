"""What safety answers have opened stands in the second row of every screen of a case until its outcome is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bti_tui.domain.errors import BtiError
from bti_tui.widgets.header import Rule

if TYPE_CHECKING:
    from bti_tui.domain.ids import CaseId
    from bti_tui.screens.base import BtiScreen


async def show_open_routes(screen: BtiScreen[Any], case_id: CaseId) -> None:
    """Draw the row anew; a case that can't be looked at has none."""
    from bti_tui.usecases.assessment import open_routes  # the lock screen can do without

    try:
        names = await screen.desk.ask(open_routes, case_id)
    except BtiError:  # the place itself says why the case can't be looked at
        names = ()
    language = screen.translator.language
    said = "  ".join(f"! {one.speak(language)}" for one in names)
    more = screen.tr("{count} open: {said}", count=len(names), said=said) if len(names) > 1 else said
    for rule in screen.query(Rule):
        rule.say(more)

"""Everything that the start screen shows: what is due, the cases behind it, and what lies half written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bti_tui.domain.drafts import Draft
from bti_tui.domain.ids import CaseId, StepId
from bti_tui.domain.notes import Visibility
from bti_tui.domain.people import Professional
from bti_tui.domain.views.lists import CaseRow, TodayItem
from bti_tui.domain.views.next_action import step_number
from bti_tui.domain.words import Words
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import SHIELDED, typed
from bti_tui.usecases.today import today_and_cases


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft, and which step of which case it belongs to."""

    draft: Draft
    number: str
    """The number of the case; empty when the case is not raised yet."""
    short_name: str
    step_number: str
    what: Words | None
    words: str
    """The longest text in it; nothing of what will be shielded."""
    is_shielded: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The start screen."""

    day: date
    me: Professional
    items: tuple[TodayItem, ...]
    rows: Mapping[CaseId, CaseRow]
    drafts: tuple[DraftLine, ...]
    low_mib: int | None = None
    """How much room there is on the disk of the store, when that is too little."""


def overview(ctx: Context) -> Overview:
    """What is due, and the drafts of the user."""
    view, listed = today_and_cases(ctx)
    rows = {row.case_id: row for row in listed}
    lines = tuple(_line(ctx, draft, rows.get(draft.case_id) if draft.case_id else None) for draft in view.drafts)
    low_mib = ctx.disk.free_mib if ctx.disk is not None and ctx.disk.is_low else None
    return Overview(ctx.today, ctx.user, view.items, rows, lines, low_mib)


def _line(ctx: Context, draft: Draft, row: CaseRow | None) -> DraftLine:
    guide = ctx.guides.current()
    if draft.case_id is not None and row is not None:
        with ctx.reading() as work:
            case = work.cases.get(draft.case_id)
        guide = ctx.guide_of(case) if case else guide
    step = guide.step(StepId(draft.step))
    is_shielded = draft.place.startswith(SHIELDED) or (step is not None and step.visibility is Visibility.SHIELDED)
    texts = (text for text in typed(draft)[0].values() if isinstance(text, str))
    return DraftLine(
        draft=draft,
        number=row.number if row else "",
        short_name=row.short_name if row else "",
        step_number=step_number(guide, step.id) if step and not is_shielded else "",
        what=step.what if step and not is_shielded else None,
        words="" if is_shielded else max(texts, key=len, default=""),
        is_shielded=is_shielded,
    )

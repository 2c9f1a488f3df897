"""What is being typed is kept at each pause, so that no word is lost when the program dies."""

import json

from bti_tui.domain.drafts import Draft
from bti_tui.domain.ids import CaseId
from bti_tui.usecases.context import Context


def draft_key(place: str, case_id: CaseId | None, step: str) -> str:
    """One draft for each form that can be open."""
    return f"{place}/{case_id or '-'}/{step or '-'}"


def save_draft(
    ctx: Context, place: str, case_id: CaseId | None, step: str, values: dict[str, object], focus: str
) -> None:
    """Keep what the fields hold, and which of them has the cursor. Encrypted like everything in the store."""
    body = json.dumps({"values": values, "focus": focus}, ensure_ascii=False)
    draft = Draft(draft_key(place, case_id, step), ctx.user.id, case_id, place, step, body, ctx.now())
    with ctx.unit_of_work() as work:
        work.drafts.put(draft)
        work.commit()


def drafts(ctx: Context) -> tuple[Draft, ...]:
    """The user's drafts, the newest first."""
    with ctx.reading() as work:
        return work.drafts.of_user(ctx.user.id)


def find_draft(ctx: Context, place: str, case_id: CaseId | None, step: str) -> Draft | None:
    """The draft of one form, when there is one."""
    key = draft_key(place, case_id, step)
    return next((one for one in drafts(ctx) if one.id == key), None)


def drop_draft(ctx: Context, draft_id: str) -> None:
    """Throw a draft away."""
    with ctx.unit_of_work() as work:
        work.drafts.drop(draft_id, ctx.user.id)
        work.commit()


def typed(draft: Draft) -> tuple[dict[str, object], str]:
    """The fields of a draft, and the one that had the cursor."""
    body = json.loads(draft.values)
    return body["values"], body["focus"]

"""What somebody has typed about herself for a report to child welfare: kept for her next one, and shown to nobody else.

It lies among her half-written forms in the store, because it belongs to no case, and is never listed with them.
"""

import json
from collections.abc import Mapping
from typing import Final

from bti_tui.domain.drafts import Draft
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import REPORTER

ABOUT_HERSELF: Final = ("phone", "mail", "workplace", "org_number", "street", "postcode", "town")


def remember_reporter(ctx: Context, values: Mapping[str, object]) -> None:
    """Keep her own telephone, e-mail, place of work and organisation number; what she took out is forgotten."""
    known = {name: str(values.get(name) or "").strip() for name in ABOUT_HERSELF}
    body = json.dumps({name: text for name, text in known.items() if text}, ensure_ascii=False)
    with ctx.unit_of_work() as work:
        work.drafts.put(Draft(REPORTER, ctx.user.id, None, REPORTER, "", body, ctx.now()))
        work.commit()


def remembered_reporter(ctx: Context) -> dict[str, str]:
    """What she typed about herself the last time; empty before the first."""
    with ctx.reading() as work:
        mine = [one for one in work.drafts.of_user(ctx.user.id) if one.place == REPORTER]
    try:
        found = json.loads(mine[0].values) if mine else {}
    except (ValueError, RecursionError):
        return {}
    known = found if isinstance(found, dict) else {}
    return {name: str(known[name]) for name in ABOUT_HERSELF if isinstance(known.get(name), str)}

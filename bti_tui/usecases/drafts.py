"""What is being typed is kept at each pause, so that no word is lost when the program dies.

Each program that is open keeps its own draft of a form: two windows of one person never write over each other.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from bti_tui.domain.drafts import Draft, Writer
from bti_tui.domain.ids import CaseId
from bti_tui.usecases.context import Context, UnitOfWork
from bti_tui.usecases.eyes import Eyes

FEAR: Final = "fear"
"""Begins the place of a first concern that is a fear for the child: no list shows what its draft holds."""
NEWBORN: Final = "newborn"
"""Begins the place of the first concern for a child whose mother has a case."""
PEOPLE: Final = "people"
"""Begins the place of the forms about a case's people."""
ASSESSMENT: Final = "assessment"
"""The place of the drafts of concern assessments, which hold safety answers."""
LIVE: Final = "live"
"""Begins the place of what is typed in the meeting that goes on."""
STAFF: Final = "staff"
"""Begins the place of the forms about colleagues."""
INVITATION: Final = "users.invite"
"""The place of the form that invites a colleague."""
SHORTHAND: Final = "shorthand"
"""The place of the form for an abbreviation of one's own."""
MEETINGS: Final = "meetings"
"""Begins the place of the forms about the meetings of a case."""
REPORT: Final = "report"
"""Begins the place of the forms of a report to child welfare."""
REPORTER: Final = "reporter"
"""The place of what somebody has typed about herself for a report: no form that waits for her."""
SHIELDED: Final = (FEAR, ASSESSMENT, REPORT, "people.telling", "people.address")
"""The beginnings of the places whose drafts say nothing of their words in any list."""
WRITING_FOR: Final = timedelta(minutes=2)
"""Somebody whose draft changed so recently is writing now."""


def draft_key(place: str, case_id: CaseId | None, step: str) -> str:
    """The key of a form, whoever fills it in."""
    return f"{place}/{case_id or '-'}/{step or '-'}"


def people_draft(kind: str) -> str:
    """The place of the draft of one kind of form about a case's people."""
    return f"{PEOPLE}.{kind}"


def own_key(ctx: Context, form: str) -> str:
    """The id of the draft that this program keeps of a form."""
    return f"{form}@{ctx.window}" if ctx.window else form


def form_key(draft_id: str) -> str:
    """The key of the form that a draft is of."""
    return draft_id.partition("@")[0]


def save_draft(
    ctx: Context, place: str, case_id: CaseId | None, step: str, values: dict[str, object], focus: str, seen: int = 0
) -> None:
    """Keep what the fields hold, which of them has the cursor, and the version of the case that it was begun on."""
    body = json.dumps({"values": values, "focus": focus, "seen": seen}, ensure_ascii=False)
    key = own_key(ctx, draft_key(place, case_id, step))
    draft = Draft(key, ctx.user.id, case_id, place, step, body, ctx.now())
    with ctx.unit_of_work() as work:
        work.drafts.put(draft)
        work.commit()


def drafts(ctx: Context) -> tuple[Draft, ...]:
    """The user's drafts, the newest first."""
    with ctx.reading() as work:
        return own_drafts(ctx, work)


def own_drafts(ctx: Context, work: UnitOfWork) -> tuple[Draft, ...]:
    """The user's drafts but those of cases that she may not see any more: they wait until she may."""
    eyes = Eyes(ctx, work)
    mine = (one for one in work.drafts.of_user(ctx.user.id) if one.place != REPORTER)
    return tuple(one for one in mine if eyes.may_write(one.case_id))


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies half written in one form, or in the forms of one step."""

    own: tuple[Draft, ...] = ()
    """What this program keeps."""
    left: tuple[Draft, ...] = ()
    """What windows that are closed have left, the newest first."""
    live: tuple[Draft, ...] = ()
    """What other windows keep that are open: somebody may be typing in them."""

    def of_place(self, place: str) -> "Lying":
        """The same for one form only."""
        parts = (tuple(one for one in some if one.place == place) for some in (self.own, self.left, self.live))
        return Lying(*parts)

    @property
    def first(self) -> Draft | None:
        """The one to go on with at once."""
        return next(iter((*self.own, *self.left)), None)

    @property
    def others(self) -> tuple[Draft, ...]:
        """Those that are there beside it."""
        return tuple(one for one in (*self.own, *self.left, *self.live) if one != self.first)


def drafts_of(ctx: Context, form: str) -> Lying:
    """The drafts of one form."""
    return lying(ctx, (one for one in drafts(ctx) if form_key(one.id) == form))


def lying(ctx: Context, found: Iterable[Draft]) -> Lying:
    """Some drafts of the user, by whose they are."""
    known = tuple(found)
    others = tuple(one for one in known if not is_own(ctx, one))
    live = tuple(one for one in others if ctx.is_open(one.id.partition("@")[2]))
    own = tuple(one for one in known if is_own(ctx, one))
    return Lying(own, tuple(one for one in others if one not in live), live)


def is_own(ctx: Context, draft: Draft) -> bool:
    """Whether this program keeps it."""
    return draft.id == own_key(ctx, form_key(draft.id))


def take_over(ctx: Context, draft: Draft) -> None:
    """Go on with a draft of another window as our own; it stays there too if it was written on meanwhile.

    What was our own until then is laid aside, as the newest of those that lie there.
    """
    if is_own(ctx, draft):
        return
    mine = own_key(ctx, form_key(draft.id))
    with ctx.unit_of_work() as work:
        found = {one.id: one for one in work.drafts.of_user(ctx.user.id)}
        kept = found.get(mine)
        if kept is not None:
            work.drafts.put(replace(kept, id=f"{form_key(mine)}@{ctx.moment(work).new_id()}", updated_at=ctx.now()))
        work.drafts.put(replace(draft, id=mine))
        if found.get(draft.id) == draft:
            work.drafts.drop(draft.id, ctx.user.id)
        work.commit()


def drop_draft(ctx: Context, form: str) -> None:
    """Throw away what this program keeps of a form."""
    with ctx.unit_of_work() as work:
        work.drafts.drop(own_key(ctx, form), ctx.user.id)
        work.commit()


def writers(ctx: Context, case_id: CaseId, form: str) -> tuple[Writer, ...]:
    """Who else writes in a form right now, also the user herself in another window; no word of it is read."""
    with ctx.reading() as work:
        return writers_now(ctx, work, case_id, form)


def writers_now(ctx: Context, work: UnitOfWork, case_id: CaseId, form: str) -> tuple[Writer, ...]:
    """The same within a unit of work that has begun."""
    found = work.drafts.writers(case_id, ctx.now() - WRITING_FOR)
    return tuple(one for one in found if form_key(one.draft) == form and _is_other(ctx, one))


def _is_other(ctx: Context, one: Writer) -> bool:
    return one.user != ctx.user.id or one.draft != own_key(ctx, form_key(one.draft))


def typed(draft: Draft) -> tuple[dict[str, object], str]:
    """The fields of a draft, and the one that had the cursor."""
    body = json.loads(draft.values)
    return body["values"], body["focus"]


def begun_on(draft: Draft) -> int:
    """The version of the case that a draft was begun on; 0 when it does not say."""
    return int(json.loads(draft.values).get("seen", 0))

"""Every name that a screen may show, for the veil that hides them."""

from typing import Final

from bti_tui.domain.drafts import Draft
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import own_drafts, typed
from bti_tui.usecases.reading import seen_cases

NAME_FIELDS: Final = ("about", "full_name")
"""The fields of commands in which a person is named."""


def known_names(ctx: Context) -> frozenset[str]:
    """The people of all cases that the user may see, the professionals, and who is named in her drafts.

    A name that she may not see is no name to her: hiding it would say that it is there.
    """
    with ctx.reading() as work:
        every = seen_cases(ctx, work, archived=True)
        hidden = (case for case in work.cases.restricted() if (ctx.user.id, case.id) in ctx.opened_restricted)
        people = [person.name for case in (*(one.case for one in every), *hidden) for person in case.people]
        people += [who.name for one in every for met in one.case.planned_meetings for who in met.attendees if who.name]
        names = {*work.notes.texts(people).values(), *(one.name for one in work.professionals.all())}
        drafts = own_drafts(ctx, work)
    return frozenset(names.union(*(_named(draft) for draft in drafts)))


def _named(draft: Draft) -> set[str]:
    values, _ = typed(draft)
    return {str(values[name]) for name in NAME_FIELDS if name in values}

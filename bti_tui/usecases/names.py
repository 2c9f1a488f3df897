"""Every name that a screen may show, for the veil that hides them."""

from typing import Final

from bti_tui.domain.drafts import Draft
from bti_tui.usecases.context import Context
from bti_tui.usecases.drafts import typed

NAME_FIELDS: Final = ("about", "full_name")
"""The fields of commands in which a person is named."""


def known_names(ctx: Context) -> frozenset[str]:
    """The people of all cases, the professionals, and who is named in the drafts of the user."""
    with ctx.reading() as work:
        cases = [*(one.case for one in work.cases.listed(archived=True)), *work.cases.restricted()]
        people = [person.name for case in cases for person in case.people]
        names = {*work.notes.texts(people).values(), *(one.name for one in work.professionals.all())}
        drafts = work.drafts.of_user(ctx.user.id)
    return frozenset(names.union(*(_named(draft) for draft in drafts)))


def _named(draft: Draft) -> set[str]:
    values, _ = typed(draft)
    return {str(values[name]) for name in NAME_FIELDS if name in values}

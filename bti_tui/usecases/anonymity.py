"""Talks and meetings without names: what is written of them names nobody of the case (R33)."""

from bti_tui.domain import refusals
from bti_tui.domain.case import Case
from bti_tui.domain.commands import Command, SeekAdvice
from bti_tui.domain.erasure import names_somebody
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.nameless import nameless_words
from bti_tui.usecases.context import Context, UnitOfWork


def require_nameless(ctx: Context, work: UnitOfWork, case: Case, command: Command) -> None:
    """Raise `Refused` when a name of somebody in the case stands where nobody is named.

    That is advice asked for without names, and whatever is written for a meeting without names or in one.
    """
    said: tuple[str, ...]
    if isinstance(command, SeekAdvice):
        said, why = (command.advice,) if command.anonymous else (), refusals.NAMED_IN_DISCUSSION
    else:
        said, why = nameless_words(command, case, ctx.guide_of(case)), refusals.NAMED_IN_MEETING
    if not said:
        return
    names = work.notes.texts(one.name for one in case.people)
    if names_somebody("\n".join(said), names.values()):
        raise Refused(Reason(why))

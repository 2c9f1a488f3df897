"""A context that says in the language of now what stands in the place of words that are gone."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bti_tui.i18n import Translator

if TYPE_CHECKING:
    from bti_tui.domain.erasure import Absence
    from bti_tui.usecases.context import Context


def speaking(ctx: "Context", translator: Callable[[], Translator]) -> "Context":
    """The same context, with the translator asked each time: the language may change while a store is open."""

    def absent(absence: "Absence") -> str:
        from bti_tui.i18n.absences import absence_text  # the lock screen knows no words that could be gone

        return absence_text(translator(), ctx.rules, absence)

    return replace(ctx, absence=absent)

"""Files of a case whose address is graded: the screen stops once and is asked again, the command line is told at once.

Each command is a program of its own, so it can't remember that it was asked before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.domain.errors import Refused
from bti_tui.domain.ids import CaseId

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

OPTION: Final = "--yes-graded-address"


def graded_option(around: Surroundings) -> Any:
    """The option of each command that writes a file of a case."""
    tr = around.translator.tr
    return typer.Option(False, OPTION, help=tr("The address is confidential, and I have looked at who gets the file."))


@contextmanager
def graded_address(call: Call, ctx: "Context", case_id: CaseId, *, is_known: bool) -> Iterator[None]:
    """Lets a file be written when the grade is known, which is logged; else says how to say so."""
    from bti_tui.usecases.graded import confirm, is_stop

    if is_known:
        confirm(ctx, case_id)
    try:
        yield
    except Refused as refused:
        if is_stop(refused):
            call.output.say(call.tr("Once you have looked at who gets it, add {option}.", option=OPTION))
        raise

"""`bti case`: the cases, one case, a new case."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import typer

from bti_tui.cli.access_commands import add_readers_command
from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.case_report import case_table, case_text
from bti_tui.cli.copy_commands import add_copy_commands
from bti_tui.cli.erasure_commands import add_erasure_commands, any_case
from bti_tui.cli.handover_commands import add_handover_commands
from bti_tui.cli.help_page import group
from bti_tui.cli.log_command import add_log_command
from bti_tui.cli.meeting_commands import add_meeting_commands
from bti_tui.cli.output import Misuse, plain
from bti_tui.cli.report_commands import add_report_commands
from bti_tui.cli.script import new_case_id
from bti_tui.cli.shared_options import Answers, command
from bti_tui.cli.sharing_commands import add_sharing_commands
from bti_tui.domain.case import CaseStatus
from bti_tui.domain.commands import RaiseConcern
from bti_tui.domain.date_words import DateProblem, Direction, read
from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import CaseId
from bti_tui.domain.text import clean
from bti_tui.i18n import N_

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

LONGEST_DUE: Final = 3660
"""Days: ten years ahead is everything."""
CONCERN: Final = {
    "about": N_("The name of the child. Others on this machine can see it; leave it out, and you are asked."),
    "words": N_("What you saw or heard. Others on this machine can see it; leave it out, and you are asked."),
    "arose_on": N_("The day it arose, such as 2026-11-20, fre or i dag."),
}
QUESTIONS: Final = {
    "about": N_("Who is it about?"),
    "words": N_("What did you see or hear?"),
    "arose_on": N_("Which day did it arise?"),
}


def add_case_commands(app: typer.Typer, around: Surroundings) -> None:
    """Add the commands to the program."""
    tr = around.translator.tr
    cases = group(around.translator, tr("List, show and open cases."))
    app.add_typer(cases, name="case")
    all_option = typer.Option(False, "--all", help=tr("Closed and archived cases too."))
    due_help = tr("Only those with something due within so many days.")
    due_option = typer.Option(None, "--due", metavar="N", help=due_help)
    case_argument = typer.Argument(..., metavar="CASE")
    why_help = tr("For a restricted case, and in an emergency: why you open it. It stands in the access log.")
    why_option = typer.Option(None, "--why", metavar="TEXT", help=why_help)

    @command(cases, around, "list", tr("The cases, newest first."))
    def list_cases(call: Call, with_closed: bool = all_option, due: int | None = due_option) -> None:
        show_cases(call, with_closed=with_closed, due=due)

    @command(cases, around, "show", tr("One case, by its number or id. That it was opened is logged."))
    def show(call: Call, case: str = case_argument, why: str | None = why_option) -> None:
        show_case(call, case, why)

    add_log_command(cases, around)
    add_readers_command(cases, around)
    add_handover_commands(cases, around)
    add_sharing_commands(cases, around)
    add_report_commands(cases, around)
    add_copy_commands(cases, around)
    add_meeting_commands(cases, around)
    add_erasure_commands(cases, around)

    @command(cases, around, "new", tr("Note a first concern."), texts={key: tr(text) for key, text in CONCERN.items()})
    def new(call: Call, answers: Answers) -> None:
        open_new_case(call, answers)


def show_cases(call: Call, *, with_closed: bool, due: int | None) -> None:
    """The list of cases as a table."""
    from bti_tui.usecases import queries

    with call.opened(prints_people=True) as ctx:
        found = queries.cases(ctx, closed=with_closed, limit=-1)
        last = ctx.today + timedelta(days=min(due or 0, LONGEST_DUE))
    found = tuple(row for row in found if row.status is not CaseStatus.PURGED)
    rows = [row for row in found if due is None or (row.due_on is not None and row.due_on <= last)]
    if call.options.json:
        call.output.document({"cases": plain(rows, call.around.translator.language)})
    else:
        call.output.table(*case_table(rows, call.around.translator))


def show_case(call: Call, wanted: str, why: str | None = None) -> None:
    """One case in words; a restricted one, or one that is seen in an emergency, only with a reason."""
    from bti_tui.domain.views.standing import standing
    from bti_tui.screens.log_text import LogTexts
    from bti_tui.usecases import queries
    from bti_tui.usecases.assessment import open_routes, route_words
    from bti_tui.usecases.case_words import case_words

    with call.opened(prints_people=True) as ctx:
        case_id = opened_for_reason(ctx, wanted, why) if why is not None else case_named(ctx, wanted)
        page = queries.open_case(ctx, case_id)
        routes = open_routes(ctx, case_id)
        found = standing(page.case, page.view, ctx.today)
        words = case_words(page.case, ctx.guide_of(page.case), page.names, route_words(ctx, page.case))
    if call.options.json:
        language = call.around.translator.language
        document = {
            "case": page.view,
            "newest": page.newest,
            "standing": found,
            "set_aside": page.set_aside,
            "open_routes": routes,
        }
        call.output.document({name: plain(value, language) for name, value in document.items()})
    else:
        texts = LogTexts(call.around.translator, words)
        said = (
            *(f"! {one.speak(call.around.translator.language)}" for one in routes),
            *map(texts.sentence, page.set_aside),
        )
        call.output.text(case_text(page.view, call.around.translator, found, said))


def opened_for_reason(ctx: "Context", wanted: str, why: str) -> CaseId:
    """A restricted case that the user answers for, or one that she has no part in, opened in an emergency."""
    from bti_tui.usecases import emergency, restriction

    try:
        case_id = any_case(ctx, wanted)
        restriction.open_restricted(ctx, case_id, why)
    except NotFound:
        sought = emergency.Sought(number=wanted)
        if not sought.is_exact:
            raise
        return emergency.open_in_emergency(ctx, sought, why)
    return case_id


def open_new_case(call: Call, answers: Answers) -> None:
    """Note a concern; what was not given is asked for, so that no name need stand on the command line."""
    from bti_tui.usecases.execute import execute

    with call.opened() as ctx:
        said = {key: answer or call.output.ask(call.tr(QUESTIONS[key])) for key, answer in answers.items()}
        command_ = RaiseConcern(
            case_id=CaseId(new_case_id(ctx)),
            about=said["about"],
            words=said["words"],
            arose_on=_day(call, said["arose_on"], ctx.today),
        )
        case = execute(ctx, command_).case
    if call.options.json:
        call.output.document({"case": case.id, "number": case.number})
    else:
        call.output.text(call.tr("Case {number} is opened.", number=f"S-{case.number:03d}"))


def case_named(ctx: "Context", wanted: str) -> CaseId:
    """The case with a number such as 7 or S-007, or with an id. Raises NotFound."""
    from bti_tui.usecases import queries

    digits = wanted.upper().removeprefix("S-")
    if not (digits.isascii() and digits.isdecimal()):
        if clean(wanted, lines=False) != wanted:
            raise NotFound(case="?")
        return CaseId(wanted)
    number = int(digits[:9])
    case_id = queries.case_numbered(ctx, number)
    if case_id is None:
        raise NotFound(case=f"S-{number:03d}")
    return case_id


def _day(call: Call, text: str, today: date) -> date:
    found = read(text, today, Direction.BACK)
    if isinstance(found, DateProblem):
        raise Misuse(call.around.translator.date_problem(found))
    return found

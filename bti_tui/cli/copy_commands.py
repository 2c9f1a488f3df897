"""`bti case copy` and `bti case paper-log`: what leaves the log and the meetings of a case on paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.graded_address import graded_address, graded_option
from bti_tui.cli.output import Misuse
from bti_tui.cli.shared_options import command
from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.i18n import N_

MEETING_HELP: Final = N_("The minutes of a meeting: its day, or last; without it, the log.")
LAST: Final = frozenset({"last", "siste"})

if TYPE_CHECKING:
    from bti_tui.domain.copies import Recipient
    from bti_tui.usecases.context import Context


def add_copy_commands(cases: typer.Typer, around: Surroundings) -> None:
    """Add `copy` and `paper-log` to the group of cases."""
    tr = around.translator.tr
    case_argument = typer.Argument(..., metavar="CASE")
    person_option = typer.Option("", "--for", metavar="NAME", help=tr("Who in the family gets it; a part will do."))
    agency_option = typer.Option("", "--service", metavar="CODE", help=tr("Which service gets it, by its code."))
    archive_option = typer.Option(False, "--archive", help=tr("For the archive of the service that has the case."))
    record_option = typer.Option(False, "--record", help=tr("A note for your own service's record."))
    meeting_option = typer.Option("", "--meeting", metavar="MEETING", help=tr(MEETING_HELP))
    file_option = typer.Option(..., "--file", metavar="FILE", help=tr("The name ends in .pdf or .txt."))
    address_option = graded_option(around)

    @command(cases, around, "copy", tr("Make a copy of the log or of minutes, for one who may have it."))
    def copy(  # noqa: PLR0913, PLR0917 - one for each option of the command
        call: Call,
        case: str = case_argument,
        person: str = person_option,
        agency: str = agency_option,
        archive: bool = archive_option,
        record: bool = record_option,
        meeting: str = meeting_option,
        file: Path = file_option,
        address: bool = address_option,
    ) -> None:
        chosen = [("for", person), ("service", agency), ("archive", archive), ("record", record)]
        asked = [(kind, value) for kind, value in chosen if value]
        if len(asked) != 1:
            raise Misuse(tr("Say for whom it is: one of --for, --service, --archive and --record."))
        make_copy(call, case, asked[0][0], str(asked[0][1]), meeting, file, address)

    @command(cases, around, "paper-log", tr("Print an empty log for a family that does not want it digital."))
    def paper_log(
        call: Call, case: str = case_argument, file: Path = file_option, address: bool = address_option
    ) -> None:
        make_paper_log(call, case, file, address)


def make_copy(call: Call, wanted: str, kind: str, whom: str, said: str, file: Path, address: bool) -> None:
    """A copy as a file, through the gate; it is refused for whoever may not have it."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.copy_paper import copy_document
    from bti_tui.usecases.copies import CopyOrder, give_copy

    translator = call.around.translator
    with call.opened() as ctx:
        case_id = case_named(ctx, wanted)
        meeting = _meeting(ctx, case_id, said) if said else None
        order = CopyOrder(case_id, _recipient(ctx, case_id, meeting, kind, whom), meeting)
        with graded_address(call, ctx, case_id, is_known=address):
            path = give_copy(ctx, order, lambda page: copy_document(page, translator), file)
    if call.options.json:
        call.output.document({"file": str(path), "recipient": order.recipient.kind.value})
    else:
        call.say_written(path)


def _meeting(ctx: "Context", case_id: CaseId, said: str) -> MeetingId:
    """The meeting with that id, the last one that was held, or the only one of a day. Raises `NotFound`."""
    from bti_tui.domain.date_words import Direction, parse
    from bti_tui.usecases.meetings import MeetingState, meetings_page

    held = {MeetingState.APPROVED, MeetingState.GOING_ON}
    known = [one for one in meetings_page(ctx, case_id).rows if one.id]
    if any(one.id == said for one in known):
        return MeetingId(said)
    begun = sorted((one for one in known if one.state in held), key=lambda one: (one.on, str(one.at)))
    if said.casefold() in LAST:
        found = begun[-1:]
    else:
        day = parse(said, ctx.today, Direction.BACK)
        found = [one for one in begun if one.on == day]
    if len(found) != 1:
        raise NotFound(meeting=said)
    return found[0].id


def _recipient(ctx: "Context", case_id: CaseId, meeting: MeetingId | None, kind: str, whom: str) -> "Recipient":
    """One of those whom a copy can be made for. Raises `NotFound`."""
    from bti_tui.domain.copies import RecipientKind
    from bti_tui.usecases.copies import copies_page

    rows = copies_page(ctx, case_id, meeting).rows
    kinds = {"for": RecipientKind.FAMILY, "service": RecipientKind.AGENCY}
    kinds |= {"archive": RecipientKind.ARCHIVE, "record": RecipientKind.JOURNAL}
    found = [one for one in rows if one.recipient.kind is kinds[kind]]
    if kind == "for":
        found = [one for one in found if one.name and whom.casefold() in one.name.casefold()]
    elif kind == "service":
        found = [one for one in found if one.recipient.agency == whom]
    if len(found) != 1:
        raise NotFound(recipient="?")
    return found[0].recipient


def make_paper_log(call: Call, wanted: str, file: Path, address: bool) -> None:
    """The form as a file."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.paper_log_text import paper_log_document
    from bti_tui.usecases.paper_log import print_paper_log

    translator = call.around.translator
    with call.opened() as ctx:
        case_id = case_named(ctx, wanted)
        with graded_address(call, ctx, case_id, is_known=address):
            path = print_paper_log(ctx, case_id, lambda page: paper_log_document(page, translator), file)
    if call.options.json:
        call.output.document({"file": str(path)})
    else:
        call.say_written(path)

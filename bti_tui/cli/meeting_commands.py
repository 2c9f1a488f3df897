"""`bti case meetings` and `bti case invitation`: the meetings of a case, one of them, and what is sent before it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from bti_tui.cli.call import Call, Surroundings
from bti_tui.cli.output import plain
from bti_tui.cli.shared_options import command
from bti_tui.domain.codec import Json
from bti_tui.domain.errors import NotFound
from bti_tui.domain.ids import CaseId, MeetingId
from bti_tui.i18n import N_

ONE_HELP: Final = N_("One meeting: its day, next or last; without it, all of them.")
WHICH_HELP: Final = N_("The meeting: its day, or next.")
NEXT: Final = frozenset({"next", "neste"})
LAST: Final = frozenset({"last", "siste"})

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context
    from bti_tui.usecases.meeting_sheet import MeetingSheet


def add_meeting_commands(cases: typer.Typer, around: Surroundings) -> None:
    """Add `meetings` and `invitation` to the group of cases."""
    tr = around.translator.tr
    case_argument = typer.Argument(..., metavar="CASE")
    one_option = typer.Option("", "--meeting", metavar="MEETING", help=tr(ONE_HELP))
    which_option = typer.Option("next", "--meeting", metavar="MEETING", help=tr(WHICH_HELP))
    names_option = typer.Option(False, "--names", help=tr("Name the child and those who are asked."))
    file_option = typer.Option(..., "--file", metavar="FILE", help=tr("The name ends in .ics, .pdf or .txt."))

    @command(cases, around, "meetings", tr("The meetings of a case, or one with its agenda and who is asked."))
    def meetings(call: Call, case: str = case_argument, meeting: str = one_option) -> None:
        show_meetings(call, case, meeting)

    @command(cases, around, "invitation", tr("Write the invitation to a meeting, for all who may have it."))
    def invitation(
        call: Call,
        case: str = case_argument,
        meeting: str = which_option,
        names: bool = names_option,
        file: Path = file_option,
    ) -> None:
        write(call, case, meeting, file, has_names=names)


def show_meetings(call: Call, wanted: str, said: str) -> None:
    """The list, or one meeting."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.usecases.meeting_sheet import meeting_sheet
    from bti_tui.usecases.meetings import meetings_page

    language = call.around.translator.language
    with call.opened(prints_people=True) as ctx:
        case_id = case_named(ctx, wanted)
        sheet = meeting_sheet(ctx, case_id, meeting_named(ctx, case_id, said)) if said else None
        rows = () if sheet else meetings_page(ctx, case_id).rows
    if call.options.json:
        one = {"meeting": sheet.row, "attendees": sheet.attendees, "agenda": sheet.items} if sheet else {}
        call.output.document(plain(one, language) if sheet else {"meetings": plain(rows, language)})
    elif sheet is not None:
        show_one(call, sheet)
    else:
        tr = call.around.translator
        table = [(f"{one.on:%Y-%m-%d}", _clock(one.at), one.kind.speak(language), one.place) for one in rows]
        call.output.table((tr.tr("Day"), tr.tr("Time"), tr.tr("Kind of meeting"), tr.tr("Place")), table)


def _clock(at: object) -> str:
    return f"{at:%H.%M}" if at is not None else ""


def show_one(call: Call, sheet: "MeetingSheet") -> None:
    """A meeting: when and where, who is asked, and what it goes through."""
    from bti_tui.screens.invitation_words import INVITATIONS, PRESENCES

    tr, language = call.around.translator, call.around.translator.language
    row = sheet.row
    said = (row.kind.speak(language), f"{row.on:%Y-%m-%d} {_clock(row.at)}", row.place, row.purpose)
    call.output.text(", ".join(part for part in said if part))
    asked = [
        (one.name, one.agency.speak(language) if one.agency else "", tr.tr(PRESENCES[one.presence]))
        if one.presence is not None
        else (one.name, one.agency.speak(language) if one.agency else "", tr.tr(INVITATIONS[one.invitation]))
        for one in sheet.attendees
    ]
    call.output.table((tr.tr("Who is asked"), tr.tr("Service"), tr.tr("Invitation")), asked)
    points = [(one.what.speak(language), str(one.minutes)) for one in sheet.items]
    call.output.table((tr.tr("Agenda"), tr.tr("Minutes")), points)


def write(call: Call, wanted: str, said: str, file: Path, *, has_names: bool) -> None:
    """The file or files; that it was sent to each is written down in the case."""
    from bti_tui.cli.case_commands import case_named
    from bti_tui.screens.invitation_text import InvitationTexts
    from bti_tui.usecases.invitations import InvitationOrder, write_invitation
    from bti_tui.usecases.meeting_sheet import meeting_sheet

    tr = call.around.translator
    with call.opened() as ctx:
        case_id, now = case_named(ctx, wanted), ctx.now()
        meeting = meeting_named(ctx, case_id, said)
        asked = tuple(one.id for one in meeting_sheet(ctx, case_id, meeting).attendees if not one.against)
        order = InvitationOrder(
            case_id,
            meeting,
            asked,
            lambda sheet: InvitationTexts(sheet, tr, has_names=has_names).written(now),
            file,
            has_names,
        )
        written: list[Json] = [str(one.path) for one in write_invitation(ctx, order)]
    if call.options.json:
        call.output.document({"files": written})
    else:
        for place in written:
            call.say_written(place)


def meeting_named(ctx: "Context", case_id: CaseId, said: str) -> MeetingId:
    """The meeting with that id, the next, the last that has begun, or the only one of a day. Raises `NotFound`."""
    from bti_tui.domain.date_words import Direction, parse
    from bti_tui.usecases.meetings import MeetingState, meetings_page

    known = sorted((one for one in meetings_page(ctx, case_id).rows if one.id), key=lambda one: (one.on, str(one.at)))
    waiting = [one for one in known if one.state is MeetingState.WAITING]
    if said.casefold() in NEXT:
        found = waiting[:1]
    elif said.casefold() in LAST:
        begun = (MeetingState.APPROVED, MeetingState.GOING_ON)
        found = [one for one in known if one.state in begun][-1:]
    else:
        day = parse(said, ctx.today, Direction.FORWARD)
        found = [one for one in known if said == one.id or one.on == day]
    if len(found) != 1:
        raise NotFound(meeting=said)
    return found[0].id

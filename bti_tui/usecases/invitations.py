"""An invitation leaves the store: through the gate for each who gets it, and each is written down (R18, R36)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bti_tui.domain import refusals
from bti_tui.domain.commands import RecordInvitation
from bti_tui.domain.erasure import names_somebody
from bti_tui.domain.errors import Reason, Refused
from bti_tui.domain.ids import CaseId, MeetingId, PartyId
from bti_tui.domain.meetings import Invitation
from bti_tui.prints import to_text
from bti_tui.usecases.calendar_file import to_calendar
from bti_tui.usecases.context import Context
from bti_tui.usecases.execute import execute
from bti_tui.usecases.graded import goes_on, stop_once
from bti_tui.usecases.invitation_letters import Letter, Write, letters
from bti_tui.usecases.meeting_sheet import MeetingSheet, meeting_sheet
from bti_tui.usecases.printing import check_kind, print_document, put_file
from bti_tui.usecases.together import together

INVITATION_PRINTED: Final = "invitation.printed"
CALENDAR: Final = ".ics"


@dataclass(frozen=True, slots=True)
class InvitationOrder:
    """What goes out, to whom, and where it shall lie (bestilling av innkalling)."""

    case_id: CaseId
    meeting: MeetingId
    receivers: tuple[PartyId, ...]
    write: Write
    path: Path
    """Where the first of them shall lie; each of the others has a number behind its name."""
    has_names: bool = False
    """The child and those who are asked may be named."""


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A file with an invitation, and who gets it."""

    path: Path
    receivers: tuple[PartyId, ...]


def write_invitation(ctx: Context, order: InvitationOrder) -> tuple[WrittenLetter, ...]:
    """Write it as .ics, .pdf or .txt, one file for all who may read the same.

    Raises `Refused` when it may not go to somebody, or names somebody unasked. That it was sent to each is written down
    in the case before a word of it is written, and in the access log. Of a meeting that is called off nothing more is
    written in the case: it goes to those who were told of it.
    """
    path = order.path.expanduser()
    is_calendar = path.suffix.lower() == CALENDAR
    if not is_calendar:
        check_kind(path)
    sheet = meeting_sheet(ctx, order.case_id, order.meeting)
    _check_receivers(sheet, order)
    if order.has_names and sheet.is_nameless:
        raise Refused(Reason(refusals.INVITATION_NAMES_SOMEBODY))
    made = letters(sheet, order.receivers, order.write)
    if not order.has_names:
        for one in made:
            _check_nameless(sheet, one)
    paths = tuple(_numbered(path, place) for place in range(1, len(made) + 1))
    for each in paths:
        ctx.put_file(each, None)
    stop_once(ctx, order.case_id)
    if not sheet.meeting.cancelled:
        _sent(ctx, order)
    for one, each in zip(made, paths, strict=True):
        goes_on(ctx, order.case_id)
        if is_calendar:
            put_file(ctx, order.case_id, to_calendar(one.entry), each, INVITATION_PRINTED)
        else:
            print_document(ctx, order.case_id, one.document, each, INVITATION_PRINTED)
    return tuple(WrittenLetter(each, one.receivers) for one, each in zip(made, paths, strict=True))


def _numbered(path: Path, place: int) -> Path:
    """The first has the name that was chosen."""
    return path if place == 1 else path.with_stem(f"{path.stem}-{place}")


def _check_receivers(sheet: MeetingSheet, order: InvitationOrder) -> None:
    found = {one.id: one for one in sheet.attendees}
    if not order.receivers or not found.keys() >= set(order.receivers):
        raise Refused(Reason(refusals.ATTENDEE_UNKNOWN))
    reasons = dict.fromkeys(reason for one in order.receivers for reason in found[one].against)
    if reasons:
        raise Refused(*reasons)


def _check_nameless(sheet: MeetingSheet, letter: Letter) -> None:
    """What was typed freely may hold a name: then it does not go out as an invitation without names."""
    said = " ".join((to_text(letter.document).decode(), letter.entry.summary, letter.entry.description))
    called = [sheet.child, sheet.contact, sheet.minute_taker, *(one.name for one in sheet.attendees)]
    of_case = [one.name for one in sheet.page.parties if one.is_of_case]
    if names_somebody(said, [*called, *of_case]):
        raise Refused(Reason(refusals.INVITATION_NAMES_SOMEBODY))


def _sent(ctx: Context, order: InvitationOrder) -> None:
    with together(ctx) as part:
        for one in order.receivers:
            execute(
                part.context,
                RecordInvitation(
                    case_id=order.case_id,
                    meeting=order.meeting,
                    attendee=one,
                    invitation=Invitation.SENT,
                    recorded_on=ctx.today,
                ),
            )
        part.keep()

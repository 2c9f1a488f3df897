"""What of an invitation is for each of those who get it: nobody reads more of the meeting than she may know.

The family and the case's own service read all of it. Another service does when nothing is kept out of the consent for
it; else it reads when, where and about which points of the guide, and why it is asked itself. Somebody who may be told
a part reads that of herself alone. Who may not be asked now stands in nobody's invitation but her own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from bti_tui.domain.address import AddressGrade
from bti_tui.domain.ids import PartyId
from bti_tui.domain.words import Words
from bti_tui.prints import Document
from bti_tui.usecases.calendar_file import CalendarEntry
from bti_tui.usecases.meeting_sheet import AttendeeLine, MeetingSheet, Reads

OTHER_POINT: Final = Words("Et annet punkt", "Eit anna punkt", "Another point")
"""Stands where a point of the agenda has words of its own."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One invitation as it is written, and who gets it (innkalling)."""

    receivers: tuple[PartyId, ...]
    document: Document
    """As text and PDF; its words are also what the calendar says."""
    entry: CalendarEntry


Write = Callable[[MeetingSheet], tuple[Document, CalendarEntry]]
"""How an invitation looks; what stands in it is settled before."""


def letters(sheet: MeetingSheet, receivers: Iterable[PartyId], write: Write) -> tuple[Letter, ...]:
    """One for all who read the same; those who read all of it come first."""
    found = {one.id: one for one in sheet.attendees}
    in_order = sorted((found[one] for one in receivers), key=lambda one: one.reads is not Reads.ALL)
    made: list[Letter] = []
    for one in in_order:
        letter = Letter((one.id,), *write(sheet_for(sheet, one)))
        for place, each in enumerate(made):
            if (each.document, each.entry) == (letter.document, letter.entry):
                made[place] = replace(each, receivers=(*each.receivers, one.id))
                break
        else:
            made.append(letter)
    return tuple(made)


def sheet_for(sheet: MeetingSheet, receiver: AttendeeLine) -> MeetingSheet:
    """The meeting as one of those who are asked may know it."""
    asked = tuple(one for one in sheet.attendees if one.id == receiver.id or not one.against)
    if receiver.is_of_case:
        sheet = replace(sheet, grade=AddressGrade.OPEN)
    if receiver.reads is Reads.ALL:
        return replace(sheet, attendees=asked)
    others = asked if receiver.reads is Reads.PRACTICAL else (receiver,)
    return replace(
        sheet,
        attendees=tuple(one if one.id == receiver.id else replace(one, why="") for one in others),
        items=tuple(replace(one, what=OTHER_POINT, own="") if one.own else one for one in sheet.items),
        child_part="",
        row=replace(sheet.row, purpose=""),
    )

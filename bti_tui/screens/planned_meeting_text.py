"""The rows of one meeting: when and where, who is asked, and the agenda with what waits under each point."""

from bti_tui.domain.meetings import Invitation
from bti_tui.i18n import Translator
from bti_tui.screens.invitation_words import INVITATIONS, PRESENCES, stop_text
from bti_tui.screens.matter_words import matter_text
from bti_tui.usecases.meeting_sheet import AttendeeLine, ItemLine, MeetingSheet
from bti_tui.usecases.meetings import MeetingState
from bti_tui.widgets.row_list import behind, cell

NAME, WHERE, STATE, WHAT = 22, 20, 16, 40
"""Columns."""


class MeetingTexts:
    """Says one meeting in one language."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr

    def when(self, sheet: MeetingSheet) -> str:
        """Day, time and length, or that it is off."""
        row, tr = sheet.row, self._tr
        day = tr.long_day(row.on)
        if row.state is MeetingState.CANCELLED:
            return tr.tr("CALLED OFF: {day}", day=day)
        clock = f"{row.at:%H.%M}" if row.at else ""
        return tr.tr("{day} at {clock}, {minutes} minutes", day=day, clock=clock, minutes=row.minutes)

    def about(self, sheet: MeetingSheet, width: int) -> str:
        """Where it is, who writes, and what it is for."""
        tr = self._tr.tr
        said = (
            sheet.row.place or tr("no place yet"),
            tr("by video") if sheet.is_digital else "",
            tr("{name} writes", name=sheet.minute_taker) if sheet.minute_taker else tr("nobody writes yet"),
            sheet.row.purpose,
        )
        text = ", ".join(part for part in said if part)
        return cell(f"  {text[:1].upper()}{text[1:]}", width)

    def who(self, one: AttendeeLine, width: int) -> str:
        """Somebody who is asked."""
        begin = f"  {cell(one.name, NAME)} {cell(self.comes_from(one), WHERE)} {cell(self.state(one), STATE)} "
        return behind(begin, self.stop(one) or one.why, width)

    def comes_from(self, one: AttendeeLine) -> str:
        """Her role and her agency."""
        agency = one.agency.speak(self._tr.language) if one.agency else ""
        return ", ".join(part for part in (one.role or one.usual.speak(self._tr.language), agency) if part)

    def state(self, one: AttendeeLine) -> str:
        """How far her invitation has come, or whether she was there."""
        if one.presence is not None:
            return self._tr.tr(PRESENCES[one.presence])
        said = self._tr.tr(INVITATIONS[one.invitation])
        return (
            f"{said} {self._tr.day(one.invited_on)}" if one.invitation is Invitation.SENT and one.invited_on else said
        )

    def stop(self, one: AttendeeLine) -> str:
        """Why nothing may go to her now."""
        return "! " + stop_text(one.against[0], self._tr) if one.against else ""

    def item(self, number: int, one: ItemLine, width: int) -> str:
        """A point of the agenda."""
        what = one.what.speak(self._tr.language)
        return behind(f"  {number:>2} {cell(what, WHAT)} {one.minutes:>3}  ", self.waiting(one), width)

    def waiting(self, one: ItemLine) -> str:
        """What waits under a point."""
        return "; ".join(matter_text(matter, self._tr) for matter in one.waiting)

    def sentence(self, one: AttendeeLine | ItemLine, keys: str) -> str:
        """A row in one sentence, with the keys that hold for it."""
        if isinstance(one, ItemLine):
            what, waiting = one.what.speak(self._tr.language), self.waiting(one)
            return " ".join(part for part in (f"{what}: {waiting}." if waiting else f"{what}.", keys) if part)
        said = f"{one.name}, {self.state(one)}."
        return " ".join(part for part in (said, keys, self.stop(one) or one.why) if part)

"""An invitation in words: what it is for, when and where, the agenda, who is asked and why, and whom to ask (6.5)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bti_tui.domain.address import AddressGrade
from bti_tui.i18n import Translator
from bti_tui.prints import Bullets, Document, Fields, Heading, Paragraph, Table
from bti_tui.prints.document import Part
from bti_tui.screens.paper_mark import paper_mark
from bti_tui.usecases.calendar_file import CalendarEntry
from bti_tui.usecases.meeting_sheet import AttendeeLine, MeetingSheet


class InvitationTexts:
    """Says one invitation in one language, with names or without."""

    def __init__(self, sheet: MeetingSheet, tr: Translator, *, has_names: bool) -> None:
        self._sheet = sheet
        self._tr = tr
        self._has_names = has_names

    @property
    def title(self) -> str:
        """What it is; it names nobody in any case, for it stands in the file for every program to read."""
        kind = self._sheet.row.kind.speak(self._tr.language)
        if self._sheet.meeting.cancelled:
            return self._tr.tr("Called off: {kind}", kind=kind)
        return self._tr.tr("Invitation: {kind}", kind=kind)

    def written(self, now: datetime) -> tuple[Document, CalendarEntry]:
        """As a document and for a calendar."""
        return self.document(), self.entry(now)

    def document(self) -> Document:
        """The whole of it."""
        return Document(
            title=self.title,
            language=self._tr.language,
            made_on=self._sheet.page.today,
            parts=tuple(self._parts()),
            page=self._tr.tr("page {page} of {pages}"),
            mark=paper_mark(self._tr, training=self._sheet.is_training, grade=self._grade),
        )

    def entry(self, now: datetime) -> CalendarEntry:
        """The same for a calendar; `now` is with its zone."""
        meeting, row = self._sheet.meeting, self._sheet.row
        kind = row.kind.speak(self._tr.language)
        about = self._tr.tr("{kind} about {child}", kind=kind, child=self._child) if self._has_names else kind
        return CalendarEntry(
            uid=f"{meeting.id}@bti.invalid",
            sequence=meeting.sequence,
            summary=about,
            description="\n".join(self._plain()),
            location=self._where(),
            begins_at=datetime.combine(meeting.on, meeting.at),
            minutes=meeting.minutes,
            written_at=now,
            is_cancelled=meeting.cancelled,
        )

    @property
    def _grade(self) -> AddressGrade:
        """One without names tells nobody that an address is graded."""
        return self._sheet.grade if self._has_names else AddressGrade.OPEN

    @property
    def _child(self) -> str:
        return self._sheet.child.partition(" ")[0]

    # the parts

    def _parts(self) -> Iterator[Part]:
        tr, sheet = self._tr.tr, self._sheet
        if sheet.meeting.cancelled:
            yield Paragraph(tr("The meeting is called off."))
        yield Fields(tuple(self._fields()))
        if sheet.meeting.cancelled:
            return
        yield Heading(tr("Who is asked"), level=2)
        yield Bullets(tuple(map(self._who, sheet.attendees)) or (tr("nobody yet"),))
        yield Heading(tr("Agenda"), level=2)
        rows = tuple((one.what.speak(self._tr.language), str(one.minutes)) for one in sheet.items)
        yield Table((tr("Point"), tr("Minutes")), rows)
        yield Paragraph(self._consent())

    def _fields(self) -> Iterator[tuple[str, str]]:
        tr, sheet = self._tr.tr, self._sheet
        if self._has_names:
            yield tr("About"), sheet.child
        yield tr("Day"), self._tr.long_day(sheet.row.on)
        yield tr("Time"), self._clock()
        yield tr("Place"), self._where() or "-"
        if sheet.meeting.cancelled:
            return
        yield tr("What it is for"), sheet.row.purpose or "-"
        if self._has_names and sheet.minute_taker:
            yield tr("Who writes"), sheet.minute_taker
        if sheet.interpreter:
            yield tr("Interpreter"), sheet.interpreter
        if not sheet.is_nameless:
            yield (
                tr("The child's part"),
                sheet.child_part or tr("Tell us before the meeting what the child wants to say."),
            )
        contact = tr("whoever sent you this")
        yield tr("Questions to"), sheet.contact if self._has_names and sheet.contact else contact

    def _clock(self) -> str:
        begins = datetime.combine(self._sheet.meeting.on, self._sheet.meeting.at)
        minutes = self._sheet.meeting.minutes
        return self._tr.tr("{clock}, {minutes} minutes", clock=f"{begins:%H.%M}", minutes=minutes)

    def _where(self) -> str:
        video = self._tr.tr("by video") if self._sheet.is_digital else ""
        return ", ".join(part for part in (self._sheet.row.place, video) if part)

    def _who(self, one: AttendeeLine) -> str:
        agency = one.agency.speak(self._tr.language) if one.agency else ""
        role = one.role or one.usual.speak(self._tr.language)
        if self._has_names:
            said = ", ".join(part for part in (one.name, role, agency) if part)
            return f"{said}: {one.why}" if one.why else said
        own = self._tr.tr("from the family") if one.is_of_case else self._tr.tr("from our service")
        return ", ".join(part for part in (role, agency or ("" if one.is_guest else own)) if part)

    def _consent(self) -> str:
        if self._sheet.is_nameless:
            return self._tr.tr(
                "We talk without names: nobody says whom it is about, and nobody asks. Everybody at the meeting has a "
                "duty of confidentiality."
            )
        return self._tr.tr(
            "Those who come from other services are asked because the family has said yes to it. The family may change "
            "its mind at any time. Everybody at the meeting has a duty of confidentiality."
        )

    def _plain(self) -> Iterator[str]:
        """What stands in the calendar: short, for it is read on a phone."""
        for label, text in self._fields():
            yield f"{label}: {text}"
        if self._sheet.meeting.cancelled:
            return
        yield ""
        for one in self._sheet.items:
            yield f"- {one.what.speak(self._tr.language)} ({one.minutes})"


def proposal(sheet: MeetingSheet, tr: Translator) -> Path:
    """A name for the file that names nobody."""
    word = tr.tr("invitation")
    return Path(f"~/{word}-{sheet.row.on:%Y-%m-%d}.ics")

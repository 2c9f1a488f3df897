"""What meeting mode shows: the agenda and its clock, who is here, the lines, and how the line at the cursor is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static
from typing_extensions import override

from bti_tui.desk import Desk
from bti_tui.domain.ids import CaseId
from bti_tui.domain.meeting_line import read_line
from bti_tui.domain.meeting_words import TypedLine
from bti_tui.screens.guided_place import GuidedPlace
from bti_tui.screens.meeting_echo import echo
from bti_tui.screens.meeting_text import (
    PRESENCES,
    agenda,
    clock_text,
    letters,
    log_rows,
    missing_text,
    point_rows,
    presence_list,
    presence_rows,
    side,
)
from bti_tui.screens.place import HelpPage, HelpSection
from bti_tui.usecases.live_meeting import LiveMeeting
from bti_tui.widgets.meeting_form import MeetingForm
from bti_tui.widgets.meeting_log import MeetingLog
from bti_tui.widgets.presence_list import SIGNS, PresenceList
from bti_tui.widgets.quiet_text import QuietText

if TYPE_CHECKING:
    from bti_tui.usecases.context import Context

MINUTE: Final = 60.0


class MeetingView(GuidedPlace):
    """Draws the meeting; nothing of it changes by itself but the clock, once a minute."""

    def __init__(self, desk: Desk[Context], case_id: CaseId) -> None:
        super().__init__(desk, case_id)
        self._live: LiveMeeting | None = None
        self._refused = ""
        """Why the line that stands there was not stored."""
        self._agenda = QuietText(id="meeting-agenda", markup=False)
        self._here = QuietText(id="meeting-here", markup=False)
        self._side = QuietText(id="meeting-side", markup=False)
        self._log = MeetingLog()
        self._heading = Static(id="meeting-heading", markup=False)
        self._presence = PresenceList()
        self._echo = QuietText(id="meeting-echo", markup=False)
        self._open = QuietText(id="meeting-open", markup=False)
        self._letters = QuietText(id="meeting-letters", markup=False)

    # what it shows

    @override
    def crumbs(self) -> tuple[str, ...]:
        """Which case, and that it is a meeting."""
        kind = self.choice("meeting_kind", self._live.kind) if self._live else ""
        about = (self._live.head.number,) if self._live and self._live.is_nameless else self.case_crumb()
        return (*about, " ".join(part for part in (self.tr("MEETING"), kind) if part))

    @override
    def saved_text(self) -> str:
        """The time of the meeting, then when something was last stored."""
        clock = clock_text(self._live, self.translator, self.host.wall_clock()) if self._live else ""
        return "   ".join(part for part in (clock, super().saved_text()) if part)

    @override
    def compose_body(self) -> ComposeResult:
        """The agenda, the lines, who is here; below them the line that is typed, and how it is read."""
        with Horizontal(id="meeting-split") as split:
            split.can_focus = False
            yield self._agenda
            with Vertical(id="meeting-middle") as middle:
                middle.can_focus = False
                yield self._here
                yield self._heading
                yield self._presence
                yield self._log
            yield self._side
        yield self.make_form()
        yield self._echo
        yield self._open
        yield self._letters

    def make_form(self) -> MeetingForm:
        """The line, and what its keys ask for."""
        raise NotImplementedError

    @property
    def form(self) -> MeetingForm:
        """The line."""
        return self.query_one(MeetingForm)

    @property
    def is_noting_presence(self) -> bool:
        """Whether the keys go to the list of who is here."""
        return self.has_class("-presence")

    # drawing

    def _minute(self) -> None:
        self.set_timer(MINUTE, self._minute)
        if self.is_current:
            self._draw_clock()

    def on_resize(self) -> None:
        """Texts are cut to the width."""
        self.call_after_refresh(self._draw)

    def on_growing_line_grew(self) -> None:
        """The points beside the log have a row less, or more."""
        self.call_after_refresh(self._draw_clock)

    def _draw(self) -> None:
        if self._live is None:
            return
        live, tr = self._live, self.translator
        self._here.update("\n".join(presence_rows(live, tr, max(20, self._here.content_size.width))))
        self._side.update("\n".join(side(live, tr, max(20, self._side.content_size.width))))
        self._log.show(log_rows(live, tr, self.host.wall_clock()))
        self._presence.show(presence_list(live, tr))
        self._letters.update(letters(tr))
        self._draw_clock()
        self._draw_echo()
        self.refresh_bindings()
        self.show_status()

    def _draw_clock(self) -> None:
        if self._live is not None:
            width = max(20, self._agenda.content_size.width)
            rows = agenda(self._live, self.translator, self.host.wall_clock(), width)
            room = self._agenda.content_size.height - len(rows)
            self._agenda.update("\n".join([*rows, *point_rows(self._live, self.translator, width, room)]))
            self.draw_header()

    def _line(self) -> TypedLine | None:
        if self._live is None or not self.form.text.strip():
            return None
        return read_line(self.form.text, self._live.named)

    def _draw_echo(self) -> None:
        """Below the line: how it is read; when it is empty, the keys."""
        line = self._line()
        if line is None or self._live is None:
            said = self.tr("Enter stores   Ctrl+Z takes back the last line   > makes a measure of it")
            missing = self._missing() if cell_len(self._missing()) > self.size.width - 2 else ""
        else:
            said, missing = echo(line, self._live, self.translator)
        self._echo.update(said)
        self._open.update(self._refused or missing)
        is_red = line is not None and (line.is_stopped or bool(line.mentions))
        self._open.set_class(bool(self._refused) or is_red, "-stop")

    @override
    def ready_status(self) -> str:
        """What is missing before the end."""
        if self.is_noting_presence:
            keys = "  ".join(f"{SIGNS[one]} {self.tr(word)}" for one, word in PRESENCES.items())
            return self.tr("{keys}   + somebody else   Esc back to the line", keys=keys)
        return self._missing()

    def _missing(self) -> str:
        """What is missing before the end; drawn in full below the line where the status line cuts it."""
        return missing_text(self._live, self.translator, self.host.wall_clock()) if self._live else ""

    @override
    def show_status(self) -> None:
        """The line has no name of its own to be spoken of."""
        self.set_status(self.ready_status())

    @override
    def help_page(self) -> HelpPage:
        """The keys and the signs of the line."""
        text = "\n".join(
            (
                self.tr("  n s f g t l b a small letter first says what the line is; without one it is a note"),
                self.tr("  s and t       mean the child's words and a measure here; in the log talk and phone call"),
                self.tr("  @mor          who answers for a measure; Tab completes"),
                self.tr("  !om 6 uker    until when; !fre, !15.1, !uke 3"),
                self.tr("  #skole        where; in a note #intern keeps it internal"),
                self.tr("  ~2            which goal, when it is not the newest"),
                self.tr("  >             before or behind a line: make a measure of it; alone: of the line before"),
                self.tr("  + Per Vik, trener, skole   somebody who came"),
                "",
                self.tr("  F4 next point   F5 evaluate measures   F6 minutes and approval   F7 who is here"),
                self.tr("  Ctrl+Z        takes back; in an empty line the last line, which can then be put right"),
                self.tr("  Ctrl+R        the same person and date as the last measure"),
                self.tr("  PgUp PgDn     earlier lines"),
                "",
                self.tr("Nothing of the meeting goes out before its minutes are approved."),
            )
        )
        return HelpPage(self.place, (HelpSection(self.tr("The line"), text),))
